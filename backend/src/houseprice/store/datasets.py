"""Imported data sets; the built-in data sets are code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, func, insert, or_, select, update

from houseprice.data.schema import TableSchema
from houseprice.errors import Conflict, NotFound
from houseprice.jobs.actors import LOCAL, NOBODY, Actor, Ownership
from houseprice.jobs.records import DatasetSnapshot
from houseprice.jobs.states import ACTIVE
from houseprice.store import events, sale_reviews
from houseprice.store.clock import db_now
from houseprice.store.owners import owner_columns, ownership_of_series, pop_owner, visible
from houseprice.store.tables import datasets, model_versions, runs

#: Seconds in which new sales measure the champion by themselves.
_NEW_S = 3_600.0


@dataclass(frozen=True)
class NewDataset:
    """A data set to store; its table is already on disk, in the folder ``<id>``."""

    id: str
    name: str
    schema: TableSchema
    rows: int
    sha256: str
    inspection: dict[str, Any]


@dataclass(frozen=True)
class DatasetRow(NewDataset):
    """An imported data set.

    Parameters
    ----------
    created_at, deleted_at : float
        Seconds since 1970, UTC; a deleted data set keeps its row where models name it.
    series_id : str
        Id of the first version.
    version : int
        Number of the version, from 1.
    """

    created_at: float
    series_id: str
    version: int = 1
    deleted_at: float | None = None
    owned: Ownership = NOBODY


def add(
    db: Connection,
    new: NewDataset,
    series_id: str | None = None,
    owned: Ownership = NOBODY,
    continues: str | None = None,
) -> DatasetRow:
    """Store an imported data set; as the next version where `series_id` names its first one.

    A version is owned as those before it are.

    Raises
    ------
    Conflict
        If it has the sales of the version `continues` and more, and that is not the newest one.
    """
    now = events.lock(db)
    if series_id is not None and continues is not None:
        _check_newest(db, series_id, continues)
    if series_id is not None:
        owned = ownership_of_series(db, series_id) or owned
    row = DatasetRow(
        **vars(new),
        created_at=now,
        series_id=series_id or new.id,
        version=1 if series_id is None else _last_version(db, series_id) + 1,
        owned=owned,
    )
    columns = {**vars(row), "schema": new.schema.to_json(), **owner_columns(owned)}
    columns.pop("owned")
    db.execute(insert(datasets).values(columns))
    return row


def _check_newest(db: Connection, series_id: str, dataset_id: str) -> None:
    """Sales that another version has in between would be lost."""
    newest = next((row for row in versions(db, series_id) if row.deleted_at is None), None)
    if newest is not None and newest.id != dataset_id:
        raise Conflict(
            f"A data set is continued from its newest version, which is version {newest.version}",
            hint=f"Use version {newest.version}, or delete it first if its sales are not wanted. "
            "Nothing was changed.",
            places=({"dataset_id": newest.id, "version": newest.version},),
        )


def get(db: Connection, dataset_id: str) -> DatasetRow | None:
    """The data set, if it exists; also a deleted one that keeps its row."""
    row = db.execute(select(datasets).where(datasets.c.id == dataset_id)).one_or_none()
    return None if row is None else _dataset(row)


def everything(db: Connection, actor: Actor = LOCAL) -> list[DatasetRow]:
    """Every imported data set that is not deleted and that the actor may see, newest first."""
    query = select(datasets).where(*visible(datasets, actor))
    query = query.order_by(datasets.c.created_at.desc(), datasets.c.id.desc())
    return [_dataset(row) for row in db.execute(query.where(datasets.c.deleted_at.is_(None)))]


def stored_ids(db: Connection) -> set[str]:
    """Ids of the data sets whose files must stay."""
    query = select(datasets.c.id).where(datasets.c.deleted_at.is_(None))
    return set(db.execute(query).scalars())


def versions(db: Connection, series_id: str) -> list[DatasetRow]:
    """All versions of a series, the newest first; also deleted ones that keep their rows."""
    query = select(datasets).where(datasets.c.series_id == series_id)
    return [_dataset(row) for row in db.execute(query.order_by(datasets.c.version.desc()))]


def unmeasured(db: Connection) -> list[DatasetRow]:
    """New versions with more sales on which no model was measured yet, of the last hour."""
    newer = (datasets.c.version > 1) & (datasets.c.created_at > db_now(db) - _NEW_S)
    measured = exists().where(runs.c.kind == "evaluate", runs.c.later_dataset_id == datasets.c.id)
    query = select(datasets).where(newer, datasets.c.deleted_at.is_(None), ~measured)
    rows = [_dataset(row) for row in db.execute(query.order_by(datasets.c.created_at).limit(20))]
    return [row for row in rows if _has_new_sales(row.inspection)]


def _has_new_sales(inspection: Mapping[str, Any]) -> bool:
    """Whether sales were added; see `data.importing.versions.change.DatasetChange`."""
    return (inspection.get("change") or {}).get("kind") == "append"


def same_table(
    db: Connection, new: NewDataset, series_id: str | None, owner_id: str | None = None
) -> DatasetRow | None:
    """The data set of this name and owner, or the version of this series, with the same table.

    Tables are the same if their values and the meaning of their columns are.
    """
    query = select(datasets).where(datasets.c.sha256 == new.sha256, datasets.c.deleted_at.is_(None))
    if series_id is None:
        query = query.where(datasets.c.owner_id.is_not_distinct_from(owner_id))
    for record in db.execute(query.order_by(datasets.c.created_at)):
        row = _dataset(record)
        ours = row.name == new.name if series_id is None else row.series_id == series_id
        if ours and _meaning(row.schema) == _meaning(new.schema):
            return row
    return None


def _meaning(schema: TableSchema) -> list[tuple[Any, ...]]:
    """What the columns mean, without how that was learned."""
    return [(c.name, c.role, c.type, c.unit, c.format) for c in schema.columns]


def remove(db: Connection, dataset_id: str, *, forced: bool = False) -> None:
    """Delete a data set; the caller removes the files after the commit.

    A data set that models were trained on keeps its row, marked as deleted.

    Raises
    ------
    NotFound
        If there is no such imported data set.
    Conflict
        If a model was trained on it and the deletion is not `forced`, or an active run uses it.
    """
    now = events.lock(db)
    row = get(db, dataset_id)
    if row is None or row.deleted_at is not None:
        raise NotFound(f"There is no imported data set {dataset_id!r}")
    busy = or_(runs.c.dataset_id == dataset_id, runs.c.later_dataset_id == dataset_id)
    if db.execute(select(exists().where(busy, runs.c.state.in_(ACTIVE)))).scalar_one():
        raise Conflict("A data set that a run is using cannot be deleted", hint="Cancel the run.")
    trained = select(exists().where(model_versions.c.dataset_id == dataset_id))
    if not db.execute(trained).scalar_one():
        db.execute(delete(datasets).where(datasets.c.id == dataset_id))
        if not versions(db, row.series_id):
            sale_reviews.forget(db, row.series_id)
        return
    if not forced:
        raise Conflict("A data set with models cannot be deleted", hint="Delete its models first.")
    db.execute(update(datasets).where(datasets.c.id == dataset_id).values(deleted_at=now))


def _last_version(db: Connection, series_id: str) -> int:
    query = select(func.max(datasets.c.version)).where(datasets.c.series_id == series_id)
    return int(db.execute(query).scalar_one() or 0)


def snapshot(name: str, schema: TableSchema, sha256: str | None, rows: int) -> DatasetSnapshot:
    """The snapshot of a built-in data set that a run stores."""
    return DatasetSnapshot(
        id=name,
        name=name,
        title=schema.title,
        currency=schema.currency,
        area_unit=schema.area_unit,
        is_sample=schema.is_sample,
        sha256=sha256,
        rows=rows,
    )


def snapshot_of(row: DatasetRow) -> DatasetSnapshot:
    """The snapshot of an imported data set that a run stores."""
    known = snapshot(row.name, row.schema, row.sha256, row.rows)
    return replace(known, id=row.id, version=row.version)


def _dataset(row: Row[Any]) -> DatasetRow:
    values = {**row._mapping, "schema": TableSchema.from_json(row.schema)}
    return DatasetRow(owned=pop_owner(values), **values)
