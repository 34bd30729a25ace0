"""The flagged sales of a table: one row a sale, with up to three reasons."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from houseprice.data.checks.outliers import KIND as OUTLIER
from houseprice.data.checks.sales_check import REASON_SCHEMA, SalesCheck

_MOST_REASONS = 3
#: What each rule, or kind without rules, says of a single sale.
PHRASES = {
    "total line": "the line looks like a total or an average, not like a sale",
    "duplicate rows": "the row equals an earlier one in every column",
    "same listing twice": "an earlier row has the same home and price within two months",
    "nominal price": "the price is nominal: far below the prices of comparable sales",
    "several parcels": "the deed is of several parcels",
    "validity code": "a code says that the sale is not of the market at its full price",
    "same names": "seller and buyer have the same name",
    "block sale": "several homes were sold on this day at this very price",
    "flip": "the home was sold twice within a month at very different prices",
    "price scale": "the price seems to be written in another scale than the others",
    "unit mix-up": "the area seems to be in another unit than the others",
    "placeholder dates": "the date is one that programs write where no date is known",
    "future dates": "the date is in the future",
    "sold before built": "the home was sold before the year in which it was built",
    "swapped coordinates": "latitude and longitude are in each other's column",
    "coordinates outside": "the place is far from all other sales",
    "gap codes": "the number stands for a missing value",
    "top-coded": "the price is the highest of the table, at which prices were cut",
}
_REASON = {name: dtype for name, dtype in REASON_SCHEMA.items() if name != "place"}
#: Columns of a table of flagged sales.
FLAG_SCHEMA = pl.Schema(
    {
        "sale": pl.Int64(),
        "row": pl.Int64(),
        "column": pl.String(),
        "value": pl.String(),
        "rule": pl.String(),
        "kinds": pl.List(pl.String()),
        "action": pl.String(),
        "reasons": pl.List(pl.Struct(_REASON)),
    }
)


def flagged_sales(
    checks: Iterable[SalesCheck], cells: pl.DataFrame, rows: pl.Series
) -> pl.DataFrame:
    """The sales that warnings or outliers mark, with the reasons.

    Parameters
    ----------
    checks : iterable of SalesCheck
        Checks of one table; the first that marks a sale gives its column, value, rule and action.
    cells : polars.DataFrame of shape (n_sales, n_columns)
        The values to show: those of the file where they are known, else the typed ones.
    rows : polars.Series of int, shape (n_sales,)
        Row numbers in the user's spreadsheet.

    Returns
    -------
    polars.DataFrame of shape (n_flagged, 8)
        Columns of `FLAG_SCHEMA`, in the order of the table: ``sale`` is the index of the sale,
        ``kinds`` are all checks that mark it, ``reasons`` at most three structs with ``kind``,
        ``group`` and ``n`` (the sales with which it was compared), ``z`` (robust standard
        deviations, null where nothing is measured) and ``text``.
    """
    marked = [check for check in checks if check.count and (check.is_warning or _is_far(check))]
    if not marked:
        return pl.DataFrame(schema=FLAG_SCHEMA)
    long = pl.concat([_marks(check, cells) for check in marked])
    first = [pl.col(name).first() for name in ("column", "value", "rule", "action")]
    reason = pl.struct(list(_REASON)).head(_MOST_REASONS).alias("reasons")
    # The marks are in the order of the checks, so that grouping keeps the gravest first.
    flags = long.group_by("place", maintain_order=True).agg(
        *first, pl.col("check").unique(maintain_order=True).alias("kinds"), reason
    )
    row = rows.gather(flags["place"]).alias("row")
    flags = flags.with_columns(row).rename({"place": "sale"}).sort("sale")
    return flags.select(list(FLAG_SCHEMA)).cast(FLAG_SCHEMA)


def _is_far(check: SalesCheck) -> bool:
    return check.kind == OUTLIER


def _marks(check: SalesCheck, cells: pl.DataFrame) -> pl.DataFrame:
    """A row for each reason that a check has for a sale."""
    reasons = check.reasons if check.reasons.height else _plain_reasons(check)
    places, name = reasons["place"], check.column
    value = pl.lit(None, pl.String) if name is None else as_written(cells[name].gather(places))
    rule = f"{check.kind}: {check.rule}" if check.rule else check.kind
    return reasons.with_columns(
        pl.lit(name, pl.String).alias("column"),
        value.alias("value"),
        pl.lit(rule).alias("rule"),
        pl.lit(check.action).alias("action"),
        pl.lit(check.kind).alias("check"),
    )


def _plain_reasons(check: SalesCheck) -> pl.DataFrame:
    """The same reason for all sales of a check that measures no distance."""
    kind = check.rule or check.kind
    places = check.mask.arg_true()
    table = pl.DataFrame({"place": places}).with_columns(
        kind=pl.lit(kind),
        group=pl.lit("all sales"),
        n=pl.lit(check.mask.len()),
        z=pl.lit(None, pl.Float64),
        text=pl.lit(PHRASES.get(kind, check.explanation)),
    )
    return table.select(list(REASON_SCHEMA)).cast(REASON_SCHEMA)


def as_written(values: pl.Series) -> pl.Series:
    """Values as people write them: 250000, not 250000.0; shape and name stay."""
    if values.dtype.is_float() and (values.drop_nulls() % 1 == 0).all():
        values = values.cast(pl.Int64, strict=False)
    return values.cast(pl.String)


def as_written_with(decimal: str, values: pl.Series) -> pl.Series:
    """Values as people write them who have this sign before the fraction of a number."""
    texts = as_written(values)
    return texts.str.replace(".", decimal, literal=True) if values.dtype.is_float() else texts


def separator_of(decimal: str) -> str:
    """The sign between cells that spreadsheets expect where this one stands before a fraction."""
    return ";" if decimal == "," else ","
