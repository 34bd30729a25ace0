"""Runs that measure a model on other sales, or its method at earlier days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.idempotency import IdempotencyKey
from houseprice.jobs.records import NewRun
from houseprice.services import later_sales, models, runs
from houseprice.services.context import Context
from houseprice.services.model_files import manifest
from houseprice.services.run_views.run import RunView
from houseprice.services.stored import Measurements
from houseprice.store import datasets as dataset_store
from houseprice.store import runs as run_store
from houseprice.store.engine import reading
from houseprice.training.spec import TrainSettings


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


def start_origins(ctx: Context, model_id: str, idempotency: str | None = None) -> RunView:
    """Queue a run that trains the method of a model anew at earlier days.

    Raises
    ------
    NotFound
        If there is no such model.
    Conflict
        If the data set of the model has no sale dates.
    InvalidInput
        If the key was used for another request.
    CorruptArtifact
        If the model's manifest is not the one that was published.
    """
    model = models.row(ctx, model_id)
    facts = manifest(ctx, model)
    if not any(column.role == "date" for column in facts.schema.columns):
        raise Conflict(
            "Rolling origins need sale dates, and the data set of this model has none.",
            hint="Import the sales again with a column of dates.",
        )
    request = {"source_model_id": model.id, "kind": "origins"}
    key = None if idempotency is None else IdempotencyKey.of(idempotency, request)
    new = NewRun(
        model_type=model.family,
        dataset=replace(model.dataset, sha256=model.dataset_sha256),
        settings=TrainSettings.from_json(facts.settings),
        kind="origins",
        source_model_id=model.id,
    )
    return runs.accept(ctx, lambda _: new, key)


def latest_origins(ctx: Context, model_id: str) -> RunView | None:
    """The newest run that measures the method of a model at earlier days; None before the first.

    Raises
    ------
    NotFound
        If there is no such model.
    """
    model = models.row(ctx, model_id)
    with reading(ctx.engine) as db:
        row = run_store.last_origins(db, model.id, ctx.actor)
    return None if row is None else runs.get(ctx, row.id)


def watch(ctx: Context, model_id: str) -> ModelWatchView:
    """What the newest sales say about a model.

    Raises
    ------
    NotFound
        If there is no such model, or it was never measured on new sales.
    """
    model = models.row(ctx, model_id)
    with reading(ctx.engine) as db:
        run = run_store.last_evaluation(db, model.id, ctx.actor)
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
