"""The log that pages follow."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine

from houseprice.store import events, runs
from houseprice.store.engine import make_engine, transaction

if TYPE_CHECKING:
    from conftest import Store


def test_a_reader_sees_every_event_once_and_in_order(store: Store) -> None:
    run_id = store.submit()
    run = store.must_claim()
    first = store.read(runs.events_after, 0, 1)
    second = store.read(runs.events_after, first.events[-1].seq, 10)
    assert [event.kind for event in (*first.events, *second.events)] == ["submitted", "claimed"]
    store.succeed(run)
    third = store.read(runs.events_after, second.events[-1].seq)
    assert [(event.seq, event.run_id, event.kind) for event in third.events] == [
        (3, run_id, "succeeded")
    ]
    assert third.last_seq == store.read(runs.last_event) == 3
    assert store.read(runs.events_after, 3).events == ()


def test_an_event_of_a_child_names_its_parent(store: Store) -> None:
    parent = store.submit("all")
    child = store.must_claim()
    claimed = [e for e in store.read(runs.events_after, 0).events if e.run_id == child.id]
    assert {event.above for event in claimed} == {(parent,)}


def test_a_progress_event_says_only_that_the_row_has_news(store: Store) -> None:
    store.submit()
    run = store.must_claim()
    store.progress(run, 12.5, current=1, total=8, message="Epoch 1", eta_s=float("inf"))
    event = store.events(run.id)[-1]
    assert (event.kind, event.data) == ("progress", {})
    row = store.read(runs.get, run.id)
    assert row is not None
    assert (row.percent, row.current, row.total, row.message) == (12.5, 1, 8, "Epoch 1")
    assert row.eta_s is None


def test_purged_progress_tells_a_reader_who_missed_it_to_start_afresh(store: Store) -> None:
    store.submit()
    run = store.must_claim()
    store.progress(run, 10.0)
    newest_progress = store.read(runs.last_event)
    store.succeed(run)
    store.now += 100
    assert store.write(runs.purge_progress, 200.0) == 0
    assert store.write(runs.purge_progress, 50.0) == 1
    missed = store.read(runs.events_after, 0)
    assert (missed.reset, missed.events, missed.last_seq) == (True, (), newest_progress + 1)
    assert store.read(runs.events_after, newest_progress - 1).reset
    caught_up = store.read(runs.events_after, newest_progress)
    assert [event.kind for event in caught_up.events] == ["succeeded"]
    assert not caught_up.reset


def test_progress_of_a_run_that_goes_on_is_never_purged(store: Store) -> None:
    store.submit()
    run = store.must_claim()
    store.progress(run, 10.0)
    store.now += 10_000
    assert store.write(runs.purge_progress, 0.0) == 0


def test_a_number_from_another_life_of_the_database_means_start_afresh(store: Store) -> None:
    store.submit()
    assert store.read(runs.events_after, 2).reset
    assert not store.read(runs.events_after, 1).reset


def test_a_later_number_is_never_visible_before_an_earlier_one(postgres_url: str) -> None:
    """The trap of sequences: number 1 is taken first and committed last."""
    engine = make_engine(postgres_url)
    taken, go_on, seen = threading.Event(), threading.Event(), []

    def slow() -> None:
        with transaction(engine) as db:
            events.lock(db)
            seen.append(("slow", events.reserve(db)))
            taken.set()
            go_on.wait(10)

    def quick() -> None:
        taken.wait(10)
        with transaction(engine) as db:
            events.lock(db)
            seen.append(("quick", events.reserve(db)))

    threads = [threading.Thread(target=slow), threading.Thread(target=quick)]
    for thread in threads:
        thread.start()
    taken.wait(10)
    time.sleep(0.2)  # the quick one has every chance to overtake
    assert len(seen) == 1
    go_on.set()
    for thread in threads:
        thread.join()
    engine.dispose()
    assert [name for name, _ in seen] == ["slow", "quick"]
    assert seen[1][1] == seen[0][1] + 1


def test_readers_that_follow_while_many_write_miss_nothing(
    twins: Callable[[], tuple[Store, Store]],
) -> None:
    stores = twins()
    followed: list[int] = []
    done = threading.Event()

    def follow() -> None:
        last = 0
        while True:
            over = done.is_set()
            for event in stores[0].read(runs.events_after, last, 7).events:
                followed.append(event.seq)
                last = event.seq
            if over and last == stores[0].read(runs.last_event):
                return

    def write(index: int) -> None:
        for _ in range(10):
            stores[index % 2].submit()

    reader = threading.Thread(target=follow)
    writers = [threading.Thread(target=write, args=(index,)) for index in range(6)]
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert followed == list(range(1, 61))


def test_a_transition_that_is_rolled_back_leaves_no_gap(engine: Engine, store: Store) -> None:
    def write_and_fail() -> None:
        with transaction(engine) as db:
            events.reserve(db)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    store.submit()
    assert [event.seq for event in store.read(runs.events_after, 0).events] == [1]


def test_a_heartbeat_waits_for_no_transition(postgres_url: str, make_store: type[Store]) -> None:
    """A worker must not lose its lease because somebody froze in the middle of a transaction."""
    engine = make_engine(postgres_url)
    store = make_store(engine)
    store.submit()
    run = store.must_claim()
    with transaction(engine) as db:
        events.lock(db)
        store.now += 10
        assert store.beat(run) is not None
    assert store.row(run.id).lease_until == store.now + store.lease_s
    engine.dispose()
