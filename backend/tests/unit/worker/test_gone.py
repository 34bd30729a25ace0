"""A worker is gone if its process is, and only where process ids mean the same."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from houseprice.store.workers import WorkerRow
from houseprice.worker import gone


@pytest.fixture
def ended_pid() -> int:
    """The id of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_starts_have_different_names_with_the_same_first_half() -> None:
    first, second = gone.boot_nonce(), gone.boot_nonce()
    assert first != second
    assert first[:16] == second[:16]
    assert len(first) == 32


@pytest.mark.skipif(sys.platform != "linux", reason="process ids are read from /proc")
def test_only_an_ended_process_of_this_machine_is_gone(ended_pid: int) -> None:
    nonce = gone.boot_nonce()
    row = WorkerRow("celery@x", gone.boot_nonce(), "x", ended_pid, 1, ("cpu",))
    assert gone._is_gone(row, nonce)
    assert not gone._is_gone(replace(row, pid=os.getpid()), nonce)
    assert not gone._is_gone(replace(row, boot_nonce="f" * 32), nonce)


@pytest.mark.skipif(sys.platform != "linux", reason="process ids are read from /proc")
def test_a_process_that_nobody_has_waited_for_is_gone() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read()  # until it ends
    process.stdout.close()
    row = WorkerRow("celery@x", gone.boot_nonce(), "x", process.pid, 1, ("cpu",))
    while not gone._is_gone(row, gone.boot_nonce()):
        os.sched_yield()
    process.wait()
