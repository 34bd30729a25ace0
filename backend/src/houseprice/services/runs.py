"""Runs: accept, show, cancel and repeat them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from houseprice import failpoints
from houseprice.errors import Conflict, InvalidInput, NotFound
from houseprice.jobs.idempotency import IdempotencyKey
from houseprice.jobs.ids import is_id
from houseprice.jobs.priorities import NUMBERS, Priority
from houseprice.jobs.records import EpochScore, NewRun, RunFilter
from houseprice.jobs.states import (
    FAMILIES,
    LEFT_OUT,
    MODEL_TYPES,
    PARENTS,
    TERMINAL,
)
from houseprice.models.registry import check_settings
from houseprice.services import datasets
from houseprice.services.accounts.owned import check_change, key_of, repeated
from houseprice.services.context import Context
from houseprice.services.queueing.places import USUAL, RunPlace, placed
from houseprice.services.run_views.remedies import remedy_of
from houseprice.services.run_views.run import RunView, view_of
from houseprice.store import runs as store
from houseprice.store.engine import reading, transaction
from houseprice.store.pages import Page
from houseprice.store.runs import RunRow
from houseprice.store.runs.estimates import planned_s, trials_share
from houseprice.store.runs.tunings import over_trials
from houseprice.training.spec import TrainSettings
from houseprice.training.trial_ledger import TrialSpace, summary

_LOG = logging.getLogger(__name__)
_ALMOST = 99.9


@dataclass(frozen=True)
class CurveView:
    """Learning curve; `best_epoch` has the lowest validation loss of all logged epochs."""

    run_id: str
    points: tuple[EpochScore, ...]
    best_epoch: int | None


def submit(
    ctx: Context,
    model_type: str,
    settings: TrainSettings,
    dataset_id: str | None = None,
    idempotency: str | None = None,
    *,
    place: RunPlace = USUAL,
) -> RunView:
    """Accept a training; when this returns, it is stored and will not be lost.

    Parameters
    ----------
    model_type : str
        A family, or ``all``.
    dataset_id : str or None
        Name of a built-in data set or id of an imported one; None for the default.
    idempotency : str or None
        The caller's Idempotency-Key: the same request again gets the same run.
    place : RunPlace
        Queue and priority.

    Raises
    ------
    InvalidInput
        If the model type or a parameter is unknown, or the key was used for another request.
    NotFound
        If there is no such data set.
    QueueFull
        If as many runs wait as the settings allow.
    """
    check_request(model_type, settings)
    request = {"model_type": model_type, "settings": settings.to_json(), "dataset": dataset_id}
    key = None if idempotency is None else IdempotencyKey.of(idempotency, request)
    return accept(
        ctx,
        lambda db: NewRun(model_type, datasets.resolve(ctx, db, dataset_id), settings),
        key,
        place,
    )


def accept(
    ctx: Context,
    ask: Callable[[Connection], NewRun],
    key: IdempotencyKey | None,
    place: RunPlace = USUAL,
) -> RunView:
    """Store a run; `ask` makes its request in the same transaction."""
    with transaction(ctx.engine) as db:
        new = replace(placed(ctx.settings, ask(db), place), owned=ctx.actor.new_object())
        limit = ctx.settings.max_queued
        accepted = store.submit(db, new, key_of(ctx, key), max_queued=limit)
        view = _one(ctx, db, accepted.run_id)
        failpoints.reach("before_submit_commit")
    failpoints.reach("after_submit_commit")
    if accepted.created:
        _LOG.info("Run accepted: %s", view.model_type, extra={"run_id": view.id})
        _ring(ctx, view)
    return view


def check_request(model_type: str, settings: TrainSettings) -> None:
    """Refuse a training of an unknown model type, or with settings that it does not take."""
    if model_type not in MODEL_TYPES:
        types = ", ".join(MODEL_TYPES)
        raise InvalidInput(f"model_type must be one of {types}, got {model_type[:80]!r}")
    check_settings(model_type, settings.params)
    if settings.tune is not None:
        for family in FAMILIES if model_type == "all" else (model_type,):
            TrialSpace.of(family, settings)


def get(ctx: Context, run_id: str) -> RunView:
    """A run with its children; NotFound if there is none that the actor may see."""
    with reading(ctx.engine) as db:
        return _one(ctx, db, run_id)


def page(
    ctx: Context, filters: RunFilter, cursor: str | None = None, limit: int = 50
) -> Page[RunView]:
    """A page of the runs that match, newest first, each with its children."""
    with reading(ctx.engine) as db:
        rows = store.page(db, filters, cursor, limit, ctx.actor)
        return Page(tuple(_views(db, rows.items)), rows.next_cursor)


def cancel(ctx: Context, run_id: str) -> RunView:
    """Cancel a waiting run at once; ask a running one to stop.

    Raises
    ------
    NotFound
        If there is no such run.
    Conflict
        If it has ended.
    """
    with transaction(ctx.engine) as db:
        check_change(ctx, _row(ctx, db, run_id).owned, "run")
        store.cancel(db, run_id)
        return _one(ctx, db, run_id)


def finish(ctx: Context, run_id: str) -> RunView:
    """Ask a training to stop and to publish the model of what it has learned.

    Raises
    ------
    NotFound
        If there is no such run.
    Conflict
        If it is no training at work.
    """
    with transaction(ctx.engine) as db:
        check_change(ctx, _row(ctx, db, run_id).owned, "run")
        store.finish(db, run_id)
        return _one(ctx, db, run_id)


def change_priority(ctx: Context, run_id: str, priority: Priority) -> RunView:
    """Change how urgent a run is that waits.

    Raises
    ------
    NotFound
        If there is no such run.
    Conflict
        If nothing of it waits any more, or if it is a part of another run.
    """
    with transaction(ctx.engine) as db:
        check_change(ctx, _row(ctx, db, run_id).owned, "run")
        store.change_priority(db, run_id, NUMBERS[priority])
        return _one(ctx, db, run_id)


def retry(
    ctx: Context, run_id: str, idempotency: str | None = None, *, with_change: bool = False
) -> RunView:
    """Queue a copy of a run as a new run, or one `with_change` of what made it fail.

    Raises
    ------
    NotFound
        If there is no such run.
    Conflict
        If it has not ended, or if it is to be changed and no change is known.
    """
    request = {"retry_of": run_id, **({"with_change": True} if with_change else {})}
    key = None if idempotency is None else IdempotencyKey.of(idempotency, request)
    with transaction(ctx.engine) as db:
        row, limit = _row(ctx, db, run_id), ctx.settings.max_queued
        owned = repeated(ctx, db, row)
        changed = _changed(db, row) if with_change else None
        stored_key = key_of(ctx, key)
        again = store.retry(db, run_id, stored_key, owned, max_queued=limit, changed=changed)
        view = _one(ctx, db, again)
    _ring(ctx, view)
    return view


def _changed(db: Connection, row: RunRow) -> tuple[str, TrainSettings]:
    """Model type and settings of a failed run with the change that its error offers."""
    change = remedy_of(row, store.children_of(db, [row.id]).get(row.id, ()))
    if change is None:
        raise Conflict(
            "A run can only be run again with a change that its error names, and this one has none",
            hint="Leave with_change out, or send a new run with other settings.",
        )
    model_type, settings = change.applied(row.model_type, row.settings)
    check_request(model_type, settings)
    return model_type, settings


def curve(ctx: Context, run_id: str, since: int = -1) -> CurveView:
    """The logged epochs after `since`.

    Raises
    ------
    NotFound
        If there is no such run.
    """
    with reading(ctx.engine) as db:
        points = store.curve(db, _row(ctx, db, run_id).id)
    scored = [(p.validation_loss, p.epoch) for p in points if p.validation_loss is not None]
    later = tuple(point for point in points if point.epoch > since)
    return CurveView(run_id, later, min(scored)[1] if scored else None)


def _ring(ctx: Context, view: RunView) -> None:
    for child in view.children:
        _ring(ctx, child)
    if view.kind not in (*PARENTS, "blend"):
        ctx.bell.ring(view.id, view.queue)


def _row(ctx: Context, db: Connection, run_id: str) -> RunRow:
    row = store.get(db, run_id) if is_id(run_id) else None
    if row is None or not ctx.actor.sees(row.owned):
        raise NotFound(f"There is no run {run_id[:80]!r}")
    return row


def _one(ctx: Context, db: Connection, run_id: str) -> RunView:
    return _views(db, [_row(ctx, db, run_id)])[0]


def _views(db: Connection, rows: Sequence[RunRow]) -> list[RunView]:
    families = store.children_of(db, [row.id for row in rows if row.kind in PARENTS])
    parts = [child for family in families.values() for child in family]
    families |= store.children_of(db, [child.id for child in parts if child.kind in PARENTS])
    below = [child for family in families.values() for child in family]
    waiting = [row.id for row in (*rows, *below) if row.state == "queued"]
    places = store.queue_positions(db, waiting) if waiting else {}
    return [_family(row, families, places) for row in rows]


def _family(row: RunRow, families: dict[str, list[RunRow]], places: dict[str, int]) -> RunView:
    members = families.get(row.id, [])
    view = view_of(replace(row, message=_message(row, members)), places, members)
    children = [_family(child, families, places) for child in members]
    if row.kind == "all":
        return _parent(view, children, [planned_s(member) for member in members])
    if row.kind == "tune" and row.settings.tune is not None:
        trials = summary(row.settings.tune, over_trials(members))
        return replace(_tuning(view, children, trials_share(row)), tuning=trials)
    return view


def _message(row: RunRow, members: Sequence[RunRow]) -> str:
    """The message of a run; that of a parent comes from its parts."""
    if row.state == "running" and row.kind == "all":
        ended = sum(member.state in TERMINAL for member in members)
        return f"{ended} of {len(members)} parts are done"
    if row.state == "running" and row.kind == "tune" and members[-1].kind == "train":
        return f"Training with the best settings: {members[-1].message}"
    return row.message


def _tuning(view: RunView, children: list[RunView], of_trials: float) -> RunView:
    """A tuning with its children: the trials are a share of its work, the training is the rest."""
    progress, last = view.progress, children[-1]
    if view.state == "running" and last.kind == "train":
        percent = 100 * of_trials + (1 - of_trials) * last.progress.percent
        percent = min(max(percent, progress.percent), _ALMOST)
        progress = replace(progress, percent=percent)
    if view.state == "running" and any(child.task_state == "PROGRESS" for child in children):
        view = replace(view, task_state="PROGRESS", phase="training")
    return replace(view, progress=progress, children=tuple(children))


def _parent(view: RunView, children: list[RunView], seconds: list[float]) -> RunView:
    """An `all` with its children, whose progress is weighted by their usual `seconds`."""
    progress = replace(
        view.progress,
        percent=view.progress.percent if view.state == "succeeded" else _mean(children, seconds),
        current=sum(child.state in TERMINAL for child in children),
        total=len(children),
    )
    at_work = any(child.task_state not in ("PENDING", "STARTED") for child in children)
    if view.state == "running" and at_work:
        view = replace(view, task_state="PROGRESS", phase="training")
    left_out = _left_out(view.settings, children)
    return replace(view, progress=progress, children=tuple(children), left_out=left_out)


def _left_out(settings: TrainSettings, children: list[RunView]) -> tuple[str, ...]:
    """The families that an `all` had no time for, at its start or later."""
    there = {child.model_type for child in children}
    left = {child.model_type for child in children if child.progress.message in LEFT_OUT}
    return tuple(
        name for name in FAMILIES if name in left or (settings.time_limit_s and name not in there)
    )


def _mean(children: list[RunView], seconds: list[float]) -> float:
    done = [100.0 if child.state in TERMINAL else child.progress.percent for child in children]
    share = sum(percent * part for percent, part in zip(done, seconds, strict=True))
    return min(share / sum(seconds), _ALMOST)
