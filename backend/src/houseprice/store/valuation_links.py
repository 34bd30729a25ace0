"""Links under which one valuation is shown to whoever has them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from houseprice.store.clock import db_now
from houseprice.store.tables import valuation_links as links


@dataclass(frozen=True)
class ValuationLinkRow:
    """A link to a valuation; times are seconds since 1970, UTC."""

    id: str
    valuation_id: str
    secret_hash: str
    made_by: str
    created_at: float
    expires_at: float
    withdrawn_at: float | None
    opened: int
    opened_at: float | None


def add(
    db: Connection,
    link_id: str,
    valuation_id: str,
    secret_hash: str,
    *,
    made_by: str,
    lifetime_s: float,
) -> ValuationLinkRow:
    """Store a link that is good for so many seconds."""
    now = db_now(db)
    row = ValuationLinkRow(
        link_id, valuation_id, secret_hash, made_by, now, now + lifetime_s, None, 0, None
    )
    db.execute(insert(links).values(**vars(row)))
    return row


def of_valuation(db: Connection, valuation_id: str) -> tuple[ValuationLinkRow, ...]:
    """The links to a valuation, the newest first; those that are over, too."""
    query = select(links).where(links.c.valuation_id == valuation_id)
    rows = db.execute(query.order_by(links.c.created_at.desc(), links.c.id.desc()))
    return tuple(ValuationLinkRow(**row._mapping) for row in rows)


def good(db: Connection, link_id: str) -> ValuationLinkRow | None:
    """The link with this id, if it is neither withdrawn nor too old."""
    usable = links.c.withdrawn_at.is_(None) & (links.c.expires_at > db_now(db))
    row = db.execute(select(links).where(links.c.id == link_id, usable)).one_or_none()
    return None if row is None else ValuationLinkRow(**row._mapping)


def count_opening(db: Connection, link_id: str) -> None:
    """Note that somebody has opened the link."""
    opened = {"opened": links.c.opened + 1, "opened_at": db_now(db)}
    db.execute(update(links).where(links.c.id == link_id).values(**opened))


def withdraw(db: Connection, valuation_id: str, link_id: str) -> bool:
    """Withdraw a link of a valuation; False if it has no such link that can still be opened."""
    mine = (links.c.id == link_id) & (links.c.valuation_id == valuation_id)
    change = update(links).where(mine, links.c.withdrawn_at.is_(None))
    return db.execute(change.values(withdrawn_at=db_now(db))).rowcount > 0
