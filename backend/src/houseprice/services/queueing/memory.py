"""Whether a training fits into the memory of the machine: at all, and now."""

from __future__ import annotations

from typing import ClassVar

import psutil

from houseprice.errors import InvalidInput
from houseprice.jobs.memory import MemoryRoom, needed_bytes
from houseprice.jobs.records import NewRun
from houseprice.services.queueing.cgroups import memory_limit, memory_used
from houseprice.settings import Settings


class NotEnoughMemory(InvalidInput):
    """A training takes more memory than the machine has."""

    code: ClassVar[str] = "not_enough_memory"


def machine_bytes(settings: Settings) -> int:
    """Bytes of memory of the machine that trains, or of the container where that has a limit."""
    physical = int(psutil.virtual_memory().total)
    return settings.worker_memory_bytes or min(physical, memory_limit() or physical)


#: Kinds of accepted runs that train on all sales.
_TRAINED = ("train", "origins")


def memory_room(settings: Settings) -> MemoryRoom:
    """The memory of this machine, for a worker that is about to claim a run.

    What the system could swap out counts as free: a slow training is better than none.
    """
    free = psutil.virtual_memory().available + psutil.swap_memory().free
    limit = memory_limit()
    if limit is not None:
        free = min(free, max(0, limit - memory_used()))
    return MemoryRoom(machine_bytes(settings), free, settings.max_runtime_s)


def check_memory(settings: Settings, new: NewRun) -> None:
    """Refuse a training that cannot fit.

    Raises
    ------
    NotEnoughMemory
        If the machine has less memory than the training takes; the message has the numbers.
    """
    if new.kind not in _TRAINED or not new.dataset.rows:
        return
    there = machine_bytes(settings)
    needed = needed_bytes(new.dataset.rows)
    if needed > there:
        raise NotEnoughMemory(
            f"A training of {new.dataset.rows:,} sales takes {needed / 1e9:.1f} GB of memory or "
            f"more, and a worker has {there / 1e9:.1f} GB",
            hint="Train on fewer sales, or set HOUSEPRICE_WORKER_MEMORY_BYTES if the workers run "
            "on a machine with more memory.",
        )
