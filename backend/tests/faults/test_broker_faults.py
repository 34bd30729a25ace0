"""One worker and its Redis, which is damaged in every way: runs are accepted, and each is done."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import redis
from tests.integration.worker.conftest import OwnRedis, Studio, make_studio

from houseprice.jobs.celery_bell import CeleryBell
from houseprice.jobs.queue import BackgroundBell
from houseprice.services.health import health
from houseprice.services.invariants.promises import check_promises

_LOADING = b"-LOADING Redis is loading the dataset in memory\r\n"
_BUSY_S = 3


@dataclass
class Shaken:
    """A studio with a worker, and the Redis between them."""

    studio: Studio
    broker: OwnRedis
    accepted: list[str]

    def client(self) -> redis.Redis:
        """A connection of an operator."""
        return redis.Redis.from_url(self.broker.url)

    def submit(self) -> str:
        """Accept a short run."""
        self.accepted.append(self.studio.submit())
        return self.accepted[-1]

    def goes_through(self, *run_ids: str) -> None:
        """Check that each run ends well, in one attempt."""
        for run_id in run_ids:
            view = self.studio.ended(run_id)
            assert (view.state, view.attempt) == ("succeeded", 1), view.error
        assert check_promises(self.studio.ctx, self.accepted) == ()


@pytest.fixture(scope="module")
def shaken(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Shaken]:
    """A worker that stays for all tests of this file."""
    home = tmp_path_factory.mktemp("shaken")
    shutil.copyfile(sqlite_template, home / "studio.sqlite3")
    broker = OwnRedis(_free_port(), tmp_path_factory.mktemp("broker"))
    broker.start()
    bell = BackgroundBell(CeleryBell(broker.url))
    studio = make_studio(home, f"sqlite:///{home}/studio.sqlite3", broker.url, bell)
    studio.script(default={"epochs": 2})
    studio.celery("worker")
    yield Shaken(studio, broker, [])
    studio.close()
    broker.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def meanwhile(damage: Any, every_s: float) -> Iterator[None]:
    """Do something again and again beside the block."""
    over = threading.Event()

    def again() -> None:
        while not over.wait(every_s):
            damage()

    thread = threading.Thread(target=again)
    thread.start()
    yield
    over.set()
    thread.join()


def test_an_absent_broker_is_said_and_what_was_accepted_starts_on_its_return(
    shaken: Shaken,
) -> None:
    shaken.broker.kill()
    run_ids = [shaken.submit() for _ in range(3)]
    parts = {part.name: part for part in health(shaken.studio.ctx).parts}
    assert not parts["broker"].ok
    assert "start later" in parts["broker"].detail
    shaken.broker.start()
    shaken.goes_through(*run_ids)


def test_a_broker_that_is_wiped_all_the_time_loses_no_run(shaken: Shaken) -> None:
    with shaken.client() as client, meanwhile(client.flushall, 0.1):
        run_ids = []
        for _ in range(5):
            run_ids.append(shaken.submit())
            time.sleep(0.3)
    shaken.goes_through(*run_ids)


def test_a_broker_without_memory_takes_no_ring_and_loses_no_run(shaken: Shaken) -> None:
    with shaken.client() as client:
        client.config_set("maxmemory", "1")
        run_id = shaken.submit()
        time.sleep(0.5)
        client.config_set("maxmemory", "0")
    shaken.goes_through(run_id)


def test_a_broker_that_is_busy_holds_up_nobody_who_submits(shaken: Shaken) -> None:
    script = (
        "local began = redis.call('TIME')[1]\n"
        f"while redis.call('TIME')[1] - began < {_BUSY_S} do end\nreturn 1"
    )
    with shaken.client() as client:
        client.config_set("busy-reply-threshold", "200")
        busy = threading.Thread(target=client.eval, args=(script, 0))
        busy.start()
        time.sleep(0.5)
        run_id = shaken.submit()
        assert shaken.studio.run(run_id).state == "queued"  # stored, while nothing rings
        busy.join()
    shaken.goes_through(run_id)


def test_a_broker_that_still_loads_is_waited_for(shaken: Shaken) -> None:
    shaken.broker.kill()
    with _loading(shaken.broker.port):
        run_id = shaken.submit()
        time.sleep(2.0)
    shaken.broker.start()
    shaken.goes_through(run_id)


@contextlib.contextmanager
def _loading(port: int) -> Iterator[None]:
    """A server that says of every command that it is not ready."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(64)
    clients: list[socket.socket] = []

    def refuse(client: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while client.recv(1 << 16):
                client.sendall(_LOADING)

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = listener.accept()
                clients.append(client)
                threading.Thread(target=refuse, args=(client,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    yield
    for end in (listener, *clients):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()


def test_a_broker_that_never_answers_costs_a_submission_nothing(shaken: Shaken) -> None:
    assert shaken.broker.process is not None
    os.kill(shaken.broker.process.pid, signal.SIGSTOP)
    run_id = shaken.submit()
    assert shaken.studio.run(run_id).state == "queued"
    time.sleep(2.0)
    os.kill(shaken.broker.process.pid, signal.SIGCONT)
    shaken.goes_through(run_id)


def test_connections_to_the_broker_that_break_all_the_time_start_nothing_twice(
    shaken: Shaken,
) -> None:
    def cut() -> None:
        client.client_kill_filter(_type="normal", skipme=True)

    shaken.studio.script(default={"epochs": 20, "epoch_s": 0.1})
    with shaken.client() as client, meanwhile(cut, 0.3):
        run_ids = [shaken.submit(), shaken.submit()]
        time.sleep(3.0)
    shaken.goes_through(*run_ids)
    shaken.studio.script(default={"epochs": 2})


def test_a_thousand_rings_for_one_run_are_one_attempt(shaken: Shaken) -> None:
    bell = CeleryBell(shaken.broker.url)
    run_id = shaken.submit()
    for _ in range(1000):
        bell.ring(run_id)
    shaken.goes_through(run_id)
    with shaken.client() as client:
        shaken.studio.until(lambda: client.llen("cpu") == 0, "an empty queue")
    assert shaken.studio.row(run_id).attempt == 1


def test_the_broker_keeps_nothing_of_a_ring_that_was_taken(shaken: Shaken) -> None:
    shaken.studio.script(default={"hold": "gate"})
    assert rings_kept(shaken.studio, shaken.broker.url) == 0
    shaken.studio.script(default={"epochs": 2})


def test_a_late_acknowledgement_is_noticed(shaken: Shaken, tmp_path: Path, sqlite_url: str) -> None:
    url = shaken.broker.url.removesuffix("0") + "1"  # its other worker must not take the ring
    studio = make_studio(tmp_path, sqlite_url, url, CeleryBell(url))
    studio.script(default={"hold": "gate"})
    studio.celery("late", app="late_app")
    try:
        assert rings_kept(studio, url) == 1
    finally:
        studio.close()


def rings_kept(studio: Studio, broker_url: str) -> int:
    """Number of rings that the broker would give out again, while a run is at work."""
    run_id = studio.submit()
    studio.training(run_id)
    with redis.Redis.from_url(broker_url) as client:
        kept = int(client.hlen("unacked")) + int(client.llen("cpu"))
    studio.open()
    assert studio.ended(run_id).state == "succeeded"
    return kept
