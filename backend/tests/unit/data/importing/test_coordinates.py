"""Coordinates are pairs on the globe, or metres of a map projection, which is asked."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.cells.reading import Reading
from houseprice.data.importing.coordinates import check_coordinates, projected_coordinates
from houseprice.data.importing.roles.guess import guess_roles
from houseprice.data.importing.sheet import Dialect, Sheet

_STEPS = [i / 700 for i in range(40)]


def _readings(columns: dict[str, list[object]]) -> dict[str, Reading]:
    never = pl.repeat(value=False, n=40, eager=True, dtype=pl.Boolean)
    return {
        name: Reading(
            "category" if isinstance(values[0], str) else "number",
            pl.Series(values),
            never,
            never,
            "",
        )
        for name, values in columns.items()
    }


def _sheet(columns: dict[str, list[object]]) -> Sheet:
    frame = pl.DataFrame({name: pl.Series(v).cast(pl.String) for name, v in columns.items()})
    return Sheet(frame, pl.Series(range(2, 42)), Dialect("csv"), "utf-8")


def test_swapped_columns_are_a_problem_with_a_name() -> None:
    columns: dict[str, list[object]] = {
        "Latitude": [115.8 + step for step in _STEPS],
        "Longitude": [-31.9 - step for step in _STEPS],
    }
    readings = _readings(columns)
    _, guesses, notes, faults, _ = check_coordinates(
        _sheet(columns), readings, guess_roles(readings, {})
    )
    assert guesses["Latitude"].role == "longitude"
    assert [note.kind for note in notes] == ["swapped coordinates"]
    assert (notes[0].column, notes[0].count, faults) == ("Latitude", 40, [])


def test_a_row_with_swapped_coordinates_offers_to_swap_them() -> None:
    columns: dict[str, list[object]] = {
        "lat": [-31.9 - step for step in _STEPS[:-1]] + [115.9],
        "lon": [115.8 + step for step in _STEPS[:-1]] + [-31.9],
    }
    readings = _readings(columns)
    _, _, notes, faults, blocked = check_coordinates(
        _sheet(columns), readings, guess_roles(readings, {})
    )
    assert notes == []
    assert [(fault.row, fault.kind) for fault in faults] == [(41, "swapped coordinates")]
    assert "swap the coordinates" in faults[0].fixes
    assert {name: mask.arg_true().to_list() for name, mask in blocked.items()} == {
        "lat": [39],
        "lon": [],
    }


def test_degrees_and_minutes_are_read_from_the_text() -> None:
    columns: dict[str, list[object]] = {
        "lat": [f"31°{i}'36\"S" for i in range(40)],
        "lon": [f"115°{i}'0\"E" for i in range(40)],
    }
    readings = _readings(columns)
    checked, *_ = check_coordinates(_sheet(columns), readings, guess_roles(readings, {}))
    assert checked["lat"].values[3] == pytest.approx(-31.06)
    assert checked["lon"].type == "number"


@pytest.mark.parametrize(
    "names", [("Easting", "Northing"), ("X", "Y"), ("Rechtswert", "Hochwert"), ("utm_x", "utm_y")]
)
def test_projected_metres_are_a_question(names: tuple[str, str]) -> None:
    metres = ([388_433.6 + 9 * i for i in range(40)], [6_470_273.6 + 9 * i for i in range(40)])
    columns = _readings(dict(zip(names, metres, strict=True)))  # type: ignore[arg-type]  # floats
    question = projected_coordinates(columns)
    assert question is not None
    assert (question.kind, question.option) == ("coordinate system", "--crs")
    assert names[0] in question.text
    assert "neither the distance of homes nor their country is known" in question.text


def test_the_question_names_the_grids_that_fit_the_currency() -> None:
    east, north = 2_683_802.6, 1_248_663.3
    columns = _readings(
        {"Easting": [east + i for i in range(40)], "Northing": [north + i for i in range(40)]}
    )
    question = projected_coordinates(columns, "CHF")
    assert question is not None
    assert question.answers == ("EPSG:2056",)
    assert question.text.endswith("the place and the currency: EPSG:2056 (CH1903+ / LV95)")


def test_degrees_are_no_question() -> None:
    assert projected_coordinates(_readings({"X": _STEPS[:], "Y": _STEPS[:]})) is None  # type: ignore[list-item]
    assert projected_coordinates(_readings({"Easting": [388_433.6] * 40})) is None
