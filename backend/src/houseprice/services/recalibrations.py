"""Runs that make a candidate whose ranges are learned again from later sales."""

from __future__ import annotations

from dataclasses import replace

from houseprice.errors import Conflict
from houseprice.jobs.idempotency import IdempotencyKey
from houseprice.jobs.records import NewRun
from houseprice.services import datasets, models, runs
from houseprice.services.context import Context
from houseprice.services.model_files import manifest
from houseprice.services.runs import RunView
from houseprice.store.engine import reading
from houseprice.training.spec import TrainSettings


def start(ctx: Context, model_id: str, dataset: str, idempotency: str | None = None) -> RunView:
    """Queue a run that makes the model again, with ranges from the sales of `dataset`.

    Parameters
    ----------
    dataset : str
        Built-in name, or id of an imported data set.
    idempotency : str or None
        The Idempotency-Key, as in `runs.submit`.

    Raises
    ------
    NotFound
        If there is no such model or data set.
    Conflict
        If the model's sales have no dates.
    InvalidInput
        If the key was used for another request.
    CorruptArtifact
        If the model's manifest is not the one that was published.
    """
    model = models.row(ctx, model_id)
    with reading(ctx.engine) as db:
        later = datasets.resolve(ctx, db, dataset).id
    facts = manifest(ctx, model)
    if facts.schema.first("date") is None:
        raise Conflict(
            "Ranges can follow the market only by sale dates, but the sales of this model have "
            "none.",
            hint="Train a model on sales with dates.",
        )
    request = {"source_model_id": model.id, "later_dataset_id": later}
    key = None if idempotency is None else IdempotencyKey.of(idempotency, request)
    new = NewRun(
        model_type=model.family,
        # The candidate belongs to the data set that the model was trained on.
        dataset=replace(model.dataset, sha256=model.dataset_sha256),
        settings=TrainSettings.from_json(facts.settings),
        kind="ranges",
        source_model_id=model.id,
        later_dataset_id=later,
    )
    return runs.accept(ctx, lambda _: new, key)
