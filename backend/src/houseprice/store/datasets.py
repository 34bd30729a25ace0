"""Imported data sets; the built-in data sets are code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, insert, select

from houseprice.data.schema import TableSchema
from houseprice.errors import Conflict, NotFound
from houseprice.jobs.records import DatasetSnapshot
from houseprice.jobs.states import ACTIVE
from houseprice.store import events
from houseprice.store.tables import datasets, model_versions, runs


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
    """An imported data set; `created_at` is seconds since 1970, UTC."""

    created_at: float


def add(db: Connection, new: NewDataset) -> DatasetRow:
    """Store an imported data set."""
    now = events.lock(db)
    row = {
        "id": new.id,
        "name": new.name,
        "schema": new.schema.to_json(),
        "rows": new.rows,
        "sha256": new.sha256,
        "inspection": new.inspection,
        "created_at": now,
    }
    db.execute(insert(datasets).values(row))
    return DatasetRow(
        new.id, new.name, new.schema, new.rows, new.sha256, new.inspection, created_at=now
    )


def get(db: Connection, dataset_id: str) -> DatasetRow | None:
    """The data set, if it exists."""
    row = db.execute(select(datasets).where(datasets.c.id == dataset_id)).one_or_none()
    return None if row is None else _dataset(row)


def everything(db: Connection) -> list[DatasetRow]:
    """Every imported data set, newest first."""
    query = select(datasets).order_by(datasets.c.created_at.desc(), datasets.c.id.desc())
    return [_dataset(row) for row in db.execute(query)]


def remove(db: Connection, dataset_id: str) -> None:
    """Delete the row; the caller removes the files after the commit.

    Raises
    ------
    NotFound
        If there is no such imported data set.
    Conflict
        If a model was trained on it, or an active run uses it.
    """
    events.lock(db)
    if get(db, dataset_id) is None:
        raise NotFound(f"There is no imported data set {dataset_id!r}")
    trained = select(exists().where(model_versions.c.dataset_id == dataset_id))
    if db.execute(trained).scalar_one():
        raise Conflict("A data set with models cannot be deleted", hint="Delete its models first.")
    busy = exists().where(runs.c.dataset_id == dataset_id, runs.c.state.in_(ACTIVE))
    if db.execute(select(busy)).scalar_one():
        raise Conflict("A data set that a run is using cannot be deleted", hint="Cancel the run.")
    db.execute(delete(datasets).where(datasets.c.id == dataset_id))


def snapshot(
    name: str, schema: TableSchema, sha256: str | None, rows: int, id_: str = ""
) -> DatasetSnapshot:
    """The snapshot of a data set that a run stores."""
    return DatasetSnapshot(
        id=id_ or name,
        name=name,
        title=schema.title,
        currency=schema.currency,
        area_unit=schema.area_unit,
        is_sample=schema.is_sample,
        sha256=sha256,
        rows=rows,
    )


def _dataset(row: Row[Any]) -> DatasetRow:
    return DatasetRow(**{**row._mapping, "schema": TableSchema.from_json(row.schema)})
