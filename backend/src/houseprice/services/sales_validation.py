"""The checks of a stored data set, and the sales that they flag."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from houseprice.data.builtin.load import BUILTIN, is_available, load_builtin
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.stored_checks import StoredChecks, read_checks
from houseprice.data.importing.subprocess_import import check_isolated
from houseprice.errors import DatasetUnavailable
from houseprice.services import datasets
from houseprice.services.context import Context
from houseprice.store.pages import check_limit, make_page, read_cursor

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
    """A flagged sale: `sale` is its index in the data set, `row` its row in the file."""

    sale: int
    row: int
    column: str | None
    value: str | None
    rule: str
    kinds: tuple[str, ...]
    action: str
    reasons: tuple[ReasonView, ...]


@dataclass(frozen=True)
class SalesChecksView:
    """All checks of a data set, and a page of its flagged sales."""

    dataset_id: str
    rows: int
    flagged: int
    checks: tuple[CheckView, ...]
    items: tuple[FlaggedSaleView, ...]
    next_cursor: str | None


def checks(
    ctx: Context,
    dataset_id: str,
    kind: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
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
    stored = _stored(_folder(ctx, dataset_id), Limits())
    flags = stored.flags if after is None else stored.flags.filter(pl.col("sale") > after)
    if kind is not None:
        flags = flags.filter(pl.col("kinds").list.contains(kind))
    sales = [_sale(row) for row in flags.head(most + 1).collect().iter_rows(named=True)]
    page = make_page(sales, most, lambda sale: sale.sale)
    return SalesChecksView(
        dataset_id=dataset_id,
        rows=stored.rows,
        flagged=stored.flagged,
        checks=tuple(_check(document) for document in stored.checks),
        items=page.items,
        next_cursor=page.next_cursor,
    )


def _folder(ctx: Context, dataset_id: str) -> Path:
    """The folder of a data set; a built-in one is not fetched for this."""
    datasets.get(ctx, dataset_id)
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


def _sale(row: dict[str, Any]) -> FlaggedSaleView:
    reasons = tuple(ReasonView(**reason) for reason in row["reasons"])
    return FlaggedSaleView(**{**row, "kinds": tuple(row["kinds"]), "reasons": reasons})
