"""Checks that latitudes and longitudes are pairs on the globe."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from houseprice.data.cells.reading import OpenQuestion, Reading
from houseprice.data.importing.degrees import are_degrees, read_degrees
from houseprice.data.importing.roles.guess import Guess
from houseprice.data.importing.roles.name_rules import matches
from houseprice.data.importing.roles.profile import profile_of
from houseprice.data.importing.sheet import Sheet, TableProblem, shortened
from houseprice.data.schema import Role

#: Near a pole a degree of longitude has no length, so distances could not be computed.
MAX_LATITUDE = 85.0
MAX_LONGITUDE = 180.0
SWAPPED = "swapped coordinates"
_LIMIT: dict[Role, float] = {"latitude": MAX_LATITUDE, "longitude": MAX_LONGITUDE}
_OTHER: dict[Role, Role] = {"latitude": "longitude", "longitude": "latitude"}
#: Metres of projected coordinates: farther from 0 than degrees, and on the globe.
_METRES = (1_000.0, 2e7)
_MOSTLY = 0.95
CheckedCoordinates = tuple[
    dict[str, Reading],
    dict[str, Guess],
    list[TableProblem],
    list[TableProblem],
    dict[str, pl.Series],
]


def check_coordinates(
    sheet: Sheet, readings: dict[str, Reading], guesses: dict[str, Guess]
) -> CheckedCoordinates:
    """Check ranges, read degrees and minutes, and turn a lone coordinate into a plain number.

    0/0 is read as a gap.

    Returns
    -------
    readings, guesses : dict
        Types and roles after the corrections.
    notes, faults : list of TableProblem
        Notes on pairs of zeros and swapped columns, and faults for values out of range.
    blocked : dict of str to polars.Series of bool, shape (n_rows,)
        Masks of the values out of range, by column.
    """
    names = {guess.role: name for name, guess in guesses.items() if guess.role in _LIMIT}
    readings = _with_degrees(sheet, readings, names)
    if len(names) < 2:
        lone = {
            name: Guess("number", 0.5, f"a {role} without its partner")
            for role, name in names.items()
        }
        return readings, {**guesses, **lone}, [], [], {}
    readings, notes = _without_zeros(sheet, readings, names["latitude"], names["longitude"])
    faults = [problem for role in names for problem in _out_of_range(sheet, readings, names, role)]
    blocked = {name: _outside(readings[name], role) for role, name in names.items()}
    return readings, guesses, [*notes, *_swapped(readings, names)], faults, blocked


def range_rule(role: Role) -> str:
    """The rule that a coordinate out of range breaks."""
    return f"must be a {role} in -{_LIMIT[role]:g}..{_LIMIT[role]:g}"


def _outside(reading: Reading, role: Role) -> pl.Series:
    """Mask of the values that are no place on the globe."""
    return (reading.values.cast(pl.Float64).abs() > _LIMIT[role]).fill_null(value=False)


def projected_coordinates(
    readings: Mapping[str, Reading], currency: str = ""
) -> OpenQuestion | None:
    """The question for the coordinate system where coordinates are metres of a map projection.

    Its answers are the grids of the currency's countries that fit.

    Examples
    --------
    >>> never = pl.Series([False, False])
    >>> x, y = pl.Series([388433.6, 397251.4]), pl.Series([6470273.6, 6465062.4])
    >>> readings = {n: Reading("number", v, never, never, "") for n, v in {"X": x, "Y": y}.items()}
    >>> projected_coordinates(readings).kind
    'coordinate system'
    """
    x, y = _in_metres(readings, "longitude"), _in_metres(readings, "latitude")
    if x is None or y is None:
        return None
    east, north = (profile_of(readings[name]).median for name in (x, y))
    likely = _likely_systems(east, north, currency)
    named = " or ".join(f"{code} ({name})" for code, name in likely.items())
    hint = f"; these fit the place and the currency: {named}" if named else ", such as EPSG:27700"
    return OpenQuestion(
        kind="coordinate system",
        taken="",
        answers=tuple(likely),
        option="--crs",
        text=(
            f"{x!r} and {y!r} hold metres of a map projection, such as {east:,.1f} and "
            f"{north:,.1f}; they are learned from as plain numbers, and neither the distance of "
            f"homes nor their country is known. Name their coordinate system{hint}"
        ),
    )


def _likely_systems(east: float, north: float, currency: str) -> dict[str, str]:
    from houseprice.data.importing.projected import likely_systems  # noqa: PLC0415  few need PROJ

    return likely_systems(east, north, currency)


def _in_metres(readings: Mapping[str, Reading], role: Role) -> str | None:
    """The first column that is named as this coordinate and holds metres."""
    for name, reading in readings.items():
        if not any(match.role == role for match in matches(name)):
            continue
        profile = profile_of(reading)
        if profile.is_number and _are_metres(profile.sample.abs()):
            return name
    return None


def _are_metres(sizes: pl.Series) -> bool:
    share = sizes.is_between(*_METRES).mean()
    return isinstance(share, float) and share >= _MOSTLY


def _with_degrees(
    sheet: Sheet, readings: dict[str, Reading], names: Mapping[Role, str]
) -> dict[str, Reading]:
    """Read coordinates in degrees, minutes and seconds from the text of the sheet."""
    degrees = {
        name: read_degrees(sheet.frame[name])
        for name in names.values()
        if name in sheet.frame.columns and are_degrees(sheet.frame[name])
    }
    return {**readings, **degrees}


def _swapped(readings: Mapping[str, Reading], names: Mapping[Role, str]) -> list[TableProblem]:
    """The problem that each of two columns holds the other coordinate than its name says."""
    if not all(_speaks_of(names[role], other) for role, other in _OTHER.items()):
        return []
    rule = (
        f"{names['longitude']!r} holds longitudes and {names['latitude']!r} latitudes: "
        "they were read as each other"
    )
    count = int(readings[names["latitude"]].values.is_not_null().sum())
    fixes = ("keep them swapped", "give both columns their roles")
    return [TableProblem(rule, column=names["longitude"], count=count, kind=SWAPPED, fixes=fixes)]


def _speaks_of(name: str, role: Role) -> bool:
    return bool(matches(name)) and matches(name)[0].role == role


def _without_zeros(
    sheet: Sheet, readings: dict[str, Reading], latitude: str, longitude: str
) -> tuple[dict[str, Reading], list[TableProblem]]:
    zero = ((readings[latitude].values == 0) & (readings[longitude].values == 0)).fill_null(
        value=False
    )
    if not zero.any():
        return readings, []
    filled = {
        name: replace(readings[name], values=readings[name].values.set(zero, None))
        for name in (latitude, longitude)
    }
    row = sheet.row[zero.arg_max() or 0]
    rule = "latitude 0 with longitude 0 was read as a gap"
    return {**readings, **filled}, [TableProblem(rule, row, latitude, "0", int(zero.sum()))]


def _out_of_range(
    sheet: Sheet, readings: Mapping[str, Reading], names: Mapping[Role, str], role: Role
) -> list[TableProblem]:
    name = names[role]
    sizes = readings[name].values.cast(pl.Float64).abs()
    partner = readings[names[_OTHER[role]]].values.cast(pl.Float64).abs()
    outside = _outside(readings[name], role)
    swaps = (partner <= MAX_LATITUDE) & (sizes <= MAX_LONGITUDE)
    rule = range_rule(role)
    total = int(outside.sum())
    return [
        TableProblem(
            rule,
            sheet.row[at],
            name,
            shortened(sheet.frame[name][at]),
            total,
            kind=SWAPPED if swaps[at] else "",
            fixes=("swap the coordinates", "leave the row out") if swaps[at] else (),
        )
        for at in outside.arg_true().head(20).to_list()
    ]
