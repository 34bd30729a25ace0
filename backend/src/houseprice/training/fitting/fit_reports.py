"""Reports of a fit for its users, and the times from which later fits are estimated."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from houseprice.models.contract import EpochReport, OnEpoch
from houseprice.progress import OnProgress, Progress

_WORDS = {
    "fold": "Model {} of {}",
    "refit": "Final model {} of {}, learning from all sales",
    "rehearsal": "Checking on the latest sales (model {} of {})",
}
#: A fit that goes on after its usual epochs is expected to take so many times its epochs so far.
_LONGER = 1.25


@dataclass(frozen=True)
class Turn:
    """The place of a fit among those of its purpose; the first one is number 1."""

    purpose: Literal["fold", "refit", "rehearsal"]
    number: int
    total: int

    @property
    def label(self) -> str:
        """The fit in words for users."""
        return _WORDS[self.purpose].format(self.number, self.total)

    @property
    def is_shown(self) -> bool:
        """Whether its scores are the learning curve; one of several fits would be a saw."""
        return self.purpose == "fold" and self.number == 1


class Curve:
    """Turns the epochs of one fit into reports, and measures them for estimates of later fits.

    Parameters
    ----------
    turn : Turn
    usual : float
        Epochs that the fit is expected to take: at first `FamilySpec.usual_epochs`, later those of
        the fits of this recipe so far, and of a refit the last one.
    on_progress : OnProgress
    on_longer : callable
        Takes the epochs that are expected of a fit that takes more than `usual`.
    """

    def __init__(
        self,
        turn: Turn,
        usual: float,
        on_progress: OnProgress,
        on_longer: Callable[[float], None] = lambda _: None,
    ) -> None:
        self._turn, self._usual = turn, usual
        self._report, self._longer = on_progress, on_longer
        self._best = float("inf")
        self._began = self._first_at = time.monotonic()
        self._before_s = 0.0
        self.best_epoch = 0
        self.epochs_run = 0
        self.epochs = 0
        self.seconds = 0.0
        #: Whether the time limit ended the fit.
        self.cut = False

    @property
    def stopped_early(self) -> bool:
        """Whether the validation score no longer improved."""
        return self.epochs_run < self.epochs and not self.cut

    @property
    def epoch_s(self) -> float:
        """Seconds of an epoch, not counting the start of the fit and its first epoch."""
        return (self.seconds - self.start_s) / max(self.epochs_run - 1, 1)

    @property
    def start_s(self) -> float:
        """Seconds until the first epoch was over."""
        return self._first_at - self._began

    @property
    def state(self) -> dict[str, float]:
        """Plain values from which `resume` goes on, and from which `of` makes the whole curve."""
        now = time.monotonic()
        return {
            "best": self._best,
            "best_epoch": self.best_epoch,
            "epochs_run": self.epochs_run,
            "epochs": self.epochs,
            "start_s": self.start_s,
            "seconds": self.seconds or now - self._began,
        }

    def resume(self, state: Mapping[str, float]) -> float:
        """Go on from an earlier process; the answer is the share of the fit that is done."""
        self._best, self.best_epoch = float(state["best"]), int(state["best_epoch"])
        self.epochs_run, self.epochs = int(state["epochs_run"]), int(state["epochs"])
        self._before_s = float(state["seconds"])
        self._began = time.monotonic() - self._before_s
        self._first_at = self._began + float(state["start_s"])
        return min(self.epochs_run / max(min(self._usual, self.epochs), 1.0), 0.99)

    def take(self, state: Mapping[str, float]) -> None:
        """Take over the curve of a whole fit."""
        self.resume(state)
        self.seconds = self._before_s

    def begin(self) -> None:
        """Note that the fit begins now."""
        self._began = self._first_at = time.monotonic()

    def over(self, seconds: float) -> None:
        """Note how long the fit took in this process."""
        self.seconds = max(self._before_s + seconds, 1e-6)

    def was_cut(self, deadline_s: float) -> bool:
        """Whether the fit ended because its next epoch would have been later than `deadline_s`."""
        next_s = self.seconds / max(self.epochs_run, 1)
        return self.is_short and self.seconds - self._before_s + next_s > deadline_s

    @property
    def is_short(self) -> bool:
        """Whether the fit could have taken more epochs."""
        whole = round(self._usual) if self._turn.purpose == "refit" else self.epochs
        return self.epochs_run < whole

    @property
    def on_epoch(self) -> OnEpoch:
        """Takes the report of each epoch."""
        return self._on_epoch

    def _on_epoch(self, epoch: EpochReport) -> None:
        if not self.epochs_run:
            self._first_at = time.monotonic()
        self.epochs_run, self.epochs = epoch.epoch, epoch.epochs
        if epoch.validation_loss < self._best:
            self._best, self.best_epoch = epoch.validation_loss, epoch.epoch
        self._report(
            Progress(
                "training",
                self._share(epoch),
                message=self._message(epoch),
                curve=self._points(epoch),
                epoch=epoch.epoch,
            )
        )

    def _share(self, epoch: EpochReport) -> float:
        """Share of this fit that is done."""
        usual = min(self._usual, epoch.epochs)
        if epoch.epoch > usual:
            usual = min(_LONGER * epoch.epoch, epoch.epochs)
            self._longer(usual)
        return min(epoch.epoch / max(usual, 1.0), 0.99)

    def _message(self, epoch: EpochReport) -> str:
        if self._turn.purpose == "refit":  # no sale is held out to measure an error on
            return f"{self._turn.label}: epoch {epoch.epoch} of {round(self._usual)}"
        text = f"{self._turn.label}: epoch {epoch.epoch} of at most {epoch.epochs}"
        return f"{text}, validation error {epoch.validation_loss:.4f}"

    def _points(self, epoch: EpochReport) -> dict[str, float]:
        if not self._turn.is_shown:
            return {}
        return {"train_loss": epoch.train_loss, "validation_loss": epoch.validation_loss}
