"""Workers of this machine that were killed: their runs need not wait for the end of the lease."""

from __future__ import annotations

import hashlib
import logging
import socket
import uuid
from pathlib import Path

from houseprice.errors import Unavailable
from houseprice.services.context import Context
from houseprice.store import runs as run_store
from houseprice.store import workers as worker_store
from houseprice.store.engine import transaction
from houseprice.store.workers import WorkerRow

_LOG = logging.getLogger(__name__)
_BOOT_ID, _PID_SPACE = Path("/proc/sys/kernel/random/boot_id"), Path("/proc/self/ns/pid")
_HALF = 16


def boot_nonce() -> str:
    """A new name for one start of a worker.

    Its first half is the same for all processes among which a process id means the same: those of
    one start of a machine, and of one container on it. Without /proc it is new as well.
    """
    try:
        space = f"{_BOOT_ID.read_text(encoding='ascii').strip()} {_PID_SPACE.readlink()}"
        place = hashlib.sha256(space.encode()).hexdigest()[:_HALF]
    except OSError:
        place = uuid.uuid4().hex[:_HALF]
    return place + uuid.uuid4().hex[:_HALF]


def take_back_from_gone(ctx: Context, nonce: str) -> int:
    """Free the runs of workers of this machine whose process is gone, and forget these workers.

    Parameters
    ----------
    ctx : Context
    nonce : str
        `boot_nonce` of the worker that starts.

    Returns
    -------
    int
        Number of runs that another attempt may take now.
    """
    try:
        with transaction(ctx.engine) as db:
            rows = worker_store.on_host(db, socket.gethostname())
            gone = [row.name for row in rows if _is_gone(row, nonce)]
            reaped = [run for name in gone for run in run_store.reap_worker(db, name)]
            for name in gone:
                worker_store.forget(db, name)
    except Unavailable as error:  # the leases end by themselves
        _LOG.warning("Runs of killed workers wait for the end of their lease: %s", error.message)
        return 0
    for run in reaped:
        _LOG.warning(
            "Run %s: its worker was killed; the run is %s",
            run.run_id,
            run.state,
            extra={"run_id": run.run_id},
        )
    return len(reaped)


def _is_gone(row: WorkerRow, nonce: str) -> bool:
    return row.boot_nonce[:_HALF] == nonce[:_HALF] and not _is_alive(row.pid)


def _is_alive(pid: int) -> bool:
    """Whether there is such a process that has not ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in ("Z", "X")
