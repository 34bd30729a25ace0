"""Further sales like a home, from which a reader may add some beside those of a valuation."""

from __future__ import annotations

from dataclasses import dataclass

from houseprice.services import valuations
from houseprice.services.context import Context
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.models import row
from houseprice.valuation.answers import Comparable

#: So many sales are offered, those of the valuation included.
MOST_SALES = 25


@dataclass(frozen=True)
class SimilarSalesView:
    """The sales most like the home of a valuation, the most similar first, as its model sees them.

    The value and its reasons stay as they are stored.
    """

    valuation_id: str
    model_id: str
    items: tuple[Comparable, ...]


def sales(ctx: Context, model_process: ModelProcess, valuation_id: str) -> SimilarSalesView:
    """Find up to `MOST_SALES` sales like the home of a stored valuation.

    Raises
    ------
    NotFound
        If there is no such valuation, or its model was deleted.
    CorruptArtifact
        If the model's files do not match their checksums.
    """
    view = valuations.get(ctx, valuation_id)
    model = row(ctx, view.model_id)
    items = model_process.similar(ctx, model, view.inputs, view.as_of, MOST_SALES)
    return SimilarSalesView(valuation_id, model.id, items)
