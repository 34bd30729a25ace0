"""Make a trainer process end with its parent and give way to other processes."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_NICE = 10
_OOM_SCORE = 500


class Orphaned(Exception):
    """The supervisor has already ended."""


def isolate(parent_pid: int) -> None:
    """Tie this process to its supervisor and make it the first to yield CPU and memory.

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
    os.nice(max(0, _NICE - os.nice(0)))
    # Some containers forbid it; then the trainer is as likely to be killed as other processes.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(str(_OOM_SCORE), encoding="ascii")
