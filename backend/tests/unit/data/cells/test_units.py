"""Areas are converted cell by cell."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.cells.area_units import AREA_UNITS
from houseprice.data.cells.units import read_area, units_in_cells


@pytest.mark.parametrize("rows", [60, 100_000])
def test_each_cell_is_converted(rows: int) -> None:
    cells = pl.Series(["166 sqm", "181 sqm", "1453 sqft", "0.5 acres", "90"] * (rows // 5))
    reading = read_area(cells, into="m2", bare="m2")
    expected = [166, 181, 1453 * AREA_UNITS["ft2"], 0.5 * AREA_UNITS["acre"], 90]
    assert reading.values.head(5).to_list() == pytest.approx(expected)
    (remark,) = reading.remarks
    assert remark.kind == "mixed units"
    assert int(remark.rows.sum()) == 2 * rows // 5
    assert f"{rows // 5:,} cells in ft2" in remark.text


def test_no_target_leaves_the_unit_that_most_cells_name() -> None:
    reading = read_area(pl.Series(["0.214 ac", "0.081 ac"]), into="", bare="")
    assert reading.values.to_list() == [0.214, 0.081]
    assert reading.format.unit == "acre"
    assert not reading.remarks


def test_bare_cells_have_the_unit_of_the_header() -> None:
    reading = read_area(pl.Series(["1000", "200 m²"]), into="m2", bare="ft2")
    assert reading.values.to_list() == pytest.approx([92.90304, 200])
    assert reading.format.unit == "ft2"


def test_a_column_without_units_stays_as_it_is() -> None:
    reading = read_area(pl.Series(["1.000", "200,5"]), into="", bare="")
    assert reading.values.to_list() == [1000, 200.5]
    assert reading.format.unit == ""


def test_a_later_table_is_read_alike() -> None:
    first = read_area(pl.Series(["1000,5", "200 m²"]), into="m2", bare="ft2")
    later = read_area(pl.Series(["1000", "30,5 m²"]), into="m2", bare="", written=first.format)
    assert later.values.to_list() == pytest.approx([92.90304, 30.5])


def test_words_ranges_and_gap_codes() -> None:
    cells = pl.Series(
        ["100 m²", "n/a", "-1", "-1", "100 m² - 120 m²", "house", "5", "7", "9", "11"]
    )
    reading = read_area(cells, into="m2", bare="")
    assert reading.bad.arg_true().to_list() == [4, 5]
    assert reading.gap_words.arg_true().to_list() == [1, 2, 3]
    assert "range" in reading.rule


def test_units_in_cells() -> None:
    cells = pl.Series(["166 m²", "1,453 sq ft", "90 qm", "80", None, "house"])
    assert units_in_cells(cells) == {"m2": 2, "ft2": 1}
    assert units_in_cells(pl.Series(["1", "2"])) == {}


def test_an_amount_of_money_is_no_area() -> None:
    cells = pl.Series(["100 m²", "1453 ft", "€500", "166 M"])
    assert read_area(cells, into="m2", bare="").bad.to_list() == [False, True, True, True]


@pytest.mark.parametrize(
    "cell", ["49 m² (527 sq ft)", "49 sqm / 527 sqft", "49m2 | 527 ft2", "49 sq m (= 527 sq. ft.)"]
)
def test_the_first_of_two_units_counts(cell: str) -> None:
    cells = pl.Series([cell, "100 m²", None])
    assert units_in_cells(cells) == {"m2": 2}
    assert read_area(cells, into="m2", bare="m2").values.to_list() == [49.0, 100.0, None]


@pytest.mark.parametrize("cell", ["85 m² (loi Carrez)", "85 m2 (hab.)", "85 sqm (net)"])
@pytest.mark.parametrize("times", [60, 100_000])
def test_words_in_brackets_behind_a_unit_change_nothing(cell: str, times: int) -> None:
    areas = read_area(pl.Series([cell, "90 m²"] * (times // 2)), into="m2", bare="m2")
    assert areas.fits
    assert areas.values[:2].to_list() == [85, 90]
