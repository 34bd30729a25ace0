"""A mail server that hangs takes no place of a Celery worker from trainings."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from celery import Celery

from houseprice.jobs.notices import Notice
from houseprice.jobs.states import IMPORT_PLACES
from houseprice.services.notifications import recipients, webhooks
from houseprice.store.clock import db_now
from houseprice.store.engine import transaction
from houseprice.store.notifications import outbox

TICKS = 2 * (1 + IMPORT_PLACES)


class Slow(socketserver.ThreadingTCPServer):
    """A mail server that greets for as long as the test takes."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Greeting)
        self.over, self.called = threading.Event(), threading.Event()


class Greeting(socketserver.BaseRequestHandler):
    """Says one more line of the greeting each second."""

    server: Slow

    def handle(self) -> None:
        self.server.called.set()
        while not self.server.over.wait(1.0):
            self.request.sendall(b"220-wait\r\n")


@contextmanager
def slow_server() -> Iterator[Slow]:
    with Slow() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.over.set()
        server.shutdown()


def note_for_many(studio: Any) -> None:
    for number in range(TICKS):
        recipients.add(studio.ctx, f"ann{number}@example.org", ["model.promoted"])
    with transaction(studio.ctx.engine) as db:
        outbox.add(db, Notice("model.promoted", "test", {"path": "/"}), db_now(db))


def test_a_training_runs_while_the_mail_server_hangs(celery_studio: Any, redis_url: str) -> None:
    studio = celery_studio
    note_for_many(studio)
    with slow_server() as server:
        names = {"HOST": "127.0.0.1", "PORT": str(server.server_address[1])}
        names |= {"TLS": "none", "FROM": "studio@hp.example"}
        studio.celery("w", **{f"HOUSEPRICE_SMTP_{name}": text for name, text in names.items()})
        with Celery(broker=redis_url, set_as_current=False) as app:
            for _ in range(TICKS):
                app.send_task("send_notifications", queue="maintenance")
        assert server.called.wait(30)
        assert studio.ended(studio.submit()).state == "succeeded"
        items = [item for item in webhooks.delivery_page(studio.ctx).items if item.attempts]
        assert len(items) == 1, "one mail is in hand"
