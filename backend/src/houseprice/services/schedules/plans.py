"""Schedules: make, show, change, pause and run them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from houseprice.data.builtin.load import BUILTIN
from houseprice.errors import Conflict, InvalidInput, NotAllowed, NotFound
from houseprice.jobs.actors import NOBODY, Ownership
from houseprice.jobs.records import DatasetSnapshot, NewRun
from houseprice.jobs.states import RunState
from houseprice.services import datasets, runs
from houseprice.services.accounts.owned import check_change
from houseprice.services.context import Context
from houseprice.services.queueing.places import RunPlace, placed
from houseprice.services.schedules import due_times
from houseprice.store import datasets as dataset_store
from houseprice.store import owners
from houseprice.store import runs as run_store
from houseprice.store.clock import db_now
from houseprice.store.engine import reading, transaction
from houseprice.store.pages import Page
from houseprice.store.schedules import fires, plans
from houseprice.store.schedules.fires import FireOutcome, FireRow, NewFire, PromotionState
from houseprice.store.schedules.plans import NewSchedule, ScheduleRow
from houseprice.training.spec import TrainSettings

MOST_SCHEDULES = 100
_SHOWN_DUE_TIMES = 5
#: What the columns of the table hold.
_MOST_CHARACTERS = {"name": 100, "cron": 100, "timezone": 64}
#: Nobody waits for a run that the clock has started: it comes after those of people.
_BATCH = RunPlace(priority="low")

#: Of a data set without any version left, which only administrators may see.
_CLOSED = Ownership("", None, "private")


@dataclass(frozen=True)
class SchedulePlan:
    """What a schedule is to do: `dataset` is a built-in name, or the id of any version."""

    name: str
    cron: str
    timezone: str
    dataset: str
    model_type: str
    settings: TrainSettings
    promote: bool = False


@dataclass(frozen=True)
class FireView:
    """What became of a due time."""

    due_at: datetime
    at: datetime
    outcome: FireOutcome
    reason: str
    run_id: str | None
    run_state: RunState | None
    promotion: PromotionState | None
    promotion_reason: str


@dataclass(frozen=True)
class ScheduleView:
    """A schedule as it is shown; `dataset` is what a run would use now, None if it is deleted."""

    id: str
    name: str
    cron: str
    in_words: str
    timezone: str
    series_id: str
    dataset: DatasetSnapshot | None
    model_type: str
    settings: TrainSettings
    promote: bool
    created_at: datetime
    paused_at: datetime | None
    next_due: tuple[datetime, ...]
    last: FireView | None


@dataclass(frozen=True)
class DuePreview:
    """An expression in words, with its next due times."""

    in_words: str
    next_due: tuple[datetime, ...]


def preview(ctx: Context, cron: str, timezone: str) -> DuePreview:
    """What an expression means; InvalidInput if it means nothing."""
    due_times.check(cron, timezone)
    with reading(ctx.engine) as db:
        now = db_now(db)
    times = due_times.after(cron, timezone, now, _SHOWN_DUE_TIMES)
    return DuePreview(due_times.in_words(cron), tuple(map(_time, times)))


def listing(ctx: Context) -> tuple[ScheduleView, ...]:
    """All schedules of data sets that the actor may see, oldest first."""
    with reading(ctx.engine) as db:
        last = fires.last(db)
        rows = [row for row in plans.everything(db) if ctx.actor.sees(_owned(db, row.series_id))]
        return tuple(_view(ctx, db, row, last.get(row.id)) for row in rows)


def get(ctx: Context, schedule_id: str) -> ScheduleView:
    """A schedule; NotFound if there is none with this id."""
    with reading(ctx.engine) as db:
        return _shown(ctx, db, _row(ctx, db, schedule_id))


def check_changeable(ctx: Context, schedule_id: str) -> None:
    """Refuse to change a schedule of somebody else; NotFound if there is no such schedule."""
    with reading(ctx.engine) as db:
        _changeable(ctx, db, schedule_id)


def create(ctx: Context, plan: SchedulePlan) -> ScheduleView:
    """Store a schedule.

    Raises
    ------
    InvalidInput
        If the expression, the time zone, the model type or a setting breaks a rule.
    NotFound
        If there is no such data set.
    Conflict
        If there are too many schedules.
    """
    _check(plan)
    _check_promotion(ctx, promote=plan.promote)
    with transaction(ctx.engine) as db:
        if plans.count(db) >= MOST_SCHEDULES:
            raise Conflict(f"A studio can have {MOST_SCHEDULES} schedules, and has them already")
        row = plans.add(db, _new(ctx, db, plan, db_now(db)))
        return _shown(ctx, db, row)


def change(ctx: Context, schedule_id: str, plan: SchedulePlan) -> ScheduleView:
    """Replace the plan of a schedule; the errors are those of `create`."""
    _check(plan)
    with transaction(ctx.engine) as db:
        before = _changeable(ctx, db, schedule_id)
        _check_promotion(ctx, promote=plan.promote)
        new = _new(ctx, db, plan, db_now(db))
        if (before.cron, before.timezone) == (new.cron, new.timezone):
            new = replace(new, next_due_at=before.next_due_at)  # also one that is due already
        elif before.paused_at is not None:
            new = replace(new, next_due_at=None)
        return _shown(ctx, db, plans.change(db, schedule_id, **vars(new)))


def pause(ctx: Context, schedule_id: str) -> ScheduleView:
    """Start no more runs; NotFound if there is no such schedule."""
    with transaction(ctx.engine) as db:
        row = _changeable(ctx, db, schedule_id)
        if row.paused_at is None:
            row = plans.change(db, row.id, paused_at=db_now(db), next_due_at=None)
        return _shown(ctx, db, row)


def resume(ctx: Context, schedule_id: str) -> ScheduleView:
    """Go on with the next due time after now; NotFound if there is no such schedule."""
    with transaction(ctx.engine) as db:
        row = _changeable(ctx, db, schedule_id)
        _check_promotion(ctx, promote=row.promote)
        if row.paused_at is not None:
            (following,) = due_times.after(row.cron, row.timezone, db_now(db))
            row = plans.change(db, row.id, paused_at=None, next_due_at=following)
        return _shown(ctx, db, row)


def remove(ctx: Context, schedule_id: str) -> None:
    """Delete a schedule with its history; NotFound if there is no such schedule."""
    with transaction(ctx.engine) as db:
        plans.remove(db, _changeable(ctx, db, schedule_id).id)


def run_now(ctx: Context, schedule_id: str) -> FireView:
    """Start the run of a schedule at once, also while it is paused.

    Raises
    ------
    NotFound
        If there is no such schedule, or its data set is deleted.
    Conflict
        If its last run is still at work.
    """
    with transaction(ctx.engine) as db:
        row = _changeable(ctx, db, schedule_id)
        _check_promotion(ctx, promote=row.promote)
        if (active := fires.active_run(db, row.id)) is not None:
            raise Conflict(
                f"A schedule has one run at a time, and {active} has not ended",
                hint="Wait for its end, or cancel it.",
            )
        run_id = accept(ctx, db, row)
        fires.add(db, row.id, NewFire(db_now(db), "started", "By hand.", run_id, _judged(row)))
        fire = fires.page(db, row.id, None, 1).items[0]
    ctx.bell.ring(run_id)
    return _fire(fire)


def history(
    ctx: Context, schedule_id: str, cursor: str | None = None, limit: int = 50
) -> Page[FireView]:
    """A page of the due times of a schedule, newest first; NotFound if there is none."""
    with reading(ctx.engine) as db:
        _row(ctx, db, schedule_id)
        page = fires.page(db, schedule_id, cursor, limit)
    return Page(tuple(map(_fire, page.items)), page.next_cursor)


def accept(ctx: Context, db: Connection, row: ScheduleRow) -> str:
    """Store the run of a schedule in the transaction of the caller; returns its id.

    Raises
    ------
    NotFound
        If its data set is deleted.
    InvalidInput
        If its settings are not those of this version any more.
    QueueFull
        If as many runs wait as the settings allow.
    """
    settings = TrainSettings.from_json(row.settings)
    runs.check_request(row.model_type, settings)
    new = NewRun(
        model_type=row.model_type,
        dataset=newest(ctx, db, row.series_id),
        settings=settings,
        owned=_owned(db, row.series_id),
    )
    waiting = placed(ctx.settings, new, _BATCH)
    return run_store.submit(db, waiting, max_queued=ctx.settings.max_queued).run_id


def newest(ctx: Context, db: Connection, series_id: str) -> DatasetSnapshot:
    """The newest version of a data set that is not deleted; NotFound if there is none."""
    if series_id in BUILTIN:
        return datasets.resolve(ctx, db, series_id)
    for row in dataset_store.versions(db, series_id):
        if row.deleted_at is None:
            return dataset_store.snapshot_of(row)
    raise NotFound(f"The data set {series_id!r} of the schedule is deleted")


def started(row: ScheduleRow, due_at: float, run_id: str) -> NewFire:
    """The record of a due time whose run was accepted."""
    return NewFire(due_at, "started", "", run_id, _judged(row))


def _judged(row: ScheduleRow) -> PromotionState | None:
    return "waiting" if row.promote else None


def _check(plan: SchedulePlan) -> None:
    if not plan.name.strip():
        raise InvalidInput("name must have a letter, got none")
    for field, most in _MOST_CHARACTERS.items():
        if len(getattr(plan, field)) > most:
            raise InvalidInput(f"{field} must have at most {most} characters, got more")
    due_times.check(plan.cron, plan.timezone)
    runs.check_request(plan.model_type, plan.settings)


def _new(ctx: Context, db: Connection, plan: SchedulePlan, now: float) -> NewSchedule:
    (following,) = due_times.after(plan.cron, plan.timezone, now)
    return NewSchedule(
        name=plan.name.strip(),
        cron=" ".join(plan.cron.split()),
        timezone=plan.timezone,
        series_id=_series(ctx, db, plan.dataset),
        model_type=plan.model_type,
        settings=plan.settings.to_json(),
        promote=plan.promote,
        next_due_at=following,
        owner_id=ctx.actor.id,
    )


def _series(ctx: Context, db: Connection, dataset: str) -> str:
    owned = owners.ownership_of_series(db, dataset)
    if owned is not None and ctx.actor.sees(owned):  # also if the first version is deleted
        check_change(ctx, owned, "data set")
        newest(ctx, db, dataset)
        return dataset
    snapshot = datasets.resolve(ctx, db, dataset)
    row = dataset_store.get(db, snapshot.id)
    if row is None:
        return snapshot.id
    check_change(ctx, row.owned, "data set")
    return row.series_id


def _owned(db: Connection, series_id: str) -> Ownership:
    """A schedule, its runs and its models belong to whom the data set belongs."""
    if series_id in BUILTIN:
        return NOBODY
    return owners.ownership_of_series(db, series_id) or _CLOSED


def _check_promotion(ctx: Context, *, promote: bool) -> None:
    """Whoever may not promote a model must not have a schedule do it."""
    scopes = ctx.actor.scopes
    if promote and not (ctx.actor.has("approver") and (scopes is None or "promote" in scopes)):
        raise NotAllowed(
            "A schedule that promotes its models needs the role approver, and a key the scope "
            f"promote; {ctx.actor.name} has the role {ctx.actor.role}",
            hint="Leave the promotion out, or ask an approver to make the schedule.",
        )


def _row(ctx: Context, db: Connection, schedule_id: str) -> ScheduleRow:
    """The schedule, if the actor may see its data set."""
    row = plans.get(db, schedule_id)
    if not ctx.actor.sees(_owned(db, row.series_id)):
        raise NotFound(f"There is no schedule {schedule_id!r}")
    return row


def _changeable(ctx: Context, db: Connection, schedule_id: str) -> ScheduleRow:
    row = _row(ctx, db, schedule_id)
    owned = _owned(db, row.series_id)
    if owned.owner_id is not None:  # a built-in data set is everyone's
        check_change(ctx, owned, "schedule")
    return row


def _shown(ctx: Context, db: Connection, row: ScheduleRow) -> ScheduleView:
    page = fires.page(db, row.id, None, 1)
    return _view(ctx, db, row, page.items[0] if page.items else None)


def _view(ctx: Context, db: Connection, row: ScheduleRow, last: FireRow | None) -> ScheduleView:
    return ScheduleView(
        id=row.id,
        name=row.name,
        cron=row.cron,
        in_words=due_times.in_words(row.cron),
        timezone=row.timezone,
        series_id=row.series_id,
        dataset=_dataset(ctx, db, row.series_id),
        model_type=row.model_type,
        settings=TrainSettings.from_json(row.settings),
        promote=row.promote,
        created_at=_time(row.created_at),
        paused_at=None if row.paused_at is None else _time(row.paused_at),
        next_due=_next_due(row),
        last=None if last is None else _fire(last),
    )


def _dataset(ctx: Context, db: Connection, series_id: str) -> DatasetSnapshot | None:
    try:
        return newest(ctx, db, series_id)
    except NotFound:
        return None


def _next_due(row: ScheduleRow) -> tuple[datetime, ...]:
    if row.next_due_at is None:
        return ()
    more = due_times.after(row.cron, row.timezone, row.next_due_at, _SHOWN_DUE_TIMES - 1)
    return tuple(map(_time, (row.next_due_at, *more)))


def _fire(row: FireRow) -> FireView:
    values: dict[str, Any] = {
        name: getattr(row, name)
        for name in (
            *("outcome", "reason", "run_id", "run_state"),
            *("promotion", "promotion_reason"),
        )
    }
    return FireView(due_at=_time(row.due_at), at=_time(row.at), **values)


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
