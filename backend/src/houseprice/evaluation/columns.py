"""What the columns of a table say about the groups that sales belong to."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.schema import Role, TableSchema

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Alike homes: same place and kind, size within a quarter and age within a third of all homes.
_PLACE_CUTS, _SIZE_CUTS, _AGE_CUTS = 5, 4, 3


def labels(frame: pl.DataFrame, schema: TableSchema) -> dict[str, list[str | None]]:
    """Labels of the sales for `groups.group_report`, as far as the table has the columns.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, any)
        Typed as `schema` says; a column may be missing.
    schema : TableSchema

    Returns
    -------
    dict
        ``neighbourhood``, ``month`` (``2024-05``) and ``property_type``, each of length n_sales.
    """
    found: dict[str, list[str | None]] = {}
    roles: tuple[Role, ...] = ("neighbourhood", "property_type")
    for role in roles:
        name = _column(frame, schema, role)
        if name is not None:
            found[role] = frame[name].cast(pl.String).to_list()
    date = _column(frame, schema, "date")
    if date is not None:
        found["month"] = frame[date].cast(pl.Date).dt.strftime("%Y-%m").to_list()
    return found


def living_areas(frame: pl.DataFrame, schema: TableSchema) -> Floats | None:
    """Living areas in the table's unit, NaN where unknown; None without such a column."""
    return _numbers(frame, schema, "living_area")


def alike(frame: pl.DataFrame, schema: TableSchema) -> Ints:
    """Number of the cluster of alike homes that each home belongs to; shape (n_homes,).

    Alike are homes of one neighbourhood (else of one cell of a 5 x 5 grid of place), one property
    type, the same quarter by living area and the same third by year built, as far as known.
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
    known = [part for part in parts if part is not None]
    if not known:
        return np.zeros(frame.height, dtype=np.int64)
    _, numbers = np.unique(np.column_stack(known), axis=0, return_inverse=True)
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
    """Which of `count` equal parts a number is in; `count` where it is unknown."""
    if numbers is None:
        return None
    known = np.isfinite(numbers)
    if not known.any():
        return None
    cuts = np.quantile(numbers[known], np.arange(1, count) / count)
    return np.where(known, np.searchsorted(cuts, numbers, side="right"), count).astype(np.int64)
