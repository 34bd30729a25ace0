"""Finds and ends the processes that an earlier start of one data folder left running.

Every process of a studio has HP_STUDIO, the studio's data folder, in its environment, and passes it
on to what it starts. No number of a process is remembered: numbers are given to other processes.
"""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import psutil

MARK = "HP_STUDIO"
SERVERS = ("redis-server", "valkey-server")
#: A worker hands its training back within this time.
PATIENCE_S = 65.0
#: A process that was just being started is found in the second round.
_ROUNDS = 2


def of(folder: Path) -> list[psutil.Process]:
    """Every process of the folder's studio, except this one and those that it descends from."""
    own = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    marked = (process for process in psutil.process_iter() if _is_marked(process, folder))
    return [process for process in marked if process.pid not in own]


def _is_marked(process: psutil.Process, folder: Path) -> bool:
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        return _is_broker(process, folder) or _same(process.environ().get(MARK), folder)
    except (psutil.Error, OSError):  # it has ended, or it is another user's
        return False


def _is_broker(process: psutil.Process, folder: Path) -> bool:
    """A server writes its title over its environment; its working folder stays."""
    return process.name() in SERVERS and _same(process.cwd(), folder / "run" / "broker")


def _same(path: str | None, folder: Path) -> bool:
    if path is None:
        return False
    return Path(path) == folder or (Path(path).exists() and folder.samefile(path))


def roots(processes: Iterable[psutil.Process]) -> list[psutil.Process]:
    """Those whose parent is none of them; each of these ends its own children in good order."""
    by_pid = {process.pid: process for process in processes}
    return [process for process in by_pid.values() if _parent(process) not in by_pid]


def _parent(process: psutil.Process) -> int | None:
    try:
        return int(process.ppid())
    except psutil.Error:
        return None


def end(
    folder: Path, say: Callable[[str], None], patience_s: float = PATIENCE_S
) -> list[psutil.Process]:
    """Ask the roots to end, wait, and kill what is left; the processes that were found.

    Parameters
    ----------
    folder : Path
        The studio's data folder.
    say : callable
        Gets one line if there is anything to end.
    patience_s : float
        Seconds that a worker may take to hand its training back.
    """
    found = of(folder)
    if not found:
        return []
    names = _names(roots(found))
    say(f"Ending processes that were left running on {folder} (up to a minute): {names}")
    for process in roots(found):
        _signal(process.terminate)
    _wait(folder, patience_s)
    for _ in range(_ROUNDS):
        for process in of(folder):
            _signal(process.kill)
        _wait(folder, 5.0)
    return found


def _wait(folder: Path, patience_s: float) -> None:
    """Wait until none is left. A zombie is none: its own parent may never collect it."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline and of(folder):
        time.sleep(0.2)


def _names(processes: Iterable[psutil.Process]) -> str:
    return ", ".join(f"{_title(process)} ({process.pid})" for process in processes)


def _title(process: psutil.Process) -> str:
    """The name that supervisord gave it, else that of its program."""
    try:
        return str(process.environ().get("SUPERVISOR_PROCESS_NAME") or process.name())
    except psutil.Error:
        return "a process"


def _signal(send: Callable[[], None]) -> None:
    try:
        send()
    except psutil.Error:  # it has ended meanwhile
        return
