"""What follows by itself, whichever process does it, on both databases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from houseprice.data.schema import TableSchema
from houseprice.jobs.actors import Ownership
from houseprice.jobs.queue import SilentBell
from houseprice.services.context import Context
from houseprice.services.schedules import plans
from houseprice.services.schedules.plans import SchedulePlan
from houseprice.services.upkeep.errands import do_errands
from houseprice.settings import Settings
from houseprice.store import datasets
from houseprice.store.datasets import DatasetRow, NewDataset
from houseprice.training.spec import TrainSettings

if TYPE_CHECKING:
    from tests.integration.store.conftest import Store

UNITS = {"currency": "USD", "area_unit": "ft2", "row_is": "a sale"}
SCHEMA = TableSchema.from_json({"name": "mine", "title": "Mine", "columns": [], **UNITS})
ADA = Ownership("a" * 26, "ada", "private")


@pytest.fixture
def ctx(store: Store, tmp_path: Path) -> Context:
    settings = Settings(
        data_dir=tmp_path, datasets_dir=None, HOUSEPRICE_REDIS_URL="redis://127.0.0.1:1/0"
    )
    return Context(settings, store.engine, SilentBell())


def version(store: Store, number: int, series: str | None, change: str | None) -> DatasetRow:
    found: dict[str, Any] = {} if change is None else {"change": {"kind": change}}
    new = NewDataset(str(number) * 26, "mine", SCHEMA, 100, str(number) * 64, found)
    row: DatasetRow = store.write(datasets.add, new, series, ADA)
    return row


def test_a_scheduled_model_is_judged_without_an_api(ctx: Context, store: Store) -> None:
    plan = SchedulePlan("m", "0 0 1 * *", "UTC", "demo", "lightgbm", TrainSettings(), True)
    schedule = plans.create(ctx, plan)
    plans.run_now(ctx, schedule.id)
    store.fail(store.must_claim())
    assert do_errands(ctx) == 1
    (fire,) = plans.history(ctx, schedule.id).items
    assert (fire.promotion, fire.run_state) == ("none", "failed")
    assert do_errands(ctx) == 0


def test_only_versions_with_added_sales_wait_for_a_measurement(store: Store) -> None:
    first = version(store, 1, None, None)
    version(store, 2, first.id, "replace")
    third = version(store, 3, first.id, "append")
    assert [row.id for row in store.read(datasets.unmeasured)] == [third.id]
    store.submit()
    model = store.succeed(store.must_claim())
    assert model is not None
    store.submit(kind="evaluate", source_model_id=model.id, later_dataset_id=third.id)
    assert store.read(datasets.unmeasured) == []


def test_new_sales_without_a_champion_start_nothing(ctx: Context, store: Store) -> None:
    first = version(store, 1, None, None)
    version(store, 2, first.id, "append")
    assert do_errands(ctx) == 0
    assert store.claim() is None


def test_what_follows_by_itself_never_holds_two_connections(ctx: Context, store: Store) -> None:
    """One that reads while a writer of this process waits for it would wait for that writer."""
    first = version(store, 1, None, None)
    version(store, 2, first.id, "append")
    pool, in_use = store.engine.pool, list[int]()

    def note(*_: object) -> None:
        in_use.append(pool.checkedout())  # type: ignore[attr-defined]  # a queue of connections

    event.listen(pool, "checkout", note)
    do_errands(ctx)
    event.remove(pool, "checkout", note)
    assert set(in_use) == {1}


def test_old_sales_are_no_new_ones(store: Store) -> None:
    first = version(store, 1, None, None)
    version(store, 2, first.id, "append")
    store.now += 3_601
    assert store.read(datasets.unmeasured) == []
