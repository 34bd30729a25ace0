"""The type of a column comes from all its cells, with the name for what the cells leave open."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.importing.column_types import read_best


@pytest.mark.parametrize("form", ["R{}", "R-{}", "rm{}", "{}A", "{} P", "{}K", "{}M", "Rs{}"])
@pytest.mark.parametrize("rows", [60, 100_000])
def test_a_letter_and_a_small_number_are_a_code(form: str, rows: int) -> None:
    cells = [form.format(1 + i % 7) for i in range(rows)]
    reading = read_best(pl.Series("zoning", cells), named_as_date=False)
    assert reading.type == "category"
    assert reading.values.to_list() == cells


@pytest.mark.parametrize(
    ("name", "cells", "first"),
    [
        ("price", ["R 950 000", "R 1 250 000"], 950_000),
        ("price", ["85k", "95K"], 85_000),
        ("land extent area", ["12P", "15P"], 12),
        ("amount", ["£5", "£7"], 5),
        ("q", ["850k", "1.2M"], 850_000),
    ],
)
def test_money_and_sizes_stay_numbers(name: str, cells: list[str], first: float) -> None:
    reading = read_best(pl.Series(name, cells * 30), named_as_date=False)
    assert reading.values[0] == first


@pytest.mark.parametrize(
    "words", [("POA", "Contact Agent"), ("auf Anfrage", "VB"), ("à débattre",)]
)
@pytest.mark.parametrize("rows", [60, 100_000])
def test_prices_on_request_leave_the_other_prices_numbers(
    words: tuple[str, ...], rows: int
) -> None:
    cells = [words[i % len(words)] if i % 4 == 0 else f"{300 + i % 97}.000 €" for i in range(rows)]
    reading = read_best(pl.Series("Verkaufspreis", cells), named_as_date=False)
    assert reading.type == "integer"
    assert int(reading.bad.sum()) == (rows + 3) // 4
    assert read_best(pl.Series("remark", cells), named_as_date=False).type == "category"


@pytest.mark.parametrize("form", ["{} BHK", "{} rum", "{} Zimmer", "{}房", "{} beds", "{} hab."])
def test_a_number_of_rooms_is_read_beside_its_word(form: str) -> None:
    cells = [form.format(1 + i % 5) for i in range(60)]
    reading = read_best(pl.Series("q", cells), named_as_date=False)
    assert (reading.type, reading.values[:3].to_list()) == ("integer", [1, 2, 3])
    assert reading.currency == ""


@pytest.mark.parametrize("name", ["block", "no", "House no.", "q"])
@pytest.mark.parametrize("lettered", [2, 40])
@pytest.mark.parametrize("rows", [240, 100_000])
def test_numbers_of_houses_are_codes(name: str, lettered: int, rows: int) -> None:
    cells = [f"{1 + i % 700}{'ABCK'[i % 4] if i % lettered == 0 else ''}" for i in range(rows)]
    reading = read_best(pl.Series(name, cells), named_as_date=False)
    assert reading.type == "category"
    assert reading.values.to_list() == cells


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("beds", "3a"),
        ("area", "120 a"),
        ("distance", "500y"),
        ("distance", "500 to 600"),
        ("q", ""),
    ],
)
def test_numbers_with_odd_cells_stay_numbers(name: str, odd: str) -> None:
    cells = [str(100 + i % 90) for i in range(200)] + [odd] * 4
    reading = read_best(pl.Series(name, cells), named_as_date=False)
    assert reading.type in {"integer", "number"}
    assert reading.values[:200].to_list() == [100 + i % 90 for i in range(200)]


def test_one_slip_among_many_numbers_is_an_error_of_its_row() -> None:
    cells = [str(i) for i in range(5_000)] + ["12A"]
    reading = read_best(pl.Series("q", cells), named_as_date=False)
    assert reading.type == "integer"
    assert int(reading.bad.sum()) == 1


def test_one_letter_in_every_row_is_no_answer() -> None:
    assert read_best(pl.Series("kind", ["F"] * 60), named_as_date=False).type == "category"
    assert read_best(pl.Series("pool", ["Y", "N"] * 30), named_as_date=False).type == "boolean"
    assert read_best(pl.Series("pool", ["No"] * 60), named_as_date=False).type == "boolean"
