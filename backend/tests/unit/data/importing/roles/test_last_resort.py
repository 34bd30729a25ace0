"""The only money is the price and the only days are those of the sales, where no name says so."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from houseprice.data.cells.reading import Reading
from houseprice.data.importing.column_types import read_best
from houseprice.data.importing.roles.guess import guess_roles
from houseprice.data.importing.roles.last_resort import (
    ONLY_COLUMN,
    dates_without_role,
    with_last_resort,
)

_DAYS = [f"2021-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(60)]
_MONEY = [f"€ {200 + 7 * (i * 37 % 83)}.000" for i in range(60)]
_AREAS = [str(55 + i * 31 % 160) for i in range(60)]


def _readings(columns: dict[str, list[str]]) -> dict[str, Reading]:
    return {
        name: read_best(pl.Series(name, values), named_as_date=False)
        for name, values in columns.items()
    }


def _roles(columns: dict[str, list[str]]) -> dict[str, str]:
    readings = _readings(columns)
    guesses = with_last_resort(readings, guess_roles(readings, {}), pl.DataFrame(columns))
    return {name: guess.role for name, guess in guesses.items()}


@pytest.mark.parametrize("rows", [60, 100_000])
def test_the_only_money_and_the_only_days_are_taken_and_say_so(rows: int) -> None:
    times = rows // 60 + 1
    columns = {"Zxq": _MONEY * times, "Wvy": _DAYS * times, "Size": _AREAS * times}
    columns = {name: values[:rows] for name, values in columns.items()}
    readings = _readings(columns)
    guesses = with_last_resort(readings, guess_roles(readings, {}), pl.DataFrame(columns))
    assert guesses["Zxq"].role == "price"
    assert guesses["Wvy"].role == "date"
    assert guesses["Zxq"].evidence.startswith(ONLY_COLUMN)
    assert dates_without_role(readings, guesses) == []


def test_two_columns_of_money_or_days_leave_it_open() -> None:
    columns = {"Zxq": _MONEY, "Zxp": _MONEY, "Wvy": _DAYS, "Wvx": _DAYS, "Size": _AREAS}
    roles = _roles(columns)
    assert "price" not in roles.values()
    assert "date" not in roles.values()
    readings = _readings(columns)
    assert dates_without_role(readings, guess_roles(readings, {})) == ["Wvy", "Wvx"]


@pytest.mark.parametrize("name", ["Date of renovation", "Listed on", "Lease start", "expiry"])
def test_days_of_something_else_are_not_taken(name: str) -> None:
    assert _roles({"Sale price": _MONEY, name: _DAYS})[name] == "ignore"


def test_the_day_of_a_listing_is_that_of_an_asking_price() -> None:
    assert _roles({"Asking price": _MONEY, "Listed": _DAYS})["Listed"] == "date"


def test_what_the_caller_said_stays() -> None:
    columns = {"Zxq": _MONEY, "Wvy": _DAYS}
    readings = _readings(columns)
    guesses = guess_roles(readings, {"Zxq": "ignore", "Wvy": "ignore"})
    guesses = {name: replace(guess, confidence=1.0) for name, guess in guesses.items()}
    assert with_last_resort(readings, guesses, pl.DataFrame(columns)) == guesses


def test_a_sign_of_several_currencies_is_money() -> None:
    dollars = [text.replace("€", "$").replace(".", ",") for text in _MONEY]
    assert _roles({"Sold for": dollars, "Size": _AREAS})["Sold for"] == "price"


_NORTH = [f"{51.9 + i * 37 % 83 / 997:.5f}" for i in range(60)]
_EAST = [f"{7.6 + i * 31 % 79 / 991:.5f}" for i in range(60)]


@pytest.mark.parametrize("rows", [60, 100_000])
@pytest.mark.parametrize(
    ("north", "east"),
    [
        ("Breite", "Länge"), ("breedte", "lengte"), ("Bredd", "Längd"), ("Leveys", "Pituus"),
        ("szerokość", "długość"), ("Šířka", "Délka"), ("Πλάτος", "Μήκος"),
    ],
)  # fmt: skip
def test_width_and_length_in_degrees_are_the_place(north: str, east: str, rows: int) -> None:
    times = rows // 60 + 1
    roles = _roles({"Preis": _MONEY * times, north: _NORTH * times, east: _EAST * times})
    assert (roles[north], roles[east]) == ("latitude", "longitude")


@pytest.mark.parametrize(
    ("width", "length"),
    [
        ([f"{12 + i % 9}.{i % 10}5" for i in range(60)], [f"{30 + i % 17}.4" for i in range(60)]),
        ([str(9 + i % 9) for i in range(60)], [str(30 + i % 17) for i in range(60)]),
        (_NORTH, [f"{388_433.6127 + 31 * i}" for i in range(60)]),
        ([f"{-80 + i * 2.71234}" for i in range(60)], _EAST),
    ],
)
def test_sides_of_a_plot_and_other_numbers_are_no_place(
    width: list[str], length: list[str]
) -> None:
    roles = _roles({"Preis": _MONEY, "Breite": width, "Länge": length})
    assert (roles["Breite"], roles["Länge"]) == ("number", "number")


def test_width_and_length_beside_coordinates_are_no_place() -> None:
    columns = {"lat": _NORTH, "lon": _EAST, "Breite": _EAST, "Länge": _NORTH}
    assert list(_roles(columns).values()) == ["latitude", "longitude", "number", "number"]
