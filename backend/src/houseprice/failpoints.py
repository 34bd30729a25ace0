"""Named points at which a process fails on request, so that a test hits each position of a crash.

They do nothing unless the environment names a point and an action before the process starts::

    HOUSEPRICE_FAILPOINT=after_claim:kill,mid_checkpoint:full

``docs/faults.md`` lists the points. No setting, page or call reaches them.
"""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

POINTS_VARIABLE = "HOUSEPRICE_FAILPOINT"
#: A folder in which a point leaves a file of its name. It then acts once, in the process that
#: comes first, and a test sees that it was reached; without a folder it acts each time.
MARKS_VARIABLE = "HOUSEPRICE_FAILPOINT_MARKS"
VARIABLES = (POINTS_VARIABLE, MARKS_VARIABLE)
_EXIT_STATUS = 70
_DELAY = "delay="
_DELIVERY_S = 0.2


class FailpointReached(RuntimeError):
    """A point was reached whose action is ``raise``."""


def _raise() -> NoReturn:
    raise FailpointReached


def _disk_is_full() -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _too_many_files() -> NoReturn:
    raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))


def _memory_is_full() -> NoReturn:
    raise MemoryError


def _send(number: signal.Signals) -> Callable[[], None]:
    def send() -> None:
        os.kill(os.getpid(), number)
        time.sleep(_DELIVERY_S)  # other threads may take the signal first

    return send


_ACTIONS: dict[str, Callable[[], object]] = {
    "kill": _send(signal.SIGKILL),
    "stop": _send(signal.SIGSTOP),
    "segfault": _send(signal.SIGSEGV),
    "exit": lambda: os._exit(_EXIT_STATUS),
    "raise": _raise,
    "full": _disk_is_full,
    "files": _too_many_files,
    "memory": _memory_is_full,
}


def armed(text: str) -> dict[str, Callable[[], object]]:
    """The actions that a text asks for, by the names of their points.

    Raises
    ------
    ValueError
        If an action is unknown, so that no test passes because of a typing error.

    Examples
    --------
    >>> sorted(armed("after_claim:kill,mid_checkpoint:delay=0.5"))
    ['after_claim', 'mid_checkpoint']
    """
    pairs = [part.strip().partition(":")[::2] for part in text.split(",") if part.strip()]
    return {name: _action(action) for name, action in pairs}


def _action(name: str) -> Callable[[], object]:
    if name.startswith(_DELAY):
        seconds = float(name.removeprefix(_DELAY))
        return lambda: time.sleep(seconds)
    if name not in _ACTIONS:
        actions = ", ".join((*_ACTIONS, f"{_DELAY}SECONDS"))
        raise ValueError(f"the action of a failpoint must be one of {actions}, got {name!r}")
    return _ACTIONS[name]


def passed_on(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables of the points, for a process that inherits nothing else."""
    return {name: environment[name] for name in VARIABLES if name in environment}


def reach(name: str) -> None:
    """Fail as the environment asks for at this point; without it, this is one look at a dict."""
    if _ARMED and name in _ARMED and _is_first(name):
        _ARMED[name]()


def _is_first(name: str) -> bool:
    """Whether this process is the first at a point that acts once."""
    if _MARKS is None:
        return True
    try:
        (_MARKS / name).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


_ARMED = armed(os.environ.get(POINTS_VARIABLE, ""))
_MARKS = Path(os.environ[MARKS_VARIABLE]) if MARKS_VARIABLE in os.environ else None
