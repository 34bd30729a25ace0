"""Estimate of the time left of a run with parts: they run side by side, then the blend."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class RunPart:
    """One part of a run.

    Parameters
    ----------
    usual_s : float
        Seconds that the whole part takes on a usual machine, see `training.work_steps.usual_s`.
    took_s : float
        Seconds for which the part has run.
    left_s : float or None
        Seconds that the part still takes; None if unknown.
    state : {"waiting", "running", "done", "gone"}
        A part that failed or was cancelled is gone: its time is no measure for the others.
    is_blend : bool
        Whether the part is the blend, which begins when all other parts have ended.
    """

    usual_s: float
    took_s: float
    left_s: float | None
    state: str
    is_blend: bool = False


def time_left_s(parts: Sequence[RunPart], slots: int) -> float | None:
    """Seconds until the last part ends; None as long as no part has an estimate.

    Parameters
    ----------
    parts : sequence of RunPart
        In the order in which workers take them.
    slots : int
        Number of parts that workers run side by side.

    Examples
    --------
    >>> running, waiting = RunPart(60, 30, 30.0, "running"), RunPart(60, 0, None, "waiting")
    >>> time_left_s([running, waiting, RunPart(12, 0, None, "waiting", is_blend=True)], slots=1)
    102.0
    """
    pace = _pace(parts)
    if pace is None:
        return None
    trained = [part for part in parts if not part.is_blend]
    running = [_rest_s(part, pace) for part in trained if part.state == "running"]
    waiting = [_rest_s(part, pace) for part in trained if part.state == "waiting"]
    blends = [part for part in parts if part.is_blend and part.state in ("running", "waiting")]
    return _side_by_side_s(running, waiting, slots) + sum(_rest_s(part, pace) for part in blends)


def _pace(parts: Iterable[RunPart]) -> float | None:
    """Seconds that the parts take, divided by the seconds that they usually take."""
    takes_s = usual_s = 0.0
    for part in parts:
        if part.state == "done" or (part.state == "running" and part.left_s is not None):
            takes_s += part.took_s + (part.left_s or 0.0)
            usual_s += part.usual_s
    return takes_s / usual_s if usual_s > 0 else None


def _rest_s(part: RunPart, pace: float) -> float:
    if part.left_s is not None:
        return part.left_s
    return max(pace * part.usual_s - part.took_s, 0.05 * pace * part.usual_s)


def _side_by_side_s(running: Sequence[float], waiting: Sequence[float], slots: int) -> float:
    """Seconds until all parts end, if each waiting part takes the first free slot."""
    ends = [*running, *[0.0] * (slots - len(running))]
    heapq.heapify(ends)
    for seconds in waiting:
        heapq.heappush(ends, heapq.heappop(ends) + seconds if ends else seconds)
    return max(ends, default=0.0)
