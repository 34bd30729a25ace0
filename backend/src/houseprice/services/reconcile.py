"""Repair of what crashes and lost messages leave behind.

Every step is a conditional update, so any number of processes may run this at any time, and no
process has to.
"""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from houseprice import failpoints
from houseprice.errors import HousePriceError
from houseprice.jobs.ids import is_id
from houseprice.jobs.records import QUEUES
from houseprice.services.broker import NO_ANSWER, measure_broker
from houseprice.services.context import Context
from houseprice.services.queueing.clocks import SteadyClock
from houseprice.services.shared_files.contract import FETCHING
from houseprice.services.upkeep import batches as batch_upkeep
from houseprice.services.upkeep.ages import older
from houseprice.services.upkeep.integrity import IntegrityWalk
from houseprice.store import datasets as dataset_store
from houseprice.store import runs as run_store
from houseprice.store import workers as worker_store
from houseprice.store.clock import db_now
from houseprice.store.engine import reading, transaction
from houseprice.store.notifications import outbox
from houseprice.store.runs import Punctuality

_LOG = logging.getLogger(__name__)
_HOUR_S = 3600.0
_DAY_S = 24 * _HOUR_S
#: Messages and their deliveries are kept for so long.
_NOTICES_S = 30 * _DAY_S
_COLLECT_EVERY_S = 600.0
#: A worker counts as alive for so many of its heartbeat intervals.
_MISSED_BEATS = 3.0


@dataclass(frozen=True)
class Reconciliation:
    """Counts of what one pass did."""

    reaped: int
    closed: int
    rung: int


def reconcile(ctx: Context, punctuality: Punctuality | None = None) -> Reconciliation:
    """Take back lost runs, close complete parents, and ring for runs that no worker has taken.

    Parameters
    ----------
    ctx : Context
        Settings, database and bell.
    punctuality : Punctuality or None
        The punctuality of the caller's loop; None trusts every expired lease.

    Raises
    ------
    Unavailable
        If the database does not answer; a broker that does not answer is only logged.
    """
    with transaction(ctx.engine) as db:
        reaped = run_store.reap(db, punctuality)
    for run in reaped:
        _LOG.warning(
            "Attempt %s of run %s was lost; the run is %s",
            run.fence,
            run.run_id,
            run.state,
            extra={"run_id": run.run_id},
        )
        failpoints.reach("after_reap")
    with transaction(ctx.engine) as db:
        closed = run_store.close_parents(db)
    return Reconciliation(len(reaped), len(closed), ring(ctx))


def ring(ctx: Context) -> int:
    """Ring once for each run that a free slot could take, minus the rings that wait already.

    Imports have places besides the slots.
    """
    needed = _needed(ctx)
    if not any(needed.values()):
        return 0
    broker = measure_broker(ctx.settings.broker)
    if broker.latency_ms is None:
        _LOG.warning("%s; %s runs wait for a ring", broker.problem, sum(needed.values()))
        return 0
    return sum(
        ctx.bell.ring("reconciler", queue)
        for queue, rings in needed.items()
        for _ in range(rings - broker.waiting.get(queue, 0))
    )


def _needed(ctx: Context) -> dict[str, int]:
    """The number of rings that each queue needs, from its waiting runs and its free workers."""
    alive_s, needed = live_within_s(ctx), {}
    with reading(ctx.engine) as db:
        for queue in QUEUES:
            slots = worker_store.free_slots(db, alive_s, queue)
            places = worker_store.free_import_places(db, alive_s, queue)
            needed[queue] = run_store.bells_needed(db, slots, [queue], import_places=places)
    return needed


def live_within_s(ctx: Context) -> float:
    """Age of the last heartbeat up to which a worker counts as alive, in seconds."""
    return _MISSED_BEATS * max(ctx.settings.reap_s, ctx.settings.heartbeat_s)


def collect_garbage(ctx: Context, older_than_s: float = _HOUR_S) -> int:
    """Remove files to which no row points, and rows that are too old.

    Folders are listed before the rows are read, so that one that is published meanwhile stays. In
    a shared storage a database without any run or data set removes nothing: whoever tries a second
    studio may have named the storage of the first one.

    Returns
    -------
    int
        Number of files and folders that were removed.
    """
    if ctx.files.is_shared and _is_unused(ctx):
        return 0
    settings = ctx.settings
    artifacts = older(ctx, settings.artifacts_dir, older_than_s)
    checkpoints = older(ctx, settings.checkpoints_dir, 0.0)
    uploads = older(ctx, settings.uploads_dir, _DAY_S)
    tables = [path for path in older(ctx, settings.datasets_cache_dir, _DAY_S) if is_id(path.name)]
    with reading(ctx.engine) as db:
        needed = {Path(path).name for path in run_store.referenced_artifacts(db)}
        needed |= {f"{run}-{fence}" for run, fence in run_store.running_claims(db)}
        imports = run_store.active_imports(db)
        batches = run_store.active_batches(db)
        stored = dataset_store.stored_ids(db)
        ended = run_store.ended_before(db, [path.name for path in checkpoints], older_than_s)
    garbage = [path for path in artifacts if _artifact_name(path) not in needed]
    garbage += [path for path in checkpoints if path.name in ended]
    read = {name for job in imports for name in job.uploads} | {job.upload for job in batches}
    garbage += [path for path in uploads if path.name not in read]
    stored |= {job.dataset_id for job in imports}
    garbage += [path for path in tables if path.name not in stored]
    garbage += older(ctx, settings.run_logs_dir, 30 * _DAY_S)
    garbage += older(ctx, settings.home / FETCHING, _DAY_S)
    for path in garbage:
        _LOG.info("Removing %s, which nothing refers to", path.name)
        ctx.files.remove(path)
    _forget(ctx)
    return len(garbage) + batch_upkeep.clean_up(ctx, older_than_s)


def _is_unused(ctx: Context) -> bool:
    with reading(ctx.engine) as db:
        return not (run_store.count_states(db) or dataset_store.stored_ids(db))


def _artifact_name(path: Path) -> str:
    """``<run>-<fence>`` for the folder and its report, finished or not."""
    return path.name.lstrip(".").split(".", 1)[0]


def _forget(ctx: Context) -> None:
    with transaction(ctx.engine) as db:
        run_store.purge_progress(db, _DAY_S)
    with transaction(ctx.engine) as db:
        run_store.forget_keys(db, _DAY_S)
    with transaction(ctx.engine) as db:
        worker_store.forget_silent(db, _HOUR_S)
    with transaction(ctx.engine) as db:
        outbox.purge(db, _NOTICES_S)


def _say_broker(ctx: Context) -> None:
    """Log what is wrong with the broker besides its absence, which may end by itself."""
    problem = measure_broker(ctx.settings.broker).problem
    if problem not in ("", NO_ANSWER):
        _LOG.error("%s", problem)


class ReconcilerThread(threading.Thread):
    """Reconciles every `reap_s` seconds until `stop`; one in each API process and worker.

    Parameters
    ----------
    ctx : Context
        Settings, database and bell.
    before_tick : callable or None
        Called first in each pass, for example to send a heartbeat of this worker.
    guard : context manager
        Held during a pass; with it a worker prevents forks during a pass.
    also : callable or None
        Another errand of this process, done after each pass.
    """

    def __init__(
        self,
        ctx: Context,
        *,
        before_tick: Callable[[], None] | None = None,
        guard: AbstractContextManager[object] | None = None,
        also: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(name="reconciler", daemon=True)
        self._also = also
        self._ctx = ctx
        self._before_tick = before_tick
        self._guard = guard or nullcontext()
        self._stopped = threading.Event()
        self._punctuality = Punctuality(ctx.settings.lease_s, ctx.settings.reap_s)
        self._walk = IntegrityWalk(ctx)
        self._clock = SteadyClock(quiet_s=_HOUR_S)
        # Not at the start: a new worker should first take runs.
        self._collected_at = time.monotonic()

    def run(self) -> None:
        """Run pass after pass, slightly out of step with other processes."""
        _say_broker(self._ctx)
        while not self._stopped.is_set():
            with self._guard:
                self._tick()
            self._stopped.wait(self._ctx.settings.reap_s * random.uniform(0.8, 1.0))  # noqa: S311 - jitter

    def stop(self) -> None:
        """End after the current pass."""
        self._stopped.set()
        if self.is_alive():
            self.join(self._ctx.settings.reap_s)

    def _is_due(self) -> bool:
        with reading(self._ctx.engine) as db:
            now = db_now(db)
        steady = self._clock.is_steady(time.monotonic(), time.time(), now)
        return steady and time.monotonic() - self._collected_at > _COLLECT_EVERY_S

    def _tick(self) -> None:
        try:
            if self._before_tick is not None:
                self._before_tick()
            reconcile(self._ctx, self._punctuality)
            if self._also is not None:
                self._also()
            if self._is_due():
                self._collected_at = time.monotonic()
                collect_garbage(self._ctx)
                self._walk.step()
        except (HousePriceError, SQLAlchemyError, OSError) as error:
            # The next pass may find the database again; nothing depends on this one.
            _LOG.warning("A pass of the reconciler failed: %s", error)
