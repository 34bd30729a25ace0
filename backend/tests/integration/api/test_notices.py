"""A scheduled training in a running studio: champion, guards, webhooks and mail, for real."""

from __future__ import annotations

import os
import socketserver
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.controller import Controller
from standardwebhooks import Webhook

if TYPE_CHECKING:
    from conftest import Studio

WAIT_S = 120.0
TOPICS = ["run.succeeded", "run.failed", "model.promoted", "model.not_promoted"]


class Inbox(HTTPServer):
    """A receiver that answers its first message with 500, and keeps every body."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.messages: list[tuple[bytes, dict[str, str]]] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Inbox

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.messages.append((body, dict(self.headers)))
        self.send_response(500 if len(self.server.messages) == 1 else 204)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Letters:
    """A mail server's handler that keeps what it gets."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.texts.append(envelope.content.decode())
        return "250 OK"


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    server = Inbox()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def mail() -> Iterator[tuple[Letters, int]]:
    with socketserver.TCPServer(("127.0.0.1", 0), None) as probe:  # type: ignore[arg-type]  # only a port
        port = probe.server_address[1]
    letters = Letters()
    controller = Controller(letters, hostname="127.0.0.1", port=port)
    controller.start()
    yield letters, port
    controller.stop()


def wait_for(what: Any) -> Any:
    deadline = time.monotonic() + WAIT_S
    while not (value := what()):
        assert time.monotonic() < deadline, what
        time.sleep(0.3)
    return value


@pytest.mark.long
def test_two_scheduled_trainings_one_champion_and_everybody_is_told(
    studio: Studio,
    inbox: Inbox,
    mail: tuple[Letters, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letters, port = mail
    settings = {
        "WEBHOOK_ALLOW": inbox.host,
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(port),
        "SMTP_TLS": "none",
        "SMTP_FROM": "studio@hp.example",
        "PUBLIC_URL": "https://hp.example",
        "REAP_S": "1",
    }
    for name, value in settings.items():
        monkeypatch.setitem(os.environ, f"HOUSEPRICE_{name}", value)
    studio.serve()
    studio.work()
    with studio.client() as client:
        hook = client.post(
            "/v1/webhooks", json={"url": f"http://{inbox.host}/", "topics": TOPICS}
        ).json()
        recipient = {"address": "ann@example.org", "topics": TOPICS}
        assert client.post("/v1/recipients", json=recipient).status_code == 201
        plan = {
            "name": "nightly",
            "cron": "0 3 * * *",
            "model_type": "lightgbm",
            "settings": {"dataset": "demo", "epochs": 20},
            "promote": True,
        }
        path = f"/v1/schedules/{client.post('/v1/schedules', json=plan).json()['id']}"
        promotions = []
        for _ in range(2):
            run_id = client.post(f"{path}/run").json()["run_id"]
            assert studio.wait_for(run_id)["state"] == "succeeded", studio.log("worker")

            def judged() -> Any:
                (fire, *_) = client.get(f"{path}/history").json()["items"]
                return fire if fire["promotion"] != "waiting" else None

            promotions.append(wait_for(judged))
        topics = _verified(inbox, hook["secret"])
        wait_for(lambda: len(letters.texts) >= 4)
    first, second = promotions
    assert (first["promotion"], second["promotion"]) == ("promoted", "kept")
    assert "first model" in first["promotion_reason"]
    assert second["promotion_reason"]
    assert topics == {"run.succeeded", "model.promoted", "model.not_promoted"}
    subjects = " ".join(line for text in letters.texts for line in text.splitlines())
    assert "Training on demo finished" in subjects
    assert "Median absolute error" in subjects
    assert "https://hp.example/runs/" in subjects


def _verified(inbox: Inbox, secret: str) -> set[str]:
    """The topics that arrived; each is signed, and the one that got a 500 came again."""
    wait_for(lambda: len(inbox.messages) >= 5)
    documents = [Webhook(secret).verify(body, headers) for body, headers in inbox.messages]
    ids = [headers["webhook-id"] for _, headers in inbox.messages]
    assert ids.count(ids[0]) == 2
    return {document["type"] for document in documents}
