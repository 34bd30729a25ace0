"""Runs that measure a model on sales that it has not learned from."""

from __future__ import annotations

from houseprice.services import later_sales
from houseprice.services.context import Context
from houseprice.services.run_views.run import RunView


def start(ctx: Context, model_id: str, dataset: str, idempotency: str | None = None) -> RunView:
    """Queue a run that values the sales of `dataset` and compares the values with the prices.

    Parameters and errors are those of `later_sales.start`.
    """
    return later_sales.start(ctx, "evaluate", model_id, dataset, idempotency=idempotency)
