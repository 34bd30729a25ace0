"""How the parts of the system are."""

from __future__ import annotations

import os
import shutil
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from houseprice import __version__
from houseprice.errors import HousePriceError
from houseprice.services.broker import measure_broker
from houseprice.services.context import Context
from houseprice.services.reconcile import live_within_s
from houseprice.store import runs as run_store
from houseprice.store import workers as worker_store
from houseprice.store.engine import reading

#: Less free space than this fails trainings and uploads.
MIN_FREE_BYTES = 200 * 2**20


def health(ctx: Context) -> dict[str, Any]:
    """State of each part; never raises, because the API itself serves."""
    parts = [_database(ctx), _broker(ctx), _workers(ctx), _storage(ctx)]
    status = "ok" if all(part["ok"] for part in parts) else "degraded"
    return {"status": status, "version": __version__, "parts": parts}


def celery_health(ctx: Context) -> dict[str, Any]:
    """Workers with their heartbeat, queued and running runs, the broker's latency and queue.

    Raises
    ------
    DatabaseUnavailable
        If the table of workers cannot be read.
    """
    with reading(ctx.engine) as db:
        workers = worker_store.live(db, live_within_s(ctx))
        states = run_store.count_states(db)
    latency_ms, depth = measure_broker(ctx.settings.broker)
    return {
        "workers": [
            {
                "name": worker.name,
                "heartbeat_age_s": round(worker.age_s, 3),
                "slots": worker.slots,
                "busy": worker.busy,
                "queues": list(worker.queues),
            }
            for worker in workers
        ],
        "queue_depth": depth,
        "queued_runs": states.get("queued", 0),
        "running_runs": states.get("running", 0),
        "broker_latency_ms": latency_ms,
    }


def _part(name: str, ok: bool, detail: str) -> dict[str, Any]:
    return {"name": name, "ok": ok, "detail": detail}


def _database(ctx: Context) -> dict[str, Any]:
    try:
        with reading(ctx.engine) as db:
            run_store.last_event(db)
    except (HousePriceError, SQLAlchemyError):
        return _part("database", False, "The database cannot be read")
    return _part("database", True, ctx.engine.dialect.name)


def _broker(ctx: Context) -> dict[str, Any]:
    latency_ms, _ = measure_broker(ctx.settings.broker)
    if latency_ms is None:
        return _part("broker", False, "Redis does not answer; runs are kept and start later")
    return _part("broker", True, f"{latency_ms:.1f} ms")


def _workers(ctx: Context) -> dict[str, Any]:
    try:
        with reading(ctx.engine) as db:
            found = worker_store.live(db, live_within_s(ctx))
    except (HousePriceError, SQLAlchemyError):
        return _part("workers", False, "The table of workers cannot be read")
    if not found:
        return _part("workers", False, "No worker has been heard of; runs wait for one")
    slots = sum(worker.slots for worker in found)
    return _part("workers", True, f"{len(found)} with {slots} slots")


def _storage(ctx: Context) -> dict[str, Any]:
    home = ctx.settings.home
    if not os.access(home, os.W_OK):
        return _part("storage", False, "The data folder cannot be written")
    free = shutil.disk_usage(home).free
    ok = free >= MIN_FREE_BYTES
    return _part("storage", ok, f"{free / 2**30:.1f} GiB free")
