"""The groups that sales belong to, by the columns of their table."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.schema import Role, TableSchema

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Numbers of parts of place, size and age; similar homes are in the same part of each.
_PLACE_CUTS, _SIZE_CUTS, _AGE_CUTS = 5, 4, 3


def labels(frame: pl.DataFrame, schema: TableSchema) -> dict[str, list[str | None]]:
    """Labels of the sales for `groups.group_report`, as far as the table has the columns.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, any)
        Columns with the types of `schema`; some may be absent.
    schema : TableSchema

    Returns
    -------
    dict
        ``neighbourhood``, ``month`` (``2024-05``) and ``property_type``, each of length n_sales.
    """
    labels_by_kind: dict[str, list[str | None]] = {}
    roles: tuple[Role, ...] = ("neighbourhood", "property_type")
    for role in roles:
        name = _column(frame, schema, role)
        if name is not None:
            labels_by_kind[role] = frame[name].cast(pl.String).to_list()
    date = _column(frame, schema, "date")
    if date is not None:
        labels_by_kind["month"] = frame[date].cast(pl.Date).dt.strftime("%Y-%m").to_list()
    return labels_by_kind


def living_areas(frame: pl.DataFrame, schema: TableSchema) -> Floats | None:
    """Living areas in the table's unit, NaN where one is missing; None without such a column."""
    return _numbers(frame, schema, "living_area")


def similar_home_clusters(frame: pl.DataFrame, schema: TableSchema) -> Ints:
    """Number of each home's cluster of similar homes, shape (n_homes,).

    Similar homes share the neighbourhood (or else the cell of a 5 x 5 grid of places), the
    property type, the quarter by living area and the third by year of building, as far as the
    table has these columns.
    """
    place = _code(frame, schema, "neighbourhood")
    if place is None:
        place = _cells(frame, schema)
    parts = (
        place,
        _code(frame, schema, "property_type"),
        _cut(_numbers(frame, schema, "living_area"), _SIZE_CUTS),
        _cut(_numbers(frame, schema, "year_built"), _AGE_CUTS),
    )
    available = [part for part in parts if part is not None]
    if not available:
        return np.zeros(frame.height, dtype=np.int64)
    _, numbers = np.unique(np.column_stack(available), axis=0, return_inverse=True)
    return np.asarray(numbers, dtype=np.int64).reshape(-1)


def _column(frame: pl.DataFrame, schema: TableSchema, role: Role) -> str | None:
    name = schema.first(role)
    return name if name is not None and name in frame.columns else None


def _numbers(frame: pl.DataFrame, schema: TableSchema, role: Role) -> Floats | None:
    name = _column(frame, schema, role)
    if name is None:
        return None
    numbers: Floats = frame[name].cast(pl.Float64).fill_null(float("nan")).to_numpy()
    return numbers


def _code(frame: pl.DataFrame, schema: TableSchema, role: Role) -> Ints | None:
    name = _column(frame, schema, role)
    if name is None:
        return None
    return frame[name].cast(pl.String).rank("dense").fill_null(0).cast(pl.Int64).to_numpy()


def _cells(frame: pl.DataFrame, schema: TableSchema) -> Ints | None:
    latitude = _cut(_numbers(frame, schema, "latitude"), _PLACE_CUTS)
    longitude = _cut(_numbers(frame, schema, "longitude"), _PLACE_CUTS)
    if latitude is None or longitude is None:
        return None
    return latitude * (_PLACE_CUTS + 1) + longitude


def _cut(numbers: Floats | None, count: int) -> Ints | None:
    """Which of `count` equal parts each number is in; `count` where the number is missing."""
    if numbers is None:
        return None
    has_number = np.isfinite(numbers)
    if not has_number.any():
        return None
    cuts = np.quantile(numbers[has_number], np.arange(1, count) / count)
    return np.where(has_number, np.searchsorted(cuts, numbers, side="right"), count).astype(
        np.int64
    )
