"""Whose rows are: which of them an actor may see, and changes of the sharing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, FromClause, or_, select, update

from houseprice.jobs.actors import Actor, Ownership, Sharing
from houseprice.store.tables import datasets, model_versions, runs, valuations

OwnedKind = Literal["runs", "models", "datasets", "valuations"]
TABLES = {"runs": runs, "models": model_versions, "datasets": datasets, "valuations": valuations}


def visible(table: FromClause, actor: Actor) -> list[ColumnElement[bool]]:
    """The conditions that keep what the actor may not see out of a query."""
    if actor.sees_all:
        return []
    return [or_(table.c.sharing == "team", table.c.owner_id == actor.id)]


def pop_owner(values: dict[str, Any]) -> Ownership:
    """Take the owner's columns out of the values of a row."""
    return Ownership(values.pop("owner_id"), values.pop("owner_name"), values.pop("sharing"))


def owner_columns(owned: Ownership) -> Mapping[str, Any]:
    """The owner's columns of a new row."""
    return vars(owned)


def ownership(db: Connection, kind: OwnedKind, object_id: str) -> Ownership | None:
    """Whose an object is; None if there is none with this id."""
    table = TABLES[kind]
    columns = (table.c.owner_id, table.c.owner_name, table.c.sharing)
    row = db.execute(select(*columns).where(table.c.id == object_id)).one_or_none()
    return None if row is None else Ownership(*row)


def ownership_of_series(db: Connection, series_id: str) -> Ownership | None:
    """Whose the versions of a data set are, also when the first one is deleted; None if all are."""
    columns = (datasets.c.owner_id, datasets.c.owner_name, datasets.c.sharing)
    query = select(*columns).where(datasets.c.series_id == series_id)
    row = db.execute(query.order_by(datasets.c.version).limit(1)).one_or_none()
    return None if row is None else Ownership(*row)


def owners_of(db: Connection, kind: OwnedKind, object_ids: Collection[str]) -> dict[str, Ownership]:
    """Whose several objects are, by their ids."""
    table = TABLES[kind]
    columns = (table.c.id, table.c.owner_id, table.c.owner_name, table.c.sharing)
    rows = db.execute(select(*columns).where(table.c.id.in_(object_ids)))
    return {row.id: Ownership(*row[1:]) for row in rows}


def share(db: Connection, kind: OwnedKind, object_id: str, sharing: Sharing) -> None:
    """Change who may read an object; all versions of a data set and all parts of a run follow."""
    table = TABLES[kind]
    rule = table.c.id == object_id
    if kind == "datasets":
        series = select(datasets.c.series_id).where(datasets.c.id == object_id)
        rule = datasets.c.series_id == series.scalar_subquery()
    if kind == "runs":
        below = select(runs.c.id).where(runs.c.parent_id == object_id)
        rule = rule | (runs.c.parent_id == object_id) | runs.c.parent_id.in_(below)
    db.execute(update(table).where(rule).values(sharing=sharing))
