"""Every error code: when it comes, what the user can do, and whether a run is tried again."""

from __future__ import annotations

from houseprice.jobs.error_codes.catalogue import CATALOGUE, hint_for, retry_rule
from houseprice.jobs.error_codes.entries import LONGEST_WAIT_S, ErrorCode, RetryRule

__all__ = ["CATALOGUE", "LONGEST_WAIT_S", "ErrorCode", "RetryRule", "hint_for", "retry_rule"]
