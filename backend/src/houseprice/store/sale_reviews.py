"""What analysts decided on flagged sales: every decision is a row, the newest of a sale counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from sqlalchemy import Connection, Select, delete, func, insert, select

from houseprice.store.clock import db_now
from houseprice.store.pages import Page, check_limit, make_page, read_cursor
from houseprice.store.tables import sale_reviews

#: The flag is right and the sale unfit; the flag is wrong and the sale fit; nothing is decided.
Decision = Literal["accepted", "overridden", "open"]
#: Rows of one statement, so that none comes near the time limit of the database.
_BATCH = 5_000


@dataclass(frozen=True)
class NewSaleReview:
    """A decision on a sale.

    Parameters
    ----------
    sale_key : str
        The sale, see `data.checks.sale_keys`.
    row : int
        Its row in the imported file.
    rule : str
        Why it was flagged when the decision was taken.
    decision : Decision
        ``open`` takes the decision before back.
    comment, author : str
        Text for people; the name is what the author says it is.
    """

    sale_key: str
    row: int
    rule: str
    decision: Decision
    comment: str
    author: str


@dataclass(frozen=True)
class SaleReviewRow(NewSaleReview):
    """A stored decision; `dataset_id` is the version that was looked at, `at` its time."""

    seq: int
    series_id: str
    dataset_id: str
    at: float


def add(db: Connection, series_id: str, dataset_id: str, reviews: Sequence[NewSaleReview]) -> None:
    """Store decisions on sales of one version of a data set."""
    known = {"series_id": series_id, "dataset_id": dataset_id, "at": db_now(db)}
    for first in range(0, len(reviews), _BATCH):
        rows = [{**asdict(review), **known} for review in reviews[first : first + _BATCH]]
        db.execute(insert(sale_reviews), rows)


def decisions(db: Connection, series_id: str) -> dict[str, Decision]:
    """The decision that counts for each reviewed sale, by its key; without what was taken back."""
    query = select(sale_reviews.c.sale_key, sale_reviews.c.decision)
    rows = db.execute(query.where(sale_reviews.c.seq.in_(_newest(series_id))))
    return {key: decision for key, decision in rows if decision != "open"}


def of_rule(db: Connection, series_id: str, rule: str) -> list[str]:
    """Keys of the sales whose newest decision, if it was not taken back, names this rule."""
    query = select(sale_reviews.c.sale_key).where(
        sale_reviews.c.seq.in_(_newest(series_id)),
        sale_reviews.c.rule == rule,
        sale_reviews.c.decision != "open",
    )
    return list(db.execute(query).scalars())


def current(db: Connection, series_id: str, keys: Iterable[str]) -> dict[str, SaleReviewRow]:
    """The newest review of each of a few sales, by key; sales without one are left out."""
    newest = _newest(series_id).where(sale_reviews.c.sale_key.in_(list(keys)))
    rows = db.execute(select(sale_reviews).where(sale_reviews.c.seq.in_(newest)))
    return {row.sale_key: SaleReviewRow(**row._mapping) for row in rows}


def everything(db: Connection, series_id: str) -> list[SaleReviewRow]:
    """The newest review of every reviewed sale."""
    rows = db.execute(select(sale_reviews).where(sale_reviews.c.seq.in_(_newest(series_id))))
    return [SaleReviewRow(**row._mapping) for row in rows]


def history(
    db: Connection,
    series_id: str,
    sale_key: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[SaleReviewRow]:
    """A page of all decisions on a data set, or on one sale, the newest first."""
    before = read_cursor(cursor)
    query = select(sale_reviews).where(sale_reviews.c.series_id == series_id)
    if sale_key is not None:
        query = query.where(sale_reviews.c.sale_key == sale_key)
    if before is not None:
        query = query.where(sale_reviews.c.seq < before)
    query = query.order_by(sale_reviews.c.seq.desc()).limit(check_limit(limit) + 1)
    rows = [SaleReviewRow(**row._mapping) for row in db.execute(query)]
    return make_page(rows, limit, lambda row: row.seq)


def count(db: Connection, series_id: str) -> int:
    """Number of decisions on a data set, those that were taken back too."""
    query = select(func.count()).where(sale_reviews.c.series_id == series_id)
    return int(db.execute(query).scalar_one())


def forget(db: Connection, series_id: str) -> None:
    """Delete all decisions on a data set, of which no version is left."""
    db.execute(delete(sale_reviews).where(sale_reviews.c.series_id == series_id))


def _newest(series_id: str) -> Select[tuple[int]]:
    """The number of the newest review of each sale."""
    return (
        select(func.max(sale_reviews.c.seq))
        .where(sale_reviews.c.series_id == series_id)
        .group_by(sale_reviews.c.sale_key)
    )
