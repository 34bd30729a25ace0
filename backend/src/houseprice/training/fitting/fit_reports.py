"""Reports of a fit for its users, and the times from which later fits are estimated."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal

from houseprice.models.contract import EpochReport, OnEpoch
from houseprice.progress import OnProgress, Progress

_WORDS = {
    "fold": "Model {} of {}",
    "refit": "Final model {} of {}, learning from all sales",
    "rehearsal": "Checking on the latest sales (model {} of {})",
}


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
    usual : float or None
        Epochs that fits of this recipe took so far; None before the first one.
    usual_share : float
        See `FamilySpec.usual_share`; it is used for the first fit.
    on_progress : OnProgress
    """

    def __init__(
        self, turn: Turn, usual: float | None, usual_share: float, on_progress: OnProgress
    ) -> None:
        self._turn = turn
        self._usual, self._usual_share = usual, usual_share
        self._report = on_progress
        self._best = float("inf")
        self._began = self._first_at = time.monotonic()
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

    def over(self, seconds: float) -> None:
        """Note how long the fit took."""
        self.seconds = max(seconds, 1e-6)

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
        """Share of this fit that is done; earlier fits, where there are any, set its length."""
        usual = self._usual_share * epoch.epochs if self._usual is None else self._usual
        if epoch.epoch >= usual:  # it takes longer than usual: assume half of the epochs left
            usual = 0.5 * (epoch.epoch + epoch.epochs)
        return min(epoch.epoch / max(usual, 1.0), 0.99)

    def _message(self, epoch: EpochReport) -> str:
        if self._turn.purpose == "refit":  # no sale is held out to measure an error on
            return f"{self._turn.label}: epoch {epoch.epoch} of {round(self._usual or 0)}"
        text = f"{self._turn.label}: epoch {epoch.epoch} of at most {epoch.epochs}"
        return f"{text}, validation error {epoch.validation_loss:.4f}"

    def _points(self, epoch: EpochReport) -> dict[str, float]:
        if not self._turn.is_shown:
            return {}
        return {"train_loss": epoch.train_loss, "validation_loss": epoch.validation_loss}
