"""Due times of a cron expression in a time zone.

Where clocks change, the rules are those of Debian's cron: a time that the clocks skip is due right
after the change, and a time that comes twice is due once. Expressions with ``*`` or ``*/n`` in the
field of minutes or hours follow real time instead.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError

from houseprice.errors import InvalidInput

_FIELDS = 5
#: Missed due times that are written down one by one.
MOST_MISSED = 20


@dataclass(frozen=True)
class Passed:
    """Due times that have passed.

    Parameters
    ----------
    latest : float
        The last of them, seconds since 1970.
    missed : tuple of float
        Those before, at most `MOST_MISSED`, the oldest first.
    unlisted : int
        Number of still earlier ones.
    following : float
        The first due time after now.
    """

    latest: float
    missed: tuple[float, ...]
    unlisted: int
    following: float


def check(cron: str, timezone: str) -> None:
    """Refuse what is no expression or no time zone.

    Raises
    ------
    InvalidInput
        If the expression does not have five valid fields or is never due, or the zone is unknown.
    """
    _zone(timezone)
    next(_times(cron, timezone, datetime.now(UTC).timestamp()))


def in_words(cron: str) -> str:
    """The expression in words, such as ``At 02:30 on the first day of the month``."""
    return str(CronSim(cron, datetime(2026, 1, 1, tzinfo=UTC)).explain())


def after(cron: str, timezone: str, since: float, count: int = 1) -> tuple[float, ...]:
    """The next due times after `since`; all times are seconds since 1970."""
    times = _times(cron, timezone, since)
    return tuple(next(times) for _ in range(count))


def passed(cron: str, timezone: str, first: float, now: float) -> Passed:
    """The due times from `first`, which is one, up to now."""
    recent: deque[float] = deque([first], maxlen=MOST_MISSED + 1)
    count = 1
    for moment in _times(cron, timezone, first):
        if moment > now:
            *missed, latest = recent
            return Passed(latest, tuple(missed), count - len(recent), moment)
        recent.append(moment)
        count += 1
    raise AssertionError("unreachable: the times never end")


def _times(cron: str, timezone: str, since: float) -> Iterator[float]:
    start = datetime.fromtimestamp(since, _zone(timezone))
    if len(cron.split()) != _FIELDS:
        raise _wrong(cron, "five fields are needed")
    try:
        moments = (moment.timestamp() for moment in CronSim(cron, start))
        # In an hour that comes twice the library begins with the first one, which may have passed.
        yield from (moment for moment in moments if moment > since)
    except (CronSimError, OverflowError) as error:
        raise _wrong(cron, str(error)) from error
    raise _wrong(cron, "it is never due")


def _wrong(cron: str, reason: str) -> InvalidInput:
    return InvalidInput(
        f"cron must be minute, hour, day of the month, month and day of the week, got {cron!r:.80}"
        f" ({reason})",
        hint="For example 30 2 1 * * for half past two on the first day of each month.",
        places=({"field": "cron", "rule": reason},),
    )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidInput(
            f"timezone must be a name of the IANA database, got {name!r:.80}",
            hint="For example Europe/Vienna, America/New_York or UTC.",
            places=({"field": "timezone", "rule": "must be an IANA name"},),
        ) from error
