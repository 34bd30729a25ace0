"""The recipes by which a family is trained; `registry.plan` selects among them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from houseprice.models.contract import FitSettings

#: A recipe uses the sales around each home (near), or the home's own columns alone.
NEAR, OWN, OWN_RANDOM = "near", "own", "own-random"


@dataclass(frozen=True)
class NetRecipe:
    """The recipe of a neural net, chosen on validation sales.

    Parameters
    ----------
    own_only : bool
        Whether the net ignores the sales around a home.
    pieces : int
        Number of pieces in the piecewise-linear encoding of each own column; 0 means none.
    skip : bool
        Whether a linear model is added to the layers.
    dropout, weight_decay, learning_rate : float
    huber : float
        Errors beyond this, in standard deviations, count by their size instead of its square.
    batch_size : int or None
        Number of sales in a step; None means a size that suits the table.
    min_epochs : int
        Shortest length of the cosine cycle.
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
    # For many columns and few sales: a mostly linear net with strong regularisation.
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
    """The recipe that `settings` name; explicit settings override it."""
    recipe = _NETS[settings.recipe]
    params = settings.params
    return replace(
        recipe,
        dropout=float(params.get("dropout", recipe.dropout)),
        weight_decay=float(params.get("weight_decay", recipe.weight_decay)),
        learning_rate=settings.learning_rate or recipe.learning_rate,
        batch_size=settings.batch_size or recipe.batch_size,
    )
