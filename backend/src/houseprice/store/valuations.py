"""Valuations, which are stored once and never changed."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, or_, select

from houseprice.errors import InvalidInput
from houseprice.jobs.actors import LOCAL, NOBODY, Actor, Ownership
from houseprice.jobs.ids import is_id, new_id
from houseprice.jobs.records import DatasetSnapshot
from houseprice.store.clock import db_now
from houseprice.store.owners import pop_owner, visible
from houseprice.store.pages import Page, check_limit
from houseprice.store.tables import valuations


@dataclass(frozen=True)
class NewValuation:
    """A value with its explanation.

    `as_of` is an ISO date. `home_key` is the same for all valuations of one home, and None where
    too little is known to tell it from others.
    """

    dataset: DatasetSnapshot
    model_id: str
    model_name: str
    model_version: int
    family: str
    inputs: dict[str, Any]
    as_of: str | None
    value: float
    low_90: float
    high_90: float
    fsd: float
    detail: dict[str, Any]
    home_key: str | None = field(default=None, kw_only=True)
    owned: Ownership = field(default=NOBODY, kw_only=True)


@dataclass(frozen=True)
class ValuationRow(NewValuation):
    """A stored valuation; `created_at` is seconds since 1970, UTC."""

    id: str
    created_at: float


def add(db: Connection, new: NewValuation) -> ValuationRow:
    """Store a valuation."""
    values = asdict(new)
    owned = values.pop("owned")
    row = {**values, "id": new_id(), "created_at": db_now(db)}
    db.execute(insert(valuations).values(**row, **owned, dataset_id=new.dataset.id))
    return ValuationRow(**{**row, "dataset": new.dataset, "owned": new.owned})


def get(db: Connection, valuation_id: str) -> ValuationRow | None:
    """The valuation, if it exists."""
    row = db.execute(select(valuations).where(valuations.c.id == valuation_id)).one_or_none()
    return None if row is None else _valuation(row)


def page(
    db: Connection,
    dataset: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
    actor: Actor = LOCAL,
) -> Page[ValuationRow]:
    """A page of the valuations that the actor may see, newest first.

    With `dataset`, only those of that data set.
    """
    query = select(valuations).where(*visible(valuations, actor))
    if dataset is not None:
        query = query.where(valuations.c.dataset_id == dataset)
    if cursor is not None:
        last = _last_shown(db, cursor)
        query = query.where(
            or_(
                valuations.c.created_at < last.created_at,
                and_(valuations.c.created_at == last.created_at, valuations.c.id < last.id),
            )
        )
    query = query.order_by(valuations.c.created_at.desc(), valuations.c.id.desc())
    rows = [_valuation(row) for row in db.execute(query.limit(check_limit(limit) + 1))]
    items = tuple(rows[:limit])
    return Page(items, items[-1].id if len(rows) > limit else None)


def of_home(
    db: Connection, home_key: str, limit: int, actor: Actor = LOCAL
) -> tuple[ValuationRow, ...]:
    """The newest valuations of one home that the actor may see, newest first."""
    query = select(valuations).where(*visible(valuations, actor), valuations.c.home_key == home_key)
    query = query.order_by(valuations.c.created_at.desc(), valuations.c.id.desc())
    return tuple(_valuation(row) for row in db.execute(query.limit(limit)))


def _last_shown(db: Connection, cursor: str) -> ValuationRow:
    row = get(db, cursor) if is_id(cursor) else None
    if row is None:
        raise InvalidInput(f"cursor must be the next_cursor of a page, got {cursor[:80]!r}")
    return row


def _valuation(row: Row[Any]) -> ValuationRow:
    values = dict(row._mapping)
    values.pop("dataset_id")
    values["dataset"] = DatasetSnapshot(**values["dataset"])
    return ValuationRow(owned=pop_owner(values), **values)
