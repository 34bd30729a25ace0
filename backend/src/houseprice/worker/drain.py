"""The flag that tells the children of a worker that it is about to end."""

from __future__ import annotations

import mmap

_SET = b"\x01"


class DrainFlag:
    """One byte of memory that a worker shares with the children it forks.

    A signal handler may set it, since it needs no lock, file or message. Children that were forked
    before or after see it; children that were started in another way do not.
    """

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, 1)

    def set(self) -> None:
        """Ask every child to hand back the run that it trains."""
        self._memory[0:1] = _SET

    def __call__(self) -> bool:
        """Whether the worker is about to end."""
        return self._memory[0:1] == _SET
