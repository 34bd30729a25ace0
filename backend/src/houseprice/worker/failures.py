"""Turn the end of a trainer into a code, a sentence and a hint.

`jobs.error_codes` has the codes, with the hints and the number of retries of each. Codes of
`houseprice.errors` (``diverged``, ``invalid_data``, ``dataset_changed`` …) come from the trainer
itself and are passed on. A kill from outside counts as lost: such a run is tried again until it is
lost for the `max_lost`-th time.
"""

from __future__ import annotations

import errno
import os
import resource
import signal
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from houseprice.errors import HousePriceError, storage_problem
from houseprice.jobs.error_codes import hint_for
from houseprice.jobs.records import Failure
from houseprice.worker.isolation import UNBOUND, Bounds

#: Frameworks have no common class for this error; these are their own.
_MEMORY_CLASSES = {"OutOfMemoryError", "ResourceExhaustedError"}
_MEMORY_WORDS = ("not enough memory", "can't allocate memory", "bad_alloc", "out of memory")
#: The last words of libraries in C++ and Rust that end the process where memory is refused.
_ABORT_WORDS = ("std::bad_alloc", "memory allocation of")
_LAST_BYTES = 4_096
#: Places of an error that a run keeps.
_MOST_PLACES = 50


def describe(error: BaseException, bounds: Bounds = UNBOUND) -> dict[str, Any]:
    """The body of a ``failed`` message for an exception in a trainer with these bounds.

    Unexpected exceptions are named by class only, since their text may hold a path or a value.
    """
    if _is_over_file_limit(error, bounds):
        return _body("file_too_large", f"A file may have {_size(bounds.file_bytes)} at most.")
    if isinstance(error, HousePriceError):
        places = [_plain(place) for place in error.places[:_MOST_PLACES]]
        return {**_body(error.code, error.message, error.hint), "places": places}
    if _is_memory(error):
        return _body("out_of_memory", _memory_message(bounds))
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
    # LightGBM's error is no RuntimeError; that of a system call names its own reason.
    text = "" if isinstance(error, OSError) else str(error).lower()
    return any(word in text for word in _MEMORY_WORDS)


def _memory_message(bounds: Bounds) -> str:
    if not bounds.memory_bytes:
        return "The training ran out of memory."
    return f"A training may take {_size(bounds.memory_bytes)} of memory, and this one needed more."


def _is_over_file_limit(error: BaseException | None, bounds: Bounds) -> bool:
    """Whether a file met our own limit, and not a closer one of the system."""
    soft, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    reason = os.strerror(errno.EFBIG)
    while error is not None and soft == bounds.file_bytes:
        if isinstance(error, OSError) and reason in str(error):
            return True
        error = error.__cause__
    return False


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e8 else f"{count / 1e6:.1f} MB"


def reported(body: Mapping[str, Any], ref: str) -> Failure:
    """The failure that a trainer reported."""
    return Failure(
        code=str(body.get("code", "crashed")),
        message=str(body.get("message", "The training failed.")),
        hint=str(body.get("hint", "")),
        error_ref=ref,
        places=tuple(body.get("places", ())),
    )


def from_exit(
    returncode: int,
    ref: str,
    *,
    memory_kill: bool,
    last_words: str = "",
    bounds: Bounds = UNBOUND,
) -> Failure:
    """The failure of a trainer that ended without a report.

    Parameters
    ----------
    returncode : int
        Exit status as in `subprocess`: minus the signal if one ended the trainer.
    ref : str
        Name of the log.
    memory_kill : bool
        Whether the kernel killed a process of this container for memory meanwhile.
    last_words : str
        End of its log, where libraries say that memory was refused.
    bounds : Bounds
        What the trainer was allowed to take.
    """
    if memory_kill and returncode == -signal.SIGKILL:
        message = "The system ended the training because memory ran out."
        return _failure("out_of_memory", message, ref)
    if returncode in (-signal.SIGKILL, -signal.SIGTERM):
        killed = _failure("killed", "The trainer was killed from outside.", ref)
        return replace(killed, from_outside=True)
    if returncode == -signal.SIGABRT and any(word in last_words for word in _ABORT_WORDS):
        return _failure("out_of_memory", _memory_message(bounds), ref)
    if returncode == -signal.SIGXCPU:
        message = f"A training may take {bounds.cpu_s:,} s of processor time at most."
        hint = f"{hint_for('time_limit')} The limit itself is HOUSEPRICE_TRAINER_CPU_S."
        return _failure("time_limit", message, ref, hint)
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


def over_memory(bounds: Bounds, ref: str) -> Failure:
    """The failure of a trainer that held more memory than it may."""
    return _failure("out_of_memory", _memory_message(bounds), ref)


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


def last_words(log: Path) -> str:
    """The end of a log; empty if there is none."""
    try:
        with log.open("rb") as stream:
            stream.seek(max(0, log.stat().st_size - _LAST_BYTES))
            return stream.read().decode(errors="replace")
    except OSError:
        return ""
