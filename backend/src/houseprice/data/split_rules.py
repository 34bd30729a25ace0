"""The rules that say which sales are the test, as they are written."""

from __future__ import annotations

import re
from datetime import date

from houseprice.errors import InvalidInput

RULE_PATTERN = r"^(auto|time(:\d{4}-\d{2}-\d{2})?|random(:\d{1,9})?)$"
#: The rules in words, for messages and help.
RULES = "auto, time, time:YYYY-MM-DD or random:SEED"
_RULE = re.compile(RULE_PATTERN, re.ASCII)


def check_rule(rule: str) -> None:
    """Raise `InvalidInput` if `rule` is none of `RULES`, or names a day that no calendar has."""
    if not _RULE.fullmatch(rule):
        raise InvalidInput(f"split must be {RULES}, got {rule!r}")
    first_test_day(rule)


def first_test_day(rule: str) -> date | None:
    """The day from which on sales are the test; None where the rule names no day.

    Parameters
    ----------
    rule : str
        One of `RULES`.

    Raises
    ------
    InvalidInput
        If the rule begins with ``time:`` and no day follows that a calendar has.

    Examples
    --------
    >>> first_test_day("time:2024-02-29")
    datetime.date(2024, 2, 29)
    >>> first_test_day("time") is None
    True
    """
    kind, _, day = rule.partition(":")
    if kind != "time" or not day:
        return None
    read = _read_day(day)
    if read is None:
        raise InvalidInput(
            f"split time:YYYY-MM-DD must name a day of the calendar, got {rule!r}",
            hint="Write year, month and day, such as time:2024-07-01.",
        )
    return read


def _read_day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # Python reads other ISO forms, too, such as 20240701.
    return day if day.isoformat() == text else None
