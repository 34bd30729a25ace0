"""Runs that make a candidate from another point of a model's equity frontier."""

from __future__ import annotations

from dataclasses import replace

from houseprice.errors import Conflict
from houseprice.jobs.idempotency import IdempotencyKey
from houseprice.jobs.records import NewRun
from houseprice.services import models, runs
from houseprice.services.context import Context
from houseprice.services.model_files import manifest
from houseprice.services.run_views.run import RunView
from houseprice.training.spec import TrainSettings


def start(ctx: Context, model_id: str, equity: float, idempotency: str | None = None) -> RunView:
    """Queue a run that makes the model again: same exported networks, another equity.

    Parameters
    ----------
    equity : float
        See `TrainSettings.equity`.
    idempotency : str or None
        The Idempotency-Key, as in `runs.submit`.

    Raises
    ------
    NotFound
        If there is no such model.
    Conflict
        If the model has no frontier.
    InvalidInput
        If `equity` is out of bounds, or the key was used for another request.
    CorruptArtifact
        If the model's manifest is not the one that was published.
    """
    model = models.row(ctx, model_id)
    facts = manifest(ctx, model)
    if not facts.equity.points:
        raise Conflict(
            "A frontier needs sales that were held out in training, but this model has kept none.",
            hint="Train it again with more sales or time.",
        )
    request = {"source_model_id": model.id, "equity": equity}
    key = None if idempotency is None else IdempotencyKey.of(idempotency, request)
    new = NewRun(
        model_type=model.family,
        # The hash makes the run refuse other sales than those the model was trained on.
        dataset=replace(model.dataset, sha256=model.dataset_sha256),
        settings=replace(TrainSettings.from_json(facts.settings), equity=equity),
        kind="equity",
        source_model_id=model.id,
    )
    return runs.accept(ctx, lambda _: new, key)
