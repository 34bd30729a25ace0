"""Casts text columns to the types of a schema."""

from __future__ import annotations

import polars as pl

from houseprice.data.schema import Column, TableSchema

_DTYPES: dict[str, type[pl.DataType]] = {
    "number": pl.Float64,
    "integer": pl.Int64,
    "boolean": pl.Boolean,
    "category": pl.String,
    "date": pl.Date,
    "text": pl.String,
}


def dtype(column: Column) -> type[pl.DataType]:
    """The Polars type of a column."""
    return _DTYPES[column.type]


def cast_columns(
    raw: pl.DataFrame, schema: TableSchema, date_format: str = "%Y-%m-%d"
) -> pl.DataFrame:
    """Cast trusted text columns; a value that does not fit is a bug of this program.

    Parameters
    ----------
    raw : polars.DataFrame
        Every column is text; null is a gap.
    schema : TableSchema
        Names and types of the columns to return, in this order.
    date_format : str
        Format of the dates.
    """
    return raw.select(_cast(column, date_format) for column in schema.columns)


def _cast(column: Column, date_format: str) -> pl.Expr:
    text = pl.col(column.name).str.strip_chars()
    if column.type == "boolean":
        return text.cast(pl.Int8).cast(pl.Boolean)
    if column.type == "date":
        return text.str.strptime(pl.Date, date_format)
    return text.cast(dtype(column))
