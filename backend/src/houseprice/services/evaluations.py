"""Runs that measure a model on sales that it has not learned from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from houseprice.errors import NotFound
from houseprice.services import later_sales, models
from houseprice.services.context import Context
from houseprice.services.run_views.run import RunView
from houseprice.services.stored import Measurements
from houseprice.store import datasets as dataset_store
from houseprice.store import runs as run_store
from houseprice.store.engine import reading


@dataclass(frozen=True)
class ModelWatchView:
    """The newest measurement of a model on new sales; see `api.schemas.watch.ModelWatch`."""

    run_id: str
    at: datetime
    later_dataset_id: str
    newest_dataset_id: str | None
    watch: Measurements | None


def start(ctx: Context, model_id: str, dataset: str, idempotency: str | None = None) -> RunView:
    """Queue a run that values the sales of `dataset` and compares the values with the prices.

    Parameters and errors are those of `later_sales.start`.
    """
    return later_sales.start(ctx, "evaluate", model_id, dataset, idempotency=idempotency)


def watch(ctx: Context, model_id: str) -> ModelWatchView:
    """What the newest sales say about a model.

    Raises
    ------
    NotFound
        If there is no such model, or it was never measured on new sales.
    """
    model = models.row(ctx, model_id)
    with reading(ctx.engine) as db:
        run = run_store.last_evaluation(db, model.id)
        dataset = dataset_store.get(db, model.dataset_id)
        versions = [] if dataset is None else dataset_store.versions(db, dataset.series_id)
    if run is None or run.finished_at is None:
        raise NotFound(
            f"The model {model_id} was not measured on new sales yet",
            hint="POST /v1/models/{id}/evaluations measures it on a data set.",
        )
    alive = [version.id for version in versions if version.deleted_at is None]
    return ModelWatchView(
        run_id=run.id,
        at=datetime.fromtimestamp(run.finished_at, UTC),
        later_dataset_id=run.later_dataset_id or "",
        newest_dataset_id=model.dataset_id if dataset is None else next(iter(alive), None),
        watch=((run.result or {}).get("evaluation") or {}).get("watch"),
    )
