"""The change with which a failed run is offered again, for runs with and without parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from houseprice.errors import Conflict
from houseprice.jobs.idempotency import IdempotencyMismatch
from houseprice.jobs.queue import SilentBell
from houseprice.jobs.records import Failure
from houseprice.services import runs
from houseprice.services.context import Context, build_context
from houseprice.settings import Settings
from houseprice.store import runs as store
from houseprice.store.engine import transaction
from houseprice.training.spec import TrainSettings, TuneBudget

DIVERGED = Failure("diverged", "The loss must be finite")
NO_DATES = Failure("invalid_input", "split time needs dates", places=({"field": "split"},))


@pytest.fixture
def ctx(sqlite_url: str, tmp_path: Path) -> Context:
    return build_context(Settings(data_dir=tmp_path, database_url=sqlite_url), SilentBell())


def submit(ctx: Context, model_type: str = "pytorch", **settings: Any) -> str:
    return runs.submit(ctx, model_type, TrainSettings(**settings), "demo").id


def fail(ctx: Context, *failures: Failure) -> None:
    """End the waiting runs in their turn."""
    for failure in failures:
        with transaction(ctx.engine) as db:
            run = store.claim(db, "w", ("cpu",), 60.0)
            assert run is not None
            store.fail(db, run.id, run.fence, failure)


def offered(ctx: Context, run_id: str) -> dict[str, Any] | None:
    error = runs.get(ctx, run_id).error
    assert error is not None
    return None if error.change is None else dict(error.change.fields)


def test_a_retry_with_the_change_has_it_in_its_settings(ctx: Context) -> None:
    run_id = submit(ctx, learning_rate=9.0, epochs=7)
    fail(ctx, DIVERGED)
    assert offered(ctx, run_id) == {"learning_rate": 0.002}
    again = runs.retry(ctx, run_id, with_change=True)
    assert (again.state, again.retry_of) == ("queued", run_id)
    assert (again.settings.learning_rate, again.settings.epochs) == (0.002, 7)
    assert runs.retry(ctx, run_id).settings.learning_rate == 9.0
    assert runs.get(ctx, run_id).settings.learning_rate == 9.0


def test_a_key_belongs_to_the_change_too(ctx: Context) -> None:
    run_id = submit(ctx, learning_rate=9.0)
    fail(ctx, DIVERGED)
    first = runs.retry(ctx, run_id, "key", with_change=True)
    assert runs.retry(ctx, run_id, "key", with_change=True).id == first.id
    with pytest.raises(IdempotencyMismatch):
        runs.retry(ctx, run_id, "key")


def test_without_a_known_change_only_the_same_is_run_again(ctx: Context) -> None:
    run_id = submit(ctx)
    fail(ctx, Failure("storage_full", "The disk is full"))
    assert offered(ctx, run_id) is None
    with pytest.raises(Conflict, match="this one has none"):
        runs.retry(ctx, run_id, with_change=True)
    assert runs.retry(ctx, run_id).settings == runs.get(ctx, run_id).settings


def test_another_model_type_takes_the_place_of_one_that_is_too_large(ctx: Context) -> None:
    run_id = submit(ctx, "huggingface", params={"dropout": 0.1})
    fail(ctx, Failure("out_of_memory", "Memory ran out"))
    again = runs.retry(ctx, run_id, with_change=True)
    assert (again.kind, again.model_type, dict(again.settings.params)) == ("train", "lightgbm", {})


def test_parts_that_one_change_mends_offer_it_for_the_whole(ctx: Context) -> None:
    run_id = submit(ctx, "all", split="time")
    fail(ctx, *[NO_DATES] * 4)
    assert offered(ctx, run_id) == {"split": "random:42"}
    again = runs.retry(ctx, run_id, with_change=True)
    assert {part.settings.split for part in again.children} == {"random:42"}
    assert len(again.children) == 5


def test_parts_with_different_reasons_offer_nothing(ctx: Context) -> None:
    run_id = submit(ctx, "all", split="time")
    fail(ctx, NO_DATES, NO_DATES, NO_DATES, Failure("storage_full", "The disk is full"))
    assert runs.get(ctx, run_id).error is not None
    assert offered(ctx, run_id) is None


def test_a_part_offers_its_own_change(ctx: Context) -> None:
    run_id = submit(ctx, "all", learning_rate=9.0)
    fail(ctx, DIVERGED)
    part = next(part for part in runs.get(ctx, run_id).children if part.state == "failed")
    assert offered(ctx, part.id) == {"learning_rate": 0.12}  # LightGBM comes first
    again = runs.retry(ctx, part.id, with_change=True)
    assert (again.model_type, again.parent_id) == ("lightgbm", None)


def test_a_tuning_none_of_whose_trials_ran_offers_what_mends_them(ctx: Context) -> None:
    run_id = submit(ctx, "lightgbm", split="time", tune=TuneBudget(trials=1))
    fail(ctx, NO_DATES)
    view = runs.get(ctx, run_id)
    assert view.error is not None
    assert (view.kind, view.error.code) == ("tune", "no_trial")
    assert offered(ctx, run_id) == {"split": "random:42"}
    again = runs.retry(ctx, run_id, with_change=True)
    assert (again.kind, again.settings.tune) == ("tune", TuneBudget(trials=1))
