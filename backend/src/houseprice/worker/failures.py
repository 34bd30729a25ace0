"""Turn the end of a trainer into a code, a sentence and a hint.

=====================  =========================================================  =========
code                   when                                                       try again
=====================  =========================================================  =========
``out_of_memory``      Python, a framework or the kernel had no memory left       no
``killed``             SIGKILL or SIGTERM from outside                            as lost
``crashed``            another signal, or an unexpected exception                 yes
``stalled``            silent for longer than the phase allows                    yes
``time_limit``         over the longest time a run may take                       no
``storage_full``       the disk is full                                           no
``invalid_reply``      the report of the trainer is not complete                  no
``trainer_not_started``  the interpreter could not be started                     yes
=====================  =========================================================  =========

A run is tried again after `max_failures` failures of its own at most, and until it is lost for the
`max_lost`-th time: by a kill from outside or with its worker.

Codes of `houseprice.errors` (``diverged``, ``invalid_data``, ``dataset_changed``,
``dataset_unavailable`` …) come from the trainer itself and are passed on.
"""

from __future__ import annotations

import errno
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from houseprice.errors import HousePriceError
from houseprice.jobs.records import Failure

_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
#: Frameworks have no common class for this error; these are their own.
_MEMORY_CLASSES = {"OutOfMemoryError", "ResourceExhaustedError"}
_MEMORY_WORDS = ("not enough memory", "can't allocate memory", "bad_alloc", "out of memory")
_MEMORY_HINT = "Use a smaller data set or batch, or give the worker more memory."
#: Places of an error that a run keeps.
_MOST_PLACES = 50
_CGROUP_EVENTS = Path("/sys/fs/cgroup/memory.events")


def describe(error: BaseException) -> dict[str, Any]:
    """The body of a ``failed`` message for an exception in a trainer.

    Unexpected exceptions are named by class only, since their text may hold a path or a value.
    """
    if isinstance(error, HousePriceError):
        places = [_plain(place) for place in error.places[:_MOST_PLACES]]
        body = _body(error.code, error.message, error.hint, retryable=error.retryable)
        return {**body, "places": places}
    if _is_memory(error):
        return _body("out_of_memory", "The training ran out of memory.", _MEMORY_HINT)
    if isinstance(error, OSError) and error.errno in _FULL:
        return _body("storage_full", "The disk is full.", "Free some space and run it again.")
    return _body(
        "crashed",
        f"The training ended with an unexpected {type(error).__name__}.",
        "The log of the run has the details.",
        retryable=True,
    )


def _plain(place: Mapping[str, Any]) -> dict[str, int | str | None]:
    """A place that every database can hold."""
    return {
        str(key): value if isinstance(value, int | str | None) else str(value)
        for key, value in place.items()
    }


def _body(code: str, message: str, hint: str, *, retryable: bool = False) -> dict[str, Any]:
    return {"code": code, "message": message, "hint": hint, "retryable": retryable}


def _is_memory(error: BaseException) -> bool:
    if isinstance(error, MemoryError) or type(error).__name__ in _MEMORY_CLASSES:
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and any(word in text for word in _MEMORY_WORDS)


def reported(body: Mapping[str, Any], ref: str) -> Failure:
    """The failure that a trainer reported."""
    return Failure(
        code=str(body.get("code", "crashed")),
        message=str(body.get("message", "The training failed.")),
        hint=str(body.get("hint", "")),
        error_ref=ref,
        retryable=bool(body.get("retryable", False)),
        places=tuple(body.get("places", ())),
    )


def from_exit(returncode: int, ref: str, *, memory_kill: bool) -> Failure:
    """The failure of a trainer that ended without a report.

    Parameters
    ----------
    returncode : int
        Exit status as in `subprocess`: minus the signal if one ended the trainer.
    ref : str
        Name of the log.
    memory_kill : bool
        Whether the kernel killed a process of this container for memory meanwhile.
    """
    if memory_kill and returncode == -signal.SIGKILL:
        return Failure(
            "out_of_memory",
            "The system ended the training because memory ran out.",
            _MEMORY_HINT,
            ref,
        )
    if returncode in (-signal.SIGKILL, -signal.SIGTERM):
        return Failure(
            "killed",
            "The trainer was killed from outside.",
            "The machine may be short of memory: try fewer rows or smaller layers.",
            ref,
            retryable=True,
            from_outside=True,
        )
    ending = f"signal {_name(-returncode)}" if returncode < 0 else f"exit status {returncode}"
    return Failure(
        "crashed",
        f"The trainer ended with {ending} and without a result.",
        "The log of the run has the details.",
        ref,
        retryable=True,
    )


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


def stalled(phase: str, silent_s: float, ref: str) -> Failure:
    """The failure of a trainer that was silent for too long."""
    message = f"A trainer must report within {silent_s:.0f} s while {phase}, and this one did not."
    hint = "The log of the run shows where it was stuck."
    return Failure("stalled", message, hint, ref, retryable=True)


def over_time(limit_s: float, ref: str) -> Failure:
    """The failure of a run that took longer than it may."""
    return Failure(
        "time_limit",
        f"A run may take {limit_s:.0f} s at most.",
        "Set a time limit in the training's settings, which keeps the best model so far, "
        "or raise HOUSEPRICE_MAX_RUNTIME_S.",
        ref,
    )


def not_started(error: OSError, ref: str) -> Failure:
    """The failure of a start without a process, log file or pipe."""
    if error.errno in _FULL:
        return Failure("storage_full", "The disk is full.", "Free some space.", ref)
    return Failure(
        "trainer_not_started",
        f"The trainer could not be started: {error.strerror or type(error).__name__}.",
        "The machine may be out of processes, memory or file handles.",
        ref,
        retryable=True,
    )


def invalid_reply(ref: str) -> Failure:
    """The failure of a result that lacks fields, or of an artifact with wrong checksums."""
    return Failure("invalid_reply", "The trainer's result is not complete.", "", ref)


def memory_kills() -> int:
    """How often the kernel killed for memory in this container; 0 where that is not known."""
    try:
        lines = _CGROUP_EVENTS.read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    counts = dict(line.split() for line in lines)
    return int(counts.get("oom_kill", 0))
