"""Ways to train a family that do well; `registry.plan` says which of them are used."""

from __future__ import annotations

from dataclasses import dataclass, replace

from houseprice.models.contract import FitSettings

#: With the sales around each home, or by the home's own columns alone.
NEAR, OWN, OWN_RANDOM = "near", "own", "own-random"


@dataclass(frozen=True)
class NetRecipe:
    """How a neural net learns; chosen on validation sales.

    Parameters
    ----------
    own_only : bool
        Leave out what the sales around a home say.
    pieces : int
        Pieces of the piecewise-linear encoding of each own column; 0 for none.
    skip : bool
        A linear model beside the layers.
    dropout, weight_decay, learning_rate : float
    huber : float
        Errors beyond this, in standard deviations, count by their size and not its square.
    batch_size : int or None
        Sales a step; None for what suits the size of the table.
    min_epochs : int
        Least length of the cosine cycle.
    """

    own_only: bool = False
    pieces: int = 8
    skip: bool = False
    dropout: float = 0.2
    weight_decay: float = 0.1
    learning_rate: float = 2e-3
    huber: float = 0.3
    batch_size: int | None = None
    min_epochs: int = 13


_NETS = {
    NEAR: NetRecipe(),
    # Many columns and few sales: mostly linear, strongly held back.
    OWN: NetRecipe(
        own_only=True,
        pieces=0,
        skip=True,
        dropout=0.3,
        weight_decay=0.3,
        learning_rate=1e-3,
        huber=0.15,
        batch_size=32,
        min_epochs=40,
    ),
}


def net_recipe(settings: FitSettings) -> NetRecipe:
    """The recipe that `settings` name; what they set themselves goes before it."""
    recipe = _NETS[settings.recipe]
    told = settings.params
    return replace(
        recipe,
        dropout=float(told.get("dropout", recipe.dropout)),
        weight_decay=float(told.get("weight_decay", recipe.weight_decay)),
        learning_rate=settings.learning_rate or recipe.learning_rate,
        batch_size=settings.batch_size or recipe.batch_size,
    )
