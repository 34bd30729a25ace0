"""Values of batches go after their days, or when somebody deletes them, and never while at work."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from sqlalchemy import update

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.records import BatchJob, DatasetSnapshot, NewRun
from houseprice.services.batches import runs as batches
from houseprice.services.context import Context
from houseprice.services.reconcile import collect_garbage
from houseprice.store import runs as store
from houseprice.store.engine import transaction
from houseprice.store.tables import runs
from houseprice.training.spec import TrainSettings
from houseprice.valuation.batches.files import write_part

DEMO = DatasetSnapshot("demo", "demo", "Sample market", "USD", "ft2")
DAY_S = 24 * 3600.0


def accept(ctx: Context, upload: str = "u") -> str:
    """A batch that waits, with one part as if an attempt had been interrupted."""
    job = BatchJob(upload=upload, file_name="homes.csv", model_name="demo-lightgbm v1")
    new = NewRun(
        "lightgbm", DEMO, TrainSettings(), kind="batch", batch=job, source_model_id="m" * 26
    )
    with transaction(ctx.engine) as db:
        run_id = store.submit(db, new).run_id
    write_part(part(), batches.folder_of(ctx, run_id), 0, "1")
    return run_id


def part() -> pl.DataFrame:
    names = {"value": pl.Float64(), "confidence": pl.String(), "reason_codes": pl.String()}
    place = {"__latitude__": pl.Float64(), "__longitude__": pl.Float64()}
    schema = {"row": pl.Int64(), **names, **place}
    return pl.DataFrame([[2, 1.5, "high", "", None, None]], schema, orient="row")


def end(ctx: Context, run_id: str, days_ago: float) -> None:
    with transaction(ctx.engine) as db:
        store.cancel(db, run_id)
        ago = runs.c.finished_at - days_ago * DAY_S
        db.execute(update(runs).where(runs.c.id == run_id).values(finished_at=ago))


def test_a_batch_at_work_cannot_be_deleted_and_one_that_has_ended_once(studio: Any) -> None:
    ctx = studio.ctx
    run_id = accept(ctx)
    with pytest.raises(Conflict, match="has ended"):
        batches.delete(ctx, run_id)
    end(ctx, run_id, days_ago=0)
    batch = batches.get(ctx, run_id)
    assert batch.summary is not None
    assert (batch.run.state, batch.summary.done) == ("cancelled", 1)
    batches.delete(ctx, run_id)
    gone = batches.get(ctx, run_id)
    assert gone.summary is None
    assert gone.deleted_at is not None
    assert not batches.folder_of(ctx, run_id).exists()
    with pytest.raises(NotFound):
        batches.delete(ctx, run_id)


def test_old_values_go_and_those_of_batches_that_wait_or_are_young_stay(studio: Any) -> None:
    ctx = studio.ctx
    waiting, young, old = (accept(ctx) for _ in range(3))
    end(ctx, young, days_ago=29)
    end(ctx, old, days_ago=31)
    stray = ctx.settings.batches_dir / ("0" * 26)
    write_part(part(), stray, 0, "1")
    assert collect_garbage(ctx, older_than_s=-1) == 2
    left = {path.name for path in ctx.settings.batches_dir.iterdir()}
    assert left == {waiting, young}
    assert batches.get(ctx, old).deleted_at is not None
    assert batches.get(ctx, young).summary is not None


def test_values_are_kept_where_no_days_are_set(studio: Any) -> None:
    ctx = replace(studio.ctx, settings=studio.ctx.settings.model_copy(update={"batch_days": 0}))
    run_id = accept(ctx)
    end(ctx, run_id, days_ago=1_000)
    assert collect_garbage(ctx) == 0
    assert batches.get(ctx, run_id).summary is not None


def test_the_file_of_a_batch_that_waits_is_no_garbage(studio: Any) -> None:
    ctx = studio.ctx
    accept(ctx, upload="wanted")
    uploads: Path = ctx.settings.uploads_dir
    uploads.mkdir(parents=True, exist_ok=True)
    for name in ("wanted", "unwanted"):
        (uploads / name).touch()
        age(uploads / name)
    collect_garbage(ctx)
    assert [path.name for path in uploads.iterdir()] == ["wanted"]


def age(path: Path) -> None:
    """Date a file back by two days."""
    then = time.time() - 2 * DAY_S
    os.utime(path, (then, then))
