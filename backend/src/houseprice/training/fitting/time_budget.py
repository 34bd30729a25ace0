"""How much of a training fits into its time limit."""

from __future__ import annotations

import time
from dataclasses import dataclass

#: The reserve for measuring and writing is this share of the time limit, and at least `_FINISHING`
#: times the preparation, which grows with the table as measuring does.
_RESERVE = 0.1
_FINISHING = 1.25
_LEAST_FIT_S = 0.5


@dataclass
class TimeBudget:
    """Shares the time limit of a training out among its fits.

    Parameters
    ----------
    limit_s : float or None
        Seconds for the whole training; None for no limit.
    started, ready : float
        ``time.monotonic()`` at the start of the training, and when its features were made.
    a_fold : int
        Number of fits in each fold.
    """

    limit_s: float | None
    started: float
    ready: float
    a_fold: int

    def __post_init__(self) -> None:
        self._fits = 0
        self._first = time.monotonic()

    def deadline_s(self) -> float | None:
        """Seconds that the next fit may take so that each other fit of its fold has as many."""
        if self.limit_s is None:
            return None
        ahead = self.a_fold - self._fits % self.a_fold
        return max(self._until_reserve_s(self.limit_s) / ahead, _LEAST_FIT_S)

    def fitted(self) -> None:
        """Note that a fit is over."""
        self._fits += 1

    def has_time(self, folds: float = 1.0) -> bool:
        """Whether there is time for more folds, judged by those before; always for the first."""
        if self.limit_s is None or self._fits == 0:
            return True
        each = (time.monotonic() - self._first) / self._fits
        return folds * each * self.a_fold <= self._until_reserve_s(self.limit_s)

    def left_s(self) -> float | None:
        """Seconds that the limit leaves for fits; None without a limit."""
        return None if self.limit_s is None else self._until_reserve_s(self.limit_s)

    def _until_reserve_s(self, limit_s: float) -> float:
        reserve = max(_RESERVE * limit_s, _FINISHING * (self.ready - self.started))
        return limit_s - reserve - (time.monotonic() - self.started)
