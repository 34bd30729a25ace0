"""What long work tells its caller while it runs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Self

Phase = Literal["starting", "loading", "training", "evaluating", "publishing"]


class JobCancelled(Exception):
    """Raised by the callback to stop long work; not an error."""


@dataclass(frozen=True)
class Progress:
    """One truthful report of long work.

    Parameters
    ----------
    phase : Phase
        What is going on.
    fraction : float
        Share of the planned seconds of the whole work that are over, 0..1; it never goes back.
    current, total : int
        Steps of the plan that are done or no longer needed, and all of its steps; see
        `training.work_plan`.
    message : str
        One short sentence.
    curve : mapping of str to float
        Scores of this epoch, such as ``train_loss`` and ``validation_loss``; empty between epochs.
    epoch : int
        The epoch (or boosting round) that `curve` belongs to.
    left_s : float or None
        Seconds that the rest of the work takes as far as is known now; None if too little is known.
    """

    phase: Phase
    fraction: float
    current: int = 0
    total: int = 0
    message: str = ""
    curve: Mapping[str, float] = field(default_factory=dict)
    epoch: int = 0
    left_s: float | None = None


OnProgress = Callable[[Progress], None]


def ignore_progress(_: Progress) -> None:
    """Report to nobody."""


def within(on_progress: OnProgress, start: float, end: float) -> OnProgress:
    """Report the fractions 0..1 of a part as start..end of the whole."""

    def report(progress: Progress) -> None:
        share = min(max(progress.fraction, 0.0), 1.0)
        on_progress(replace(progress, fraction=start + (end - start) * share))

    return report


#: Users read this with every estimate that is above an earlier one.
LONGER = "this takes longer than expected"
#: An estimate that rises by less than this share, or by less than these seconds, is not shown.
_HOLD_SHARE, _HOLD_S = 0.15, 1.0
#: An estimate that falls is followed with this time constant.
_SETTLE_S = 4.0


@dataclass(frozen=True)
class TimeLeft:
    """The time left as users are told of it: it counts down and does not jump about.

    Parameters
    ----------
    seconds : float
        What users were told last.
    at : float
        When they were told, in seconds of the caller's clock.
    least : float
        The smallest number of seconds that they were ever told of this work.
    """

    seconds: float
    at: float
    least: float

    @classmethod
    def first(cls, estimate_s: float, at: float, least: float | None = None) -> Self:
        """Tell an estimate where there was none, or none since the work was interrupted."""
        return cls(estimate_s, at, estimate_s if least is None else min(estimate_s, least))

    @property
    def is_longer(self) -> bool:
        """Whether users were told of less time before, so that `LONGER` has to be said."""
        return self.seconds > self.least

    def then(self, estimate_s: float, at: float) -> Self:
        """Tell a newer estimate.

        What was told counts down and settles on a lower estimate within seconds. It stands still
        while the estimate is a little higher; it rises only to one that is much higher.

        Examples
        --------
        >>> told = TimeLeft.first(100.0, at=0.0)
        >>> told.then(110.0, at=1.0).seconds, told.then(110.0, at=1.0).is_longer
        (100.0, False)
        >>> told.then(160.0, at=1.0).seconds, told.then(160.0, at=1.0).is_longer
        (160.0, True)
        """
        passed_s = max(at - self.at, 0.0)
        remaining_s = max(self.seconds - passed_s, 0.0)
        seconds = self.seconds
        if estimate_s <= remaining_s:
            seconds = estimate_s + (remaining_s - estimate_s) * math.exp(-passed_s / _SETTLE_S)
        elif estimate_s <= self.seconds or estimate_s > self.seconds * (1 + _HOLD_SHARE) + _HOLD_S:
            seconds = estimate_s
        return replace(self, seconds=seconds, at=at, least=min(self.least, seconds))


def with_longer(message: str) -> str:
    """The message of a report whose estimate is above an earlier one.

    Examples
    --------
    >>> with_longer("Writing the model")
    'Writing the model (this takes longer than expected)'
    """
    return f"{message} ({LONGER})" if message else LONGER.capitalize()
