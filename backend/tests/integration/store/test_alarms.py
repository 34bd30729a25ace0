"""An alarm of the market is noted with the end of the run that found it, once for a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from houseprice.jobs.queue import SilentBell
from houseprice.services import evaluations
from houseprice.services.context import Context
from houseprice.settings import Settings
from houseprice.store import runs
from houseprice.store.notifications import outbox

if TYPE_CHECKING:
    from conftest import Store

ALARM = {
    "kind": "level_low",
    "sale": 90,
    "since_sale": 31,
    "since_day": "2027-01-04",
    "n": 70,
    "median_ratio": 0.93,
    "coverage_90": 71.0,
    "change": -7.0,
    "sentence": "Since 2027-01-04 values are about 7 % too low.",
}


def measure(store: Store, model_id: str, alarms: list[dict[str, Any]]) -> bool:
    store.submit(kind="evaluate", source_model_id=model_id, later_dataset_id="demo")
    run = store.must_claim()
    figures = {"test": {}, "watch": {"alarms": alarms, "sentence": "x"}}
    ended: bool = store.write(runs.finish_measurement, run.id, run.fence, "evaluation", figures)
    return ended


def moved(store: Store) -> list[dict[str, Any]]:
    waiting = store.read(outbox.waiting)
    return [message.data for message in waiting if message.topic == "market.moved"]


def model(store: Store) -> str:
    store.submit()
    trained = store.succeed(store.must_claim())
    assert trained is not None
    return trained.id


def test_an_alarm_is_noted_with_what_it_says(store: Store) -> None:
    model_id = model(store)
    assert measure(store, model_id, [ALARM])
    (facts,) = moved(store)
    assert facts["sentence"] == ALARM["sentence"]
    assert facts["path"] == f"/models/{model_id}"
    assert facts["model"] == "demo-lightgbm v1"


def test_the_same_kind_of_alarm_is_noted_once_for_a_model(store: Store) -> None:
    model_id = model(store)
    measure(store, model_id, [ALARM])
    measure(store, model_id, [ALARM, {**ALARM, "kind": "coverage"}])
    assert [facts["kind"] for facts in moved(store)] == ["level_low", "coverage"]


def test_quiet_sales_and_a_lost_run_note_nothing(store: Store) -> None:
    model_id = model(store)
    measure(store, model_id, [])
    store.submit(kind="evaluate", source_model_id=model_id, later_dataset_id="demo")
    stale = store.must_claim()
    store.now += store.lease_s + 1
    store.reap()
    figures = {"watch": {"alarms": [ALARM], "sentence": "x"}}
    args = (stale.id, stale.fence, "evaluation", figures)
    assert store.write(runs.finish_measurement, *args) is False
    assert moved(store) == []


def test_the_newest_measurement_is_shown_with_the_model(store: Store) -> None:
    model_id = model(store)
    measure(store, model_id, [])
    measure(store, model_id, [ALARM])
    ctx = Context(Settings(), store.engine, SilentBell())
    view = evaluations.watch(ctx, model_id)
    assert view.watch is not None
    assert view.watch["alarms"] == [ALARM]
    assert (view.later_dataset_id, view.newest_dataset_id) == ("demo", "demo")
