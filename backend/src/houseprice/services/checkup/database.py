"""The database: reachable, sound, of this version, and with a clock near that of this machine."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from houseprice import __version__
from houseprice.errors import HousePriceError
from houseprice.jobs.records import SPEC_VERSIONS
from houseprice.services.checkup.findings import CheckupFinding, ok, problem, warning
from houseprice.services.context import Context
from houseprice.services.reconcile import live_within_s
from houseprice.store import runs as run_store
from houseprice.store import workers as worker_store
from houseprice.store.clock import db_now
from houseprice.store.engine import check_sound, reading, revisions
from houseprice.store.workers import WorkerRow

#: Seconds between two clocks from which logs of two machines cannot be compared any more.
_SKEW_S = 5.0


def check_database(ctx: Context, *, quick: bool = False) -> Iterator[CheckupFinding]:
    """Check everything that the database can tell; `quick` reads no whole file."""
    try:
        with reading(ctx.engine) as db:
            if not quick:
                check_sound(db)
            findings = [_answers(ctx), _schema(db)]
            if findings[-1].status == "ok":
                findings += [_clock(db), *_workers(ctx, db), *_runs(db)]
    except HousePriceError as error:
        yield problem("database", error.message, error.hint or "Check HOUSEPRICE_DATABASE_URL.")
    except SQLAlchemyError as error:
        detail = f"it cannot be read ({type(error).__name__})"
        yield problem("database", detail, "Check HOUSEPRICE_DATABASE_URL.")
    else:
        yield from findings


def _answers(ctx: Context) -> CheckupFinding:
    kind = ctx.engine.dialect.name
    return ok("database", f"{kind} {sqlite3.sqlite_version}" if kind == "sqlite" else kind)


def _schema(db: Connection) -> CheckupFinding:
    current, newest = revisions(db)
    if current == newest:
        return ok("schema", f"revision {current}")
    return problem(
        "schema",
        f"version {__version__} needs revision {newest}, and the database has {current or 'none'}",
        "Run houseprice migrate; where the database is newer, update the studio.",
    )


def _clock(db: Connection) -> CheckupFinding:
    began = time.time()
    there = db_now(db)
    skew_s = there - (began + time.time()) / 2
    if abs(skew_s) > _SKEW_S:
        return warning(
            "clock",
            f"the database is {skew_s:+.0f} s from this machine",
            "Synchronise both with NTP. Leases use the database's clock alone, so no run is lost.",
        )
    return ok("clock", f"the database is {skew_s:+.1f} s from this machine")


def _workers(ctx: Context, db: Connection) -> Iterator[CheckupFinding]:
    live = worker_store.live(db, live_within_s(ctx))
    if not live:
        hint = "Start one with houseprice worker, or look into its log."
        yield warning("workers", "none sends heartbeats; runs wait for one", hint)
        return
    slots = sum(worker.slots for worker in live)
    yield ok("workers", f"{len(live)} with {slots} slots")
    yield _versions(live)
    hosts = sorted({worker.host for worker in live})
    if ctx.engine.dialect.name == "sqlite" and len(hosts) > 1:
        yield problem(
            "machines",
            f"SQLite is for one machine, and workers are on {', '.join(hosts)}",
            "Use PostgreSQL for several machines: HOUSEPRICE_DATABASE_URL.",
        )


def _versions(live: list[WorkerRow]) -> CheckupFinding:
    others = sorted(
        f"{worker.name} ({worker.version or 'older'})"
        for worker in live
        if worker.version != __version__
    )
    if others:
        detail = f"this is {__version__}, and other versions work: {', '.join(others)}"
        return warning("versions", detail, "Restart these workers with the new version.")
    return ok("versions", f"every worker has {__version__}")


def _runs(db: Connection) -> Iterator[CheckupFinding]:
    states = run_store.count_states(db)
    waiting, at_work = states.get("queued", 0), states.get("running", 0)
    yield ok("runs", f"{waiting} wait, {at_work} at work")
    if unknown := run_store.count_unknown(db, SPEC_VERSIONS):
        yield problem(
            "runs of another version",
            f"{unknown} wait that this version does not know",
            "Start a worker of the newer version, or cancel them.",
        )
