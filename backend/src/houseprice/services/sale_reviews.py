"""Reviews of flagged sales: which flags are right, and the version without unfit sales."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from houseprice.data.importing.stored_checks import REPORTED, keys_and_rows
from houseprice.errors import InvalidInput
from houseprice.services import datasets, imports
from houseprice.services.context import Context
from houseprice.services.imports import StoredTable
from houseprice.services.sales_validation import FlaggedSales, flagged_sales
from houseprice.store import sale_reviews as store
from houseprice.store.engine import reading, transaction
from houseprice.store.pages import Page
from houseprice.store.sale_reviews import Decision, NewSaleReview, SaleReviewRow

_MOST_PLACES = 20


@dataclass(frozen=True)
class SaleDecision:
    """A decision on the sale with the index `sale`, which is flagged or that a person `report`s."""

    sale: int
    decision: Decision
    comment: str
    author: str
    report: bool = False


@dataclass(frozen=True)
class KindDecision:
    """A decision on all flagged sales that a check of this kind marks."""

    kind: str
    decision: Decision
    comment: str
    author: str


def review_sales(ctx: Context, dataset_id: str, decisions: Sequence[SaleDecision]) -> int:
    """Store decisions on single sales; returns their number.

    Raises
    ------
    InvalidInput
        If a sale is not flagged and not reported either; the places name it, and nothing is
        stored.
    NotFound, DatasetUnavailable, TooLarge, StorageFull, DatasetChanged
        As in `sales_validation.checks`.
    """
    datasets.check_change_of(ctx, dataset_id)
    sales = flagged_sales(ctx, dataset_id)
    asked = pl.Series([decision.sale for decision in decisions], dtype=pl.Int64)
    flags = sales.flags.filter(pl.col("sale").is_in(asked.implode()))
    rows = {sale: (key, row, rule) for sale, key, row, rule in _named(flags)}
    others = {d.sale for d in decisions if d.report and d.decision != "open"} - rows.keys()
    rows |= _reported(sales, sorted(others))
    _check_flagged(asked, rows)
    reviews = [
        NewSaleReview(*rows[d.sale], d.decision, d.comment.strip(), _author(ctx, d.author))
        for d in decisions
    ]
    return _add(ctx, sales, dataset_id, reviews)


def review_kind(ctx: Context, dataset_id: str, decision: KindDecision) -> int:
    """Store a decision on all sales of a kind; returns the number of sales.

    Only open sales are accepted or overridden: what somebody decided on a single sale stays. The
    decision ``open`` takes all decisions on sales of the kind back.

    Raises
    ------
    InvalidInput
        If no sale of this kind is flagged.
    NotFound, DatasetUnavailable, TooLarge, StorageFull, DatasetChanged
        As in `sales_validation.checks`.
    """
    datasets.check_change_of(ctx, dataset_id)
    sales = flagged_sales(ctx, dataset_id)
    flags = sales.chosen(decision.kind, None)
    if flags.is_empty():
        raise InvalidInput(f"kind must be one that marks sales, got {decision.kind!r:.80}")
    is_open = pl.col("review") == "open"
    chosen = flags.filter(~is_open if decision.decision == "open" else is_open)
    said = (decision.decision, decision.comment.strip(), _author(ctx, decision.author))
    reviews = [NewSaleReview(key, row, rule, *said) for _, key, row, rule in _named(chosen)]
    return _add(ctx, sales, dataset_id, reviews)


def history(
    ctx: Context,
    dataset_id: str,
    sale_key: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[SaleReviewRow]:
    """A page of the decisions on all versions of a data set, the newest first.

    Parameters
    ----------
    sale_key : str or None
        Only decisions on this sale.

    Raises
    ------
    NotFound
        If there is no such data set.
    InvalidInput
        If the cursor or the limit is none.
    """
    dataset = datasets.get(ctx, dataset_id)
    with reading(ctx.engine) as db:
        return store.history(db, dataset.series_id or dataset.id, sale_key, cursor, limit)


def version_without_accepted(ctx: Context, dataset_id: str) -> StoredTable:
    """Make the next version of a data set, without the sales whose flags were accepted.

    An accepted sale goes even if no check flags it any more.

    Raises
    ------
    NotFound
        If there is no such data set.
    Conflict
        If it is built in, or has none of the accepted sales.
    InvalidData, StorageFull
        If too few sales are left, or the disk is full.
    """
    row = datasets.stored_row(ctx, dataset_id)
    with reading(ctx.engine) as db:
        decisions = store.decisions(db, row.series_id)
    accepted = [key for key, decision in decisions.items() if decision == "accepted"]
    return imports.leave_out(ctx, dataset_id, accepted)


def _author(ctx: Context, name: str) -> str:
    """Who decides: with accounts it is who has signed in, whatever the request says."""
    return name.strip() if ctx.actor.id is None else ctx.actor.name


def _reported(sales: FlaggedSales, indices: Sequence[int]) -> dict[int, tuple[str, int, str]]:
    """Key, row and rule of sales that no check flags; an index beyond the table is left out."""
    inside = [sale for sale in indices if sale < sales.stored.rows]
    if not inside:
        return {}
    keys, rows = keys_and_rows(sales.folder)
    return {sale: (keys[sale], rows[sale], REPORTED) for sale in inside}


def _named(flags: pl.DataFrame) -> list[tuple[int, str, int, str]]:
    return flags.select("sale", "key", "row", "rule").rows()


def _check_flagged(asked: pl.Series, flagged: Mapping[int, object]) -> None:
    unknown = [sale for sale in asked if sale not in flagged]
    if unknown:
        raise InvalidInput(
            f"a review must be of a flagged sale, got {len(unknown)} that are not flagged",
            hint="GET /v1/datasets/{id}/checks lists the flagged sales.",
            places=tuple({"sale": sale, "rule": "flagged"} for sale in unknown[:_MOST_PLACES]),
        )
    if asked.n_unique() < asked.len():
        raise InvalidInput("a request must have one decision for each sale, got two for one sale")


def _add(
    ctx: Context, sales: FlaggedSales, dataset_id: str, reviews: Sequence[NewSaleReview]
) -> int:
    with transaction(ctx.engine) as db:
        store.add(db, sales.series_id, dataset_id, reviews)
    return len(reviews)
