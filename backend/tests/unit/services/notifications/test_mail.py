"""Mail against a real server, and what becomes of mail that is not taken."""

from __future__ import annotations

import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from pydantic import SecretStr, ValidationError

from houseprice.errors import Conflict
from houseprice.services.context import Context
from houseprice.services.notifications import recipients, sender, webhooks
from houseprice.settings import Settings


class MailServer:
    """The handler of a mail server that keeps what it takes; it answers as a test says."""

    def __init__(self) -> None:
        self.answer = "250 OK"
        self.recipient_answer = "250 OK"
        self.letters: list[EmailMessage] = []

    async def handle_RCPT(self, _s: Any, _t: Any, envelope: Any, address: str, _o: Any) -> str:  # noqa: N802
        if self.recipient_answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(self, _s: Any, _t: Any, envelope: Any) -> str:  # noqa: N802
        if self.answer.startswith("250"):
            letter = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
        return self.answer


@pytest.fixture
def server() -> MailServer:
    return MailServer()


@pytest.fixture
def mailing(server: MailServer, with_settings: Callable[..., Context]) -> Iterator[Context]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    yield with_settings(
        smtp_host="127.0.0.1", smtp_port=port, smtp_tls="none", smtp_from="studio@hp.example"
    )
    controller.stop()


@pytest.fixture
def tls_file(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1, with its key in the same file."""
    file, key = tmp_path / "mail.pem", tmp_path / "mail.key"
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=mail", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(file)]
    subprocess.run([*words, *names, *files], check=True, capture_output=True)
    file.write_text(file.read_text() + key.read_text())
    return file


def state(ctx: Context) -> tuple[str, str]:
    (item,) = webhooks.delivery_page(ctx).items
    view = webhooks.delivery(ctx, item.id)
    return view.state, view.tries[-1].error


def test_a_letter_has_the_figures_in_both_forms_and_a_link(
    mailing: Context, server: MailServer, note: Callable[..., str]
) -> None:
    recipients.add(mailing, "ann@example.org", ["run.succeeded"])
    dataset = {"name": "<b>Vienna</b>"}
    note(kind="train", dataset=dataset, metrics={"mdape": 8.04, "median_ratio": 1.013})
    sender.send_due(mailing)
    (letter,) = server.letters
    assert letter["Subject"] == "Training on <b>Vienna</b> finished"
    assert letter["To"] == "ann@example.org"
    plain, html = (letter.get_body((form,)) for form in ("plain", "html"))
    assert plain is not None
    assert html is not None
    assert "Median absolute error: 8.0 %" in plain.get_content()
    assert "https://hp.example/runs/1" in plain.get_content()
    assert "&lt;b&gt;Vienna" in html.get_content()
    assert "1.013" in html.get_content()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"answer": "451 try later"}, "waiting"),
        ({"answer": "554 no"}, "failed"),
        ({"recipient_answer": "550 unknown"}, "failed"),
        ({"recipient_answer": "450 busy"}, "waiting"),
    ],
)
def test_a_passing_refusal_is_tried_again_and_a_lasting_one_is_not(
    mailing: Context,
    server: MailServer,
    note: Callable[..., str],
    answers: dict[str, str],
    expected: str,
) -> None:
    vars(server).update(answers)
    recipients.add(mailing, "ann@example.org", ["run.succeeded"])
    note(kind="train")
    sender.send_due(mailing)
    said = next(iter(answers.values()))
    assert state(mailing)[0] == expected
    assert said[:3] in state(mailing)[1]


def test_a_server_that_is_away_is_tried_again(
    with_settings: Callable[..., Context], note: Callable[..., str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    ctx = with_settings(
        smtp_host="127.0.0.1", smtp_port=port, smtp_tls="none", smtp_from="studio@hp.example"
    )
    recipients.add(ctx, "ann@example.org", ["run.succeeded"])
    note(kind="train")
    sender.send_due(ctx)
    assert state(ctx)[0] == "waiting"
    assert "does not answer" in state(ctx)[1]


def test_a_line_break_in_a_name_makes_no_header(
    mailing: Context, server: MailServer, note: Callable[..., str]
) -> None:
    recipients.add(mailing, "ann@example.org", ["run.succeeded"])
    note(kind="train", dataset={"name": "x\r\nBcc: all@example.org"})
    sender.send_due(mailing)
    (letter,) = server.letters
    assert letter["Bcc"] is None
    assert "Bcc: all@example.org" in letter["Subject"]


def test_without_a_mail_server_nothing_is_written_and_a_test_is_refused(
    ctx: Context, note: Callable[..., str]
) -> None:
    ann = recipients.add(ctx, "ann@example.org", ["run.succeeded"])
    note()
    assert sender.send_due(ctx) == 0
    assert webhooks.delivery_page(ctx).items == ()
    with pytest.raises(Conflict, match="HOUSEPRICE_SMTP_HOST"):
        recipients.test(ctx, ann.id)


def test_a_recipient_who_is_deleted_gets_nothing_that_waits(
    mailing: Context, server: MailServer, note: Callable[..., str]
) -> None:
    ann = recipients.add(mailing, "ann@example.org", ["run.succeeded"])
    note(kind="train")
    sender.fan_out(mailing)
    recipients.remove(mailing, ann.id)
    sender.send_due(mailing)
    assert server.letters == []


def test_a_server_that_wants_tls_and_a_password_gets_both(
    server: MailServer,
    with_settings: Callable[..., Context],
    note: Callable[..., str],
    tls_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tls_file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tls_file)
    logins: list[tuple[bytes, bytes]] = []

    def authenticate(_server: Any, _session: Any, _envelope: Any, _way: str, data: Any) -> Any:
        logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"canary")

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(
        server,
        hostname="127.0.0.1",
        port=port,
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=authenticate,
    )
    controller.start()
    account = {"smtp_user": "ann", "smtp_password": SecretStr("canary")}
    ctx = with_settings(
        smtp_host="127.0.0.1", smtp_port=port, smtp_from="studio@hp.example", **account
    )
    try:
        recipients.add(ctx, "ann@example.org", ["run.succeeded"])
        note(kind="train")
        sender.send_due(ctx)
    finally:
        controller.stop()
    assert len(server.letters) == 1
    assert logins[0] == (b"ann", b"canary")


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"smtp_host": "mail.example"}, "smtp_from"),
        (
            {"smtp_host": "m", "smtp_from": "a@b.c", "smtp_user": "ann", "smtp_tls": "none"},
            "smtp_tls",
        ),
    ],
)
def test_settings_that_would_fail_later_are_refused_at_the_start(
    values: dict[str, str], rule: str
) -> None:
    with pytest.raises(ValidationError, match=rule):
        Settings(**values)


def test_the_password_of_the_mail_server_is_in_no_text_of_the_settings() -> None:
    secret = {"smtp_password": "canary-5513"}
    settings = Settings(smtp_host="m", smtp_from="a@b.c", smtp_user="ann", **secret)
    assert "canary" not in f"{settings!r} {settings}"
