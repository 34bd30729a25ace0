"""A file of homes in another language or dialect is matched with the sales, and it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from houseprice.data.cells.column_format import PLAIN
from houseprice.data.importing.homes import HomesTable, read_homes_file
from houseprice.data.importing.matching.answer import HomesRequest
from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidInput

ISO = replace(PLAIN, dates=("%Y-%m-%d",))
COLUMNS = (
    Column("sqft_living", "living_area", "number", "ft2", required=True),
    Column("lot", "lot_area", "number", "m2"),
    Column("sold", "date", "date", format=ISO),
    Column("bedrooms", "bedrooms", "integer"),
    Column("rooms", "number", "integer"),
    Column("condition", "category", "category"),
    Column("district", "neighbourhood", "category"),
    Column("lat", "latitude", "number", "deg"),
    Column("secret_score", "ignore", "number"),
    Column("price", "price", "number", "USD"),
)
SCHEMA = TableSchema("t", "T", "a sale", "USD", "ft2", COLUMNS)
#: Wohnfläche in m², in square feet.
FT2 = 1 / 0.09290304


def _read(
    text: str, folder: Path, asked: HomesRequest | None = None, schema: TableSchema = SCHEMA
) -> HomesTable:
    path = folder / "homes.csv"
    path.write_text(text, encoding="utf-8")
    return read_homes_file(path, schema, asked=asked)


def _how(homes: HomesTable) -> dict[str, tuple[tuple[str, ...], str]]:
    return {match.column: (match.headers, match.how) for match in homes.match.matched}


def test_a_german_file_is_read_by_a_model_of_american_sales(tmp_path: Path) -> None:
    text = (
        "Wohnfläche (m²);Grundstück;Verkaufsdatum;Schlafzimmer;Zimmer;Zustand;Stadtteil;Pool\n"
        "120,5;1.250;15.03.2021;3;5;good;Mitte;ja\n"
        "90;980;03.04.2021;2;4;poor;Nord;nein\n"
    )
    homes = _read(text, tmp_path)
    first, second = homes.frame.rows(named=True)
    assert first["sqft_living"] == pytest.approx(120.5 * FT2)
    assert (first["lot"], second["lot"]) == (1250.0, 980.0)
    assert (first["sold"], second["sold"]) == (date(2021, 3, 15), date(2021, 4, 3))
    assert (first["bedrooms"], first["rooms"], first["condition"]) == (3, 5, "good")
    assert _how(homes)["sqft_living"] == (("Wohnfläche (m²)",), "same meaning")
    assert homes.match.ignored == ("Stadtteil", "Pool")
    assert set(homes.match.unmatched) == {"district", "lat"}
    evidence = {match.column: match.evidence for match in homes.match.matched}
    assert "areas in m2, converted into ft2" in evidence["sqft_living"]
    assert "decimal comma, as the cells of the file show" in evidence["lot"]
    assert "day first" in evidence["sold"]


def test_a_file_like_the_sales_says_nothing(tmp_path: Path) -> None:
    text = "sqft_living,lot,sold,bedrooms,rooms,condition,district,lat,price\n"
    text += "1200,500,2021-03-04,3,5,good,A,47.5,1\n" * 2
    homes = _read(text, tmp_path)
    assert all(match.is_plain for match in homes.match.matched)
    assert homes.match.sentences() == []


def test_a_town_is_no_district_and_an_asking_price_no_price(tmp_path: Path) -> None:
    homes = _read("sqft_living,town,list price\n900,Bonn,100\n800,Ulm,200\n", tmp_path)
    assert homes.match.ignored == ("town", "list price")
    assert set(_how(homes)) == {"sqft_living"}


def test_two_headers_of_one_meaning_are_a_question_until_one_is_said(tmp_path: Path) -> None:
    text = "sqft_living,Schlafzimmer,beds\n900,3,4\n800,2,2\n"
    homes = _read(text, tmp_path)
    assert "bedrooms" not in homes.frame.columns
    (question,) = homes.match.questions
    assert question.answers == ("Schlafzimmer=bedrooms", "beds=bedrooms")
    assert (question.option, question.taken) == ("--rename", "")
    said = _read(text, tmp_path, HomesRequest(rename={"beds": "bedrooms"}))
    assert said.frame["bedrooms"].to_list() == [4, 2]
    assert said.match.questions == ()


def test_headers_that_differ_in_signs_only_are_a_question(tmp_path: Path) -> None:
    homes = _read("sqft_living,BEDROOMS,bed-rooms\n900,3,4\n800,2,2\n", tmp_path)
    assert [question.column for question in homes.match.questions] == ["bedrooms"]


def test_a_header_that_looks_alike_is_a_question(tmp_path: Path) -> None:
    columns = (*COLUMNS, Column("heating_xq", "category", "category"))
    schema = replace(SCHEMA, columns=columns)
    homes = _read("sqft_living,heatng_xq\n900,gas\n800,oil\n", tmp_path, schema=schema)
    (question,) = homes.match.questions
    assert question.answers == ("heatng_xq=heating_xq",)


def test_cells_that_do_not_fit_are_not_taken(tmp_path: Path) -> None:
    homes = _read("sqft_living,Schlafzimmer\n900,drei\n800,zwei\n", tmp_path)
    assert "bedrooms" not in homes.frame.columns
    assert "cannot be read as integer" in homes.match.questions[0].text


@pytest.mark.parametrize(
    ("rename", "what"),
    [({"nothing": "bedrooms"}, "header of the file"), ({"x": "nothing"}, "column of the sales")],
)
def test_a_renaming_of_what_is_not_there_is_refused(
    rename: dict[str, str], what: str, tmp_path: Path
) -> None:
    with pytest.raises(InvalidInput, match=what):
        _read("sqft_living,x\n900,3\n800,2\n", tmp_path, HomesRequest(rename=rename))


def test_an_ignored_column_of_the_sales_stands_for_no_other(tmp_path: Path) -> None:
    columns = (*COLUMNS[1:], Column("living area", "ignore", "number"))
    schema = replace(SCHEMA, columns=(replace(COLUMNS[0], required=False), *columns))
    homes = _read("living area,bedrooms\n900,3\n800,2\n", tmp_path, schema=schema)
    assert homes.match.unmatched[0] == "sqft_living"


def test_year_and_month_make_the_date(tmp_path: Path) -> None:
    homes = _read("sqft_living,Yr Sold,Mo Sold\n900,2021,3\n800,2020,12\n", tmp_path)
    assert homes.frame["sold"].to_list() == [date(2021, 3, 1), date(2020, 12, 1)]
    assert _how(homes)["sold"] == (("Yr Sold", "Mo Sold"), "year and month")
    assert homes.match.ignored == ()


def test_a_decimal_sign_that_the_cells_leave_open_stays_as_in_the_sales(tmp_path: Path) -> None:
    homes = _read("sqft_living,lot\n1.250,1.100\n1.300,1.200\n", tmp_path)
    assert homes.frame["sqft_living"].to_list() == [1.25, 1.3]
    said = _read("sqft_living,lot\n1.250,1.100\n1.300,1.200\n", tmp_path, HomesRequest(decimal=","))
    assert said.frame["sqft_living"].to_list() == [1250.0, 1300.0]


def test_columns_that_disagree_on_the_decimal_sign_are_a_question(tmp_path: Path) -> None:
    columns = (*COLUMNS, Column("width", "number", "number"), Column("depth", "number", "number"))
    text = "sqft_living;lot;width;depth\n900,5;1.250;10.25;3\n800,25;1.300;11.5;4\n"
    homes = _read(text, tmp_path, schema=replace(SCHEMA, columns=columns))
    assert homes.frame["lot"].to_list() == [1.25, 1.3]
    (question,) = homes.match.questions
    assert (question.kind, question.column, question.taken) == ("decimal sign", "lot", ".")


def test_points_in_coordinates_do_not_say_how_people_write_areas(tmp_path: Path) -> None:
    comma = replace(PLAIN, decimal=",", thousands=".")
    schema = replace(SCHEMA, columns=(replace(COLUMNS[0], format=comma), *COLUMNS[1:]))
    homes = _read("sqft_living;lat\n1.250;50.7321\n1.310;50.7312\n", tmp_path, schema=schema)
    assert homes.frame["sqft_living"].to_list() == [1250.0, 1310.0]


def test_whole_areas_in_two_units_change_no_decimal_sign(tmp_path: Path) -> None:
    comma = replace(PLAIN, decimal=",", thousands=".")
    areas = tuple(replace(column, format=comma) for column in COLUMNS[:2])
    homes = _read("sqft_living;lot\n1.250;480 m²\n1.310;2 acres\n", tmp_path,
                  schema=replace(SCHEMA, columns=(*areas, *COLUMNS[2:])))  # fmt: skip
    assert homes.frame["sqft_living"].to_list() == [1250.0, 1310.0]
    assert not homes.match.questions
    assert not any("decimal" in match.evidence for match in homes.match.matched)


def test_a_day_order_that_the_sales_do_not_tell_is_a_question(tmp_path: Path) -> None:
    text = "sqft_living,sold\n900,03/04/2021\n800,05/06/2021\n"
    (question,) = _read(text, tmp_path).match.questions
    assert (question.kind, question.option, question.column) == (
        "date order",
        "--date-order",
        "sold",
    )
    said = _read(text, tmp_path, HomesRequest(date_order="day-first"))
    assert said.frame["sold"].to_list() == [date(2021, 4, 3), date(2021, 6, 5)]
    assert said.match.questions == ()


def test_days_that_mean_another_thing_than_in_the_sales_are_said(tmp_path: Path) -> None:
    day_first = replace(PLAIN, dates=("%d/%m/%Y",))
    schema = replace(
        SCHEMA, columns=(COLUMNS[0], replace(COLUMNS[2], format=day_first), COLUMNS[-1])
    )
    homes = _read("sqft_living,sold\n900,03/25/2021\n800,05/06/2021\n", tmp_path, schema=schema)
    assert homes.frame["sold"].to_list() == [date(2021, 3, 25), date(2021, 5, 6)]
    (question,) = homes.match.questions
    assert "in the sales it would be 2021-06-05" in question.text
    assert question.taken == "month-first"


def test_a_unit_that_only_the_sales_name_is_asked_for(tmp_path: Path) -> None:
    text = "Wohnfläche,bedrooms\n900,3\n800,2\n"
    homes = _read(text, tmp_path)
    assert [question.kind for question in homes.match.questions] == ["area unit"]
    said = _read(text, tmp_path, HomesRequest(area_unit="m2"))
    assert said.frame["sqft_living"][0] == pytest.approx(900 * FT2)
    assert said.match.questions == ()


def test_one_bad_home_of_many_keeps_no_other_out_in_another_dialect(tmp_path: Path) -> None:
    rng = np.random.default_rng(7)
    sizes = rng.uniform(60, 200, 60).round(1)
    rows = [f"{str(size).replace('.', ',')};{n % 28 + 1}.02.2021" for n, size in enumerate(sizes)]
    rows[30] = "groß;31.02.2021"
    homes = _read("\n".join(["Wohnfläche (m2);Verkaufsdatum", *rows]), tmp_path)
    assert homes.frame.height == 59
    assert [(problem.row, problem.column) for problem in homes.unread] == [(32, "sqft_living")]
    assert homes.frame["sqft_living"].to_list() == pytest.approx(
        [size * FT2 for n, size in enumerate(sizes) if n != 30]
    )


def test_a_request_comes_back_from_its_document() -> None:
    asked = HomesRequest({"a": "b"}, ",", "day-first", "m2")
    assert HomesRequest.from_json(asked.to_json()) == asked


def test_two_headers_for_one_column_are_refused() -> None:
    with pytest.raises(InvalidInput, match="renamed from one header"):
        HomesRequest({"a": "c", "b": "c"})
