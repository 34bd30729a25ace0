"""Tags, notes and aliases of models."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from houseprice.store import events
from houseprice.store.clock import db_now
from houseprice.store.registry.tables import fairness_checks, model_labels
from houseprice.store.tables import model_aliases

#: The alias that promotions alone give.
CHAMPION = "champion"


def change(
    db: Connection, model_id: str, by: str, tags: Sequence[str] | None, notes: str | None
) -> None:
    """Store the tags or the notes of a model, or both; None leaves them as they are."""
    changes = {"tags": None if tags is None else list(tags), "notes": notes}
    values = {name: value for name, value in changes.items() if value is not None}
    stamp = {"changed_at": db_now(db), "changed_by": by}
    mine = model_labels.c.model_id == model_id
    if db.execute(update(model_labels).where(mine).values(**values, **stamp)).rowcount == 0:
        row = {"tags": [], "notes": "", **values, **stamp}
        db.execute(insert(model_labels).values(model_id=model_id, **row))


def set_alias(db: Connection, dataset_id: str, alias: str, model_id: str) -> None:
    """Give an alias to a model; the model of the data set that had it loses it."""
    now = events.lock(db)
    drop_alias(db, dataset_id, alias)
    values = {"dataset_id": dataset_id, "alias": alias, "model_id": model_id, "since": now}
    db.execute(insert(model_aliases).values(**values))


def drop_alias(db: Connection, dataset_id: str, alias: str) -> None:
    """Take an alias away, if a model has it."""
    events.lock(db)
    db.execute(delete(model_aliases).where(*_named(dataset_id, alias)))


def holder(db: Connection, dataset_id: str, alias: str) -> str | None:
    """Id of the model of a data set that has an alias."""
    query = select(model_aliases.c.model_id).where(*_named(dataset_id, alias))
    return db.execute(query).scalar_one_or_none()


def forget(db: Connection, model_id: str) -> None:
    """Delete what was added to a model that is being deleted."""
    for table in (model_aliases, model_labels, fairness_checks):
        db.execute(delete(table).where(table.c.model_id == model_id))


def _named(dataset_id: str, alias: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return model_aliases.c.dataset_id == dataset_id, model_aliases.c.alias == alias
