"""What long work tells its caller while it runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

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
        Share of the whole work that is done, 0..1; the caller keeps it from going back.
    current, total : int
        Epochs (or boosting rounds) done and the upper limit, for people to read.
    message : str
        One short sentence.
    curve : mapping of str to float
        Scores of this epoch, such as ``train_loss`` and ``validation_loss``; empty between epochs.
    """

    phase: Phase
    fraction: float
    current: int = 0
    total: int = 0
    message: str = ""
    curve: Mapping[str, float] = field(default_factory=dict)


OnProgress = Callable[[Progress], None]


def ignore_progress(_: Progress) -> None:
    """Report to nobody."""


def within(on_progress: OnProgress, start: float, end: float) -> OnProgress:
    """Report the fractions 0..1 of a part as start..end of the whole."""

    def report(progress: Progress) -> None:
        share = min(max(progress.fraction, 0.0), 1.0)
        on_progress(replace(progress, fraction=start + (end - start) * share))

    return report
