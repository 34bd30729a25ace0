"""Inspection survives every trap that real tables of sales have set for readers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from houseprice.data.cells.dates import read_date
from houseprice.data.cells.numbers import read_number
from houseprice.data.column_words import words
from houseprice.data.importing.column_types import read_best
from houseprice.data.importing.inspection import Inspection, inspect_table
from houseprice.data.importing.table_request import TableRequest


def _inspect(tmp_path: Path, columns: dict[str, list[object]], **options: object) -> Inspection:
    path = tmp_path / "t.csv"
    pl.DataFrame(columns, strict=False).write_csv(path, quote_style="necessary")
    return inspect_table(path, TableRequest("t", **options))  # type: ignore[arg-type]


def _role(inspection: Inspection, name: str) -> str:
    return next(column.role for column in inspection.columns if column.name == name)


def _best(values: list[str | None], *, named_as_date: bool = False) -> tuple[str, list[object]]:
    reading = read_best(pl.Series(values, dtype=pl.String), named_as_date=named_as_date)
    return reading.type, reading.values.to_list()


@pytest.mark.parametrize(
    ("values", "kind", "read"),
    [
        # Codes with leading zeros (King County parcels, Ames classes) are no numbers.
        (["020", "060", "120"], "category", ["020", "060", "120"]),
        (["0", "10", "0.5"], "number", [0.0, 10.0, 0.5]),
        # 17 digits do not fit a float: a code.
        (["12345678901234567", "12345678901234568"], "category", None),
        # Miami's parcels of 12 and 13 digits fit a 64-bit integer.
        (["622280070620", "3059020010010"], "integer", [622280070620, 3059020010010]),
        # "NA" among words is a value, an empty field a gap (Ames).
        (["NA", None, "Pave", "Grvl"], "category", ["NA", None, "Pave", "Grvl"]),
        (["None", "BrkFace", None], "category", ["None", "BrkFace", None]),
        # "NA" among numbers is a gap.
        (["NA", "n/a", "null", "", "7", "8"], "integer", None),
        (["1,234,567", "950"], "integer", [1234567, 950]),
        (["$350,000", "$1,200,000.50"], "number", [350000.0, 1200000.5]),
        (["1.234.567,5", "12,25", "3"], "number", [1234567.5, 12.25, 3.0]),
        (["7.7e+06", "221900"], "integer", [7_700_000, 221_900]),
        (["Y", "N", None], "boolean", [True, False, None]),
        (["Y", "P", "N"], "category", ["Y", "P", "N"]),
        (["20141013T000000", "20150527T000000"], "date", [date(2014, 10, 13), date(2015, 5, 27)]),
        (["2019-10-28", "NA"], "date", [date(2019, 10, 28), None]),
        (["10/28/2019", "01/02/2020"], "date", [date(2019, 10, 28), date(2020, 1, 2)]),
        (["28.10.2019"], "date", [date(2019, 10, 28)]),
        (["2019-10-28T11:12:13Z"], "date", [date(2019, 10, 28)]),
        # Eight digits are a number where nothing speaks of a date.
        (["20141013", "20150527"], "integer", [20141013, 20150527]),
        ([None, None], "category", [None, None]),
        (["NA", "NA"], "category", ["NA", "NA"]),
        (["1e999", "2"], "category", None),  # half of it is not finite: no number column
        (["9" * 4000, "2"], "text", None),
    ],
)
def test_a_column_is_read_as_what_it_is(
    values: list[str | None], kind: str, read: list[object] | None
) -> None:
    column_type, got = _best([value or None for value in values])
    assert column_type == kind
    if read is not None:
        assert got == read


def test_eight_digits_are_a_date_where_the_name_says_so() -> None:
    kind, values = _best(["20141013", "20150527"], named_as_date=True)
    assert (kind, values[0]) == ("date", date(2014, 10, 13))


def test_a_type_that_changes_after_row_179_is_seen() -> None:
    # Austin's bathrooms are whole in the first 179 rows.
    kind, values = _best(["2"] * 179 + ["2.5"])
    assert (kind, values[-1]) == ("number", 2.5)


def test_one_word_in_a_number_column_is_a_fault_not_a_code() -> None:
    reading = read_best(
        pl.Series([str(1000 + i) for i in range(50)] + ["lots"]), named_as_date=False
    )
    assert reading.type == "integer"
    assert reading.bad.arg_true().to_list() == [50]


def _bedrooms(odd: list[str], n: int = 300) -> list[str | None]:
    """Few different numbers, with other texts at the end."""
    return [str(1 + i % 5) for i in range(n - len(odd))] + odd


@pytest.mark.parametrize(
    ("values", "kind", "bad"),
    [
        (_bedrooms(["three"]), "integer", [299]),
        (_bedrooms(["three", "1e999", "4 or 5"]), "integer", [297, 298, 299]),
        (_bedrooms(["x"] * 15), "integer", list(range(285, 300))),  # 95 % are numbers
        (_bedrooms(["x"] * 16), "category", []),
        (_bedrooms(["A1"] * 30), "category", []),  # 10 % words: mixed codes
        (_bedrooms(["x"], 21), "integer", [20]),  # 20 numbers
        (_bedrooms(["x"], 20), "category", []),  # 19
        # Gaps count neither way, and stay gaps.
        (_bedrooms(["n/a", "-", "unknown", "?", "Unknown"] * 40), "integer", []),
        ([*_bedrooms(["n/a"] * 200), "three"], "integer", [300]),
        ([None] * 100 + _bedrooms(["x"] * 16), "category", []),
        # Codes stay codes, though one is a word.
        (["0300", "1200", "4500"] * 20 + ["B12"], "category", []),
        (["12345678901234567", "22345678901234567"] * 20 + ["B12"], "category", []),
        (["Y", "N"] * 50, "boolean", []),
    ],
)
def test_a_word_among_few_different_numbers_is_a_fault_too(
    values: list[str | None], kind: str, bad: list[int]
) -> None:
    reading = read_best(pl.Series(values, dtype=pl.String), named_as_date=False)
    assert reading.type == kind
    assert reading.bad.arg_true().to_list() == bad


def test_a_role_of_codes_takes_words_among_numbers(tmp_path: Path) -> None:
    columns = {**_SALES, "zipcode": ["V6B 1A1", *_SALES["zipcode"][1:]]}
    inspection = _inspect(tmp_path, columns)
    assert _role(inspection, "zipcode") == "neighbourhood"
    assert not any(problem.column == "zipcode" for problem in inspection.problems)


def test_infinity_is_no_number() -> None:
    reading = read_number(pl.Series(["1", "1e999", "-1e999"]))
    assert reading.bad.to_list() == [False, True, True]


@pytest.mark.parametrize("text", ["2019-02-30", "0987-01-01", "soon"])
def test_a_day_that_never_was_is_a_fault(text: str) -> None:
    reading = read_date(pl.Series(["2019-10-28", text]), named_as_date=False)
    assert reading.bad.to_list() == [False, True]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("livingAreaSqFt", "living area sq ft"),
        ("SALE_PRC", "sale prc"),
        ("Bedroom AbvGr", "bedroom abv gr"),
        ("Year Remod/Add", "year remod add"),
        ("", ""),
    ],
)
def test_names_become_words(name: str, expected: str) -> None:
    assert words(name) == expected


_SALES: dict[str, list[object]] = {
    "parcel_id": [f"{i:010d}" for i in range(40)],
    "date": ["20141013T000000"] * 20 + ["20150101T000000"] * 20,
    "price": [100_000 + 1_000 * i for i in range(40)],
    "lat": [47.5 + i / 1000 for i in range(40)],
    "long": [-122.3 + i / 1000 for i in range(40)],
    "sqft_living": [900 + 13 * (i % 17) for i in range(40)],
    "sqft_lot": [5000 + 7 * (i % 11) for i in range(40)],
    "bedrooms": [1 + i % 5 for i in range(40)],
    "numOfBathrooms": [1.0 + 0.5 * (i % 4) for i in range(40)],
    "yr_built": [1950 + i % 50 for i in range(40)],
    "zipcode": [98100 + i % 7 for i in range(40)],
    "homeType": ["Condo", "House"] * 20,
    "numPriceChanges": [i % 6 for i in range(40)],
    "Order": list(range(1, 41)),
    "empty": [None] * 40,
    "same": ["x"] * 40,
}


def test_roles_are_guessed_by_name_and_values(tmp_path: Path) -> None:
    inspection = _inspect(tmp_path, _SALES)
    roles = {column.name: column.role for column in inspection.columns}
    assert roles == {
        "parcel_id": "id",
        "date": "date",
        "price": "price",
        "lat": "latitude",
        "long": "longitude",
        "sqft_living": "living_area",
        "sqft_lot": "lot_area",
        "bedrooms": "bedrooms",
        "numOfBathrooms": "bathrooms",
        "yr_built": "year_built",
        "zipcode": "neighbourhood",
        "homeType": "property_type",
        "numPriceChanges": "number",
        "Order": "ignore",
        "empty": "ignore",
        "same": "ignore",
    }


@pytest.mark.parametrize("name", ["SALEDATE", "sale_date", "soldOn", "Closing Date", "date"])
def test_the_date_of_the_sale_has_many_names(name: str, tmp_path: Path) -> None:
    columns = {**_SALES, name: ["20141013"] * 20 + ["20150527"] * 20}
    if name != "date":
        del columns["date"]
    assert _role(_inspect(tmp_path, columns), name) == "date"


@pytest.mark.parametrize("name", ["listed", "last_update", "yr_built_date"])
def test_another_date_is_not_the_date_of_the_sale(name: str, tmp_path: Path) -> None:
    columns = {**_SALES, name: ["2014-10-13", "2015-05-27"] * 20}
    del columns["date"]
    assert _role(_inspect(tmp_path, columns), name) == "ignore"


def test_a_postcode_is_a_code(tmp_path: Path) -> None:
    inspection = _inspect(tmp_path, _SALES)
    zipcode = next(column for column in inspection.columns if column.name == "zipcode")
    assert zipcode.type == "category"


def test_every_guess_has_its_confidence_and_reason(tmp_path: Path) -> None:
    for column in _inspect(tmp_path, _SALES).columns:
        assert 0 < column.confidence <= 1
        assert column.evidence


def test_what_the_caller_says_is_not_questioned(tmp_path: Path) -> None:
    inspection = _inspect(tmp_path, _SALES, target="sqft_lot", roles={"yr_built": "category"})
    assert _role(inspection, "sqft_lot") == "price"
    assert _role(inspection, "price") == "number"
    assert _role(inspection, "yr_built") == "category"


def test_the_document_has_the_promised_shape(tmp_path: Path) -> None:
    document = _inspect(tmp_path, {**_SALES, "beds2": ["NA", *range(39)]}).to_json()
    assert document["rows"] == 40
    assert document["encoding"] == "utf-8"
    assert document["dialect"]["delimiter"] == ","
    keys = {
        "name",
        "role",
        "type",
        "unit",
        "confidence",
        "evidence",
        "cells",
        "values",
        "made_from",
    }
    assert all(set(column) == keys for column in document["columns"])
    problem = document["problems"][0]
    assert (problem["row"], problem["column"], problem["value"]) == (2, "beds2", "NA")
    assert "read as a gap" in problem["rule"]


def test_values_are_shown_as_people_read_them(tmp_path: Path) -> None:
    rows = range(60)
    columns: dict[str, list[object]] = {
        "price": [250_000 + 1_000 * row for row in rows],
        "living_area": [f"{29.25 + row}坪" for row in rows],
        "latitude": [35.1047851 + row / 1e5 for row in rows],
        "longitude": [136.8265112 + row / 1e5 for row in rows],
        "rate": [0.000123456 * (row + 1) for row in rows],
    }
    inspection = _inspect(tmp_path, columns, currency="JPY", area_unit="m2")
    expected = ("250000", "96.6942", "35.1047851", "136.8265112", "0.0001235")
    assert inspection.first_rows[0].values == expected
    assert tuple(column.values[0] for column in inspection.columns) == expected


def test_two_columns_that_may_be_the_price_are_told(tmp_path: Path) -> None:
    columns = {"listPrice": list(range(1, 60, 2)), "lastSoldPrice": list(range(2, 61, 2))}
    inspection = _inspect(tmp_path, columns)
    assert any("more than one column may be the price" in p.rule for p in inspection.problems)


def test_a_sale_date_is_made_of_year_and_month(tmp_path: Path) -> None:
    columns = {**_SALES, "Mo Sold": [1 + i % 12 for i in range(40)], "Yr Sold": [2006, 2007] * 20}
    del columns["date"]
    inspection = _inspect(tmp_path, columns)
    assert _role(inspection, "sale_date") == "date"
    assert _role(inspection, "Mo Sold") == "ignore"


def test_an_asking_price_has_no_sale_date(tmp_path: Path) -> None:
    columns = {
        "listPrice": [100_000 + i * i for i in range(30)],
        "soldOn": [f"20{i % 20:02d}-05-06" for i in range(30)],
    }
    inspection = _inspect(tmp_path, columns, target="listPrice")
    assert _role(inspection, "soldOn") == "ignore"
    assert _role(_inspect(tmp_path, columns), "soldOn") == "ignore"


def test_prose_is_text_and_a_name_for_every_row_is_ignored(tmp_path: Path) -> None:
    columns = {
        "price": [100_000 + i * i for i in range(200)],
        "about": [
            f"A lovely home number {i} with a garden, a view and a story" for i in range(200)
        ],
        "owner": [f"Person {i}" for i in range(200)],
    }
    inspection = _inspect(tmp_path, columns)
    assert _role(inspection, "about") == "text"
    assert _role(inspection, "owner") == "ignore"


def test_a_lone_latitude_is_only_a_number(tmp_path: Path) -> None:
    columns = {key: value for key, value in _SALES.items() if key != "long"}
    assert _role(_inspect(tmp_path, columns), "lat") == "number"


def test_a_clear_name_without_its_role_is_said(tmp_path: Path) -> None:
    columns = {
        "price": [100_000 + i * i for i in range(60)],
        "sold": [f"{1 + i % 28:02d}/{13 + i % 7}/2021" for i in range(60)],
        "lat": [52_390_773 + 1_013 * i for i in range(60)],
    }
    inspection = _inspect(tmp_path, columns)
    kinds = {note.column: note.kind for note in inspection.problems if note.column in columns}
    assert kinds["sold"] == kinds["lat"] == "role by name alone"


@pytest.mark.parametrize("form", ["{}, {}", "POINT ({} {})", "({};{})", "SRID=4326;POINT({} {})"])
def test_places_in_one_cell_are_said(form: str, tmp_path: Path) -> None:
    columns = {
        "price": [100_000 + i * i for i in range(60)],
        "geom": [form.format(f"4.9{i:03d}", f"52.3{i:03d}") for i in range(60)],
    }
    inspection = _inspect(tmp_path, columns)
    assert _role(inspection, "geom") == "ignore"
    assert "places" in {problem.kind for problem in inspection.problems}


def test_a_bad_cell_in_the_last_of_100_000_rows_is_found(tmp_path: Path) -> None:
    rows = 100_000
    columns: dict[str, list[object]] = {
        "price": [200_000 + 7 * (row % 9_000) for row in range(rows)],
        "living_area": [*(60 + row % 140 for row in range(rows - 1)), "large"],
        "sale_date": [f"2021-{1 + row % 12:02}-15" for row in range(rows)],
    }
    inspection = _inspect(tmp_path, columns)
    assert inspection.rows == rows
    assert inspection.bad_rows == 1
    problems = [(problem.row, problem.column, problem.value) for problem in inspection.problems]
    assert (rows + 1, "living_area", "large") in problems
