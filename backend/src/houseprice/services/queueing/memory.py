"""Whether a training fits into the memory of the machine, before it waits for nothing."""

from __future__ import annotations

from typing import ClassVar

import psutil

from houseprice.errors import InvalidInput
from houseprice.jobs.records import NewRun
from houseprice.settings import Settings

#: Bytes of a trainer before its table, and of each sale: 300,000 sales took LightGBM 2.8 GB. The
#: other families take no less.
_TRAINER_BYTES = 400e6
_SALE_BYTES = 8_000.0


class NotEnoughMemory(InvalidInput):
    """A training takes more memory than the machine has."""

    code: ClassVar[str] = "not_enough_memory"


def needed_bytes(rows: int) -> float:
    """Memory that a training of so many sales takes at least.

    Examples
    --------
    >>> needed_bytes(300_000) / 1e9
    2.8
    """
    return _TRAINER_BYTES + _SALE_BYTES * rows


def check_memory(settings: Settings, new: NewRun) -> None:
    """Refuse a training that cannot fit.

    Raises
    ------
    NotEnoughMemory
        If the machine has less memory than the training takes; the message has the numbers.
    """
    if new.kind != "train" or not new.dataset.rows:
        return
    there = settings.worker_memory_bytes or psutil.virtual_memory().total
    needed = needed_bytes(new.dataset.rows)
    if needed > there:
        raise NotEnoughMemory(
            f"A training of {new.dataset.rows:,} sales takes {needed / 1e9:.1f} GB of memory or "
            f"more, and a worker has {there / 1e9:.1f} GB",
            hint="Train on fewer sales, or set HOUSEPRICE_WORKER_MEMORY_BYTES if the workers run "
            "on a machine with more memory.",
        )
