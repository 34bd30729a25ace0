"""Converts coordinates of a system that somebody names into longitudes and latitudes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import polars as pl
from numpy.typing import NDArray
from pyproj import CRS, Transformer

from houseprice.data.cells.column_format import ColumnFormat
from houseprice.data.cells.reading import Reading
from houseprice.data.importing.files.geometry import coordinate_system
from houseprice.data.importing.roles.name_rules import matches
from houseprice.data.schema import Role
from houseprice.errors import InvalidData

Floats = NDArray[np.float64]

_WGS84 = "EPSG:4326"
#: Zones are used for homes that lie a little beyond their edge.
_MARGIN_DEG = 2.0
_DIGITS = 7  # 1 cm on the ground
#: Columns are each other where nearly all pairs lie in the area the other way round only.
_MOSTLY, _HARDLY = 0.9, 0.5
_MAX_DEG = (180.0, 90.0)
#: Codes (EPSG) of the grids of countries, by the currency of their prices; those of many zones tell
#: no place from another.
_GRIDS: dict[str, tuple[int, ...]] = {
    "CHF": (2056, 21781),
    "CZK": (5514,),
    "DKK": (25832, 25833),
    "EUR": (28992, 31370, 2154, 3067, 31287, 3763, 2157, 3794, 3765, 25832, 25833, 25830),
    "GBP": (27700, 29903),
    "HUF": (23700,),
    "ISK": (3057,),
    "NOK": (25832, 25833, 25835),
    "NZD": (2193,),
    "PLN": (2180, 2177, 2178),
    "RON": (3844,),
    "SEK": (3006,),
}


@dataclass(frozen=True)
class Places:
    """Coordinates in degrees.

    Parameters
    ----------
    longitude, latitude : ndarray of shape (n_rows,)
        WGS84; NaN where there is no pair, or none in the area of use.
    outside : ndarray of bool, shape (n_rows,)
        Mask of the pairs outside the area of use.
    """

    longitude: Floats
    latitude: Floats
    outside: NDArray[np.bool_]


def places_of(x: Floats, y: Floats, code: str) -> Places:
    """Convert coordinates into degrees.

    Parameters
    ----------
    x, y : ndarray of shape (n_rows,)
        East and north (or longitude and latitude), whatever the order of the system's axes; NaN
        where there is none.
    code : str
        The coordinate system, such as ``EPSG:27700``.

    Raises
    ------
    InvalidData
        If there is no such system of places on the ground.

    Examples
    --------
    >>> places = places_of(np.array([530_000.0, 9e6]), np.array([180_000.0, 9e6]), "EPSG:27700")
    >>> places.longitude.round(3).tolist(), places.latitude.round(3).tolist()
    ([-0.128, nan], [51.504, nan])
    """
    system = _system(code)
    convert = Transformer.from_crs(system, _WGS84, always_xy=True)
    longitude, latitude = convert.transform(np.asarray(x, float), np.asarray(y, float))
    inside = _is_inside(system, longitude, latitude)
    there = ~(np.isnan(x) | np.isnan(y))
    return Places(
        np.where(inside & there, np.round(longitude, _DIGITS), np.nan).astype(np.float64),
        np.where(inside & there, np.round(latitude, _DIGITS), np.nan).astype(np.float64),
        there & ~inside,
    )


def likely_systems(east: float, north: float, currency: str) -> dict[str, str]:
    """Codes and names of the grids of a currency's countries in whose area a place lies.

    Parameters
    ----------
    east, north : float
        Metres.
    currency : str
        ISO 4217; empty if it is unknown, then no grid is likelier than others.

    Examples
    --------
    >>> likely_systems(2_683_802.6, 1_248_663.3, "CHF")
    {'EPSG:2056': 'CH1903+ / LV95'}
    """
    likely = {}
    for number in _GRIDS.get(currency, ()):
        code = f"EPSG:{number}"
        system = _system(code)
        convert = Transformer.from_crs(system, _WGS84, always_xy=True)
        longitude, latitude = convert.transform(np.array([east]), np.array([north]))
        if _is_inside(system, longitude, latitude, margin=0.0).all():
            likely[code] = system.name
    return likely


def homes_places(x: Floats, y: Floats, code: str) -> Places:
    """As `places_of`, for homes to value: those that are in degrees already stay as they are.

    Forms and the tables of a data set have degrees, other files the system of the sales.
    """
    places = places_of(x, y, code)
    if not _system(code).is_projected:
        return places
    in_degrees = (np.abs(x) <= _MAX_DEG[0]) & (np.abs(y) <= _MAX_DEG[1])
    return Places(
        np.where(in_degrees, x, places.longitude).astype(np.float64),
        np.where(in_degrees, y, places.latitude).astype(np.float64),
        places.outside & ~in_degrees,
    )


def rule_of_area(code: str) -> str:
    """The rule for coordinates of this system, in words."""
    area = _system(code).area_of_use
    where = "" if area is None else (
        f" (longitude {area.west:g} to {area.east:g}, latitude {area.south:g} to {area.north:g})"
    )  # fmt: skip
    return f"must lie in the area of use of {code}{where}"


def _system(code: str) -> CRS:
    system = coordinate_system(code)
    if not (system.is_projected or system.is_geographic):
        raise InvalidData(
            f"a coordinate system must be one of places on the ground, got {code} ({system.name})",
            hint="Name a projected or geographic system, such as EPSG:27700.",
        )
    return system


def _is_inside(
    system: CRS, longitude: Floats, latitude: Floats, margin: float = _MARGIN_DEG
) -> NDArray[np.bool_]:
    area, finite = system.area_of_use, np.isfinite(longitude) & np.isfinite(latitude)
    if area is None:
        return finite
    west, east = area.west - margin, area.east + margin
    width = (area.east - area.west) % 360 or 360.0  # an area may cross the date line
    ahead = np.mod(np.where(finite, longitude, 0.0) - west, 360.0)
    south, north = area.south - margin, area.north + margin
    fits = (ahead <= width + 2 * margin) | (east - west >= 360)
    return np.asarray(finite & fits & (latitude >= south) & (latitude <= north), dtype=np.bool_)


def in_degrees(
    readings: Mapping[str, Reading], fixed: Mapping[str, Role], code: str
) -> tuple[dict[str, Reading], dict[str, Role]]:
    """Convert the two columns of coordinates of a table.

    They are those with the roles longitude (east) and latitude (north), or else named so. Where
    nearly all pairs lie in the area of use only if they are each other, they are.

    Parameters
    ----------
    readings : mapping of str to Reading
        The columns.
    fixed : mapping of str to Role
        Roles that the caller named.
    code : str
        The coordinate system.

    Returns
    -------
    tuple of dict of str to Reading, dict of str to Role
        All columns, and the roles with those of the coordinates.

    Raises
    ------
    InvalidData
        If a column of coordinates is missing, or there is no such system.
    """
    projected = _system(code).is_projected
    east = _column(readings, fixed, "longitude", projected=projected)
    north = _column(readings, fixed, "latitude", projected=projected)
    if east is None or north is None:
        raise InvalidData(
            f"{code} needs two columns of coordinates, one to the east and one to the north, got "
            f"{' and '.join(filter(None, (east, north))) or 'none'}",
            hint="Name them with the roles longitude (east) and latitude (north).",
        )
    east, north = _in_order(readings, east, north, code)
    pair = _converted(readings, east, north, code)
    sure = {name: role for name, role in fixed.items() if role not in ("longitude", "latitude")}
    return {**readings, **pair}, {**sure, east: "longitude", north: "latitude"}


def _column(
    readings: Mapping[str, Reading], fixed: Mapping[str, Role], role: Role, *, projected: bool
) -> str | None:
    named = [name for name, fixed_role in fixed.items() if fixed_role == role]
    likely = [
        (match.score, name)
        for name, reading in readings.items()
        if name not in fixed and reading.type in ("number", "integer")
        for match in matches(name)
        if match.role == role and (not projected or _is_projected(reading.values, role))
    ]
    best = [name for _, name in sorted(likely, key=lambda pair: -pair[0])]
    return next(iter((*named, *best)), None)


def _is_projected(values: pl.Series, role: Role) -> bool:
    """Whether most values are no degrees."""
    beyond = values.cast(pl.Float64).abs() > _MAX_DEG[0 if role == "longitude" else 1]
    share = beyond.mean()
    return isinstance(share, float) and share > _HARDLY


def _in_order(readings: Mapping[str, Reading], east: str, north: str, code: str) -> tuple[str, str]:
    x, y = (_floats(readings[name]) for name in (east, north))
    if _share_inside(x, y, code) < _HARDLY and _share_inside(y, x, code) >= _MOSTLY:
        return north, east
    return east, north


def _share_inside(x: Floats, y: Floats, code: str) -> float:
    there = ~(np.isnan(x) | np.isnan(y))
    return 1 - float(places_of(x, y, code).outside.sum()) / max(int(there.sum()), 1)


def _floats(reading: Reading) -> Floats:
    return reading.values.cast(pl.Float64).fill_null(float("nan")).to_numpy()


def _converted(
    readings: Mapping[str, Reading], east: str, north: str, code: str
) -> dict[str, Reading]:
    x, y = _floats(readings[east]), _floats(readings[north])
    none = (x == 0) & (y == 0)  # a gap in every system whose homes are not at its origin
    places = places_of(np.where(none, np.nan, x), y, code)
    pair = _with_places(readings, east, north, places, code)
    return {
        name: replace(
            reading,
            evidence=f"{role}s, converted from {code}",
            format=replace(reading.format, crs=code),
            question=None,
        )
        for (name, reading), role in zip(pair.items(), ("longitude", "latitude"), strict=True)
    }


def homes_in_degrees(
    readings: Mapping[str, Reading], east: str, north: str, code: str
) -> dict[str, Reading]:
    """The two columns of coordinates of homes to value, see `homes_places`."""
    places = homes_places(_floats(readings[east]), _floats(readings[north]), code)
    return _with_places(readings, east, north, places, code)


def _with_places(
    readings: Mapping[str, Reading], east: str, north: str, places: Places, code: str
) -> dict[str, Reading]:
    """Readings of the places; one outside the area of use is a bad cell of the first column."""
    bad = readings[east].bad | pl.Series(places.outside)
    rule = rule_of_area(code) if places.outside.any() else readings[east].rule
    longitude = pl.Series(east, places.longitude, nan_to_null=True)
    latitude = pl.Series(north, places.latitude, nan_to_null=True)
    return {
        east: replace(readings[east], type="number", values=longitude, bad=bad, rule=rule),
        north: replace(readings[north], type="number", values=latitude),
    }


class Field(Protocol):
    """A column of sales, or an input of a model."""

    @property
    def name(self) -> str: ...

    @property
    def role(self) -> str: ...

    @property
    def format(self) -> ColumnFormat: ...


def converted_columns(fields: Iterable[Field]) -> tuple[str, str, str] | None:
    """Names of the columns of east and north whose values were converted, and their system.

    None where coordinates were degrees already.
    """
    pair = {field.role: field for field in fields if field.format.crs}
    if not {"longitude", "latitude"} <= set(pair):
        return None
    east = pair["longitude"]
    return east.name, pair["latitude"].name, east.format.crs
