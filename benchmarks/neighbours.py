"""Processes that keep cores busy beside what is measured."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

SPIN = [sys.executable, "-c", "while True: pass"]


@contextmanager
def neighbours(count: int) -> Iterator[None]:
    """Keep as many processes busy until the block ends."""
    spinning = [subprocess.Popen(SPIN) for _ in range(count)]
    try:
        yield
    finally:
        for process in spinning:
            process.kill()
            process.wait()
