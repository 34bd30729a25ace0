"""What is noted is delivered, however often it must be tried and whoever sends it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import httpx2
import pytest
from standardwebhooks import Webhook

from houseprice.services.context import Context
from houseprice.services.notifications import sender, webhooks
from houseprice.services.notifications.guarded import RefusedAddress
from houseprice.services.notifications.webhooks import WebhookChange, WebhookView
from houseprice.store.engine import transaction
from houseprice.store.notifications import deliveries

if TYPE_CHECKING:
    from conftest import Clock, Receiver

Note = Callable[..., str]
URL = "https://example.org/hook"


@pytest.fixture
def hook(ctx: Context) -> WebhookView:
    return webhooks.create(ctx, URL, ["run.succeeded", "webhook.disabled"])


def only(ctx: Context, target: str | None = None) -> webhooks.DeliveryView:
    (item,) = webhooks.delivery_page(ctx, target).items
    return webhooks.delivery(ctx, item.id)


def test_a_message_is_signed_with_the_secret_that_was_shown(
    ctx: Context, note: Note, receiver: Receiver, hook: WebhookView
) -> None:
    note(metrics={"mdape": 8.0})
    assert sender.send_due(ctx, receiver) == 1
    ((url, body, headers),) = receiver.calls
    assert url == URL
    assert hook.secret is not None
    document = Webhook(hook.secret).verify(body, headers)
    assert document["type"] == "run.succeeded"
    assert document["data"] == {"metrics": {"mdape": 8.0}, "url": "https://hp.example/runs/1"}
    view = only(ctx)
    assert (view.state, view.attempts, view.tries[0].status) == ("delivered", 1, 200)
    assert view.body == body.decode()
    assert sender.send_due(ctx, receiver) == 0


def test_only_who_asked_gets_a_message_and_nobody_gets_an_older_one(
    ctx: Context, note: Note, receiver: Receiver, clock: Clock
) -> None:
    note("run.failed", "run:old")
    clock.now += 1
    failed = webhooks.create(ctx, URL, ["run.failed"])
    webhooks.create(ctx, URL, ["market.moved"])
    note("run.failed", "run:new")
    sender.send_due(ctx, receiver)
    assert len(receiver.calls) == 1
    assert only(ctx).target == failed.id


def test_the_tries_of_a_failure_span_days_and_then_it_has_failed(
    ctx: Context, note: Note, receiver: Receiver, hook: WebhookView, clock: Clock
) -> None:
    start, receiver.status = clock.now, 500
    message = note()
    waits = []
    for _ in range(len(sender.WAITS_S)):
        assert sender.send_due(ctx, receiver) == 1
        assert sender.send_due(ctx, receiver) == 0, "it waits"
        due = only(ctx, hook.id).next_at
        assert due is not None
        waits.append(due.timestamp() - clock.now)
        clock.now = due.timestamp() + 0.001
    sender.send_due(ctx, receiver)
    assert only(ctx, hook.id).state == "failed"
    assert all(0.79 < w / usual < 1.21 for w, usual in zip(waits, sender.WAITS_S, strict=True))
    assert clock.now - start > 2 * 86_400
    assert len({headers["webhook-id"] for _, _, headers in receiver.calls}) == 1
    assert receiver.calls[0][2]["webhook-id"] == f"msg_{message}"
    assert len({body for _, body, _ in receiver.calls}) == 1, "byte for byte the same"


def test_an_endpoint_that_fails_for_days_is_switched_off_and_others_hear_of_it(
    ctx: Context, note: Note, receiver: Receiver, hook: WebhookView, clock: Clock
) -> None:
    other = webhooks.create(ctx, "https://other.example.org/", ["webhook.disabled"])
    receiver.status = 503
    note()
    for _ in range(len(sender.WAITS_S) + 1):
        clock.now += 130_000
        sender.send_due(ctx, receiver)
    off = next(view for view in webhooks.listing(ctx) if view.id == hook.id)
    assert off.disabled_at is not None
    assert "10 tries over days" in off.disabled_reason
    assert "503" in off.disabled_reason
    receiver.status = 200
    sender.send_due(ctx, receiver)
    assert json.loads(only(ctx, other.id).body or "")["data"]["webhook_id"] == hook.id


def test_one_success_in_between_keeps_an_endpoint_on(
    ctx: Context, note: Note, receiver: Receiver, hook: WebhookView, clock: Clock
) -> None:
    receiver.status = 500
    note()
    for _ in range(len(sender.WAITS_S)):
        clock.now += 130_000
        sender.send_due(ctx, receiver)
    note("run.succeeded", "run:2")
    receiver.status = 200
    assert sender.send_due(ctx, receiver) == 1
    clock.now, receiver.status = clock.now + 130_000, 500
    assert sender.send_due(ctx, receiver) == 1
    states = [item.state for item in webhooks.delivery_page(ctx, hook.id).items]
    assert states == ["delivered", "failed"]
    assert webhooks.listing(ctx)[0].disabled_at is None


def test_410_switches_off_at_once_and_ends_what_waits(
    ctx: Context, note: Note, receiver: Receiver, hook: WebhookView
) -> None:
    receiver.status = 410
    note()
    note("run.succeeded", "run:2")
    sender.send_due(ctx, receiver)
    assert len(receiver.calls) == 1
    assert "410" in webhooks.listing(ctx)[0].disabled_reason
    states = {item.state for item in webhooks.delivery_page(ctx, hook.id).items}
    assert states == {"failed"}
    webhooks.change(ctx, hook.id, WebhookChange(enabled=True))
    assert webhooks.listing(ctx)[0].disabled_reason == ""


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (httpx2.ConnectError("no route"), "No answer: no route"),
        (RefusedAddress("a.org is at 10.0.0.1"), "Refused: a.org is at 10.0.0.1"),
        (OSError("broken"), "No answer: broken"),
    ],
)
def test_no_answer_is_a_failed_try_and_no_failed_sender(
    ctx: Context, note: Note, receiver: Receiver, *, error: Exception, said: str
) -> None:
    hook = webhooks.create(ctx, URL, ["run.succeeded"])
    receiver.fails_with = error
    note()
    sender.send_due(ctx, receiver)
    view = only(ctx, hook.id)
    assert (view.state, view.tries[0].error, view.tries[0].status) == ("waiting", said, None)


def test_a_receiver_may_ask_for_a_longer_wait(
    ctx: Context, note: Note, receiver: Receiver, hook: WebhookView, clock: Clock
) -> None:
    receiver.status, receiver.retry_after_s = 429, 7_200.0
    note()
    sender.send_due(ctx, receiver)
    due = only(ctx, hook.id).next_at
    assert due is not None
    assert due.timestamp() == clock.now + 7_200


def test_after_a_change_of_the_secret_both_verify_for_a_day(
    ctx: Context, note: Note, receiver: Receiver, hook: WebhookView, clock: Clock
) -> None:
    renewed = webhooks.rotate(ctx, hook.id)
    note()
    sender.send_due(ctx, receiver)
    signatures = receiver.calls[0][2]["webhook-signature"].split(" ")
    assert len(signatures) == 2
    assert renewed.secret != hook.secret
    clock.now += 90_000
    note("run.succeeded", "run:2")
    sender.send_due(ctx, receiver)
    assert len(receiver.calls[1][2]["webhook-signature"].split(" ")) == 1


def test_a_message_is_sent_again_with_the_same_id_and_body(
    ctx: Context, note: Note, receiver: Receiver, hook: WebhookView
) -> None:
    note()
    sender.send_due(ctx, receiver)
    webhooks.send_again(ctx, only(ctx, hook.id).id)
    sender.send_due(ctx, receiver)
    first, second = receiver.calls
    assert first[1] == second[1]
    assert first[2]["webhook-id"] == second[2]["webhook-id"]
    assert [item.number for item in only(ctx, hook.id).tries] == [1, 2]


def test_a_test_message_is_tried_once_even_where_the_webhook_is_off(
    ctx: Context, receiver: Receiver, hook: WebhookView
) -> None:
    webhooks.change(ctx, hook.id, WebhookChange(enabled=False))
    receiver.status = 500
    webhooks.test(ctx, hook.id)
    sender.send_due(ctx, receiver)
    assert (only(ctx, hook.id).state, len(receiver.calls)) == ("failed", 1)
    assert webhooks.listing(ctx)[0].disabled_reason == "By hand."


def test_of_many_senders_one_delivers(
    ctx: Context, note: Note, receiver: Receiver, hook: WebhookView
) -> None:
    for number in range(20):
        note("run.succeeded", f"run:{number}")
    barrier = threading.Barrier(4)

    def send() -> None:
        barrier.wait()
        sender.send_due(ctx, receiver)

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ids = [headers["webhook-id"] for _, _, headers in receiver.calls]
    assert len(ids) == len(set(ids)) == 20


def test_a_delivery_whose_sender_died_is_taken_up_again_and_the_late_one_records_nothing(
    ctx: Context, note: Note, receiver: Receiver, hook: WebhookView, clock: Clock
) -> None:
    note()
    sender.fan_out(ctx)
    with transaction(ctx.engine) as db:
        dead = deliveries.claim(db, 60.0)
    assert dead is not None
    assert sender.send_due(ctx, receiver) == 0
    clock.now += 61
    assert sender.send_due(ctx, receiver) == 1
    receiver.status = 500
    sender.deliver(ctx, dead, receiver)
    assert (only(ctx, hook.id).state, len(only(ctx, hook.id).tries)) == ("delivered", 1)
