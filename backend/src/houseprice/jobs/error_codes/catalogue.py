"""The catalogue of all error codes."""

from __future__ import annotations

from collections.abc import Mapping

from houseprice.jobs.error_codes.calls import CALL_CODES
from houseprice.jobs.error_codes.entries import ErrorCode, RetryRule
from houseprice.jobs.error_codes.parts import PART_CODES
from houseprice.jobs.error_codes.runs import RUN_CODES

CATALOGUE: Mapping[str, ErrorCode] = {
    entry.code: entry for entry in (*CALL_CODES, *PART_CODES, *RUN_CODES)
}


def retry_rule(code: str) -> RetryRule | None:
    """How a run that fails with this code is tried again; None: it is not.

    Examples
    --------
    >>> retry_rule("diverged") is None, retry_rule("killed").times
    (True, 2)
    """
    entry = CATALOGUE.get(code)
    return None if entry is None else entry.retry


def hint_for(code: str) -> str:
    """What a user can do about an error of this code; empty for a code of a newer version."""
    entry = CATALOGUE.get(code)
    return "" if entry is None else entry.hint
