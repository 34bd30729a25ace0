"""Turning due times into runs; any number of tickers may do so at the same time.

The catch-up rule: of the due times that passed while no ticker ran, the latest starts one run, and
those before are recorded as missed. A due time that comes while the schedule's last run is still at
work is skipped, so that runs never pile up.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from houseprice.errors import HousePriceError, Unavailable
from houseprice.services.context import Context
from houseprice.services.schedules import due_times, plans
from houseprice.services.schedules.due_times import Passed
from houseprice.store import events
from houseprice.store.clock import db_now
from houseprice.store.engine import reading, transaction
from houseprice.store.runs.fairness import QueueFull
from houseprice.store.schedules import fires
from houseprice.store.schedules import plans as store
from houseprice.store.schedules.fires import NewFire
from houseprice.store.schedules.plans import ScheduleRow

_LOG = logging.getLogger(__name__)


def fire_due(ctx: Context) -> int:
    """Start what is due; returns the number of runs that were accepted.

    Raises
    ------
    Unavailable
        If the database does not answer.
    """
    with reading(ctx.engine) as db:
        rows, now = store.due(db), db_now(db)
    return sum(_fire_safely(ctx, row, now) for row in rows)


def _fire_safely(ctx: Context, row: ScheduleRow, now: float) -> int:
    """Fire one schedule; what is wrong with it must not keep the others waiting."""
    try:
        return _fire(ctx, row, now)
    except Unavailable:
        raise
    except (HousePriceError, IntegrityError) as error:
        _LOG.warning("The schedule %s could not be started: %s", row.id, error)
        return 0


def _fire(ctx: Context, row: ScheduleRow, now: float) -> int:
    if row.next_due_at is None:
        return 0
    times = due_times.passed(row.cron, row.timezone, row.next_due_at, now)
    with transaction(ctx.engine) as db:
        events.lock(db)
        if not store.advance(db, row, times.following):
            return 0  # another ticker was first, or the schedule was changed
        if fires.is_known(db, row.id, times.latest):
            return 0  # it was changed to be due at a time that it had already
        _record_missed(db, row, times)
        fire = _start(ctx, db, row, times.latest)
        fires.add(db, row.id, fire)
    if fire.run_id is not None:
        ctx.bell.ring(fire.run_id)
    return int(fire.run_id is not None)


def _record_missed(db: Connection, row: ScheduleRow, times: Passed) -> None:
    for place, due_at in enumerate(times.missed):
        reason = "The studio did not run; a later due time was started instead."
        if place == 0 and times.unlisted:
            reason += f" {times.unlisted} earlier ones were missed too."
        fires.add(db, row.id, NewFire(due_at, "missed", reason))


def _start(ctx: Context, db: Connection, row: ScheduleRow, due_at: float) -> NewFire:
    active = fires.active_run(db, row.id)
    if active is not None:
        return NewFire(due_at, "skipped", f"The run before, {active}, had not ended.")
    try:
        run_id = plans.accept(ctx, db, row)
    except HousePriceError as error:
        if isinstance(error, Unavailable) and not isinstance(error, QueueFull):
            raise
        _LOG.warning("Schedule %s at %s: %s", row.id, _text(due_at), error.message)
        return NewFire(due_at, "refused", error.message)
    return plans.started(row, due_at, run_id)


def _text(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()
