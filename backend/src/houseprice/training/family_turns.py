"""How the families of one call share its time limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from houseprice.training.rows_in_time import rows_in_time
from houseprice.training.time_limit import TimeLimit
from houseprice.training.work_steps import least_s, useful_s, usual_s

#: A blend needs two families, whatever the limit is.
LEAST_FAMILIES = 2
_LATE = 0.1


def within_limit(
    limit_s: float | None, families: Sequence[str], slots: int, n_rows: int
) -> list[str]:
    """The leading families that a usual machine has time for.

    A blend of two families with all their folds is better than a blend of four with one fold each.

    Parameters
    ----------
    limit_s : float or None
    families : sequence of str
        The most useful first.
    slots : int
        Number of trainings side by side.
    n_rows : int
        Rows of the data set.

    Examples
    --------
    >>> within_limit(60.0, ["lightgbm", "pytorch", "tensorflow", "huggingface"], 2, 20_000)
    ['lightgbm', 'pytorch']
    """
    if limit_s is None:
        return list(families)
    n_rows = rows_in_time(limit_s, n_rows)
    after_s = usual_s("blend", n_rows)
    count = _count(limit_s - after_s, [useful_s(name, n_rows) for name in families], slots)
    return list(families[: max(count, LEAST_FAMILIES)])


@dataclass(frozen=True)
class FamilyTurns:
    """Shares the time of a call out among the families that still wait.

    Parameters
    ----------
    ends_at : float
        ``time.monotonic()`` at the end of the call.
    slots, n_rows : int
        As in `within_limit`.
    """

    ends_at: float
    slots: int
    n_rows: int

    def next(self, waiting: Sequence[str], now: float, pace: float) -> TimeLimit | None:
        """The limit of the first family that waits; None if there is too little time for it.

        Parameters
        ----------
        waiting : sequence of str
            Families that have not begun, the next one first.
        now : float
            ``time.monotonic()``.
        pace : float
            Seconds that trainings of this call took, divided by those of a usual machine.
        """
        after_s = usual_s("blend", self.n_rows)
        useful = [useful_s(name, self.n_rows) for name in waiting]
        whole_s = self.ends_at - now - pace * after_s
        count = _count(whole_s, [pace * seconds for seconds in useful], self.slots)
        if count == 0:
            return None
        later = useful[self.slots : count]
        return replace(
            self.only(waiting[0]),
            turns=-(-count // self.slots),
            next_s=max(later, default=0.0),
            waits_s=useful[count] if count < len(waiting) else None,
        )

    def only(self, family: str) -> TimeLimit:
        """The limit of a family that must be trained, and after which only the blend follows."""
        after_s = usual_s("blend", self.n_rows)
        return TimeLimit(self.ends_at, after_s=after_s, least_s=least_s(family, self.n_rows))

    def has_time_to_blend(self, limit_s: float, now: float, pace: float) -> bool:
        """Whether the blend is over in time, or late by no more than a tenth of the limit."""
        late_s = now + pace * usual_s("blend", self.n_rows) - self.ends_at
        return late_s <= _LATE * limit_s


def _count(whole_s: float, useful: Sequence[float], slots: int) -> int:
    """The largest number of families that each have enough in their share of the time."""
    for count in range(len(useful), 0, -1):
        if whole_s / -(-count // slots) >= max(useful[:count]):
            return count
    return 0
