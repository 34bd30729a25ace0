"""Files of homes are read with the formats of the sales, home by home."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from houseprice.data.cells.column_format import PLAIN
from houseprice.data.importing.homes import HomesTable, read_homes_file
from houseprice.data.importing.sheet import FILE_ROW
from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidInput

COMMA = replace(PLAIN, decimal=",", thousands=".")
COLUMNS = (
    Column("Wohnfläche", "living_area", "number", "m2", required=True, format=COMMA),
    Column("lot_area", "lot_area", "number", "m2", format=replace(PLAIN, unit="acre")),
    Column("sold", "date", "date", format=replace(PLAIN, dates=("%d/%m/%Y",))),
    Column("beds", "bedrooms", "integer"),
    Column("pool", "number", "boolean", format=replace(PLAIN, blank_means_no=True)),
    Column("lift", "number", "boolean"),
    Column("town", "neighbourhood", "category", format=replace(PLAIN, gap_codes=("k.A.",))),
    Column("lease", "number", "number", format=replace(PLAIN, unit="year")),
    Column("garage", "number", "number", format=replace(PLAIN, unit="m2")),
    Column("paid", "price", "number", "EUR"),
)
SCHEMA = TableSchema("t", "T", "a sale", "EUR", "m2", COLUMNS)


def _read(text: str, folder: Path) -> HomesTable:
    path = folder / "homes.csv"
    path.write_text(text, encoding="utf-8")
    return read_homes_file(path, SCHEMA)


def test_cells_mean_what_they_meant_in_the_sales(tmp_path: Path) -> None:
    text = "Wohnfläche;lot_area;sold;beds;pool;town\n1.250;0.5 ha;03/04/2022;3;Y;Bonn\n"
    text += "95,5;0.25;25/04/2022;2;;Köln\n"
    homes = _read(text, tmp_path)
    assert not homes.unread
    first, second = homes.frame.rows(named=True)
    assert (first["Wohnfläche"], second["Wohnfläche"]) == (1250.0, 95.5)
    assert first["sold"] == date(2022, 4, 3)
    assert second["lot_area"] == pytest.approx(0.25 * 4046.86, rel=1e-4)
    assert (first["pool"], second["pool"]) == (True, False)


def test_headers_match_without_case_accents_and_signs(tmp_path: Path) -> None:
    homes = _read("WOHNFLACHE,LOT AREA,Town\n100,1,Bonn\n120,2,Bonn\n", tmp_path)
    assert set(homes.frame.columns) == {"Wohnfläche", "lot_area", "town", FILE_ROW}


def test_a_home_that_cannot_be_read_is_named_and_keeps_no_other_out(tmp_path: Path) -> None:
    rows = ["100,3,Yes", "110,2.5,No", "120,4,X", "130,2,No", "140,2,Yes"]
    homes = _read("\n".join(["Wohnfläche,beds,lift", *rows]), tmp_path)
    assert homes.frame[FILE_ROW].to_list() == [2, 5, 6]
    assert [(problem.row, problem.column, problem.value) for problem in homes.unread] == [
        (3, "beds", "2.5"),
        (4, "lift", "X"),
    ]


def test_a_missing_column_is_named_with_what_is_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        _read("Wohnflaechen,GLA,beds\n100,90,2\n110,99,3\n", tmp_path)
    assert "Wohnflaechen, GLA, beds" in refused.value.message
    assert "Did you mean 'Wohnflaechen' for 'Wohnfläche'?" in refused.value.hint
    assert "--rename OLD=NEW" in refused.value.hint


@pytest.mark.parametrize("header", ["Boligareal", "Floor area", "Woonoppervlakte", "延床面積"])
def test_a_header_of_another_language_is_matched(header: str, tmp_path: Path) -> None:
    homes = _read(f"Ward,{header},beds\nA,100,2\nB,110,3\n", tmp_path)
    assert homes.frame["Wohnfläche"].to_list() == [100.0, 110.0]
    matched = {match.column: match for match in homes.match.matched}
    assert matched["Wohnfläche"].headers == (header,)
    assert matched["Wohnfläche"].how == "same meaning"


def test_a_header_that_means_something_else_is_not_proposed(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        _read("Wohnort,sold\nA,1/2/2020\nB,2/3/2020\n", tmp_path)
    assert "Did you mean" not in refused.value.hint


def test_a_file_without_a_readable_home_is_refused_with_its_first_cell(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="row 2: beds must be a whole number"):
        _read("Wohnfläche,beds\n100,2.5\n110,1.5\n", tmp_path)


def test_durations_other_areas_and_words_for_a_gap_are_read_as_in_the_sales(tmp_path: Path) -> None:
    rows = ["Wohnfläche;lease;garage;town", "100;61 years 06 months;30 m²;k.A.", "90;70;18;Bonn"]
    homes = _read("\n".join(rows), tmp_path)
    assert not homes.unread
    assert homes.frame["lease"].to_list() == [61.5, 70.0]
    assert homes.frame["garage"].to_list() == [30.0, 18.0]
    assert homes.frame["town"].to_list() == [None, "Bonn"]


def test_a_home_needs_no_price_that_can_be_read(tmp_path: Path) -> None:
    homes = _read("Wohnfläche;paid\n100;on request\n90;250000\n", tmp_path)
    assert not homes.unread
    assert homes.frame["paid"].to_list() == [None, 250_000.0]


@pytest.mark.parametrize("mark", ["X", "1", "✓", "oui"])
def test_a_mark_is_yes_and_a_blank_no(mark: str, tmp_path: Path) -> None:
    homes = _read(f"Wohnfläche;pool\n100;{mark}\n90;\n", tmp_path)
    assert homes.frame["pool"].to_list() == [True, False]


@pytest.mark.parametrize("header", ["Objekt-ID", "parcel_id", "listing id"])
def test_the_column_that_tells_homes_apart_is_kept_as_text(header: str, tmp_path: Path) -> None:
    homes = _read(f"{header},Wohnfläche,beds\n0012,100,3\nB-7,110,2.5\n", tmp_path)
    assert homes.ids is not None
    assert homes.ids.rows() == [("0012", 2), ("B-7", 3)]


def test_a_file_without_ids_has_none(tmp_path: Path) -> None:
    assert _read("Wohnfläche,beds\n100,3\n", tmp_path).ids is None


def test_places_may_be_in_degrees_and_minutes_as_in_the_sales(tmp_path: Path) -> None:
    columns = (*COLUMNS, Column("Lat", "latitude", "number", "deg"))
    path = tmp_path / "homes.csv"
    path.write_text("Wohnfläche;Lat\n100;31°53'36\"S\n90;-31.5\n95;south\n", encoding="utf-8")
    homes = read_homes_file(path, replace(SCHEMA, columns=columns))
    assert homes.frame["Lat"].to_list() == [pytest.approx(-31.8933, abs=1e-4), -31.5]
    assert [(problem.row, problem.column) for problem in homes.unread] == [(4, "Lat")]


def test_a_row_that_does_not_fit_the_header_is_no_home(tmp_path: Path) -> None:
    text = "Wohnfläche;beds;town\n100;3;Bonn\n120;2;3;Bonn\n90;1;Köln\n"
    homes = _read(text, tmp_path)
    assert homes.frame[FILE_ROW].to_list() == [2, 4]
    (unread,) = homes.unread
    assert (unread.row, unread.column, unread.value) == (3, None, "4 values")
    with pytest.raises(InvalidInput, match=r"row 2: Wohnfläche .* \(1 more\)") as caught:
        _read("Wohnfläche;beds;town\nx;3;Bonn\n120;2;3;Bonn\n", tmp_path)
    assert [place["row"] for place in caught.value.places] == [2, 3]
