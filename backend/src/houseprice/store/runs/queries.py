"""Queries for runs; none of them changes a row."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from houseprice.jobs.actors import LOCAL, Actor
from houseprice.jobs.records import BatchJob, EpochScore, RunFilter, TableImport
from houseprice.jobs.states import ACTIVE, IMPORTS, PARENTS, TERMINAL, RunState
from houseprice.store.clock import db_now
from houseprice.store.owners import visible
from houseprice.store.pages import Page, check_limit, make_page, read_cursor
from houseprice.store.runs.rows import RunRow, run_row
from houseprice.store.tables import model_versions, run_curve, runs


def get(db: Connection, run_id: str) -> RunRow | None:
    """The run, if it exists."""
    row = db.execute(select(runs).where(runs.c.id == run_id)).one_or_none()
    return None if row is None else run_row(row)


def page(
    db: Connection,
    filters: RunFilter,
    cursor: str | None = None,
    limit: int = 50,
    actor: Actor = LOCAL,
) -> Page[RunRow]:
    """A page of the runs that match and that the actor may see, newest first.

    Children are among them only if the filter names a parent.
    """
    before = read_cursor(cursor)
    rules = [*_rules(filters), *visible(runs, actor)]
    if before is not None:
        rules.append(runs.c.seq < before)
    query = select(runs).where(*rules).order_by(runs.c.seq.desc()).limit(check_limit(limit) + 1)
    return make_page([run_row(row) for row in db.execute(query)], limit, lambda row: row.seq)


def active_imports(db: Connection) -> list[TableImport]:
    """The imports that have not ended."""
    query = select(runs).where(runs.c.kind.in_(IMPORTS), runs.c.state.in_(ACTIVE))
    imports = (run_row(row).table_import for row in db.execute(query))
    return [table for table in imports if table is not None]


def active_batches(db: Connection) -> list[BatchJob]:
    """The batches that have not ended."""
    query = select(runs).where(runs.c.kind == "batch", runs.c.state.in_(ACTIVE))
    batches = (run_row(row).batch for row in db.execute(query))
    return [batch for batch in batches if batch is not None]


def batches_with_files(db: Connection, before: float | None = None) -> frozenset[str]:
    """Ids of the batches whose files must stay: those whose files were not deleted.

    With `before`, only those that ended before this time, whose files may go.
    """
    rules = [runs.c.kind == "batch", runs.c.files_deleted_at.is_(None)]
    if before is not None:
        rules += [runs.c.state.in_(TERMINAL), runs.c.finished_at < before]
    return frozenset(db.execute(select(runs.c.id).where(*rules)).scalars())


def last_effect(db: Connection, dataset_id: str, actor: Actor = LOCAL) -> RunRow | None:
    """The newest run that measures the effect of flagged sales, unless it was cancelled."""
    query = select(runs).where(
        runs.c.kind == "effect",
        runs.c.dataset_id == dataset_id,
        runs.c.state != "cancelled",
        *visible(runs, actor),
    )
    row = db.execute(query.order_by(runs.c.seq.desc()).limit(1)).one_or_none()
    return None if row is None else run_row(row)


def last_evaluation(db: Connection, model_id: str, actor: Actor) -> RunRow | None:
    """The newest run that has measured a model on sales that it had not learned from.

    Of the runs that an actor may not see, nothing is shown: their sales may be private.
    """
    query = select(runs).where(
        runs.c.kind == "evaluate",
        runs.c.source_model_id == model_id,
        runs.c.state == "succeeded",
        *visible(runs, actor),
    )
    row = db.execute(query.order_by(runs.c.seq.desc()).limit(1)).one_or_none()
    return None if row is None else run_row(row)


def last_origins(
    db: Connection, model_id: str, actor: Actor = LOCAL, *, measured: bool = False
) -> RunRow | None:
    """The newest run that measures a model's method at earlier days, unless it was cancelled.

    With `measured`, the newest one that has figures.
    """
    query = select(runs).where(
        runs.c.kind == "origins",
        runs.c.source_model_id == model_id,
        runs.c.state == "succeeded" if measured else runs.c.state != "cancelled",
        *visible(runs, actor),
    )
    row = db.execute(query.order_by(runs.c.seq.desc()).limit(1)).one_or_none()
    return None if row is None else run_row(row)


def measured_origins(db: Connection, model_id: str, actor: Actor = LOCAL) -> dict[str, Any] | None:
    """The newest figures of a model's method at earlier days; None before the first."""
    run = last_origins(db, model_id, actor, measured=True)
    return None if run is None else (run.result or {}).get("origins")


def children(db: Connection, parent_id: str) -> list[RunRow]:
    """The children of a run in the order in which they were accepted."""
    query = select(runs).where(runs.c.parent_id == parent_id).order_by(runs.c.seq)
    return [run_row(row) for row in db.execute(query)]


def children_of(db: Connection, parents: Collection[str]) -> dict[str, list[RunRow]]:
    """The children of several runs, in the order in which they were accepted."""
    if not parents:
        return {}
    query = select(runs).where(runs.c.parent_id.in_(parents)).order_by(runs.c.seq)
    families: dict[str, list[RunRow]] = {parent: [] for parent in parents}
    for row in db.execute(query):
        families[row.parent_id].append(run_row(row))
    return families


def curve(db: Connection, run_id: str, since: int = -1) -> tuple[EpochScore, ...]:
    """The logged epochs after `since`, in order, as of the newest attempt.

    An attempt replaces the earlier scores of its first epoch and of all later ones.
    """
    query = (
        select(run_curve)
        .where(run_curve.c.run_id == run_id)
        .order_by(run_curve.c.fence.desc(), run_curve.c.epoch.desc())
    )
    scores: list[EpochScore] = []
    for row in db.execute(query):
        if not scores or row.epoch < scores[-1].epoch:
            scores.append(EpochScore(row.epoch, row.elapsed_s, row.train_loss, row.validation_loss))
    return tuple(score for score in reversed(scores) if score.epoch > since)


def count_states(db: Connection) -> dict[RunState, int]:
    """Number of runs in each state, without parents."""
    query = (
        select(runs.c.state, func.count()).where(runs.c.kind.notin_(PARENTS)).group_by(runs.c.state)
    )
    return {state: int(count) for state, count in db.execute(query)}


def count_unknown(db: Connection, spec_versions: Collection[int]) -> int:
    """Number of waiting runs of versions other than these."""
    waits = (runs.c.state == "queued") & runs.c.spec_version.notin_(spec_versions)
    return int(db.execute(select(func.count()).where(waits)).scalar_one())


def referenced_artifacts(db: Connection) -> frozenset[str]:
    """Paths of the artifacts of models; any other artifact may be removed."""
    return frozenset(db.execute(select(model_versions.c.path)).scalars())


def running_claims(db: Connection) -> frozenset[tuple[str, int]]:
    """Run and fence of every running attempt; their files must stay."""
    query = select(runs.c.id, runs.c.fence).where(
        runs.c.state == "running", runs.c.kind.notin_(PARENTS)
    )
    return frozenset((row.id, row.fence) for row in db.execute(query))


def ended_before(db: Connection, run_ids: Collection[str], age_s: float) -> frozenset[str]:
    """Those of `run_ids` that ended longer ago: their checkpoints may be removed."""
    old = runs.c.state.in_(TERMINAL) & (runs.c.finished_at < db_now(db) - age_s)
    return frozenset(db.execute(select(runs.c.id).where(old, runs.c.id.in_(run_ids))).scalars())


def _rules(filters: RunFilter) -> list[ColumnElement[bool]]:
    rules: list[ColumnElement[bool]] = [
        runs.c.parent_id == filters.parent_id
        if filters.parent_id is not None
        else runs.c.parent_id.is_(None)
    ]
    if filters.state is not None:
        rules.append(runs.c.state == filters.state)
    if filters.dataset is not None:
        rules.append(runs.c.dataset_id == filters.dataset)
    if filters.kind is not None:
        rules.append(runs.c.kind == filters.kind)
    if filters.model_type is not None:
        rules.append(runs.c.model_type == filters.model_type)
    return rules
