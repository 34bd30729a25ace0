"""Telling the children of a worker that it is about to end."""

from __future__ import annotations

import mmap

_SET = b"\x01"


class DrainFlag:
    """One byte of memory that a worker shares with the children it forks.

    A signal handler may set it: no lock, no file, no message. A child that was forked before or
    after sees it; children started in another way than fork do not.
    """

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, 1)

    def set(self) -> None:
        """From now on every child is asked to hand back what it trains."""
        self._memory[0:1] = _SET

    def __call__(self) -> bool:
        """Whether the worker is about to end."""
        return self._memory[0:1] == _SET
