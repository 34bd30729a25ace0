"""The memory that a training takes, and that a machine has for it."""

from __future__ import annotations

from dataclasses import dataclass

#: Bytes of a trainer before its table, and of each sale: 300,000 sales took LightGBM 2.8 GB. The
#: other families take no less.
TRAINER_BYTES = 400e6
SALE_BYTES = 8_000.0
#: Seconds for which a run waits for memory that nothing of ours will free.
_IDLE_PATIENCE_S = 60.0


def needed_bytes(rows: int) -> float:
    """Memory that a training of so many sales takes at least.

    Examples
    --------
    >>> needed_bytes(300_000) / 1e9
    2.8
    """
    return TRAINER_BYTES + SALE_BYTES * rows


@dataclass(frozen=True)
class MemoryRoom:
    """The memory of a worker's machine.

    Parameters
    ----------
    total : float
        Bytes that trainings of this worker may take together.
    available : float
        Bytes that are free now.
    patience_s : float
        Longest wait for memory while another training of this worker may free some.
    idle_patience_s : float
        Longest wait where none is at work: something else has the memory, and may keep it.
    """

    total: float
    available: float
    patience_s: float
    idle_patience_s: float = _IDLE_PATIENCE_S
