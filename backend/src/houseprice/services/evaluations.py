"""Runs that measure a model on sales that it has not learned from."""

from __future__ import annotations

from dataclasses import replace

from houseprice.jobs.idempotency import IdempotencyKey
from houseprice.jobs.records import NewRun
from houseprice.services import datasets, models, runs
from houseprice.services.context import Context
from houseprice.services.model_files import manifest
from houseprice.services.runs import RunView
from houseprice.store.engine import reading
from houseprice.training.spec import TrainSettings


def start(ctx: Context, model_id: str, dataset: str, idempotency: str | None = None) -> RunView:
    """Queue a run that values the sales of `dataset` and compares the values with the prices.

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
    InvalidInput
        If the key was used for another request.
    CorruptArtifact
        If the model's manifest is not the one that was published.
    """
    model = models.row(ctx, model_id)
    with reading(ctx.engine) as db:
        sales = datasets.resolve(ctx, db, dataset).id
    facts = manifest(ctx, model)
    request = {"source_model_id": model.id, "evaluate_on": sales}
    key = None if idempotency is None else IdempotencyKey.of(idempotency, request)
    new = NewRun(
        model_type=model.family,
        dataset=replace(model.dataset, sha256=model.dataset_sha256),
        settings=TrainSettings.from_json(facts.settings),
        kind="evaluate",
        source_model_id=model.id,
        later_dataset_id=sales,
    )
    return runs.accept(ctx, lambda _: new, key)
