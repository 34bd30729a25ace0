"""A notice is there exactly when its event is, on both databases."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Connection, select

from houseprice.store import runs
from houseprice.store.notifications import deliveries, endpoints, outbox
from houseprice.store.notifications.deliveries import DeliveryAttempt
from houseprice.store.notifications.endpoints import NewEndpoint
from houseprice.store.notifications.outbox import MessageRow
from houseprice.store.notifications.tables import outbox as table

if TYPE_CHECKING:
    from conftest import Store


def messages(store: Store) -> list[MessageRow]:
    waiting: list[MessageRow] = store.read(outbox.waiting)
    return waiting


def keys(store: Store) -> list[str]:
    return sorted(store.read(lambda db: db.execute(select(table.c.key)).scalars().all()))


def test_the_end_of_a_run_and_the_first_champion_are_noted_with_their_figures(
    store: Store,
) -> None:
    run_id = store.submit()
    store.succeed(store.must_claim())
    noted = {message.topic: message.data for message in messages(store)}
    assert set(noted) == {"run.succeeded", "model.promoted"}
    assert noted["run.succeeded"]["run_id"] == run_id
    assert noted["run.succeeded"]["metrics"] == {"mdape": 8.0}
    assert noted["run.succeeded"]["model_id"] == noted["model.promoted"]["model_id"]


def test_a_failure_is_noted_with_its_reason(store: Store) -> None:
    store.submit()
    store.fail(store.must_claim())
    (message,) = messages(store)
    assert message.topic == "run.failed"
    assert message.data["error"]["code"] == "diverged"


def test_a_retry_that_will_come_is_not_noted(store: Store) -> None:
    store.submit()
    store.fail(store.must_claim(), "crashed")
    assert messages(store) == []


def test_a_family_is_noted_once_with_the_figures_of_each_model(store: Store) -> None:
    parent = store.submit("all")
    while (run := store.claim()) is not None:
        store.succeed(run)
    ended = [message for message in messages(store) if message.topic.startswith("run.")]
    assert [message.data["run_id"] for message in ended] == [parent]
    assert {model["family"] for model in ended[0].data["models"]} >= {"lightgbm", "blend"}


def test_what_is_rolled_back_is_not_noted(store: Store) -> None:
    run_id = store.submit()
    run = store.must_claim()

    def end_and_fail(db: Connection) -> None:
        runs.end_cancelled(db, run.id, run.fence)
        assert outbox.waiting(db)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(end_and_fail)
    assert messages(store) == []
    assert store.row(run_id).state == "running"


def test_a_holder_that_lost_its_run_notes_nothing(store: Store) -> None:
    store.submit()
    stale = store.must_claim()
    store.now += store.lease_s + 1
    store.reap()
    assert store.succeed(stale) is None
    assert messages(store) == []


def test_an_event_is_noted_once(store: Store) -> None:
    store.submit()
    store.succeed(store.must_claim())
    before = keys(store)
    run_id = before[-1].removeprefix("run:")
    store.write(outbox.note_ending, run_id, store.now)
    assert keys(store) == before


def _delivery(store: Store) -> None:
    store.submit()
    store.fail(store.must_claim())
    (message,) = messages(store)
    new = NewEndpoint("e" * 26, "https://example.org", "", ("run.failed",), "c")
    store.write(endpoints.add, new)
    assert store.write(outbox.fan_out, message.id, "{}") is True
    assert store.write(outbox.fan_out, message.id, "{}") is False
    store.write(deliveries.add, message.id, "webhook", new.id)


def test_of_two_senders_at_once_one_claims_a_delivery(store: Store) -> None:
    _delivery(store)
    claims: list[Any] = []
    barrier = threading.Barrier(6)

    def claim() -> None:
        barrier.wait()
        claims.append(store.write(deliveries.claim, 60.0))

    threads = [threading.Thread(target=claim) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([row for row in claims if row is not None]) == 1


def test_old_messages_go_with_their_deliveries_but_none_that_waits(store: Store) -> None:
    _delivery(store)
    store.now += 100
    assert store.write(outbox.purge, 50.0) == 0
    claimed = store.write(deliveries.claim, 60.0)
    attempt = DeliveryAttempt(1, store.now, 0.1, 200, "", "")
    assert store.write(deliveries.record, claimed, attempt, "delivered") is True
    assert store.write(outbox.purge, 50.0) == 1
    assert store.read(deliveries.page).items == ()
