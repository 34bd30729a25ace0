"""A request to finish a training early, kills from outside, and where an attempt went on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.ids import new_id
from houseprice.jobs.records import DatasetSnapshot, Failure, NewRun, ProgressUpdate
from houseprice.jobs.states import FAMILIES, FINISHED_EARLY
from houseprice.store import runs
from houseprice.training.spec import TrainSettings, TuneBudget
from houseprice.training.trial_ledger import Trial

if TYPE_CHECKING:
    from conftest import Store

DEMO = DatasetSnapshot("demo", "demo", "Demo market", "USD", "ft2", is_sample=True)
KILLED = Failure("killed", "The trainer was killed", from_outside=True)


def test_a_running_training_hears_of_it_with_its_next_heartbeat(store: Store) -> None:
    store.submit("lightgbm")
    run = store.must_claim()
    assert not store.write(runs.heartbeat, run.id, run.fence, 60.0).finish_requested
    store.write(runs.finish, run.id)
    store.write(runs.finish, run.id)  # asking twice changes nothing
    assert store.write(runs.heartbeat, run.id, run.fence, 60.0).finish_requested
    assert store.read(runs.asked, run.id, run.fence).finish_requested
    assert store.read(runs.asked, run.id, run.fence + 1) is None
    news = ProgressUpdate("training", 20.0)
    assert store.write(runs.record_progress, run.id, run.fence, news, 60.0).finish_requested
    kinds = [event.kind for event in store.events(run.id)]
    assert kinds.count("finish_requested") == 1


def test_the_next_attempt_knows_of_it_too(store: Store) -> None:
    store.submit("lightgbm")
    run = store.must_claim()
    store.write(runs.finish, run.id)
    store.write(runs.release, run.id, run.fence, counted=False)
    assert store.must_claim().finish_requested


def test_only_a_training_at_work_can_be_finished(store: Store) -> None:
    waiting = store.submit("lightgbm")
    with pytest.raises(Conflict, match="has begun") as refused:
        store.write(runs.finish, waiting)
    assert "Cancel it" in refused.value.hint
    run = store.must_claim()
    store.succeed(run)
    with pytest.raises(Conflict, match="succeeded"):
        store.write(runs.finish, run.id)
    with pytest.raises(NotFound):
        store.write(runs.finish, new_id())


def test_an_all_asks_its_parts_and_leaves_out_those_that_wait(store: Store) -> None:
    parent = store.submit("all")
    first, second = store.must_claim(), store.must_claim()
    store.write(runs.finish, parent)
    for run in (first, second):
        assert store.read(runs.asked, run.id, run.fence).finish_requested
    left = [row for row in store.read(runs.children, parent) if row.message == FINISHED_EARLY]
    assert [row.model_type for row in left] == list(FAMILIES[2:])
    store.succeed(first)
    store.succeed(second)
    blend = store.must_claim()
    assert (blend.kind, blend.left_out) == ("blend", FAMILIES[2:])
    store.succeed(blend)
    assert store.row(parent).state == "succeeded"


def test_a_tuning_tries_nothing_more_and_trains_with_the_best(store: Store) -> None:
    settings = TrainSettings(tune=TuneBudget(trials=50))
    parent = str(store.write(runs.submit, NewRun("lightgbm", DEMO, settings)).run_id)
    run = store.must_claim()
    store.write(runs.finish_trial, run.id, run.fence, Trial(0, "complete", {}, 0.3, 7.5))
    running = store.must_claim()
    store.write(runs.finish, parent)
    better = Trial(1, "complete", {"num_leaves": 9}, 0.2, 7.0)
    store.write(runs.finish_trial, running.id, running.fence, better)
    training = store.must_claim()
    assert training.kind == "train"
    assert training.settings.params == {"num_leaves": 9}
    assert not training.finish_requested, "the training itself is whole"
    store.write(runs.finish, parent)
    assert store.read(runs.asked, training.id, training.fence).finish_requested


def test_kills_from_outside_have_a_budget_of_their_own(store: Store) -> None:
    run_id = store.submit("lightgbm")
    states = []
    for _ in range(3):
        store.now += 400  # after any wait
        run = store.must_claim()
        states.append(store.write(runs.fail, run.id, run.fence, KILLED))
    row = store.row(run_id)
    assert states == ["queued", "queued", "failed"]
    assert (row.lost, row.failures, row.error_code) == (3, 0, "killed")
    assert "again" not in str(row.error_hint)


def test_a_worker_that_is_gone_gives_its_runs_back_at_once(store: Store) -> None:
    mine, theirs = store.submit("lightgbm"), store.submit("pytorch")
    first = store.write(runs.claim, "gone", ("cpu",), 60.0)
    store.write(runs.claim, "alive", ("cpu",), 60.0)
    reaped = store.write(runs.reap_worker, "gone")
    assert [(run.run_id, run.state) for run in reaped] == [(mine, "queued")]
    assert store.row(mine).lost == 1
    assert store.row(theirs).state == "running"
    assert store.write(runs.heartbeat, first.id, first.fence, 60.0) is None


def test_where_an_attempt_went_on_is_that_of_the_newest(store: Store) -> None:
    run_id = store.submit("lightgbm")
    store.write(runs.fail, run_id, store.must_claim().fence, KILLED)
    store.now += 10
    run = store.must_claim()
    resumed = {"models": 7, "total": 20, "epoch": 12}
    notices = ("A checkpoint was skipped.", "A checkpoint was skipped.")
    news = ProgressUpdate("training", 20.0, resumed=resumed, notices=notices)
    store.write(runs.record_progress, run.id, run.fence, news, 60.0)
    store.write(runs.record_progress, run.id, run.fence, ProgressUpdate("training", 30.0), 60.0)
    row = store.row(run_id)
    assert (row.resumed, row.notices) == (resumed, notices[:1])
    logged = {event.kind: event.data for event in store.events(run_id)}
    assert logged["resumed"] == resumed
    assert logged["notice"] == {"message": notices[0]}
    store.write(runs.fail, run.id, run.fence, KILLED)
    store.now += 10
    store.must_claim()
    assert store.row(run_id).resumed is None


def test_a_loss_counts_only_where_the_next_attempt_gets_no_further(store: Store) -> None:
    run_id, lost = store.submit(), []
    starts = [(0, 0), (2, 0), (2, 10), (5, 0), (5, 0), (4, 90), (5, 0)]
    for models, epoch in starts:
        claimed = store.must_claim()
        if models or epoch:
            resumed = {"models": models, "total": 20, "epoch": epoch}
            news = ProgressUpdate("training", 10.0, resumed=resumed)
            for _ in range(2):  # said again with the epoch
                store.write(runs.record_progress, run_id, claimed.fence, news, 60.0)
                resumed["epoch"] += 1
        store.now += 61
        store.write(runs.reap)
        row = store.read(runs.get, run_id)
        lost.append(row.lost)
        if row.state == "failed":
            break
    assert lost == [1, 1, 1, 1, 2, 3]  # it gets on three times, and then no further
    assert store.read(runs.get, run_id).error_code == "worker_lost_repeatedly"
