"""The length and learning rate of a neural net's training, by table size and settings."""

from __future__ import annotations

import math
from dataclasses import dataclass

from houseprice.models.contract import FitSettings
from houseprice.models.recipes import net_recipe

HIDDEN_SIZES = (256, 128, 64)
#: Smallest number of steps of a cosine cycle.
MIN_STEPS = 650
PATIENCE = 8


@dataclass(frozen=True)
class Schedule:
    """One cosine cycle.

    Parameters
    ----------
    epochs : int
        Length of the cycle: the need of the recipe, limited by the settings.
    steps : int
        Number of batches in an epoch.
    batch_size : int
        Number of sales in a batch; the last, shorter batch is left out.
    learning_rate : float
        Learning rate at the start; it falls to 0 along half a cosine.
    patience : int
        Number of epochs without improvement before the stop.
    """

    epochs: int
    steps: int
    batch_size: int
    learning_rate: float
    patience: int

    @classmethod
    def of(cls, n_rows: int, settings: FitSettings) -> Schedule:
        """The schedule for `n_rows` sales; explicit settings override the recipe."""
        recipe = net_recipe(settings)
        batch = min(recipe.batch_size or batch_size(n_rows), n_rows)
        steps = max(n_rows // batch, 1)
        cycle = max(recipe.min_epochs, math.ceil(MIN_STEPS / steps))
        return cls(
            epochs=min(cycle, settings.epochs),
            steps=steps,
            batch_size=batch,
            learning_rate=recipe.learning_rate,
            patience=settings.patience or PATIENCE,
        )

    def rate(self, step: int) -> float:
        """Learning rate of a step, which is in 0 .. epochs x steps - 1."""
        share = step / (self.epochs * self.steps)
        return 0.5 * self.learning_rate * (1.0 + math.cos(math.pi * share))


def batch_size(n_rows: int) -> int:
    """Batch size: 256 for a usual table, down to 32 for a small one."""
    return int(min(max(2 ** round(math.log2(max(n_rows, 1) / 64)), 32), 256))
