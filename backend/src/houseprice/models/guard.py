"""What every training loop watches: losses that stay finite, patience, the deadline."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field

import numpy as np

from houseprice.errors import Diverged
from houseprice.models.contract import Floats

#: A loss in standard deviations of the target; one that doubles without end gets here first.
ABSURD = 1e6


def rmse(predicted: Floats, y: Floats) -> float:
    """Root mean squared difference, in the unit of `y`."""
    return float(np.sqrt(np.mean((predicted - y) ** 2)))


def check_finite(epoch: int, *losses: float) -> None:
    """Refuse to go on with a loss that is infinite, not a number, or beyond all reason.

    Raises
    ------
    Diverged
        Naming the epoch.
    """
    if not all(math.isfinite(loss) and loss < ABSURD for loss in losses):
        raise Diverged(
            f"The loss must stay finite and below {ABSURD:g}, got {losses[0]} (training) and "
            f"{losses[-1]} (validation) in epoch {epoch}",
            hint="Try a smaller learning rate, for example a tenth of this one.",
        )


@dataclass
class Stopper:
    """Remembers the best epoch, and says when to stop.

    Parameters
    ----------
    patience : int
        Epochs without improvement before stopping.
    deadline_s : float or None
        Seconds from now after which to stop.
    last_epoch : int or None
        See `FitSettings.last_epoch`.
    """

    patience: int
    deadline_s: float | None = None
    last_epoch: int | None = None
    best: float = math.inf
    best_epoch: int = 0
    _started: float = field(default_factory=time.monotonic)

    def improved(self, epoch: int, validation_loss: float) -> bool:
        """Note a score; whether it is the best so far, or the one to keep in any case."""
        if self.last_epoch is not None or validation_loss < self.best:
            self.best, self.best_epoch = validation_loss, epoch
            return True
        return False

    def over(self, epoch: int) -> bool:
        """Whether this was the last epoch, or patience or time has run out after it."""
        elapsed = time.monotonic() - self._started
        late = self.deadline_s is not None and elapsed > self.deadline_s
        return late or epoch == self.last_epoch or epoch - self.best_epoch >= self.patience
