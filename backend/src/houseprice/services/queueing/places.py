"""The place of a new run: queue, priority, and how often it is tried."""

from __future__ import annotations

from dataclasses import dataclass, replace

from houseprice.jobs.priorities import NUMBERS, Priority, usual_priority
from houseprice.jobs.records import DEFAULT_QUEUE, NewRun
from houseprice.services.queueing.memory import check_memory
from houseprice.settings import Settings


@dataclass(frozen=True)
class RunPlace:
    """Where a caller wants a run to wait; without a priority it has that of its kind."""

    queue: str = DEFAULT_QUEUE
    priority: Priority | None = None


USUAL = RunPlace()


def placed(settings: Settings, new: NewRun, place: RunPlace) -> NewRun:
    """The run at its place, with the limits of this installation.

    Raises
    ------
    NotEnoughMemory
        If it cannot fit into the memory of a worker.
    """
    check_memory(settings, new)
    return replace(
        new,
        queue=place.queue,
        priority=NUMBERS[place.priority or usual_priority(new)],
        max_failures=settings.max_failures,
        max_lost=settings.max_lost,
    )
