"""Runs that start from a model and other sales than those that it learned from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from houseprice.artifacts import Manifest
from houseprice.jobs.idempotency import IdempotencyKey
from houseprice.jobs.records import NewRun
from houseprice.services import datasets, models, runs
from houseprice.services.context import Context
from houseprice.services.model_files import manifest
from houseprice.services.run_views.run import RunView
from houseprice.store.engine import reading
from houseprice.training.spec import TrainSettings


def start(
    ctx: Context,
    kind: Literal["ranges", "evaluate"],
    model_id: str,
    dataset: str,
    *,
    idempotency: str | None = None,
    check: Callable[[Manifest], None] | None = None,
) -> RunView:
    """Queue a run of a model on the sales of `dataset`.

    Parameters
    ----------
    kind : {"ranges", "evaluate"}
        What the run does.
    model_id : str
        The model to start from.
    dataset : str
        Built-in name, or id of an imported data set.
    idempotency : str or None
        The Idempotency-Key, as in `runs.submit`.
    check : callable or None
        Raises if the model does not fit such a run.

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
        later = datasets.resolve(ctx, db, dataset).id
    facts = manifest(ctx, model)
    if check is not None:
        check(facts)
    request = {"source_model_id": model.id, "later_dataset_id": later, "kind": kind}
    key = None if idempotency is None else IdempotencyKey.of(idempotency, request)
    new = NewRun(
        model_type=model.family,
        # The run belongs to the data set that the model was trained on.
        dataset=replace(model.dataset, sha256=model.dataset_sha256),
        settings=TrainSettings.from_json(facts.settings),
        kind=kind,
        source_model_id=model.id,
        later_dataset_id=later,
    )
    return runs.accept(ctx, lambda _: new, key)
