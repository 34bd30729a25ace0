"""Checks that latitudes and longitudes are pairs on the globe."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from houseprice.data.cells.reading import Reading
from houseprice.data.importing.column_roles import Guess
from houseprice.data.importing.sheet import Sheet, TableProblem, shortened
from houseprice.data.schema import Role

#: Near a pole a degree of longitude has no length, so distances could not be computed.
MAX_LATITUDE = 85.0
MAX_LONGITUDE = 180.0
_LIMIT: dict[Role, float] = {"latitude": MAX_LATITUDE, "longitude": MAX_LONGITUDE}
CheckedCoordinates = tuple[
    dict[str, Reading], dict[str, Guess], list[TableProblem], list[TableProblem]
]


def check_coordinates(
    sheet: Sheet, readings: dict[str, Reading], guesses: dict[str, Guess]
) -> CheckedCoordinates:
    """Check ranges, read 0/0 as a gap, and turn a lone coordinate into a plain number.

    Returns
    -------
    readings, guesses : dict
        Types and roles after the corrections.
    notes, faults : list of TableProblem
        Notes on pairs of zeros, and faults for values out of range.
    """
    names = {guess.role: name for name, guess in guesses.items() if guess.role in _LIMIT}
    if len(names) < 2:
        lone = {
            name: Guess("number", 0.5, f"a {role} without its partner")
            for role, name in names.items()
        }
        return readings, {**guesses, **lone}, [], []
    readings, notes = _without_zeros(sheet, readings, names["latitude"], names["longitude"])
    faults = [
        problem
        for role, name in names.items()
        for problem in _out_of_range(sheet, readings[name], name, role)
    ]
    return readings, guesses, notes, faults


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


def _out_of_range(sheet: Sheet, reading: Reading, name: str, role: Role) -> list[TableProblem]:
    limit = _LIMIT[role]
    outside = (reading.values.cast(pl.Float64).abs() > limit).fill_null(value=False)
    rule = f"must be a {role} in -{limit:g}..{limit:g}"
    total = int(outside.sum())
    return [
        TableProblem(rule, sheet.row[at], name, shortened(sheet.frame[name][at]), total)
        for at in outside.arg_true().head(20).to_list()
    ]
