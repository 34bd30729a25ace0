"""Shapes of a file as longitudes and latitudes of homes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
import shapely  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from houseprice.data.importing.files.cell_text import numbers_as_text
from houseprice.data.importing.sheet import TableProblem
from houseprice.errors import InvalidData

#: Digits of a converted degree: 1 cm on the ground.
_DEGREE_DIGITS = 7
_WGS84 = CRS.from_epsg(4326)


@dataclass(frozen=True)
class ShapePoints:
    """A point for each shape.

    Parameters
    ----------
    columns : polars.DataFrame of shape (n_rows, 2)
        Text of ``longitude`` and ``latitude`` in degrees; ``x`` and ``y`` where the shapes are no
        degrees and the file does not name their coordinate system.
    crs : str
        Coordinate system of the file; empty if it names none.
    problems : tuple of TableProblem
        What happened to shapes that are no points.
    """

    columns: pl.DataFrame
    crs: str
    problems: tuple[TableProblem, ...]


def coordinate_system(named: Any) -> CRS:
    """The coordinate system that a file names by code, text or PROJJSON.

    Raises
    ------
    InvalidData
        If there is none of that name.
    """
    try:
        return CRS.from_user_input(named)
    except ProjError as error:
        raise InvalidData(
            f"a coordinate system must be one that PROJ knows, got {str(named)[:80]!r}",
            hint="Export the layer in WGS84 (EPSG:4326).",
        ) from error


def points_of(
    shapes: NDArray[np.object_], column: str, crs: CRS | None, rows: Sequence[int] | pl.Series
) -> ShapePoints:
    """Points of the shapes, converted to WGS84; the centroid where a shape is no point.

    Parameters
    ----------
    shapes : ndarray of object, shape (n_rows,)
        Shapely geometries or None.
    column : str
        Name of their column, for the problems.
    crs : CRS or None
        Their coordinate system; None if it is unknown.
    rows : sequence of int
        Row numbers in a spreadsheet.
    """
    kinds = shapely.get_type_id(shapes)
    extended = (kinds > 0) & ~shapely.is_empty(shapes)
    centers = np.where(extended, shapely.centroid(shapes), shapes)
    problems = _centroid_note(extended, column, rows)
    x, y = shapely.get_x(centers), shapely.get_y(centers)
    if crs is not None and not _is_degrees(crs):
        x, y = Transformer.from_crs(crs, _WGS84, always_xy=True).transform(x, y)
        x, y = np.round(x, _DEGREE_DIGITS), np.round(y, _DEGREE_DIGITS)
    elif extended.any():
        x, y = np.round(x, _DEGREE_DIGITS), np.round(y, _DEGREE_DIGITS)
    unknown = crs is None and bool((np.abs(x) > 180).any() or (np.abs(y) > 90).any())
    names = ("x", "y") if unknown else ("longitude", "latitude")
    return ShapePoints(_texts(names, x, y), _code(crs), (*problems, *_unknown(unknown, column)))


def in_degrees(shapes: NDArray[np.object_], crs: CRS) -> NDArray[np.object_]:
    """The shapes converted to WGS84, longitude first; those in degrees stay as they are."""
    if _is_degrees(crs):
        return shapes
    convert = Transformer.from_crs(crs, _WGS84, always_xy=True)
    moved: NDArray[np.object_] = shapely.transform(shapes, convert.transform, interleaved=False)
    return moved


def _is_degrees(crs: CRS) -> bool:
    """Whether longitude and latitude are WGS84; shapes are x first in every file."""
    return bool(crs.to_epsg() == 4326 or crs.to_authority() == ("OGC", "CRS84"))


def _texts(names: tuple[str, str], x: NDArray[Any], y: NDArray[Any]) -> pl.DataFrame:
    frame = pl.DataFrame({names[0]: np.asarray(x, float), names[1]: np.asarray(y, float)})
    return frame.select(numbers_as_text(pl.col(name)) for name in names)


def _code(crs: CRS | None) -> str:
    if crs is None:
        return ""
    authority = crs.to_authority()
    return ":".join(authority) if authority else str(crs.name)


def _centroid_note(
    extended: NDArray[np.bool_], column: str, rows: Sequence[int] | pl.Series
) -> tuple[TableProblem, ...]:
    if not extended.any():
        return ()
    rule = "a shape that is no point was read as its centroid"
    first = int(rows[int(extended.argmax())])
    return (TableProblem(rule, first, column, None, int(extended.sum()), kind="centroids"),)


def _unknown(unknown: bool, column: str) -> tuple[TableProblem, ...]:
    if not unknown:
        return ()
    rule = "the shapes are no degrees and the file does not name their coordinate system"
    fix = "Export the layer in WGS84 (EPSG:4326)."
    return (TableProblem(rule, None, column, kind="coordinate system", fixes=(fix,)),)


def with_points(
    frame: pl.DataFrame, points: ShapePoints, column: str
) -> tuple[pl.DataFrame, tuple[TableProblem, ...]]:
    """Append the points to a table, unless it has columns of these names already."""
    names = {name.casefold() for name in frame.columns}
    if names & set(points.columns.columns):
        rule = "the table has coordinates of its own; the shapes were left out"
        return frame, (TableProblem(rule, None, column, kind="column left out"),)
    return frame.hstack(points.columns), points.problems
