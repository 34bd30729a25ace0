"""Reads a file of points of interest: any table with a latitude and a longitude."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from houseprice.data.cells.reading import Reading
from houseprice.data.importing.column_types import read_best
from houseprice.data.importing.degrees import with_degrees
from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.layers.read_areas import Surrounding, free_name
from houseprice.data.importing.roles.guess import guess_roles
from houseprice.data.importing.sheet import Sheet, TableProblem
from houseprice.data.importing.table_request import LayerRequest
from houseprice.data.layers.layer import Floats, LayerColumn
from houseprice.data.layers.points import PointsOfInterest
from houseprice.data.schema import Role
from houseprice.errors import InvalidData

_PLACES: tuple[Role, Role] = ("latitude", "longitude")
_LIMITS = {"latitude": 90.0, "longitude": 180.0}


def read_points(
    asked: LayerRequest, table: Surrounding
) -> tuple[PointsOfInterest, list[TableProblem]]:
    """Read the points that a caller brings.

    Raises
    ------
    NotFound, TooLarge, InvalidData
        If the file cannot be read, or has no points; the message names the file.
    """
    sheet = read_sheet(Path(asked.source), table.limits)
    pair = [_degrees(values, role) for values, role in zip(_pair(sheet, asked, table.crs), _PLACES,
                                                           strict=True)]  # fmt: skip
    there = np.isfinite(pair[0]) & np.isfinite(pair[1])
    if not there.any():
        raise InvalidData(
            f"{asked.name} must have at least one point with a latitude and a longitude, got none"
        )
    name = free_name(f"distance_to_{asked.name.replace(' ', '_')}_m", asked.name, table.taken)
    text = f"Metres to the nearest of the points in {asked.name}, as the crow flies."
    column = LayerColumn(name, "number", "number", "m", text)
    layer = PointsOfInterest(asked.name, (column,), pair[0][there], pair[1][there])
    return layer, _left_out(int((~there).sum()), asked.name)


def _pair(sheet: Sheet, asked: LayerRequest, crs: str) -> tuple[Reading, Reading]:
    """The columns of latitudes and longitudes."""
    readings = {
        text.name: read_best(text, named_as_date=False) for text in sheet.frame.iter_columns()
    }
    roles = {guess.role: name for name, guess in guess_roles(readings, {}).items()}
    if crs and not set(_PLACES) <= set(roles):
        from houseprice.data.importing.projected import in_degrees  # noqa: PLC0415  few need PROJ

        readings, fixed = in_degrees(readings, {}, crs)
        roles = {role: name for name, role in fixed.items()}
    if not set(_PLACES) <= set(roles):
        raise InvalidData(
            f"{asked.name} must have columns of latitudes and longitudes, got "
            f"{', '.join(sheet.frame.columns[:20])}",
            hint="Name them latitude and longitude, in degrees, or name their system: --crs.",
        )
    latitude, longitude = (
        with_degrees(readings[roles[role]], sheet.frame[roles[role]]) for role in _PLACES
    )
    return latitude, longitude


def _degrees(reading: Reading, role: Role) -> Floats:
    """Degrees, NaN for a gap or what is no place on the globe."""
    values = reading.values.cast(pl.Float64).fill_null(float("nan")).to_numpy()
    return np.where(np.abs(values) <= _LIMITS[role], values, np.nan)


def _left_out(count: int, layer: str) -> list[TableProblem]:
    if not count:
        return []
    rule = f"{layer}: points without a place on the globe were left out: {count:,}."
    return [TableProblem(rule, kind="points", count=count)]
