"""Turn the end of a trainer into a code, a sentence and a hint.

`jobs.error_codes` has the codes, with the hints and the number of retries of each. Codes of
`houseprice.errors` (``diverged``, ``invalid_data``, ``dataset_changed`` …) come from the trainer
itself and are passed on. A kill from outside counts as lost: such a run is tried again until it is
lost for the `max_lost`-th time.
"""

from __future__ import annotations

import signal
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from houseprice.errors import HousePriceError, storage_problem
from houseprice.jobs.error_codes import hint_for
from houseprice.jobs.records import Failure

#: Frameworks have no common class for this error; these are their own.
_MEMORY_CLASSES = {"OutOfMemoryError", "ResourceExhaustedError"}
_MEMORY_WORDS = ("not enough memory", "can't allocate memory", "bad_alloc", "out of memory")
#: Places of an error that a run keeps.
_MOST_PLACES = 50
_CGROUP_EVENTS = Path("/sys/fs/cgroup/memory.events")


def describe(error: BaseException) -> dict[str, Any]:
    """The body of a ``failed`` message for an exception in a trainer.

    Unexpected exceptions are named by class only, since their text may hold a path or a value.
    """
    if isinstance(error, HousePriceError):
        places = [_plain(place) for place in error.places[:_MOST_PLACES]]
        return {**_body(error.code, error.message, error.hint), "places": places}
    if _is_memory(error):
        return _body("out_of_memory", "The training ran out of memory.")
    problem = storage_problem(error) if isinstance(error, OSError) else None
    if problem is not None:
        return _body(problem.code, problem.message, problem.hint)
    return _body("crashed", f"The training ended with an unexpected {type(error).__name__}.")


def _plain(place: Mapping[str, Any]) -> dict[str, int | str | None]:
    """A place that every database can hold."""
    return {
        str(key): value if isinstance(value, int | str | None) else str(value)
        for key, value in place.items()
    }


def _body(code: str, message: str, hint: str = "") -> dict[str, Any]:
    return {"code": code, "message": message, "hint": hint or hint_for(code)}


def _failure(code: str, message: str, ref: str, hint: str = "") -> Failure:
    return Failure(code, message, hint or hint_for(code), ref)


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
        message = "The system ended the training because memory ran out."
        return _failure("out_of_memory", message, ref)
    if returncode in (-signal.SIGKILL, -signal.SIGTERM):
        killed = _failure("killed", "The trainer was killed from outside.", ref)
        return replace(killed, from_outside=True)
    ending = f"signal {_name(-returncode)}" if returncode < 0 else f"exit status {returncode}"
    return _failure("crashed", f"The trainer ended with {ending} and without a result.", ref)


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


def stalled(phase: str, silent_s: float, ref: str) -> Failure:
    """The failure of a trainer that was silent for too long."""
    message = f"A trainer must report within {silent_s:.0f} s while {phase}, and this one did not."
    return _failure("stalled", message, ref)


def over_time(limit_s: float, ref: str) -> Failure:
    """The failure of a run that took longer than it may."""
    return _failure("time_limit", f"A run may take {limit_s:.0f} s at most.", ref)


def not_started(error: OSError, ref: str) -> Failure:
    """The failure of a start without a process, log file or pipe."""
    problem = storage_problem(error)
    if problem is not None:
        return _failure(problem.code, problem.message, ref, problem.hint)
    reason = error.strerror or type(error).__name__
    return _failure("trainer_not_started", f"The trainer could not be started: {reason}.", ref)


def invalid_reply(ref: str) -> Failure:
    """The failure of a result that lacks fields, or of an artifact with wrong checksums."""
    return _failure("invalid_reply", "The trainer's result is not complete.", ref)


def memory_kills() -> int:
    """How often the kernel killed for memory in this container; 0 where that is not known."""
    try:
        lines = _CGROUP_EVENTS.read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    counts = dict(line.split() for line in lines)
    return int(counts.get("oom_kill", 0))
