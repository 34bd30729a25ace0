"""Make a trainer process end with its parent, keep its bounds and give way to other processes."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_NICE = 10
_OOM_SCORE = 500
#: What a process may reserve beyond the memory that it holds. Closer to their bound, numeric
#: libraries end without a word or try for ever.
_RESERVED_BYTES = 2**30
#: Seconds after the signal of the processor time until the kernel kills.
_CPU_GRACE_S = 10


class Orphaned(Exception):
    """The supervisor has already ended."""


@dataclass(frozen=True)
class Bounds:
    """The most that a trainer may take; 0 sets no bound.

    Parameters
    ----------
    memory_bytes : int
        Memory of its own that it holds. Its supervisor ends it beyond that; the system refuses it
        a single piece that is far too large.
    cpu_s : int
        Processor time of all threads, in seconds.
    file_bytes : int
        Size of each file that it writes.
    """

    memory_bytes: int = 0
    cpu_s: int = 0
    file_bytes: int = 0


#: A trainer that may take what there is.
UNBOUND = Bounds()


def isolate(parent_pid: int, bounds: Bounds = UNBOUND) -> None:
    """Tie this process to its supervisor, bind it, and make it the first to yield.

    This is not done between fork and exec because that is unsafe in a process with threads. The
    check of the parent finds a supervisor that ended in between.

    Raises
    ------
    Orphaned
        If the supervisor died before this was called.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent_pid:
        raise Orphaned(f"the supervisor {parent_pid} is gone")
    # A crash must not fill the disk with the memory of a training.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if bounds.memory_bytes:
        _bind(resource.RLIMIT_DATA, bounds.memory_bytes + _RESERVED_BYTES)
    _bind(resource.RLIMIT_FSIZE, bounds.file_bytes)
    _bind(resource.RLIMIT_CPU, bounds.cpu_s, bounds.cpu_s + _CPU_GRACE_S)
    os.nice(max(0, _NICE - os.nice(0)))
    # Some containers forbid it; then the trainer is as likely to be killed as other processes.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(_OOM_SCORE), encoding="ascii")


def _bind(what: int, soft: int, hard: int | None = None) -> None:
    """Set a limit of the system, or a lower one where the system has that already."""
    if soft == 0:
        return
    _, most = resource.getrlimit(what)
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard or soft, most)
    with contextlib.suppress(OSError, ValueError):  # a system without this limit
        resource.setrlimit(what, (soft, hard or soft))
