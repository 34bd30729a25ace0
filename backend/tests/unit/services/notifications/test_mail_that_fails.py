"""Mail that cannot be sent is a failed try with a reason, and holds up nothing else."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pydantic import SecretStr, ValidationError

from houseprice.errors import InvalidInput
from houseprice.services.context import Context
from houseprice.services.notifications import recipients, sender, webhooks
from houseprice.settings import Settings
from houseprice.store.engine import transaction
from houseprice.store.notifications import endpoints

Note = Callable[..., str]
#: Addresses that look right and cannot head a letter.
BAD = [".bob@example.org", "a.@b.org", "carl@example.org.", "a@b..org"]


class Postbox:
    """The handler of a mail server that remembers to whom it took mail."""

    def __init__(self) -> None:
        self.readers: list[str] = []
        self.good_bye = "221 bye"

    async def handle_QUIT(self, _s: Any, _t: Any, _envelope: Any) -> str:  # noqa: N802
        return self.good_bye

    async def handle_DATA(self, _s: Any, _t: Any, envelope: Any) -> str:  # noqa: N802
        self.readers += envelope.rcpt_tos
        return "250 OK"


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@pytest.fixture
def mailing(postbox: Postbox, with_settings: Callable[..., Context]) -> Iterator[Context]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(postbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield with_settings(
        smtp_host="127.0.0.1", smtp_port=port, smtp_tls="none", smtp_from="studio@hp.example"
    )
    controller.stop()


def errors(ctx: Context) -> dict[str, str]:
    """The last error of each target."""
    items = [webhooks.delivery(ctx, item.id) for item in webhooks.delivery_page(ctx).items]
    return {item.target: item.tries[-1].error for item in items if item.tries}


@pytest.mark.parametrize("address", BAD)
def test_an_address_that_cannot_head_a_letter_is_refused(ctx: Context, address: str) -> None:
    with pytest.raises(InvalidInput, match="mail address"):
        recipients.add(ctx, address, ["run.succeeded"])


def test_a_bad_address_that_is_stored_already_holds_up_nobody(
    mailing: Context, postbox: Postbox, note: Note
) -> None:
    with transaction(mailing.engine) as db:
        endpoints.add_recipient(db, BAD[0], ["run.succeeded"])
    recipients.add(mailing, "zoe@example.org", ["run.succeeded"])
    note(kind="train")
    assert sender.send_due(mailing) == 2
    assert postbox.readers == ["zoe@example.org"]
    assert BAD[0] in errors(mailing)
    assert errors(mailing)[BAD[0]] != ""


def test_the_thread_outlives_an_errand_that_fails_and_still_sends(
    mailing: Context, postbox: Postbox, note: Note, with_settings: Callable[..., Context]
) -> None:
    recipients.add(mailing, "zoe@example.org", ["run.succeeded"])
    note(kind="train")
    twice, calls = threading.Event(), []

    def errand() -> None:
        calls.append(list(postbox.readers))
        if len(calls) > 1:
            twice.set()
        raise RuntimeError("no room")

    quick = {**mailing.settings.model_dump(include={"smtp_host", "smtp_port", "smtp_tls"})}
    ctx = with_settings(**quick, smtp_from="studio@hp.example", reap_s=0.1)
    thread = sender.SenderThread(ctx, also=errand)
    thread.start()
    assert twice.wait(20)
    thread.stop()
    assert calls[0] == [], "the errand comes before the mail"
    assert postbox.readers == ["zoe@example.org"]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"smtp_user": "ann", "smtp_password": SecretStr("pässword")}, "SMTP_PASSWORD must be"),
        ({"smtp_user": "änn", "smtp_password": SecretStr("password")}, "SMTP_USER and"),
        ({"smtp_host": "mail..example.org"}, "HOUSEPRICE_SMTP_HOST must name a host"),
        ({"smtp_from": "studio@hp.example\nBcc: all@hp.example"}, "cannot be written"),
    ],
)
def test_settings_that_no_mail_can_be_sent_with_are_a_failed_try_with_the_reason(
    mailing: Context,
    with_settings: Callable[..., Context],
    note: Note,
    values: dict[str, Any],
    reason: str,
) -> None:
    server = mailing.settings.model_dump(include={"smtp_host", "smtp_port", "smtp_tls"})
    ctx = with_settings(**{**server, "smtp_from": "studio@hp.example", **values})
    recipients.add(ctx, "zoe@example.org", ["run.succeeded"])
    note(kind="train")
    assert sender.send_due(ctx) == 1
    assert reason in errors(ctx)["zoe@example.org"]
    assert "ä" not in errors(ctx)["zoe@example.org"]
    assert webhooks.delivery_page(ctx).items[0].state == "waiting"


def test_a_sender_with_a_line_break_is_refused_at_the_start() -> None:
    with pytest.raises(ValidationError, match="smtp_from"):
        Settings(smtp_host="mail.example", smtp_from="studio@hp.example\nBcc: x@hp.example")


@pytest.mark.parametrize("good_bye", ["421 too busy", "500 what"])
def test_mail_that_was_taken_is_delivered_whatever_the_server_says_afterwards(
    mailing: Context, postbox: Postbox, note: Note, good_bye: str
) -> None:
    postbox.good_bye = good_bye
    recipients.add(mailing, "zoe@example.org", ["run.succeeded"])
    note(kind="train")
    sender.send_due(mailing)
    assert postbox.readers == ["zoe@example.org"]
    assert webhooks.delivery_page(mailing).items[0].state == "delivered"


@pytest.fixture
def silent(with_settings: Callable[..., Context]) -> Iterator[tuple[Context, socket.socket]]:
    """A studio whose mail server takes connections and never says a word, and the server."""
    with socket.create_server(("127.0.0.1", 0)) as quiet:
        quiet.settimeout(10)
        names = {"smtp_host": "127.0.0.1", "smtp_port": quiet.getsockname()[1]}
        yield with_settings(**names, smtp_tls="none", smtp_from="studio@hp.example"), quiet


def add_two(ctx: Context) -> None:
    for name in ("ann", "zoe"):
        recipients.add(ctx, f"{name}@example.org", ["run.succeeded"])


def test_the_mail_of_a_pass_ends_with_a_server_that_does_not_answer(
    silent: tuple[Context, socket.socket], note: Note
) -> None:
    ctx, quiet = silent
    quiet.close()
    add_two(ctx)
    note(kind="train")
    assert sender.send_due(ctx) == 1
    assert list(errors(ctx)) == ["ann@example.org"]


def test_a_server_that_hangs_holds_up_one_sender_and_no_caller(
    silent: tuple[Context, socket.socket], note: Note
) -> None:
    ctx, quiet = silent
    add_two(ctx)
    note(kind="train")
    background = sender.BackgroundSender()
    start = time.monotonic()
    background.start(ctx)
    background.start(ctx)
    assert time.monotonic() - start < 0.5
    held = quiet.accept()[0]
    assert sender.send_due(ctx) == 0, "a mail is in hand"
    held.close()
    background.wait(10)
    assert len(errors(ctx)) == 1
