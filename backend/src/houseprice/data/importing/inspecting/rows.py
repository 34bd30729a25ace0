"""The rows of a table as they are read, with what an import would do with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import polars as pl

from houseprice.data.checks.flags import as_written
from houseprice.data.importing.examine import examine
from houseprice.data.importing.examined_table import ExaminedTable
from houseprice.data.importing.inspecting.page_request import PageRequest, RowState
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.schema import Role

_LONGEST = 80


@dataclass(frozen=True)
class FirstRow:
    """A row as read: `row` is its number in a spreadsheet, and a gap is None."""

    row: int
    values: tuple[str | None, ...]


@dataclass(frozen=True)
class PageRow:
    """A row as read, and whether it can be imported."""

    row: int
    state: RowState
    values: tuple[str | None, ...]


@dataclass(frozen=True)
class TablePage:
    """A page of a table: `matching` of all `rows` have the state that was asked for."""

    rows: int
    matching: int
    offset: int
    columns: tuple[str, ...]
    items: tuple[PageRow, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)


def read_page(source: Path, asked: TableRequest, page: PageRequest, limits: Limits) -> TablePage:
    """Read a whole table and show some of its rows; nothing is stored.

    Raises
    ------
    NotFound, TooLarge, InvalidData
        If the file cannot be read, or `asked` does not fit it.
    """
    return page_of(examine(source, asked, limits), page)


def page_of(examined: ExaminedTable, page: PageRequest) -> TablePage:
    """Some rows of a table that was examined."""
    usable, warned = usable_rows_of(examined), warned_rows_of(examined)
    states = pl.DataFrame({"usable": usable, "warned": warned}).select(
        pl.when(~pl.col("usable"))
        .then(pl.lit("unusable"))
        .when(pl.col("warned"))
        .then(pl.lit("warning"))
        .otherwise(pl.lit("ready"))
        .alias("state")
    )["state"]
    matching = pl.int_range(states.len(), eager=True)
    if page.state is not None:
        matching = matching.filter(states == page.state)
    places = matching.slice(page.offset, page.limit)
    rows = _rows_with_unread(examined, places)
    return TablePage(
        rows=states.len(),
        matching=matching.len(),
        offset=page.offset,
        columns=tuple(examined.guesses),
        items=tuple(
            PageRow(row.row, states[place], row.values)
            for place, row in zip(places, rows, strict=True)
        ),
    )


def usable_rows_of(examined: ExaminedTable) -> pl.Series:
    """Mask of the rows that an import can store, shape (n_rows,)."""
    is_readable = ~examined.bad_rows
    if not examined.has_price:
        return is_readable
    return is_readable & (examined.frame[examined.schema.price] > 0).fill_null(value=False)


def warned_rows_of(examined: ExaminedTable) -> pl.Series:
    """Mask of the rows that a check warns of, shape (n_rows,)."""
    warned = pl.Series([False]).new_from_index(0, examined.sheet.frame.height)
    for check in examined.checks:
        if check.is_warning and check.mask.len() == warned.len():
            warned |= check.mask.fill_null(value=False)
    return warned


def rows_as_read(examined: ExaminedTable, places: Sequence[int] | pl.Series) -> list[FirstRow]:
    """The rows at these indices; a cell that cannot be read is a gap."""
    at = pl.Series(places, dtype=pl.Int64)
    return _rows(
        examined,
        at,
        [
            shown(examined.readings[name].values.gather(at), guess.role)
            for name, guess in examined.guesses.items()
        ],
    )


def _rows_with_unread(examined: ExaminedTable, at: pl.Series) -> list[FirstRow]:
    """The rows at these indices; a cell that cannot be read stands as it is in the file."""
    columns = []
    for name, guess in examined.guesses.items():
        reading = examined.readings[name]
        values = shown(reading.values.gather(at), guess.role)
        bad = reading.bad.gather(at)
        columns.append(values.zip_with(~bad, examined.sheet.frame[name].gather(at)))
    return _rows(examined, at, columns)


def _rows(examined: ExaminedTable, at: pl.Series, columns: Sequence[pl.Series]) -> list[FirstRow]:
    cells = zip(*columns, strict=True)
    return [
        FirstRow(row, tuple(value and value[:_LONGEST] for value in values))
        for row, values in zip(examined.sheet.row.gather(at), cells, strict=True)
    ]


def shown(values: pl.Series, role: Role) -> pl.Series:
    """Values as people read them: a converted area has no fifteen digits; shape stays."""
    if values.dtype.is_float() and role not in ("latitude", "longitude"):
        large = values.abs() >= 1
        values = values.round(4).zip_with(large, values.round_sig_figs(4))
    return as_written(values)
