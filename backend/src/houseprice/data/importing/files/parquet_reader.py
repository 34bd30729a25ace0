"""Reads Parquet files into sheets of text, so that the same rules apply to every format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from houseprice.data.importing.files.cell_text import numbers_as_text, times_as_text
from houseprice.data.importing.files.grid_table import check_fields
from houseprice.data.importing.files.headers import checked_headers
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import Dialect, ReadClock, Sheet, TableProblem
from houseprice.errors import InvalidData, TooLarge

_SIMPLE = (
    *(pl.String, pl.Boolean, pl.Date, pl.Datetime, pl.Time, pl.Duration),
    *(pl.Categorical, pl.Enum, pl.Null, pl.Binary),
)
#: Names under which tables keep shapes without saying so in the file's metadata.
_SHAPE_NAMES = frozenset({"geometry", "geom", "wkb_geometry", "wkb", "the_geom", "shape"})


def read_parquet_text(source: Path, limits: Limits, clock: ReadClock) -> Sheet:
    """Read a Parquet or GeoParquet file; its size is checked before the values are read.

    A column of nested or binary values becomes points where it holds shapes; otherwise it is left
    out, which a problem says.

    Raises
    ------
    TooLarge
        If a limit is passed.
    InvalidData
        If the file is broken or has no column of plain values.
    """
    try:
        lazy = pl.scan_parquet(source)
        schema = lazy.collect_schema()
        rows = int(lazy.select(pl.len()).collect().item())
        _check_shape(schema, rows, limits)
        readable = [name for name, dtype in schema.items() if _is_simple(dtype)]
        frame = lazy.select(readable).collect()
        shapes = shape_metadata(source)
    except pl.exceptions.PolarsError as error:
        first = str(error).splitlines()[0][:200] if str(error) else "an unreadable file"
        raise InvalidData(
            f"a Parquet file must be intact, got: {first}", hint="Write the file again."
        ) from error
    clock.check()
    return _sheet(frame, schema, shapes, limits, clock)


def _check_shape(schema: pl.Schema, rows: int, limits: Limits) -> None:
    if rows > limits.rows:
        raise TooLarge(f"a table must have at most {limits.rows} rows, got {rows}")
    if len(schema) > limits.columns:
        raise TooLarge(f"a table must have at most {limits.columns} columns, got {len(schema)}")


def _is_simple(dtype: pl.DataType) -> bool:
    return dtype.is_numeric() or dtype.base_type() in _SIMPLE


def shape_metadata(source: Path) -> dict[str, Any]:
    """What the file says of its columns of shapes (the GeoParquet key ``geo``)."""
    text = pl.read_parquet_metadata(source).get("geo")
    try:
        document = json.loads(text) if text else {}
    except (ValueError, RecursionError) as error:
        raise InvalidData("the geo metadata of a Parquet file must be JSON, got other text",
                          hint="Write the file again as GeoParquet.") from error  # fmt: skip
    columns = document.get("columns") if isinstance(document, dict) else None
    return columns if isinstance(columns, dict) else {}


def _sheet(
    frame: pl.DataFrame, schema: pl.Schema, shapes: dict[str, Any], limits: Limits, clock: ReadClock
) -> Sheet:
    texts = {name: text_of(frame[name]) for name in frame.columns}
    readable = {name: text for name, text in texts.items() if text is not None}
    names, problems = checked_headers(list(readable), limits)
    table = pl.DataFrame(dict(zip(names, readable.values(), strict=True)))
    clock.check()
    row = pl.Series("row", np.arange(2, frame.height + 2))
    crs, left_out = "", [name for name in schema if name not in readable]
    shape = next((name for name in left_out if _may_be_shape(name, frame, shapes)), None)
    if shape is not None:
        table, crs, more, read = _with_shapes(table, frame[shape], shapes.get(shape), row)
        problems = (*problems, *more)
        left_out = [name for name in left_out if name != shape or not read]
    problems = (*problems, *(_left_out(name, schema[name]) for name in left_out))
    if not table.width:
        raise InvalidData("a table must have a column of numbers, text or dates, got none",
                          places=tuple(problem.to_json() for problem in problems[:1]))  # fmt: skip
    check_fields(table, row, limits)
    return Sheet(table, row, Dialect("parquet"), "utf-8", problems, crs=crs)


def text_of(column: pl.Series) -> pl.Series | None:
    """The values as text; None if they are bytes that are no text."""
    dtype = column.dtype
    if dtype.is_float():
        numbers = column.cast(pl.Float64).to_frame()
        return numbers.select(numbers_as_text(pl.col(column.name))).to_series()
    if dtype.base_type() is pl.Datetime:
        return times_as_text(column)
    if dtype.base_type() is pl.Duration:
        return column.dt.to_string("iso")
    if dtype.base_type() is pl.Binary:
        return _text_of_bytes(column)
    text = column.cast(pl.String).str.strip_chars()
    return text.set(text == "", None)


def _text_of_bytes(column: pl.Series) -> pl.Series | None:
    """Bytes that writers without a type for text stored are text without control characters."""
    try:
        text = column.cast(pl.String)
    except pl.exceptions.ComputeError:
        return None
    if text.str.contains(r"[\x00-\x08]").any():
        return None
    return text.str.strip_chars()


def _may_be_shape(name: str, frame: pl.DataFrame, shapes: dict[str, Any]) -> bool:
    is_bytes = name in frame.columns and frame[name].dtype == pl.Binary
    return is_bytes and (name in shapes or name.casefold() in _SHAPE_NAMES)


def _with_shapes(
    table: pl.DataFrame, column: pl.Series, metadata: Any, row: pl.Series
) -> tuple[pl.DataFrame, str, tuple[TableProblem, ...], bool]:
    """The table with the points of a column of WKB; as it was if most of it is no WKB."""
    import shapely  # type: ignore[import-untyped]  # noqa: PLC0415  few files have shapes

    from houseprice.data.importing.files import geometry  # noqa: PLC0415

    shapes = shapely.from_wkb(column.to_numpy(), on_invalid="ignore")
    unread = int(shapely.is_missing(shapes).sum()) - column.null_count()
    if unread == column.len() - column.null_count():
        return table, "", (), False
    crs = crs_of(metadata)
    points = geometry.points_of(shapes, column.name, crs, row)
    table, problems = geometry.with_points(table, points, column.name)
    if unread:
        rule = "a shape must be well-known binary (WKB); others were read as gaps"
        problems = (*problems, TableProblem(rule, None, column.name, None, unread, "shapes"))
    return table, points.crs, problems, True


def crs_of(metadata: Any) -> Any:
    """The system that GeoParquet names; its default is WGS84, and null stands for unknown."""
    from houseprice.data.importing.files import geometry  # noqa: PLC0415

    if not isinstance(metadata, dict):
        return None
    named = metadata.get("crs", "OGC:CRS84")
    return None if named is None else geometry.coordinate_system(named)


def _left_out(name: str, dtype: pl.DataType) -> TableProblem:
    rule = f"a column must hold numbers, text, dates or yes/no, this one holds {str(dtype)[:60]}"
    fix = "Write its parts as columns of their own if they are needed."
    return TableProblem(rule, None, name, kind="column left out", fixes=(fix,))
