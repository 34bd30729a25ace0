"""How much of a training fits into its time limit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from houseprice.progress import never
from houseprice.training import work_steps as steps
from houseprice.training.time_limit import TimeLimit
from houseprice.training.work_plan import WorkPlan

#: What comes after the last fit is expected to take this many times its estimate.
_CAUTION = 1.15
#: Share of the time that stays free for the end of the process and for a change of the pace.
_MARGIN = 0.02
_LEAST_FIT_S = 0.5
#: So many sales that no model learned from tell the weights and ranges, where there are as many.
_HELD_OUT = 2_000


@dataclass(frozen=True)
class FitPlan:
    """What a training has time for.

    Parameters
    ----------
    recipes : tuple of str
        The recipes to train.
    rehearses : bool
        Whether it rehearses with them first.
    """

    recipes: tuple[str, ...]
    rehearses: bool


@dataclass
class TimeBudget:
    """Compares the seconds that steps will take with those that the time limit leaves.

    Seconds are estimated by the pace of this machine, which the plan measures step by step; see
    `WorkPlan.expected_s`. What must follow the last fit is taken off first.

    Parameters
    ----------
    limit : TimeLimit or None
        None for no limit.
    started : float
        ``time.monotonic()`` at the start of the training.
    work : WorkPlan
        Has the steps of `work_steps.training_steps`.
    finish : callable
        Returns whether a user has asked to stop and to use what is finished: no time is left then.
    """

    limit: TimeLimit | None
    started: float
    work: WorkPlan
    finish: Callable[[], bool] = never

    def left_s(self) -> float | None:
        """Seconds that the limit leaves for fits; None without a limit."""
        if self.finish():
            return 0.0
        if self.limit is None:
            return None
        window_s = self.limit.window_s(self.started, self.work.pace)
        reserve_s = _CAUTION * self.work.expected_s(steps.AFTER_FITS) + _MARGIN * window_s
        return window_s - reserve_s - (time.monotonic() - self.started)

    def fits(self, names: Iterable[str]) -> bool:
        """Whether there is time for all these steps; a step that would be cut is not begun."""
        left_s = self.left_s()
        return left_s is None or self.work.expected_s(names) <= left_s

    def has_spare_time(self, names: Iterable[str]) -> bool:
        """Whether there is time for steps beyond the plan that no waiting family could use."""
        if self.limit is None or not self.fits(names):
            return False
        over_at = time.monotonic() + self.work.expected_s(steps.AFTER_FITS)
        return self.limit.is_too_late(over_at, self.work.pace)

    def deadline_s(self, name: str, others: Iterable[str] = ()) -> float | None:
        """Seconds that a fit may take so that other steps that must follow have time as well.

        Each gets a share in proportion to the seconds that it is expected to take.

        Parameters
        ----------
        name : str
            Step of the fit.
        others : iterable of str
            Steps that must follow it before the reserve.
        """
        left_s = self.left_s()
        if left_s is None:
            return None
        own_s, others_s = self.work.expected_s([name]), self.work.expected_s(others)
        share = own_s / (own_s + others_s) if own_s + others_s > 0 else 1.0
        return max(share * left_s, _LEAST_FIT_S)

    def planned(
        self, recipes: Sequence[str], folds: int, n_sales: int, *, can_rehearse: bool
    ) -> FitPlan:
        """Decide before the first fit what there is time for.

        As few recipes as possible are left out, the first of the list last, so that those that
        remain are trained wholly. A rehearsal is left out where it would cost the only fold.

        Parameters
        ----------
        recipes : sequence of str
            Recipes of the family, the best first.
        folds, n_sales : int
            Number of folds, and of training sales.
        can_rehearse : bool
            Whether the sales allow a rehearsal.
        """
        for rehearses, count in _wishes(fewest_folds(folds, n_sales), can_rehearse=can_rehearse):
            for some in _from_many_to_few(recipes):
                if self.fits(_names(some, count, rehearses=rehearses)):
                    return FitPlan(some, rehearses)
        cheapest = min(recipes, key=lambda recipe: self.work.expected_s(_names([recipe], 1)))
        return FitPlan((cheapest,), rehearses=False)


def fewest_folds(folds: int, n_sales: int) -> int:
    """Folds that hold out enough sales for weights and ranges.

    Examples
    --------
    >>> fewest_folds(5, 100_000), fewest_folds(10, 8_000), fewest_folds(5, 1_000)
    (1, 3, 5)
    """
    return min(max(-(-_HELD_OUT * folds // n_sales), 1), folds)


def _wishes(folds: int, *, can_rehearse: bool) -> Iterator[tuple[bool, int]]:
    """Whether to rehearse and the number of folds, from the most to the least."""
    for rehearses in (True, False) if can_rehearse else (False,):
        yield rehearses, folds
        yield rehearses, 1


def _from_many_to_few(recipes: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for count in range(len(recipes), 0, -1):
        yield from combinations(recipes, count)


def _names(recipes: Sequence[str], folds: int, *, rehearses: bool = False) -> list[str]:
    """Steps of the rehearsal and of the first folds."""
    rehearsal = [steps.EARLIER, *map(steps.rehearsal_name, recipes)] if rehearses else []
    return rehearsal + [
        steps.fold_name(number, recipe) for number in range(folds) for recipe in recipes
    ]
