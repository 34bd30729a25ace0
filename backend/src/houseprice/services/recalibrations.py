"""Runs that make a candidate whose ranges are learned again from later sales."""

from __future__ import annotations

from houseprice.artifacts import Manifest
from houseprice.errors import Conflict
from houseprice.services import later_sales
from houseprice.services.context import Context
from houseprice.services.run_views.run import RunView


def start(ctx: Context, model_id: str, dataset: str, idempotency: str | None = None) -> RunView:
    """Queue a run that makes the model again, with ranges from the sales of `dataset`.

    Parameters and errors are those of `later_sales.start`, and besides:

    Raises
    ------
    Conflict
        If the model's sales have no dates.
    """
    return later_sales.start(
        ctx, "ranges", model_id, dataset, idempotency=idempotency, check=_check_dates
    )


def _check_dates(facts: Manifest) -> None:
    if facts.schema.first("date") is None:
        raise Conflict(
            "Ranges can follow the market only by sale dates, but the sales of this model have "
            "none.",
            hint="Train a model on sales with dates.",
        )
