"""``all``: a parent, one child per family and a blend."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from houseprice.errors import Conflict
from houseprice.jobs.records import DatasetSnapshot
from houseprice.jobs.states import FAMILIES, NO_TIME
from houseprice.store import runs
from houseprice.store.runs import bells
from houseprice.training.spec import TrainSettings

if TYPE_CHECKING:
    from conftest import Store


def test_all_is_a_parent_with_a_child_per_family_and_a_blend(store: Store) -> None:
    parent = store.submit("all")
    children = store.read(runs.children, parent)
    assert [child.model_type for child in children] == [*FAMILIES, "blend"]
    assert store.row(parent).kind == "all"
    assert store.read(bells.bells_needed, 10) == len(FAMILIES)


def test_a_time_limit_is_that_of_the_whole_not_of_each_child(store: Store) -> None:
    """No worker is there yet, so the families are planned one after the other."""
    store.submit("all", settings=TrainSettings(time_limit_s=400.0))
    first, second = store.must_claim().limit, store.must_claim().limit
    assert first is not None
    assert second is not None
    assert first.turns == len(FAMILIES)
    assert second.turns == len(FAMILIES) - 1
    now = time.monotonic()
    assert 390 < first.ends_at - now < 400
    assert first.window_s(now, 1.0) < 100
    assert first.waits_s is None


def test_families_that_wait_when_the_time_is_used_up_are_left_out(store: Store) -> None:
    parent = store.submit("all", settings=TrainSettings(time_limit_s=400.0))
    first, second = store.must_claim(), store.must_claim()
    # as slow as a machine on which the others would not be done in time
    store.succeed(first, pace=100.0)
    waiting = [child for child in store.read(runs.children, parent) if child.message == NO_TIME]
    assert [child.model_type for child in waiting] == list(FAMILIES[2:])
    assert {child.state for child in waiting} == {"cancelled"}
    store.succeed(second, pace=100.0)
    blend = store.must_claim()
    assert blend.kind == "blend"
    assert blend.left_out == FAMILIES[2:]


def test_a_time_limit_too_short_for_all_families_goes_to_the_first_two(store: Store) -> None:
    large = DatasetSnapshot("miami", "miami", "Miami", "USD", "ft2", rows=20_000)
    parent = store.submit("all", dataset=large, settings=TrainSettings(time_limit_s=60.0))
    *families, blend = store.read(runs.children, parent)
    assert [child.model_type for child in families] == list(FAMILIES[:2])
    assert blend.kind == "blend"
    limit = store.must_claim().limit
    assert limit is not None
    assert limit.waits_s == 1e9, "time that the others cannot use goes into more models"


def test_the_parent_itself_is_never_claimed_and_runs_with_its_first_child(store: Store) -> None:
    parent = store.submit("all")
    taken = [store.must_claim() for _ in FAMILIES]
    assert store.claim() is None
    assert parent not in {run.id for run in taken}
    assert store.row(parent).state == "running"
    assert [event.kind for event in store.events(parent)] == ["submitted", "claimed"]


def test_the_blend_waits_for_its_siblings_and_gets_those_that_succeeded(store: Store) -> None:
    parent = store.submit("all")
    taken = [store.must_claim() for _ in FAMILIES]
    store.fail(taken[0])
    for run in taken[1:]:
        assert store.claim() is None
        store.succeed(run)
    blend = store.must_claim()
    assert blend.kind == "blend"
    assert [member.family for member in blend.members] == list(FAMILIES[1:])
    assert [member.artifact_path for member in blend.members] == [f"{r.id}-1" for r in taken[1:]]
    store.succeed(blend)
    row = store.row(parent)
    assert (row.state, row.percent) == ("succeeded", 100.0)
    assert row.result is not None
    assert set(row.result["models"]) == {*FAMILIES[1:], "blend"}
    assert len(store.endings(parent)) == 1


def test_a_sibling_that_waits_for_another_try_holds_the_blend_back(store: Store) -> None:
    store.submit("all", max_failures=1)
    taken = [store.must_claim() for _ in FAMILIES]
    store.fail(taken[0], "crashed")
    for run in taken[1:]:
        store.succeed(run)
    assert store.claim() is None
    store.now += 10
    assert store.must_claim().model_type == FAMILIES[0]


@pytest.mark.parametrize("succeeded", [0, 1])
def test_a_blend_of_fewer_than_two_models_fails_and_says_so(store: Store, succeeded: int) -> None:
    parent = store.submit("all")
    for index in range(len(FAMILIES)):
        run = store.must_claim()
        _ = store.succeed(run) if index < succeeded else store.fail(run)
    blend = store.read(runs.children, parent)[-1]
    assert (blend.state, blend.error_code) == ("failed", "no_members")
    assert store.row(parent).state == ("succeeded" if succeeded else "failed")


def test_a_parent_none_of_whose_families_succeeded_names_each_reason(store: Store) -> None:
    parent = store.submit("all")
    for _ in FAMILIES:
        store.fail(store.must_claim())
    row = store.row(parent)
    assert (row.state, row.error_code) == ("failed", "all_failed")
    assert all(
        f"{family}: The loss became infinite" in str(row.error_message) for family in FAMILIES
    )


def test_cancelling_a_waiting_parent_cancels_everything_at_once(store: Store) -> None:
    parent = store.submit("all")
    assert store.write(runs.cancel, parent).state == "cancelled"
    assert {child.state for child in store.read(runs.children, parent)} == {"cancelled"}
    assert len(store.endings(parent)) == 1


def test_cancelling_a_running_parent_asks_the_running_children_to_stop(store: Store) -> None:
    parent = store.submit("all")
    done, running = store.must_claim(), store.must_claim()
    store.succeed(done)
    outcome = store.write(runs.cancel, parent)
    assert (outcome.state, outcome.cancel_requested) == ("running", True)
    states = [child.state for child in store.read(runs.children, parent)]
    assert states == ["succeeded", "running", "cancelled", "cancelled", "cancelled"]
    beat = store.beat(running)
    assert beat is not None
    assert beat.cancel_requested
    store.write(runs.end_cancelled, running.id, running.fence)
    assert store.row(parent).state == "cancelled"
    assert len(store.endings(parent)) == 1


def test_cancelling_one_child_leaves_the_others(store: Store) -> None:
    parent = store.submit("all")
    children = store.read(runs.children, parent)
    store.write(runs.cancel, children[0].id)
    assert store.row(parent).state == "queued"
    for _ in FAMILIES[1:]:
        store.succeed(store.must_claim())
    store.succeed(store.must_claim())
    assert store.row(parent).state == "succeeded"


def test_children_cancelled_one_by_one_cancel_their_parent(store: Store) -> None:
    parent = store.submit("all")
    for child in store.read(runs.children, parent)[:-1]:
        store.write(runs.cancel, child.id)
    assert store.row(parent).state == "cancelled"


def test_a_child_that_is_given_up_closes_its_parent_too(store: Store) -> None:
    parent = store.submit("all", max_lost=1)
    for _ in FAMILIES:
        store.must_claim()
    store.now += store.lease_s + 1
    assert {reaped.state for reaped in store.reap()} == {"failed"}
    assert store.row(parent).state == "failed"
    assert len(store.endings(parent)) == 1


def test_a_parent_is_run_again_as_a_whole_and_its_blend_only_with_it(store: Store) -> None:
    parent = store.submit("all")
    store.write(runs.cancel, parent)
    again = store.write(runs.retry, parent)
    children = store.read(runs.children, again)
    assert len(children) == len(FAMILIES) + 1
    assert store.row(again).retry_of == parent
    blend = store.read(runs.children, parent)[-1]
    with pytest.raises(Conflict, match="family"):
        store.write(runs.retry, blend.id)


def test_a_waiting_parent_stands_where_its_first_child_stands(store: Store) -> None:
    store.submit()
    parent = store.submit("all")
    assert store.read(runs.queue_position, parent) == 2
    store.must_claim()
    store.must_claim()
    assert store.read(runs.queue_position, parent) is None  # it runs, some of its parts wait


def test_a_parent_left_open_is_closed_by_the_second_net(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = store.submit("all")
    with monkeypatch.context() as forgetful:
        forgetful.setattr("houseprice.store.runs.families.settle", lambda *_: False)
        for child in store.read(runs.children, parent):
            store.write(runs.cancel, child.id)
    assert store.row(parent).state == "queued"
    assert store.write(runs.close_parents) == [parent]
    assert store.row(parent).state == "cancelled"
    assert store.write(runs.close_parents) == []


def test_last_children_that_finish_at_the_same_moment_close_their_parent_once(
    twins: Callable[[], tuple[Store, Store]],
) -> None:
    stores = twins()
    for _ in range(10):
        parent = stores[0].submit("all")
        taken = [stores[0].must_claim() for _ in FAMILIES]
        barrier = threading.Barrier(len(taken))

        def finish(index: int, taken: list = taken, barrier: threading.Barrier = barrier) -> None:
            barrier.wait()
            stores[index % 2].fail(taken[index])

        threads = [threading.Thread(target=finish, args=(index,)) for index in range(len(taken))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert stores[0].row(parent).state == "failed"
        assert len(stores[0].endings(parent)) == 1
