"""Runs that measure what leaving the flagged sales of a data set out does to the accuracy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import polars as pl

from houseprice.errors import Conflict
from houseprice.jobs.idempotency import IdempotencyKey
from houseprice.jobs.records import NewRun
from houseprice.services import datasets, runs
from houseprice.services.context import Context
from houseprice.services.run_views.run import RunView
from houseprice.services.sales_validation import flagged_sales
from houseprice.store import runs as store
from houseprice.store.engine import reading
from houseprice.training.spec import TrainSettings

#: The family of the two quick models that are compared, see `training.sales_effect`.
MODEL_TYPE = "lightgbm"
#: Such a run is short and its user waits, so it goes before trainings that wait.
PRIORITY = 10


@dataclass(frozen=True)
class SalesEffectView:
    """The newest measurement of a data set, and whether it is still that of the flagged sales.

    `flagged` is the number of sales that count as flagged now, and `run` is None before the first
    measurement. `stale` is True where other sales count as flagged than when the run was accepted.
    """

    flagged: int
    run: RunView | None
    stale: bool


def start(ctx: Context, dataset_id: str, idempotency: str | None = None) -> RunView:
    """Queue a run that learns with the flagged sales and without them.

    Sales whose flags were overridden count as not flagged.

    Raises
    ------
    Conflict
        If no sale counts as flagged.
    InvalidInput
        If the key was used for another request.
    NotFound, DatasetUnavailable, TooLarge, StorageFull, DatasetChanged
        As in `sales_validation.checks`.
    """
    flagged = _flagged(ctx, dataset_id)
    if not flagged:
        raise Conflict(
            "The effect is that of flagged sales, got a data set of which no sale is flagged.",
            hint="Overridden sales count as not flagged: take a decision back to measure them.",
        )
    request = {"kind": "effect", "dataset": dataset_id}
    key = None if idempotency is None else IdempotencyKey.of(idempotency, request)
    new = partial(NewRun, MODEL_TYPE, settings=TrainSettings(), kind="effect", priority=PRIORITY)
    return runs.accept(
        ctx,
        lambda db: new(dataset=datasets.resolve(ctx, db, dataset_id), flagged=flagged),
        key,
    )


def latest(ctx: Context, dataset_id: str) -> SalesEffectView:
    """The newest measurement of a data set; errors as in `sales_validation.checks`."""
    flagged = _flagged(ctx, dataset_id)
    with reading(ctx.engine) as db:
        row = store.last_effect(db, dataset_id, ctx.actor)
    if row is None:
        return SalesEffectView(len(flagged), None, stale=False)
    return SalesEffectView(len(flagged), runs.get(ctx, row.id), stale=row.flagged != flagged)


def _flagged(ctx: Context, dataset_id: str) -> tuple[int, ...]:
    """Indices of the sales that count as flagged: what was overridden does not."""
    flags = flagged_sales(ctx, dataset_id).flags
    return tuple(flags.filter(pl.col("review") != "overridden")["sale"])
