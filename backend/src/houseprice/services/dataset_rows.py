"""The sales of a data set as a table: pages, in any order, and as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import polars.selectors as cs

from houseprice.data.checks.flags import separator_of
from houseprice.data.importing.flag_file import harmless
from houseprice.errors import InvalidInput
from houseprice.services.context import Context
from houseprice.services.datasets import table_on_disk

#: Rows of a file that are written at once: each batch of a sorted file reads the whole table.
_BATCH, _SORTED_BATCH = 50_000, 100_000
_SALE = "\tsale"  # no column has such a name: those of files lose their tabs
#: Values that have no plain form in a cell.
_NESTED = cs.by_dtype(pl.List, pl.Struct, pl.Binary)


@dataclass(frozen=True)
class RowsQuery:
    """Which sales are asked for, and in which order.

    Parameters
    ----------
    text : str
        Only sales with this text in one of their cells, in upper or lower case; empty for all.
    sort : str or None
        Column to sort by, gaps last; None for the order of the table.
    descending : bool
        Whether the largest value comes first.
    """

    text: str = ""
    sort: str | None = None
    descending: bool = False


@dataclass(frozen=True)
class RowView:
    """A sale: its index in the data set, and its values in the order of the columns."""

    sale: int
    values: tuple[Any, ...]


@dataclass(frozen=True)
class RowsView:
    """A page of the sales; `matching` of all `rows` fit the query."""

    dataset_id: str
    rows: int
    matching: int
    offset: int
    columns: tuple[str, ...]
    items: tuple[RowView, ...]


def rows(ctx: Context, dataset_id: str, query: RowsQuery, offset: int, limit: int) -> RowsView:
    """A page of the sales of a data set.

    Parameters
    ----------
    dataset_id : str
        Name of a built-in data set or id of an imported one.
    query : RowsQuery
        Which sales, and in which order.
    offset, limit : int
        Number of sales before the page, and largest number on it.

    Raises
    ------
    NotFound
        If there is no such data set.
    InvalidInput
        If no column has the name `query.sort`.
    DatasetUnavailable
        If the table is not on this server.
    """
    table = _scan(ctx, dataset_id)
    matching = _matching(table, query.text)
    counts = pl.collect_all([table.select(pl.len()), matching.select(pl.len())])
    page = _plain(_sorted(matching, query).slice(offset, limit).collect())
    return RowsView(
        dataset_id=dataset_id,
        rows=counts[0].item(),
        matching=counts[1].item(),
        offset=offset,
        columns=tuple(page.columns[1:]),
        items=tuple(RowView(sale, tuple(values)) for sale, *values in page.iter_rows()),
    )


def rows_csv(
    ctx: Context,
    dataset_id: str,
    query: RowsQuery,
    columns: Sequence[str] = (),
    decimal: str = ".",
) -> Iterator[bytes]:
    """The sales of a query as CSV, in pieces; no cell can start a formula.

    Parameters
    ----------
    dataset_id, query
        As for `rows`, whose errors it has.
    columns : sequence of str
        The columns of the file; all if there are none.
    decimal : str
        The sign before the fraction of a number; with a comma, semicolons stand between cells.
    """
    table = _scan(ctx, dataset_id)
    known = [name for name in table.collect_schema().names() if name != _SALE]
    for name in columns:
        _check_column(name, known)
    names = list(dict.fromkeys(columns)) or known
    if query.sort is not None:
        _check_column(query.sort, known)
    return _written(_pieces(table, query), names, _whole_columns(table, names), decimal)


def _pieces(table: pl.LazyFrame, query: RowsQuery) -> Iterator[pl.LazyFrame]:
    """The sales of a query in its order, some at a time: a million of them fit no API's memory."""
    if query.sort is None:
        rows = table.select(pl.len()).collect().item()
        for start in range(0, rows, _BATCH):
            yield _matching(table.slice(start, _BATCH), query.text)
        return
    order = _sorted(_matching(table, query.text), query).select(_SALE).collect()[_SALE]
    for start in range(0, order.len(), _SORTED_BATCH):
        sales = order.slice(start, _SORTED_BATCH)
        wanted = pl.DataFrame({_SALE: sales}).lazy()
        yield wanted.join(table, on=_SALE, how="left", maintain_order="left")


def _whole_columns(table: pl.LazyFrame, names: Sequence[str]) -> list[str]:
    """Columns of floats that are all whole: people write them without a point."""
    floats = table.select(names).select(cs.float())
    whole = floats.select((cs.all() % 1 == 0).all(ignore_nulls=True)).collect(engine="streaming")
    return [column.name for column in whole.iter_columns() if column[0]]


def _written(
    pieces: Iterator[pl.LazyFrame], names: Sequence[str], whole: Sequence[str], decimal: str
) -> Iterator[bytes]:
    # A byte order mark, because a spreadsheet takes UTF-8 without one for another encoding.
    separator = separator_of(decimal)
    header = pl.DataFrame([names], orient="row").with_columns(harmless(cs.string()))
    yield b"\xef\xbb\xbf" + header.write_csv(include_header=False, separator=separator).encode()
    for piece in pieces:
        frame = piece.select(names).collect(engine="streaming")
        texts = frame.with_columns(pl.col(whole).cast(pl.Int64, strict=False))
        numbers = cs.float().cast(pl.String).str.replace(".", decimal, literal=True)
        texts = texts.with_columns(numbers).with_columns(harmless(cs.string()))
        yield texts.write_csv(include_header=False, separator=separator).encode()


def _scan(ctx: Context, dataset_id: str) -> pl.LazyFrame:
    table = pl.scan_parquet(table_on_disk(ctx, dataset_id).path)
    return table.select(~_NESTED).with_row_index(_SALE)


def _matching(table: pl.LazyFrame, text: str) -> pl.LazyFrame:
    """Only the sales with the text in one of their cells."""
    if not text:
        return table
    cells = cs.exclude(_SALE).cast(pl.String).str.to_lowercase()
    return table.filter(pl.any_horizontal(cells.str.contains(text.lower(), literal=True)))


def _sorted(table: pl.LazyFrame, query: RowsQuery) -> pl.LazyFrame:
    if query.sort is None:
        return table
    _check_column(query.sort, [n for n in table.collect_schema().names() if n != _SALE])
    return table.sort(query.sort, descending=query.descending, nulls_last=True, maintain_order=True)


def _check_column(name: str, names: Sequence[str]) -> None:
    if name not in names:
        raise InvalidInput(
            f"A column must be one of the data set, got {name[:80]!r}",
            hint=f"Its columns are {', '.join(names[:40])}.",
        )


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    """Values that JSON has: dates as text, and a gap where a number is none."""
    return frame.with_columns(
        cs.temporal().cast(pl.String),
        cs.categorical().cast(pl.String),
        pl.when(cs.float().is_finite()).then(cs.float()),
    )
