"""Senders: any number of them deliver what the outbox holds, in any process, at any time.

A sender that dies in the middle of a delivery loses nothing: its claim ends, and another one sends
the message again under the same id.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx2
from sqlalchemy import Connection

from houseprice.errors import HousePriceError, Unavailable
from houseprice.services.context import Context
from houseprice.services.notifications import guarded, mail, messages, secrets
from houseprice.services.notifications.addresses import AllowList
from houseprice.services.notifications.guarded import HookAnswer, RefusedAddress
from houseprice.store.clock import db_now
from houseprice.store.engine import reading, transaction
from houseprice.store.notifications import deliveries, endpoints, outbox, subscriptions
from houseprice.store.notifications.deliveries import DeliveryAttempt, DeliveryRow, DeliveryState
from houseprice.store.notifications.endpoints import EndpointRow
from houseprice.store.notifications.outbox import MessageRow

_LOG = logging.getLogger(__name__)

#: Seconds from each failure to the next try, as the Standard Webhooks specification advises; after
#: the last one the delivery has failed, three days after its first try.
WAITS_S = (5.0, 300.0, 1800.0, 7200.0, 18000.0, 36000.0, 50400.0, 72000.0, 86400.0)
#: An endpoint to which nothing got through for so long is switched off with its next failure.
_FAILING_S = 0.75 * sum(WAITS_S)
#: A claim outlives the longest delivery.
_LEASE_S = 120.0
_MOST_A_PASS = 50
#: No delivery begins later in a pass than this.
_PASS_S = 5.0
_GONE = 410

Post = Callable[[str, bytes, dict[str, str], AllowList], HookAnswer]


@dataclass(frozen=True)
class DeliveryTry:
    """The outcome of a try.

    `gone` is True where the receiver wants no more messages, `absent` where the mail server does
    not answer.
    """

    ok: bool
    status: int | None = None
    answer: str = ""
    error: str = ""
    gone: bool = False
    final: bool = False
    wait_s: float | None = None
    absent: bool = False


def send_due(ctx: Context, post: Post = guarded.post) -> int:
    """Deliver what is due, for a few seconds; returns the number of tries.

    After a mail server that does not answer, the pass sends no more mail.

    Parameters
    ----------
    ctx : Context
    post : callable
        Sends one body to an address.

    Raises
    ------
    Unavailable
        If the database does not answer.
    """
    fan_out(ctx)
    end, mails = time.monotonic() + _PASS_S, True
    for tried in range(_MOST_A_PASS):
        with reading(ctx.engine) as db:
            if time.monotonic() > end or not deliveries.is_any_due(db, mail=mails):
                return tried
        with transaction(ctx.engine) as db:
            claimed = deliveries.claim(db, _LEASE_S, mail=mails)
        if claimed is not None:
            mails = not deliver(ctx, claimed, post).absent and mails
    return _MOST_A_PASS


def fan_out(ctx: Context) -> int:
    """Write the deliveries of each new message to all who asked for it; returns their number.

    An endpoint gets no message that is older than itself.
    """
    with reading(ctx.engine) as db:
        waiting = outbox.waiting(db)
    return sum(_fan_out(ctx, message) for message in waiting)


def _fan_out(ctx: Context, message: MessageRow) -> int:
    text = messages.body(message, ctx.settings.public_url)
    with transaction(ctx.engine) as db:
        if not outbox.fan_out(db, message.id, text):
            return 0
        hooks = [
            row.id
            for row in endpoints.everything(db)
            if _asked(row.topics, row.created_at, message) and row.disabled_at is None
        ]
        for hook in hooks:
            deliveries.add(db, message.id, "webhook", hook)
        addresses = _readers(db, message) if ctx.settings.smtp_host else set()
        for address in sorted(addresses):
            deliveries.add(db, message.id, "email", address)
    return len(hooks) + len(addresses)


def _readers(db: Connection, message: MessageRow) -> set[str]:
    """All addresses that get a message; whoever asked for it twice gets it once."""
    everyone = endpoints.recipients(db)
    asked = {row.address for row in everyone if _asked(row.topics, row.created_at, message)}
    return asked | subscriptions.readers(db, message)


def _asked(topics: list[str], since: float, message: MessageRow) -> bool:
    return message.topic in topics and since <= message.created_at


def deliver(ctx: Context, claimed: DeliveryRow, post: Post = guarded.post) -> DeliveryTry:
    """Try a claimed delivery once, and write what came of it."""
    with reading(ctx.engine) as db:
        now = db_now(db)
    start = time.monotonic()
    outcome = _tried(ctx, claimed, now, post)
    attempt = DeliveryAttempt(
        claimed.attempts,
        now,
        time.monotonic() - start,
        outcome.status,
        outcome.answer,
        outcome.error,
    )
    state, wait_s = _next(claimed, outcome)
    with transaction(ctx.engine) as db:
        recorded = deliveries.record(db, claimed, attempt, state, wait_s)
        if recorded and claimed.channel == "webhook":
            _judge(db, claimed.target, claimed, outcome, state)
    return outcome


def _tried(ctx: Context, claimed: DeliveryRow, now: float, post: Post) -> DeliveryTry:
    """The outcome of a try, whatever goes wrong in it: one delivery must not end the others."""
    try:
        with reading(ctx.engine) as db:
            message = outbox.get(db, claimed.message_id)
            hook = endpoints.get(db, claimed.target) if claimed.channel == "webhook" else None
        if hook is None:
            return _mail(ctx, message, claimed.target)
        return _post(ctx, message, hook, now, post)
    except Unavailable:
        raise
    except Exception as error:  # noqa: BLE001 - it is written down as a failed try
        _LOG.exception("Delivery %s failed", claimed.id)
        reason = f"The delivery failed: {type(error).__name__}: {error}"
        return DeliveryTry(ok=False, error=reason, final=claimed.topic == "test")


def _next(claimed: DeliveryRow, outcome: DeliveryTry) -> tuple[DeliveryState, float]:
    if outcome.ok:
        return "delivered", 0.0
    if outcome.final or outcome.gone or claimed.failures >= len(WAITS_S):
        return "failed", 0.0
    wait_s = WAITS_S[claimed.failures] * random.uniform(0.8, 1.2)  # noqa: S311 - jitter
    return "waiting", max(wait_s, outcome.wait_s or 0.0)


def _judge(
    db: Connection, hook_id: str, claimed: DeliveryRow, outcome: DeliveryTry, state: DeliveryState
) -> None:
    """Note whether an endpoint works, and switch it off if it is gone or has failed for days."""
    row, now = endpoints.get(db, hook_id), db_now(db)
    if outcome.ok:
        endpoints.change(db, row.id, failing_since=None)
        return
    since = now if row.failing_since is None else row.failing_since
    row = endpoints.change(db, row.id, failing_since=since)
    if row.disabled_at is not None:
        return
    if outcome.gone:
        endpoints.switch_off(db, row, "It answered 410: it wants no more messages.")
    elif state == "failed" and not outcome.final and since <= now - _FAILING_S:
        endpoints.switch_off(
            db,
            row,
            f"A message could not be delivered in {claimed.failures + 1} tries over days, and no "
            f"other got through meanwhile. The last error: {outcome.error}",
        )


def _post(
    ctx: Context, message: MessageRow, hook: EndpointRow, now: float, post: Post
) -> DeliveryTry:
    final, text = message.topic == "test", message.body or ""
    if hook.disabled_at is not None and not final:
        return DeliveryTry(ok=False, error="The webhook is switched off", final=True)
    try:
        headers = secrets.signed_headers(
            _secrets(ctx, hook, now), f"msg_{message.id}", datetime.now(UTC), text
        )
        allowed = AllowList.parse(ctx.settings.webhook_allow)
        answer = post(hook.url, text.encode(), headers, allowed)
    except HousePriceError as error:
        return DeliveryTry(ok=False, error=error.message, final=final)
    except RefusedAddress as error:
        return DeliveryTry(ok=False, error=f"Refused: {error}", final=final)
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
        return DeliveryTry(
            ok=False, error=f"No answer: {error or type(error).__name__}", final=final
        )
    return _read(answer, final)


def _read(answer: HookAnswer, final: bool) -> DeliveryTry:
    ok = 200 <= answer.status < 300
    error = "" if ok else f"It answered {answer.status}"
    if 300 <= answer.status < 400:
        error += ", and no redirect is followed"
    return DeliveryTry(
        ok=ok,
        status=answer.status,
        answer=answer.text,
        error=error,
        gone=answer.status == _GONE,
        final=final,
        wait_s=answer.retry_after_s,
    )


def _secrets(ctx: Context, hook: EndpointRow, now: float) -> list[str]:
    """The secret, and for a while after a change also the one before."""
    number, settings = hook.secret_number, ctx.settings
    current = secrets.verified(settings, hook.id, number, hook.secret_check)
    if number > 1 and (hook.old_secret_until or 0.0) > now:
        return [current, secrets.secret(settings, hook.id, number - 1)]
    return [current]


def _mail(ctx: Context, message: MessageRow, address: str) -> DeliveryTry:
    final = message.topic == "test"
    try:
        mail.send(ctx.settings, address, message)
    except mail.MailRefused as error:
        final = final or error.final
        return DeliveryTry(ok=False, error=str(error), final=final, absent=error.absent)
    return DeliveryTry(ok=True, answer="The mail server took it.")


class BackgroundSender:
    """Makes one pass at a time beside what this process does, for callers that must not wait."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None

    def start(self, ctx: Context) -> None:
        """Begin a pass, unless one is going on."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=_send, args=(ctx,), name="sender", daemon=True)
            self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait for the pass to end; a claim that is cut off is taken up again."""
        if self._thread is not None:
            self._thread.join(seconds)


def _send(ctx: Context) -> None:
    outlived("A pass of the sender failed", lambda: send_due(ctx))


class SenderThread(threading.Thread):
    """Delivers every few seconds until `stop`; a slow receiver delays nothing else.

    Parameters
    ----------
    ctx : Context
    also : callable or None
        Another errand of this process, done before each pass.
    """

    def __init__(self, ctx: Context, also: Callable[[], object] | None = None) -> None:
        super().__init__(name="sender", daemon=True)
        self._ctx = ctx
        self._also = also
        self._stopped = threading.Event()

    def run(self) -> None:
        """Make pass after pass."""
        while not self._stopped.wait(self._ctx.settings.reap_s * random.uniform(0.4, 0.6)):  # noqa: S311 - jitter
            self._pass()

    def stop(self) -> None:
        """End after the delivery in hand; a claim that is cut off is taken up again."""
        self._stopped.set()
        if self.is_alive():
            self.join(1.0)

    def _pass(self) -> None:
        # The errand comes first: what hangs in the sending must not hold it up.
        if self._also is not None:
            outlived("The errands failed", self._also)
        _send(self._ctx)


def outlived(said: str, errand: Callable[[], object]) -> None:
    """Do an errand; a failure is logged, and the caller goes on."""
    try:
        errand()
    except (HousePriceError, OSError) as error:
        _LOG.warning("%s: %s", said, error)
    except Exception:  # noqa: BLE001 - a sender outlives every errand
        _LOG.exception("%s", said)
