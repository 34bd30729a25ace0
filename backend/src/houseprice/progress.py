"""Reports of long work to its caller while it runs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Self

Phase = Literal["starting", "loading", "training", "evaluating", "publishing"]


class JobCancelled(Exception):
    """The callback raises this to stop long work; it is no error."""


class JobSuspended(JobCancelled):
    """The callback raises this to stop work that goes on elsewhere: what is done may be stored."""


def never() -> bool:
    """Never: nobody asks for it."""
    return False


@dataclass(frozen=True)
class Progress:
    """A report of long work.

    Parameters
    ----------
    phase : Phase
        The phase of the work.
    fraction : float
        Share of the planned time of the whole work that has passed, 0..1; it never falls.
    current, total : int
        Steps of the plan that are done or no longer needed, and all of its steps; see
        `training.work_plan`.
    message : str
        A short sentence.
    curve : mapping of str to float
        Scores of this epoch, such as ``train_loss`` and ``validation_loss``; empty between epochs.
    epoch : int
        The epoch (or boosting round) that `curve` belongs to.
    left_s : float or None
        Seconds that the rest of the work is expected to take; None if too little is known.
    notice : str
        Something that went wrong without ending the work, as a sentence for users.
    resumed : mapping or None
        Where the work of an earlier process went on: ``models`` that were finished, ``total``
        models, and the ``epoch`` of the next one, 0 for its beginning.
    epochs_done, epochs_taken : int
        Epochs of all fits so far that this process has computed, and those that it took over.
    """

    phase: Phase
    fraction: float
    current: int = 0
    total: int = 0
    message: str = ""
    curve: Mapping[str, float] = field(default_factory=dict)
    epoch: int = 0
    left_s: float | None = None
    notice: str = ""
    resumed: Mapping[str, int] | None = None
    epochs_done: int = 0
    epochs_taken: int = 0


OnProgress = Callable[[Progress], None]


def ignore_progress(_: Progress) -> None:
    """Ignore a report."""


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
#: Time constant with which the time left follows a falling estimate.
_SETTLE_S = 4.0


@dataclass(frozen=True)
class TimeLeft:
    """The time left as users see it: it counts down and does not jump about.

    Parameters
    ----------
    seconds : float
        The time left that users saw last.
    at : float
        When they saw it, in seconds of the caller's clock.
    least : float
        The smallest number of seconds that they ever saw for this work.
    """

    seconds: float
    at: float
    least: float

    @classmethod
    def first(cls, estimate_s: float, at: float, least: float | None = None) -> Self:
        """Show a first estimate, or the first one since the work was interrupted."""
        return cls(estimate_s, at, estimate_s if least is None else min(estimate_s, least))

    @property
    def is_longer(self) -> bool:
        """Whether users saw less time before, so that the message must have `LONGER`."""
        return self.seconds > self.least

    def then(self, estimate_s: float, at: float) -> Self:
        """Show a newer estimate.

        The time left counts down and settles on a lower estimate within seconds. It stands still
        while the estimate is a little higher, and rises only to an estimate that is much higher.

        Examples
        --------
        >>> left = TimeLeft.first(100.0, at=0.0)
        >>> left.then(110.0, at=1.0).seconds, left.then(110.0, at=1.0).is_longer
        (100.0, False)
        >>> left.then(160.0, at=1.0).seconds, left.then(160.0, at=1.0).is_longer
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
