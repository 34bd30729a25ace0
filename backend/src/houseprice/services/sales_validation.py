"""The checks of a stored data set, and the sales that they flag."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import polars as pl

from houseprice.data.builtin.load import BUILTIN, is_available, load_builtin
from houseprice.data.checks.flags import as_written_with, separator_of
from houseprice.data.importing.flag_file import flag_csv
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.stored_checks import (
    REPORTED,
    StoredChecks,
    read_checks,
    reported_sales,
)
from houseprice.data.importing.subprocess_import import check_isolated
from houseprice.data.storage import TABLE
from houseprice.errors import DatasetUnavailable
from houseprice.services import datasets
from houseprice.services.context import Context
from houseprice.store import sale_reviews as store
from houseprice.store.engine import reading
from houseprice.store.pages import check_limit, make_page, read_cursor
from houseprice.store.sale_reviews import Decision, SaleReviewRow

#: The cores belong to trainings: one table is checked at a time, and never twice.
_CHECKING = threading.Lock()


@dataclass(frozen=True)
class CheckView:
    """The outcome of a check; see `data.checks.sales_check.SalesCheck`."""

    kind: str
    rule: str
    outcome: str
    count: int
    column: str | None
    explanation: str
    action: str
    fixes: tuple[str, ...]


@dataclass(frozen=True)
class ReasonView:
    """A reason why a sale is flagged: its distance `z` from the `n` sales of a group."""

    kind: str
    group: str
    n: int
    z: float | None
    text: str


@dataclass(frozen=True)
class FlaggedSaleView:
    """A flagged sale: `sale` is its index in the data set, `row` its row in the file.

    `key` names it in all versions, and `review` is the decision that counts, if there is one.
    """

    sale: int
    key: str
    row: int
    column: str | None
    value: str | None
    rule: str
    kinds: tuple[str, ...]
    action: str
    reasons: tuple[ReasonView, ...]
    review: SaleReviewRow | None


@dataclass(frozen=True)
class ReviewCountsView:
    """How many flagged sales of a data set have each decision."""

    open: int
    accepted: int
    overridden: int


@dataclass(frozen=True)
class FlaggedSales:
    """The checks of a data set, and its flagged sales with what was decided.

    Parameters
    ----------
    series_id : str
        Id of the first version, or the name of a built-in data set.
    folder : Path
        The data set's folder.
    stored : StoredChecks
        The checks.
    flags : polars.DataFrame of shape (n_flagged, 10)
        As in `stored`, with ``review``: ``open``, ``accepted`` or ``overridden``.
    """

    series_id: str
    folder: Path
    stored: StoredChecks
    flags: pl.DataFrame

    def chosen(self, kind: str | None, review: Decision | None) -> pl.DataFrame:
        """The flagged sales of a kind and a decision; None is any."""
        flags = self.flags
        if kind is not None:
            flags = flags.filter(pl.col("kinds").list.contains(kind))
        return flags if review is None else flags.filter(pl.col("review") == review)


@dataclass(frozen=True)
class SalesChecksView:
    """All checks of a data set, and a page of its flagged sales."""

    dataset_id: str
    rows: int
    flagged: int
    reviews: ReviewCountsView
    checks: tuple[CheckView, ...]
    items: tuple[FlaggedSaleView, ...]
    next_cursor: str | None


def checks(
    ctx: Context,
    dataset_id: str,
    kind: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
    *,
    review: Decision | None = None,
) -> SalesChecksView:
    """The checks of a data set, and a page of the sales that they flag, in the order of the table.

    The first call checks the sales, in a process of its own; later calls read what was found.

    Parameters
    ----------
    kind : str or None
        Show only sales that a check of this kind marks, such as ``non-market``.
    cursor : str or None
        `next_cursor` of the page before.
    limit : int
        Largest number of sales on the page.
    review : Decision or None
        Show only sales on which this was decided.

    Raises
    ------
    NotFound
        If there is no such data set.
    InvalidInput
        If the cursor or the limit is none.
    DatasetUnavailable
        If the data set is built in and not on disk.
    TooLarge, StorageFull, DatasetChanged
        If the table cannot be checked.
    """
    after, most = read_cursor(cursor), check_limit(limit)
    sales = flagged_sales(ctx, dataset_id)
    flags = sales.chosen(kind, review)
    later = flags if after is None else flags.filter(pl.col("sale") > after)
    page = make_page(_sales(ctx, sales.series_id, later.head(most + 1)), most, lambda s: s.sale)
    return SalesChecksView(
        dataset_id=dataset_id,
        rows=sales.stored.rows,
        flagged=sales.flags.height,
        reviews=_counts(sales.flags["review"]),
        checks=tuple(_check(document) for document in sales.stored.checks),
        items=page.items,
        next_cursor=page.next_cursor,
    )


def flagged_sales(ctx: Context, dataset_id: str) -> FlaggedSales:
    """The flagged sales of a data set with what was decided on each; errors as in `checks`.

    Sales on which somebody decided although no check flags them are among them.
    """
    dataset = datasets.get(ctx, dataset_id)
    series_id = dataset.series_id or dataset.id
    folder = _folder(ctx, dataset_id)
    stored = _stored(folder, Limits())
    with reading(ctx.engine) as db:
        decisions = store.decisions(db, series_id)
        reported = store.of_rule(db, series_id, REPORTED)
    review = pl.col("key").replace_strict(decisions, default="open", return_dtype=pl.String)
    flags = _with_reported(stored.flags.collect(), folder, reported)
    return FlaggedSales(series_id, folder, stored, flags.with_columns(review.alias("review")))


def _with_reported(flags: pl.DataFrame, folder: Path, keys: list[str]) -> pl.DataFrame:
    """The flagged sales and those that people named, in the order of the table."""
    others = set(keys) - set(flags["key"])
    if not others:
        return flags  # the table is not read for nothing
    return pl.concat([flags, reported_sales(folder, others)]).sort("sale")


def flags_csv(
    ctx: Context,
    dataset_id: str,
    kind: str | None = None,
    review: Decision | None = None,
    decimal: str = ".",
) -> bytes:
    """The flagged sales with their reviews and cells as CSV, which cannot start a formula.

    Parameters
    ----------
    kind, review
        As for `checks`, whose errors it has.
    decimal : str
        The sign before the fraction of a number; with a comma, semicolons stand between cells.
    """
    sales = flagged_sales(ctx, dataset_id)
    flags = sales.chosen(kind, review)
    with reading(ctx.engine) as db:
        reviews = store.everything(db, sales.series_id)
    notes = pl.DataFrame(
        [(row.sale_key, row.comment, row.author) for row in reviews],
        schema=dict.fromkeys(("key", "comment", "author"), pl.String),
        orient="row",
    )
    reviewed = flags.join(notes, on="key", how="left", maintain_order="left")
    table = pl.scan_parquet(sales.folder / TABLE).with_row_index("flagged_sale")
    cells = table.filter(pl.col("flagged_sale").is_in(flags["sale"].implode())).collect()
    texts = _texts(cells.drop("flagged_sale"), decimal)
    return flag_csv(reviewed, texts, separator_of(decimal))


def _folder(ctx: Context, dataset_id: str) -> Path:
    """The folder of a data set; a built-in one is not fetched for this."""
    cache, files = ctx.settings.datasets_cache_dir, ctx.settings.datasets_dir
    if dataset_id not in BUILTIN:
        return cache / dataset_id
    if not is_available(dataset_id, cache, files):
        raise DatasetUnavailable(
            f"data set {dataset_id} must be on disk to be checked, got none",
            hint="Train a model on it once, which fetches it.",
        )
    return load_builtin(dataset_id, cache, files).path.parent


def _stored(folder: Path, limits: Limits) -> StoredChecks:
    known = read_checks(folder)
    if known is not None:
        return known
    with _CHECKING:
        return read_checks(folder) or check_isolated(folder, limits)


def _check(document: dict[str, Any]) -> CheckView:
    return CheckView(**{**document, "fixes": tuple(document["fixes"])})


def _sales(ctx: Context, series_id: str, flags: pl.DataFrame) -> list[FlaggedSaleView]:
    """A few flagged sales with their reviews."""
    with reading(ctx.engine) as db:
        reviews = store.current(db, series_id, flags["key"])
    rows = flags.drop("review").iter_rows(named=True)
    return [_sale(row, reviews.get(row["key"])) for row in rows]


def _sale(row: dict[str, Any], review: SaleReviewRow | None) -> FlaggedSaleView:
    reasons = tuple(ReasonView(**reason) for reason in row["reasons"])
    values = {**row, "kinds": tuple(row["kinds"]), "reasons": reasons}
    return FlaggedSaleView(**values, review=review)


def _counts(review: pl.Series) -> ReviewCountsView:
    counts = dict(review.value_counts().iter_rows())
    return ReviewCountsView(**{name: counts.get(name, 0) for name in get_args(Decision)})


def _texts(cells: pl.DataFrame, decimal: str) -> pl.DataFrame:
    """Cells as people write them: 250000, not 250000.0; lists as JSON would be read by nobody."""
    plain = cells.select(pl.exclude(pl.List, pl.Struct, pl.Binary))
    return plain.with_columns(
        as_written_with(decimal, plain[name])
        for name in plain.columns
        if plain.schema[name] != pl.String
    )
