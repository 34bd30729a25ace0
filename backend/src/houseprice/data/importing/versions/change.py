"""What a new version of a data set changes: rows, prices, days and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

import polars as pl

from houseprice.data.schema import Column, TableSchema

#: Key of the change in the stored inspection of a data set.
CHANGE = "change"
ChangeKind = Literal["append", "replace"]
#: A share of gaps that grows by more is named.
_GAPS_GREW = 0.1
#: Prices whose median is so many times the one before, or its inverse, are probably other units.
_PRICE_RATIO = 3.0
_EXAMPLES = 5
_NUMBERS = frozenset({"number", "integer"})


@dataclass(frozen=True)
class SalesSummary:
    """The sales of a table in a few figures.

    Parameters
    ----------
    rows : int
        Number of sales.
    median_price : float or None
        In the currency of the data set.
    first_day, last_day : str or None
        ISO dates; None without dates.
    """

    rows: int
    median_price: float | None
    first_day: str | None
    last_day: str | None


@dataclass(frozen=True)
class ColumnChange:
    """How the new values of a column differ from those before.

    Parameters
    ----------
    name : str
        The column.
    gaps_before, gaps_new : float
        Share of gaps, 0..1.
    new_levels : tuple of str
        Levels that were not there before, the commonest first, at most five.
    new_level_rows : int
        Number of new sales with a level that was not there before.
    outside : int
        Number of new sales whose number is below the smallest or above the largest before.
    """

    name: str
    gaps_before: float
    gaps_new: float
    new_levels: tuple[str, ...] = ()
    new_level_rows: int = 0
    outside: int = 0

    @property
    def is_noteworthy(self) -> bool:
        """Whether there is something to tell."""
        grew = self.gaps_new - self.gaps_before > _GAPS_GREW
        return grew or self.new_level_rows > 0 or self.outside > 0


@dataclass(frozen=True)
class VersionChange:
    """What a version changes.

    Parameters
    ----------
    kind : {"append", "replace"}
        Whether sales were added to those before, or a table took the place of the one before.
    file : str
        Name of the file.
    before, new : SalesSummary
        The version before, and the sales of the file.
    known : int
        Number of rows of the file that the version before had already; they were not added.
    columns : tuple of ColumnChange
        Columns whose new values differ from those before.
    warnings : tuple of str
        Sentences about what looks like a mistake.
    """

    kind: ChangeKind
    file: str
    before: SalesSummary
    new: SalesSummary
    known: int = 0
    columns: tuple[ColumnChange, ...] = ()
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)


def change_between(
    before: pl.DataFrame,
    new: pl.DataFrame,
    schema: TableSchema,
    *,
    kind: ChangeKind,
    file: str,
    known: int = 0,
) -> VersionChange:
    """Compare the sales of a file with those of the version before.

    Parameters
    ----------
    before, new : polars.DataFrame of shape (n_sales, n_columns)
        Typed sales; only columns of both tables are compared.
    schema : TableSchema
        The meaning of the columns.
    kind, file, known
        As in `VersionChange`.
    """
    summaries = (_summary(before, schema), _summary(new, schema))
    columns = [
        _column_change(before[column.name], new[column.name], column)
        for column in schema.features
        if column.name in before.columns and column.name in new.columns
    ]
    noteworthy = tuple(change for change in columns if change.is_noteworthy)
    warnings = tuple(_warnings(*summaries, file))
    return VersionChange(kind, file, *summaries, known, noteworthy, warnings)


def _summary(sales: pl.DataFrame, schema: TableSchema) -> SalesSummary:
    price = sales[schema.price].median() if schema.price in sales.columns else None
    date = schema.first("date")
    days = sales[date].drop_nulls() if date in sales.columns else None
    first, last = (None, None) if days is None or days.is_empty() else (days.min(), days.max())
    return SalesSummary(
        rows=sales.height,
        median_price=float(price) if isinstance(price, int | float) else None,
        first_day=None if first is None else str(first),
        last_day=None if last is None else str(last),
    )


def _column_change(before: pl.Series, new: pl.Series, column: Column) -> ColumnChange:
    gaps = (_gaps(before), _gaps(new))
    if column.type in _NUMBERS and column.role != "date":
        low, high = before.min(), before.max()
        outside = ((new < low) | (new > high)).sum() if before.null_count() < before.len() else 0
        return ColumnChange(column.name, *gaps, outside=int(outside))
    if column.type != "category":
        return ColumnChange(column.name, *gaps)
    unknown = new.drop_nulls().filter(~new.drop_nulls().is_in(before.unique().implode()))
    common = unknown.value_counts(sort=True)[unknown.name].head(_EXAMPLES)
    levels = tuple(str(level) for level in common)
    return ColumnChange(column.name, *gaps, new_levels=levels, new_level_rows=unknown.len())


def _gaps(values: pl.Series) -> float:
    return values.null_count() / max(values.len(), 1)


def _warnings(before: SalesSummary, new: SalesSummary, file: str) -> Iterator[str]:
    if before.median_price and new.median_price:
        ratio = new.median_price / before.median_price
        if not 1 / _PRICE_RATIO < ratio < _PRICE_RATIO:
            yield (
                f"{file}: the median price is {ratio:.3g} times the one of the version before; "
                "perhaps the prices are in another unit."
            )
    if before.first_day and new.last_day and new.last_day < before.first_day:
        yield f"{file}: all of its sales are older than those of the version before."
