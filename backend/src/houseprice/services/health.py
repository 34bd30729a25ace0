"""Health of the parts of the system."""

from __future__ import annotations

import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from houseprice import __version__
from houseprice.errors import HousePriceError
from houseprice.services.broker import measure_broker
from houseprice.services.context import Context
from houseprice.services.reconcile import live_within_s
from houseprice.store import runs as run_store
from houseprice.store import workers as worker_store
from houseprice.store.engine import reading

#: Bytes of free space that trainings and uploads need.
MIN_FREE_BYTES = 200 * 2**20


@dataclass(frozen=True)
class PartView:
    """Health of one part, in a few words."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True)
class HealthView:
    """Health of each part; `status` is ``ok`` if all parts are ok, else ``degraded``."""

    status: str
    version: str
    parts: tuple[PartView, ...]
    geocoder: bool


@dataclass(frozen=True)
class WorkerView:
    """A worker that sent a heartbeat lately."""

    name: str
    heartbeat_age_s: float
    slots: int
    busy: int
    queues: tuple[str, ...]


@dataclass(frozen=True)
class CeleryHealthView:
    """The workers and their queue; a broker that does not answer has no latency."""

    workers: tuple[WorkerView, ...]
    queue_depth: int | None
    queued_runs: int
    running_runs: int
    broker_latency_ms: float | None


def health(ctx: Context) -> HealthView:
    """Health of each part; it never raises, because the API itself serves."""
    parts = (_database(ctx), _broker(ctx), _workers(ctx), _storage(ctx))
    status = "ok" if all(part.ok for part in parts) else "degraded"
    return HealthView(status, __version__, parts, geocoder=bool(ctx.settings.geocoder_url))


def celery_health(ctx: Context) -> CeleryHealthView:
    """Workers with their heartbeats, queued and running runs, latency and queue of the broker.

    Raises
    ------
    DatabaseUnavailable
        If the table of workers cannot be read.
    """
    with reading(ctx.engine) as db:
        workers = worker_store.live(db, live_within_s(ctx))
        states = run_store.count_states(db)
    broker = measure_broker(ctx.settings.broker)
    return CeleryHealthView(
        workers=tuple(map(_worker, workers)),
        queue_depth=broker.depth,
        queued_runs=states.get("queued", 0),
        running_runs=states.get("running", 0),
        broker_latency_ms=broker.latency_ms,
    )


def _worker(worker: worker_store.WorkerRow) -> WorkerView:
    return WorkerView(
        name=worker.name,
        heartbeat_age_s=round(worker.age_s, 3),
        slots=worker.slots,
        busy=worker.busy,
        queues=tuple(worker.queues),
    )


def _database(ctx: Context) -> PartView:
    try:
        with reading(ctx.engine) as db:
            run_store.last_event(db)
    except (HousePriceError, SQLAlchemyError):
        return PartView("database", False, "The database cannot be read")
    version = f" {sqlite3.sqlite_version}" if ctx.engine.dialect.name == "sqlite" else ""
    return PartView("database", True, f"{ctx.engine.dialect.name}{version}")


def _broker(ctx: Context) -> PartView:
    broker = measure_broker(ctx.settings.broker)
    if broker.latency_ms is None:
        return PartView("broker", False, f"{broker.problem}; runs are stored and start later")
    if broker.problem:
        return PartView("broker", False, broker.problem)
    return PartView("broker", True, f"{broker.latency_ms:.1f} ms")


def _workers(ctx: Context) -> PartView:
    try:
        with reading(ctx.engine) as db:
            workers = worker_store.live(db, live_within_s(ctx))
    except (HousePriceError, SQLAlchemyError):
        return PartView("workers", False, "The table of workers cannot be read")
    if not workers:
        return PartView("workers", False, "No worker sends heartbeats; runs wait for one")
    slots = sum(worker.slots for worker in workers)
    return PartView("workers", True, f"{len(workers)} with {slots} slots")


def _storage(ctx: Context) -> PartView:
    home = ctx.settings.home
    if not os.access(home, os.W_OK):
        return PartView(
            "storage",
            False,
            f"The data folder {home} cannot be written: give it to the user that runs the studio, "
            "mount its file system for writing, or name another in HOUSEPRICE_DATA_DIR",
        )
    return room(home)


def room(home: Path) -> PartView:
    """Whether the disk of a folder has room for trainings and uploads."""
    free = shutil.disk_usage(home).free
    return PartView("storage", free >= MIN_FREE_BYTES, f"{free / 2**30:.1f} GiB free")
