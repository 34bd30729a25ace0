"""The catalogue as a page: ``python -m houseprice.jobs.error_codes.document > docs/errors.md``."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence

from houseprice.jobs.error_codes.calls import CALL_CODES
from houseprice.jobs.error_codes.entries import ErrorCode
from houseprice.jobs.error_codes.parts import PART_CODES
from houseprice.jobs.error_codes.runs import RUN_CODES

_WIDTH = 120
_LEAD = (
    """Every refused call and every failed run has a code. This page is for users who read one, and
    for programs that decide by it. `houseprice.jobs.error_codes.document` makes it from the
    catalogue in `backend/src/houseprice/jobs/error_codes/`.""",
    """A code never changes its meaning. The body of an answer has it as `code`, beside a `detail`
    for people, a `hint` and the `places` of the error; a failed run has the same under `error`, and
    there a `change` where one change of its settings is known to mend it
    ([which codes have one](models.md#when-a-training-fails)). An error may bring a more precise
    hint than the one here.""",
    """*Tried again* is what becomes of a run that fails so: how many more attempts it gets, and the
    seconds before the first of them. Each later one waits twice as long, up to 5 minutes.
    `HOUSEPRICE_MAX_FAILURES` raises a smaller number of attempts, and 0 there means that no failed
    run is tried again. A lost worker is no failure: see
    [celery.md](celery.md#what-happens-when-something-dies).""",
)
_HEAD = ("| code | status | when | what to do | tried again |", "|---|---|---|---|---|")


def document() -> str:
    """The page in Markdown.

    Examples
    --------
    >>> document().splitlines()[0]
    '# Error codes'
    """
    parts = (
        ("## Failed runs", RUN_CODES),
        ("## Data and parts of the system", PART_CODES),
        ("## Refused calls", CALL_CODES),
    )
    lead = [
        textwrap.fill(
            " ".join(text.split()), _WIDTH, break_long_words=False, break_on_hyphens=False
        )
        + "\n"
        for text in _LEAD
    ]
    return "\n".join(["# Error codes\n", *lead, *(_table(title, codes) for title, codes in parts)])


def _table(title: str, codes: Sequence[ErrorCode]) -> str:
    head = [
        title,
        "",
        "| code | status | when | what to do | tried again |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*head, *map(_row, codes), ""])


def _row(entry: ErrorCode) -> str:
    status = "" if entry.status is None else str(entry.status)
    rule = entry.retry
    retried = "no" if rule is None else f"{rule.times} ×, after {rule.first_wait_s:g} s"
    cells = (f"`{entry.code}`", status, entry.when, entry.hint, retried)
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write(document())
