"""Reads Parquet files into sheets of text, so that the same rules apply to every format."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from houseprice.data.importing.headers import checked_headers
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import Dialect, ReadClock, Sheet
from houseprice.errors import InvalidData, TooLarge

_SIMPLE = (pl.String, pl.Boolean, pl.Date, pl.Datetime, pl.Categorical, pl.Enum, pl.Null)


def read_parquet_text(source: Path, limits: Limits, clock: ReadClock) -> Sheet:
    """Read a Parquet file with flat columns; sizes are checked before the values are read."""
    try:
        lazy = pl.scan_parquet(source)
        schema = lazy.collect_schema()
        rows = int(lazy.select(pl.len()).collect().item())
        names, problems = checked_headers(schema.names(), limits)
        _check_shape(schema, rows, limits)
        named = zip(schema.items(), names, strict=True)
        frame = lazy.select(_text(*column).alias(name) for column, name in named).collect()
    except pl.exceptions.PolarsError as error:
        first = str(error).splitlines()[0][:200] if str(error) else "an unreadable file"
        raise InvalidData(f"a Parquet file must be intact, got: {first}") from error
    clock.check()
    _check_fields(frame, limits)
    return Sheet(
        frame=frame,
        row=pl.Series("row", range(2, frame.height + 2), dtype=pl.Int64),
        dialect=Dialect(format="parquet"),
        encoding="utf-8",
        problems=problems,
    )


def _check_shape(schema: pl.Schema, rows: int, limits: Limits) -> None:
    if rows > limits.rows:
        raise TooLarge(f"a table must have at most {limits.rows} rows, got {rows}")
    for name, dtype in schema.items():
        if not (dtype.is_numeric() or dtype.base_type() in _SIMPLE):
            raise InvalidData(
                f"a column must hold numbers, text, dates or yes/no, got {dtype} in {name!r}"
            )


def _text(name: str, dtype: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if dtype.is_float():
        return column.cast(pl.Float64).fill_nan(None).cast(pl.String)
    if dtype.base_type() is pl.Datetime:
        return column.dt.strftime("%Y-%m-%dT%H:%M:%S")
    stripped = column.cast(pl.String).str.strip_chars()
    return pl.when(stripped != "").then(stripped)


def _check_fields(frame: pl.DataFrame, limits: Limits) -> None:
    for column in frame.iter_columns():
        longest = column.str.len_bytes().max() or 0
        if isinstance(longest, int) and longest > limits.field_bytes:
            raise TooLarge(
                f"a value must have at most {limits.field_bytes} bytes, "
                f"got {longest} in column {column.name!r}"
            )
