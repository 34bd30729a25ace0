"""Accepting runs: new ones, repeated requests and retries."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from houseprice.errors import Conflict, NotFound
from houseprice.jobs.actors import Ownership
from houseprice.jobs.idempotency import IdempotencyKey, IdempotencyMismatch, content_hash
from houseprice.jobs.ids import new_id
from houseprice.jobs.records import SPEC_VERSION, NewRun, Submission
from houseprice.jobs.states import FAMILIES, NOT_TRAINING, TERMINAL, RunKind
from houseprice.store import events, workers
from houseprice.store.owners import owner_columns
from houseprice.store.runs.fairness import check_room
from houseprice.store.runs.queries import get
from houseprice.store.runs.rows import RunRow
from houseprice.store.runs.transitions import AT_ONCE
from houseprice.store.tables import idempotency, runs
from houseprice.training.family_turns import within_limit
from houseprice.training.spec import TrainSettings, budget_of_part


def submit(
    db: Connection, new: NewRun, key: IdempotencyKey | None = None, *, max_queued: int = 0
) -> Submission:
    """Accept a run; ``all`` becomes a parent with a child for each family and one for the blend.

    A tuning becomes a parent with its first trial; `tunings` makes the others. In an ``all`` that
    tunes, each family is such a parent.

    Raises
    ------
    IdempotencyMismatch
        If the key was used for another request.
    QueueFull
        If `max_queued` runs wait; 0 is no limit.
    """
    now = events.lock(db)
    earlier = None if key is None else _seen(db, key)
    if earlier is not None:
        return Submission(earlier, created=False)
    check_room(db, max_queued, new.owned.owner_id)
    run_id = _accept(db, new, now)
    if key is not None:
        row = {"key": key.key, "request_hash": key.request_hash, "run_id": run_id}
        db.execute(insert(idempotency).values(**row, created_at=now))
    return Submission(run_id, created=True)


def retry(
    db: Connection,
    run_id: str,
    key: IdempotencyKey | None = None,
    owned: Ownership | None = None,
    *,
    max_queued: int = 0,
    changed: tuple[str, TrainSettings] | None = None,
) -> str:
    """Queue a copy of a run, an ``all`` with all its parts; returns the id of the new run.

    The copy is `owned` by whoever asks for it, or by the owner of the run. It has the model type
    and the settings that are `changed`, or those of the run.

    Raises
    ------
    NotFound
        If there is no such run.
    Conflict
        If it has not ended, or if it is a blend or a trial, which only its parent can repeat.
    QueueFull
        As in `submit`.
    """
    row = get(db, run_id)
    if row is None:
        raise NotFound(f"There is no run {run_id!r}")
    if row.state not in TERMINAL:
        raise Conflict(f"Only a run that has ended can be run again, but this one is {row.state}")
    if row.kind in ("blend", "trial"):
        raise Conflict(
            f"A {row.kind} can only be run again with its whole family, but this run is one part",
            hint=f"Retry the run {row.parent_id}.",
        )
    model_type, settings = changed or (row.model_type, row.settings)
    copy = replace(again(row), owned=owned or row.owned, model_type=model_type, settings=settings)
    return submit(db, copy, key, max_queued=max_queued).run_id


def forget_keys(db: Connection, older_than_s: float) -> int:
    """Delete old idempotency keys; returns their number."""
    now = events.lock(db)
    return db.execute(
        delete(idempotency).where(idempotency.c.created_at < now - older_than_s)
    ).rowcount


def _seen(db: Connection, key: IdempotencyKey) -> str | None:
    row = db.execute(select(idempotency).where(idempotency.c.key == key.key)).one_or_none()
    if row is None:
        return None
    if row.request_hash != key.request_hash:
        raise IdempotencyMismatch(
            "An Idempotency-Key belongs to one request, but this one came with another request "
            "before",
            hint="Use a new key for a new request.",
        )
    return str(row.run_id)


def again(row: RunRow) -> NewRun:
    """The request that runs the same thing once more."""
    return NewRun(
        model_type=row.model_type,
        dataset=row.dataset,
        settings=row.settings,
        kind=row.kind if row.kind in NOT_TRAINING else "train",
        source_model_id=row.source_model_id,
        later_dataset_id=row.later_dataset_id,
        table_import=row.table_import,
        flagged=row.flagged,
        batch=row.batch,
        max_failures=row.max_failures,
        max_lost=row.max_lost,
        queue=row.queue,
        priority=row.priority,
        retry_of=row.id,
        owned=row.owned,
    )


@dataclass(frozen=True)
class FamilyPlace:
    """The place of a new row in its family."""

    kind: RunKind
    model_type: str
    parent_id: str | None = None
    retry_of: str | None = None


def _accept(db: Connection, new: NewRun, now: float) -> str:
    if new.kind in NOT_TRAINING:
        return enqueue(db, new, now, FamilyPlace(new.kind, new.model_type, None, new.retry_of))
    if new.model_type == "all":
        return _insert_family(db, new, now)
    return _insert_part(db, new, now, FamilyPlace("train", new.model_type, None, new.retry_of))


def _insert_family(db: Connection, new: NewRun, now: float) -> str:
    parent = enqueue(db, new, now, FamilyPlace("all", "all", None, new.retry_of))
    settings, slots = new.settings, workers.slots(db)
    families = within_limit(settings.time_limit_s, FAMILIES, slots, new.dataset.rows or 0)
    tune = budget_of_part(settings.tune, len(families), slots)
    part = replace(new, settings=replace(settings, tune=tune))
    for family in families:
        _insert_part(db, part, now, FamilyPlace("train", family, parent))
    enqueue(db, _untuned(new), now, FamilyPlace("blend", "blend", parent))
    return parent


def _insert_part(db: Connection, new: NewRun, now: float, at: FamilyPlace) -> str:
    """The training of one family, or its tuning with the first trial."""
    if new.settings.tune is None:
        return enqueue(db, new, now, at)
    tuning = enqueue(db, new, now, replace(at, kind="tune"))
    enqueue(db, _untuned(new), now, FamilyPlace("trial", at.model_type, tuning))
    return tuning


def _untuned(new: NewRun) -> NewRun:
    return replace(new, settings=replace(new.settings, tune=None))


def enqueue(db: Connection, new: NewRun, now: float, at: FamilyPlace) -> str:
    """Add one waiting run and log it; the caller holds the lock of the event log."""
    row = _row(new, at, now)
    seq = events.reserve(db)
    db.execute(insert(runs).values(**row, seq=seq))
    event_data = {"model_type": at.model_type, "retry_of": at.retry_of}
    events.append(db, row["id"], 0, "submitted", now, seq=seq, **event_data)
    return str(row["id"])


def _row(new: NewRun, place: FamilyPlace, now: float) -> dict[str, Any]:
    spec: dict[str, Any] = {
        "kind": place.kind,
        "model_type": place.model_type,
        "source_model_id": new.source_model_id,
        "later_dataset_id": new.later_dataset_id,
        "settings": new.settings.to_json(),
    }
    if new.table_import is not None:
        spec["table_import"] = asdict(new.table_import)
    if new.flagged is not None:
        spec["flagged"] = list(new.flagged)
    if new.batch is not None:
        spec["batch"] = asdict(new.batch)
    return {
        **spec,
        "id": new_id(),
        "parent_id": place.parent_id,
        "retry_of": place.retry_of,
        "dataset_id": new.dataset.id,
        "dataset": asdict(new.dataset),
        "spec_version": SPEC_VERSION,
        "spec_hash": content_hash({**spec, "dataset": new.dataset.id}),
        "queue": new.queue,
        "priority": new.priority,
        "state": "queued",
        "max_failures": new.max_failures,
        "max_lost": new.max_lost,
        "not_before": AT_ONCE,
        "message": "Waiting for a worker",
        "created_at": now,
        **owner_columns(new.owned),
    }
