"""The attempts of runs, as their logs tell them: what was interrupted, and for how long."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from houseprice.jobs.records import Event
from houseprice.jobs.states import TERMINAL, RunState
from houseprice.services.context import Context
from houseprice.store import runs as run_store
from houseprice.store.engine import reading


@dataclass(frozen=True)
class Attempt:
    """One attempt of a run.

    Parameters
    ----------
    run_id : str
    fence : int
        Its number.
    seconds : float
        From its claim to its end, or to the moment when its loss was noticed.
    ended : bool
        Whether it ended the run.
    waited_s : float or None
        Seconds from the last sign of life of the attempt before it to its own claim; None for the
        first attempt.
    took_over : float
        Share of the training's models that it took over from earlier attempts, 0..1.
    epochs_done, epochs_taken : int
        Epochs of all fits that it computed, and that it took over, as far as it told.
    """

    run_id: str
    fence: int
    seconds: float
    ended: bool
    waited_s: float | None = None
    took_over: float = 0.0
    epochs_done: int = 0
    epochs_taken: int = 0


@dataclass(frozen=True)
class RunEnd:
    """The state of a run, and the error code of one that failed."""

    state: RunState
    code: str | None


def attempts_of(
    ctx: Context, run_ids: Sequence[str]
) -> tuple[tuple[Attempt, ...], tuple[RunEnd, ...]]:
    """The attempts of these runs, and the state of each run; a run without a row has none."""
    attempts: list[Attempt] = []
    ends: list[RunEnd] = []
    for run_id in run_ids:
        with reading(ctx.engine) as db:
            run = run_store.get(db, run_id)
            events = run_store.of_run(db, run_id)
        if run is not None:
            attempts += read_attempts(events)
            ends.append(RunEnd(run.state, run.error_code))
    return tuple(attempts), tuple(ends)


def read_attempts(events: Sequence[Event]) -> list[Attempt]:
    """The attempts in the log of one run, in order."""
    by_fence: dict[int, list[Event]] = {}
    for event in events:
        if event.fence > 0:
            by_fence.setdefault(event.fence, []).append(event)
    attempts: list[Attempt] = []
    alive_until: float | None = None
    for fence, own in sorted(by_fence.items()):
        claimed = own[0].at
        waited = None if alive_until is None else claimed - alive_until
        ended = any(event.data.get("state") in TERMINAL for event in own)
        seconds, took = own[-1].at - claimed, _kept(own)
        epochs = _epochs(own)
        attempts.append(Attempt(own[0].run_id, fence, seconds, ended, waited, took, *epochs))
        signs = [event.at for event in own if event.data.get("state") != "queued"]
        alive_until = max(signs, default=claimed)
    return attempts


def wasted_s(attempts: Sequence[Attempt]) -> float:
    """Seconds of interrupted attempts whose work was done again, judged by the models kept.

    An attempt that was interrupted has earned the models that the next one took over more than it
    itself did, each as long as in the trainings that nothing disturbed. What it spent besides is
    wasted: its start, the model in progress, and the time until its loss was noticed.
    """
    whole = [a.seconds for a in attempts if a.ended and a.waited_s is None]
    whole_s = statistics.median(whole) if whole else 0.0
    later = {(attempt.run_id, attempt.fence): attempt for attempt in attempts}
    wasted = 0.0
    for attempt in attempts:
        if not attempt.ended:
            following = later.get((attempt.run_id, attempt.fence + 1))
            earned = 0.0 if following is None else max(following.took_over - attempt.took_over, 0.0)
            wasted += max(attempt.seconds - earned * whole_s, 0.0)
    return wasted


def wasted_epochs(attempts: Sequence[Attempt]) -> int:
    """Epochs that were computed again: all of a run's, less the most that one attempt had.

    An attempt tells its epochs once a second, so its last second does not count.
    """
    wasted = 0
    for run_id in {attempt.run_id for attempt in attempts}:
        own = [attempt for attempt in attempts if attempt.run_id == run_id]
        had = max(attempt.epochs_done + attempt.epochs_taken for attempt in own)
        wasted += max(sum(attempt.epochs_done for attempt in own) - had, 0)
    return wasted


def _epochs(own: Sequence[Event]) -> tuple[int, int]:
    reports = [event.data for event in own if "epochs_done" in event.data]
    last = reports[-1] if reports else {}
    return last.get("epochs_done", 0), last.get("epochs_taken", 0)


def _kept(own: Sequence[Event]) -> float:
    """What an attempt took over: some models, or the whole model where it only published it."""
    shares = [
        event.data["models"] / event.data["total"]
        for event in own
        if event.kind == "resumed" and event.data.get("total")
    ]
    kinds = {event.kind for event in own}
    is_adopted = "succeeded" in kinds and "progress" not in kinds
    return 1.0 if is_adopted else max(shares, default=0.0)
