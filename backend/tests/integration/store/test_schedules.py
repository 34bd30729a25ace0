"""One run for each due time, however many tickers there are, on both databases."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from houseprice.data.schema import TableSchema
from houseprice.errors import Conflict, InvalidInput, NotAllowed, NotFound
from houseprice.jobs.actors import NOBODY, Actor, Ownership
from houseprice.jobs.queue import SilentBell
from houseprice.jobs.records import RunFilter
from houseprice.services.context import Context
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.schedules import plans
from houseprice.services.schedules.plans import FireView, SchedulePlan, ScheduleView
from houseprice.services.schedules.promoting import promote_scheduled
from houseprice.services.schedules.ticks import fire_due
from houseprice.settings import Settings
from houseprice.store import datasets, runs
from houseprice.store.datasets import NewDataset
from houseprice.store.notifications import outbox
from houseprice.training.spec import TrainSettings

if TYPE_CHECKING:
    from conftest import Store

HOUR_S = 3_600.0
#: 2027-01-15, a Friday, at midnight.
MIDNIGHT = datetime(2027, 1, 15, tzinfo=UTC).timestamp()


@pytest.fixture
def ctx(store: Store, tmp_path: Path) -> Context:
    store.now = MIDNIGHT + 60
    settings = Settings(
        data_dir=tmp_path, datasets_dir=None, HOUSEPRICE_REDIS_URL="redis://127.0.0.1:1/0"
    )
    return Context(settings, store.engine, SilentBell())


def plan(**named: Any) -> SchedulePlan:
    values = {
        "name": "hourly",
        "cron": "0 * * * *",
        "timezone": "UTC",
        "dataset": "demo",
        "model_type": "lightgbm",
        "settings": TrainSettings(epochs=7),
    }
    return SchedulePlan(**{**values, **named})


def history(ctx: Context, schedule: ScheduleView) -> list[FireView]:
    return list(plans.history(ctx, schedule.id).items)


def outcomes(ctx: Context, schedule: ScheduleView) -> list[str]:
    return [fire.outcome for fire in history(ctx, schedule)]


def accepted(store: Store) -> list[Any]:
    return list(store.read(runs.page, RunFilter(), None, 200).items)


def test_a_due_time_starts_one_run_with_the_settings_of_the_schedule(
    ctx: Context, store: Store
) -> None:
    schedule = plans.create(ctx, plan())
    assert [due.timestamp() for due in schedule.next_due[:2]] == [
        MIDNIGHT + HOUR_S,
        MIDNIGHT + 2 * HOUR_S,
    ]
    assert fire_due(ctx) == 0
    store.now = MIDNIGHT + HOUR_S
    assert fire_due(ctx) == 1
    assert fire_due(ctx) == 0
    (run,) = accepted(store)
    assert (run.settings.epochs, run.model_type, run.dataset_id) == (7, "lightgbm", "demo")
    (fire,) = history(ctx, schedule)
    assert (fire.outcome, fire.run_id, fire.run_state) == ("started", run.id, "queued")
    assert plans.get(ctx, schedule.id).next_due[0].timestamp() == MIDNIGHT + 2 * HOUR_S


def test_three_tickers_at_once_make_one_run(ctx: Context, store: Store) -> None:
    schedules = [plans.create(ctx, plan(name=f"plan {n}")) for n in range(4)]
    store.now = MIDNIGHT + HOUR_S
    barrier, errors = threading.Barrier(3), []

    def tick() -> None:
        barrier.wait()
        try:
            fire_due(ctx)
        except Exception as error:  # noqa: BLE001 - a thread's error must reach the test
            errors.append(error)

    threads = [threading.Thread(target=tick) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(accepted(store)) == len(schedules)
    assert [outcomes(ctx, schedule) for schedule in schedules] == [["started"]] * 4


def test_after_a_stop_the_latest_due_time_runs_and_the_others_are_missed(
    ctx: Context, store: Store
) -> None:
    schedule = plans.create(ctx, plan())
    store.now = MIDNIGHT + 4.5 * HOUR_S
    assert fire_due(ctx) == 1
    assert outcomes(ctx, schedule) == ["started", "missed", "missed", "missed"]
    newest, *missed = history(ctx, schedule)
    assert newest.due_at.timestamp() == MIDNIGHT + 4 * HOUR_S
    assert "did not run" in missed[0].reason
    assert len(accepted(store)) == 1


def test_after_a_month_the_missed_times_are_counted_not_listed(ctx: Context, store: Store) -> None:
    schedule = plans.create(ctx, plan())
    store.now = MIDNIGHT + 720 * HOUR_S
    fire_due(ctx)
    assert len(history(ctx, schedule)) == 21
    assert "699 earlier ones" in history(ctx, schedule)[-1].reason


def test_a_due_time_while_the_run_before_is_at_work_is_skipped(ctx: Context, store: Store) -> None:
    schedule = plans.create(ctx, plan())
    for hours in (1, 2):
        store.now = MIDNIGHT + hours * HOUR_S
        fire_due(ctx)
    assert outcomes(ctx, schedule) == ["skipped", "started"]
    store.succeed(store.must_claim())
    store.now = MIDNIGHT + 3 * HOUR_S
    fire_due(ctx)
    assert outcomes(ctx, schedule) == ["started", "skipped", "started"]


def test_a_paused_schedule_misses_nothing_and_goes_on_after_now(ctx: Context, store: Store) -> None:
    schedule = plans.create(ctx, plan())
    assert plans.pause(ctx, schedule.id).next_due == ()
    store.now = MIDNIGHT + 5.5 * HOUR_S
    assert fire_due(ctx) == 0
    resumed = plans.resume(ctx, schedule.id)
    assert resumed.next_due[0].timestamp() == MIDNIGHT + 6 * HOUR_S
    assert fire_due(ctx) == 0
    assert history(ctx, schedule) == []


def test_a_schedule_runs_now_once_at_a_time_also_while_paused(ctx: Context, store: Store) -> None:
    schedule = plans.create(ctx, plan())
    plans.pause(ctx, schedule.id)
    fire = plans.run_now(ctx, schedule.id)
    assert (fire.outcome, fire.reason) == ("started", "By hand.")
    with pytest.raises(Conflict, match="one run at a time"):
        plans.run_now(ctx, schedule.id)
    assert len(accepted(store)) == 1


def test_a_run_takes_the_newest_version_of_the_series(ctx: Context, store: Store) -> None:
    first = _version(store, "a")
    schedule = plans.create(ctx, plan(dataset=first.id))
    second = _version(store, "b", first.series_id)
    assert plans.get(ctx, schedule.id).dataset is not None
    store.now = MIDNIGHT + HOUR_S
    fire_due(ctx)
    (run,) = accepted(store)
    assert (run.dataset_id, run.dataset.version) == (second.id, 2)


def test_a_schedule_stays_its_owners_when_the_first_version_is_deleted(
    ctx: Context, store: Store
) -> None:
    ada, bert = Actor("a" * 26, "ada", "analyst"), Actor("b" * 26, "bert", "approver")
    first = _version(store, "a", owned=ada.new_object())
    second = _version(store, "b", first.series_id)
    assert second.owned == first.owned
    schedule = plans.create(replace(ctx, actor=ada), plan(dataset=second.id))
    store.write(datasets.remove, first.id)
    assert plans.get(replace(ctx, actor=ada), schedule.id).id == schedule.id
    assert _version(store, "c", first.series_id).owned == first.owned
    for version in (second.id, "c" * 26):
        with pytest.raises(NotFound):
            plans.get(replace(ctx, actor=bert), schedule.id)
        store.write(datasets.remove, version)
    with pytest.raises(NotFound):
        plans.get(replace(ctx, actor=bert), schedule.id)
    assert plans.get(ctx, schedule.id).dataset is None


@pytest.mark.parametrize(
    ("role", "scopes"), [("analyst", None), ("administrator", frozenset({"read", "train"}))]
)
def test_only_who_may_promote_has_a_schedule_promote(
    ctx: Context, role: Any, scopes: Any, store: Store
) -> None:
    approver = replace(ctx, actor=Actor("p" * 26, "paul", "approver"))
    promoting = plans.create(approver, plan(promote=True))
    who = replace(ctx, actor=Actor("a" * 26, "ada", role, scopes))
    for forbidden in (
        lambda: plans.create(who, plan(promote=True)),
        lambda: plans.run_now(who, promoting.id),
        lambda: plans.change(who, promoting.id, plan(promote=True)),
    ):
        with pytest.raises(NotAllowed, match="needs the role approver"):
            forbidden()
    assert accepted(store) == []
    assert plans.create(who, plan(name="plain")).name == "plain"
    assert plans.run_now(approver, promoting.id).run_id is not None


def test_a_deleted_data_set_is_said_and_keeps_no_other_schedule_waiting(
    ctx: Context, store: Store
) -> None:
    dataset = _version(store, "a")
    broken = plans.create(ctx, plan(dataset=dataset.id))
    sound = plans.create(ctx, plan())
    store.write(datasets.remove, dataset.id)
    store.now = MIDNIGHT + HOUR_S
    assert fire_due(ctx) == 1
    (fire,) = history(ctx, broken)
    assert (fire.outcome, fire.run_id) == ("refused", None)
    assert "deleted" in fire.reason
    assert outcomes(ctx, sound) == ["started"]
    assert plans.get(ctx, broken.id).dataset is None


def test_a_changed_plan_counts_from_now_and_a_late_tick_of_the_old_one_does_nothing(
    ctx: Context, store: Store
) -> None:
    schedule = plans.create(ctx, plan())
    store.now = MIDNIGHT + 1.5 * HOUR_S
    changed = plans.change(ctx, schedule.id, plan(cron="0 3 * * *", name="nightly"))
    assert changed.next_due[0].timestamp() == MIDNIGHT + 3 * HOUR_S
    assert fire_due(ctx) == 0
    assert plans.get(ctx, schedule.id).in_words == "At 03:00 every day"


def test_a_new_name_of_a_schedule_that_is_due_keeps_its_due_time(
    ctx: Context, store: Store
) -> None:
    schedule = plans.create(ctx, plan())
    store.now = MIDNIGHT + HOUR_S + 1
    plans.change(ctx, schedule.id, plan(name="every hour"))
    assert fire_due(ctx) == 1
    assert outcomes(ctx, schedule) == ["started"]


def test_a_new_name_starts_no_paused_schedule(ctx: Context) -> None:
    schedule = plans.create(ctx, plan())
    plans.pause(ctx, schedule.id)
    assert plans.change(ctx, schedule.id, plan(name="every hour")).next_due == ()
    assert plans.change(ctx, schedule.id, plan(cron="0 3 * * *")).next_due == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "n" * 101), ("cron", "0 3 * * " + ",".join(str(n % 7) for n in range(60)))],
)
def test_what_is_longer_than_its_column_is_refused(ctx: Context, field: str, value: str) -> None:
    with pytest.raises(InvalidInput, match=f"{field} must have at most 100 characters"):
        plans.create(ctx, plan(**{field: value}))


def test_a_schedule_can_be_saved_as_it_is_read_when_its_first_version_is_deleted(
    ctx: Context, store: Store
) -> None:
    first = _version(store, "a")
    second = _version(store, "b", first.series_id)
    schedule = plans.create(ctx, plan(dataset=first.id))
    store.write(datasets.remove, first.id)
    changed = plans.change(ctx, schedule.id, plan(dataset=schedule.series_id, name="other"))
    assert changed.dataset is not None
    assert (changed.name, changed.dataset.id) == ("other", second.id)
    with pytest.raises(NotFound):
        plans.change(ctx, schedule.id, plan(dataset="z" * 26))


def test_a_full_queue_refuses_one_schedule_and_keeps_no_other_waiting(
    ctx: Context, store: Store
) -> None:
    full = replace(ctx, settings=ctx.settings.model_copy(update={"max_queued": 1}))
    schedules = [plans.create(full, plan(name=f"plan {n}")) for n in range(2)]
    store.now = MIDNIGHT + HOUR_S
    assert fire_due(full) == 1
    assert sorted(outcomes(full, each)[0] for each in schedules) == ["refused", "started"]
    store.now = MIDNIGHT + 2 * HOUR_S
    fire_due(full)
    reasons = [fire.reason for each in schedules for fire in history(full, each)]
    assert not any("did not run" in str(reason) for reason in reasons)
    assert any("may wait" in str(reason) for reason in reasons)


def test_a_schedule_resumed_in_an_hour_that_comes_twice_stops_no_schedule(
    ctx: Context, store: Store
) -> None:
    store.now = datetime(2026, 11, 1, 5, 0, tzinfo=UTC).timestamp()
    twice = plans.create(ctx, plan(name="t", cron="30 1 * * *", timezone="America/New_York"))
    store.now = datetime(2026, 11, 1, 5, 31, tzinfo=UTC).timestamp()
    assert fire_due(ctx) == 1
    store.now = datetime(2026, 11, 1, 6, 10, tzinfo=UTC).timestamp()
    plans.pause(ctx, twice.id)
    resumed = plans.resume(ctx, twice.id)
    assert resumed.next_due[0] == datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
    other = plans.create(ctx, plan(name="hourly"))
    store.now = datetime(2026, 11, 1, 7, 1, tzinfo=UTC).timestamp()
    assert fire_due(ctx) == 1
    assert outcomes(ctx, other) == ["started"]


def test_a_deleted_schedule_leaves_its_run(ctx: Context, store: Store) -> None:
    schedule = plans.create(ctx, plan())
    plans.run_now(ctx, schedule.id)
    plans.remove(ctx, schedule.id)
    assert len(accepted(store)) == 1
    with pytest.raises(NotFound):
        plans.get(ctx, schedule.id)


def test_a_run_without_a_model_promotes_none_and_is_judged_once(ctx: Context, store: Store) -> None:
    schedule = plans.create(ctx, plan(promote=True))
    plans.run_now(ctx, schedule.id)
    process = ModelProcess()
    assert promote_scheduled(ctx, process) == 0, "the run has not ended"
    store.fail(store.must_claim())
    assert promote_scheduled(ctx, process) == 1
    assert promote_scheduled(ctx, process) == 0
    (fire,) = history(ctx, schedule)
    assert (fire.promotion, fire.promotion_reason) == ("none", "The run failed and made no model.")


def test_a_model_whose_files_are_gone_is_not_promoted_and_that_is_noted(
    ctx: Context, store: Store
) -> None:
    store.submit()
    store.succeed(store.must_claim())  # the champion
    schedule = plans.create(ctx, plan(promote=True))
    plans.run_now(ctx, schedule.id)
    store.succeed(store.must_claim())
    assert promote_scheduled(ctx, ModelProcess()) == 1
    (fire,) = history(ctx, schedule)
    assert fire.promotion == "kept"
    assert fire.promotion_reason
    topics = [message.topic for message in store.read(outbox.waiting)]
    assert topics[-1] == "model.not_promoted"


def _version(
    store: Store, name: str, series_id: str | None = None, owned: Ownership = NOBODY
) -> datasets.DatasetRow:
    schema = TableSchema("mine", "", "a sale", "EUR", "m2", ())
    new = NewDataset(name * 26, "mine", schema, 400, name * 64, {})
    row: datasets.DatasetRow = store.write(datasets.add, new, series_id, owned)
    return row
