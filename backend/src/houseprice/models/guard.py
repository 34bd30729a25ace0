"""Guards of every training loop: finite losses, patience and the deadline."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self

import numpy as np

from houseprice.errors import Diverged
from houseprice.models.contract import FitSettings, Floats
from houseprice.progress import never

#: Limit of a loss, in standard deviations of the target, that only a diverging fit reaches.
ABSURD = 1e6


def rmse(predicted: Floats, y: Floats) -> float:
    """Root mean squared difference, in the unit of `y`."""
    return float(np.sqrt(np.mean((predicted - y) ** 2)))


def check_finite(epoch: int, *losses: float) -> None:
    """Refuse a loss that is infinite, not a number, or absurdly large.

    Raises
    ------
    Diverged
        If a loss is none of the allowed ones; the message names the epoch.
    """
    if not all(math.isfinite(loss) and loss < ABSURD for loss in losses):
        raise Diverged(
            f"The loss must stay finite and below {ABSURD:g}, got {losses[0]:.4g} (training) and "
            f"{losses[-1]:.4g} (validation) in epoch {epoch}",
            hint="Try a smaller learning rate (--learning-rate), for example a tenth of this one.",
        )


@dataclass
class Stopper:
    """Early stopping: remembers the best epoch and decides when to stop.

    Parameters
    ----------
    patience : int
        Number of epochs without improvement before the stop.
    deadline_s : float or None
        Seconds from now after which the fit stops.
    last_epoch : int or None
        See `FitSettings.last_epoch`.
    finish : callable
        See `FitSettings.finish`.
    """

    patience: int
    deadline_s: float | None = None
    last_epoch: int | None = None
    finish: Callable[[], bool] = never
    best: float = math.inf
    best_epoch: int = 0
    _started: float = field(default_factory=time.monotonic)
    _first: int = 0

    @classmethod
    def of(cls, settings: FitSettings, patience: int) -> Self:
        """The guard of a fit with these settings."""
        return cls(patience, settings.deadline_s, settings.last_epoch, settings.finish)

    @property
    def state(self) -> dict[str, float]:
        """Plain values from which `resume` goes on."""
        return {"best": self.best, "best_epoch": self.best_epoch}

    def resume(self, epoch: int, state: Mapping[str, float]) -> None:
        """Go on after an epoch of an earlier process."""
        self.best, self.best_epoch = float(state["best"]), int(state["best_epoch"])
        self._first = epoch

    def record(self, epoch: int, validation_loss: float) -> bool:
        """Record a loss; the answer is whether this epoch's model should be kept."""
        if self.last_epoch is not None or validation_loss < self.best:
            self.best, self.best_epoch = validation_loss, epoch
            return True
        return False

    def is_over(self, epoch: int) -> bool:
        """Whether this epoch was the last one, patience has run out, or the next would be late."""
        elapsed_s = time.monotonic() - self._started
        next_s = elapsed_s / max(epoch - self._first, 1)
        late = self.deadline_s is not None and elapsed_s + next_s > self.deadline_s
        over = late or epoch == self.last_epoch or epoch - self.best_epoch >= self.patience
        return over or self.finish()
