"""How long and how fast a neural net learns, from the size of the table and the settings."""

from __future__ import annotations

import math
from dataclasses import dataclass

from houseprice.models.contract import FitSettings
from houseprice.models.recipes import net_recipe

HIDDEN_SIZES = (256, 128, 64)
#: One cosine cycle takes at least so many steps.
MIN_STEPS = 650
PATIENCE = 8


@dataclass(frozen=True)
class Schedule:
    """One cosine cycle.

    Parameters
    ----------
    epochs : int
        Length of the cycle: what the recipe needs, at most what the settings allow.
    steps : int
        Batches an epoch.
    batch_size : int
        Sales a batch; the last, short batch is left out.
    learning_rate : float
        At the start; it falls to 0 along half a cosine.
    patience : int
        Epochs without improvement before stopping.
    """

    epochs: int
    steps: int
    batch_size: int
    learning_rate: float
    patience: int

    @classmethod
    def of(cls, n_rows: int, settings: FitSettings) -> Schedule:
        """The schedule for `n_rows` sales; explicit settings go before the recipe."""
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
        """Learning rate of step 0 .. epochs x steps - 1."""
        share = step / (self.epochs * self.steps)
        return 0.5 * self.learning_rate * (1.0 + math.cos(math.pi * share))


def batch_size(n_rows: int) -> int:
    """256 for a usual table, down to 32 for a small one."""
    return int(min(max(2 ** round(math.log2(max(n_rows, 1) / 64)), 32), 256))
