"""Threads of a server share two heaps of the C library."""

from __future__ import annotations

import os
import platform
import subprocess
import sys

import pytest

#: Twelve threads allocate at the same time; then glibc writes a line for each of its heaps.
_PROGRAM = """
import ctypes, threading
from houseprice.cli.arenas import limit_arenas

if {limited}:
    limit_arenas()
libc, together = ctypes.CDLL(None), threading.Barrier(12)

def allocate():
    together.wait()
    blocks = [bytes(2000 + i) for i in range(5000)]
    together.wait()
    del blocks

threads = [threading.Thread(target=allocate) for _ in range(12)]
for thread in threads: thread.start()
for thread in threads: thread.join()
libc.malloc_stats()
"""

pytestmark = pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="only glibc has a heap for each thread"
)


def _heaps(*, limited: bool, **environment: str) -> int:
    allowed = {name: value for name, value in os.environ.items() if name != "MALLOC_ARENA_MAX"}
    program = subprocess.run(
        [sys.executable, "-c", _PROGRAM.format(limited=limited)],
        env=allowed | environment, check=True, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    return program.stderr.count("Arena ")


def test_threads_share_two_heaps() -> None:
    assert _heaps(limited=False) > 2
    assert _heaps(limited=True) == 2


def test_the_environment_has_the_last_word() -> None:
    assert _heaps(limited=True, MALLOC_ARENA_MAX="3") == 3
