"""Coordinates of a named system become degrees, and the model keeps the system."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from houseprice.data.cells.column_format import ColumnFormat
from houseprice.data.importing.homes import read_homes_file
from houseprice.data.importing.importer import import_table
from houseprice.data.importing.inspection import inspect_table
from houseprice.data.importing.projected import likely_systems, places_of
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidData, InvalidInput
from houseprice.valuation.answers import FormField
from houseprice.valuation.inputs.read_homes import homes_frame

#: Easting, northing and the place in degrees, each from the publisher of the system.
PLACES = [
    ("EPSG:27700", 651409.903, 313177.270, 1.716, 52.658),  # Ordnance Survey's worked example
    ("EPSG:28992", 155000.0, 463000.0, 5.3876, 52.1552),  # the origin at Amersfoort
    ("EPSG:25832", 691607.9, 5334761.6, 11.5755, 48.1374),  # Munich; the axes are east, north
    ("EPSG:2193", 1748735.0, 5427916.0, 174.777, -41.289),  # Wellington; north comes first
    ("EPSG:2180", 638000.0, 487000.0, 21.02, 52.24),  # Warsaw; north comes first
]


@pytest.mark.parametrize(("code", "x", "y", "longitude", "latitude"), PLACES)
def test_east_and_north_are_read_whatever_the_order_of_the_axes(
    code: str, x: float, y: float, longitude: float, latitude: float
) -> None:
    places = places_of(np.array([x, np.nan]), np.array([y, 1.0]), code)
    assert places.longitude[0] == pytest.approx(longitude, abs=0.01)
    assert places.latitude[0] == pytest.approx(latitude, abs=0.01)
    assert np.isnan(places.longitude[1])
    assert not places.outside.any()


@pytest.mark.parametrize("code", ["EPSG:999999", "EPSG:5773"])  # none, and one of heights
def test_another_system_is_refused_by_name(code: str) -> None:
    with pytest.raises(InvalidData, match="coordinate system must be one"):
        places_of(np.array([1.0]), np.array([1.0]), code)


def _table(folder: Path, names: tuple[str, str], rows: int = 80, odd: str = "") -> Path:
    lines = [f"price,{names[0]},{names[1]},sqm"]
    lines += [
        f"{300_000 + 1_000 * n},{530_000 + 37 * n}.5,{180_000 + 53 * n}.25,{60 + n % 70}"
        for n in range(rows)
    ]
    path = folder / "sales.csv"
    path.write_text("\n".join([*lines, *([odd] if odd else [])]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("names", [("Easting", "Northing"), ("X", "Y"), ("oseast1m", "osnrth1m")])
def test_a_table_is_converted_and_keeps_its_system(names: tuple[str, str], tmp_path: Path) -> None:
    roles = {} if names[0] != "oseast1m" else {names[0]: "longitude", names[1]: "latitude"}
    asked = TableRequest("t", crs="EPSG:27700", roles=roles)  # type: ignore[arg-type]  # literals
    dataset = import_table(_table(tmp_path, names), tmp_path / "into", asked)
    assert dataset.schema.first("longitude") == names[0]
    assert dataset.frame[names[0]][0] == pytest.approx(-0.129, abs=0.01)
    assert dataset.frame[names[1]][0] == pytest.approx(51.504, abs=0.01)
    formats = {column.name: column.format.crs for column in dataset.schema.columns}
    assert formats == {names[0]: "EPSG:27700", names[1]: "EPSG:27700", "price": "", "sqm": ""}
    assert dataset.schema.currency == "GBP"  # the country of the places


def test_columns_that_are_each_other_are_found_by_the_area_of_use(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    rows = [f"{300_000 + n},{463_000 + 97 * n},{155_000 + 11 * n}" for n in range(60)]
    path.write_text("\n".join(["koopsom,X,Y", *rows]), encoding="utf-8")
    dataset = import_table(path, tmp_path / "into", TableRequest("t", crs="EPSG:28992"))
    assert dataset.schema.first("longitude") == "Y"
    assert dataset.frame["X"][0] == pytest.approx(52.155, abs=0.01)


def test_a_place_outside_the_area_is_a_problem_row(tmp_path: Path) -> None:
    path = _table(tmp_path, ("Easting", "Northing"), odd="300000,9000000,180000,70")
    asked = TableRequest("t", crs="EPSG:27700")
    inspection = inspect_table(path, asked)
    (problem,) = [p for p in inspection.problems if p.column == "Easting" and p.row == 82]
    assert "area of use of EPSG:27700 (longitude -9.01 to 2.01" in problem.rule
    assert inspection.bad_rows == 1
    assert not [q for q in inspection.questions if q.kind == "coordinate system"]


def test_a_system_needs_two_columns_and_a_code(tmp_path: Path) -> None:
    path = _table(tmp_path, ("a", "b"))
    with pytest.raises(InvalidData, match="EPSG:27700 needs two columns"):
        inspect_table(path, TableRequest("t", crs="EPSG:27700"))
    with pytest.raises(InvalidInput, match="crs must be a code such as EPSG:27700"):
        TableRequest("t", crs="British National Grid")


def test_homes_are_converted_as_the_sales_were(tmp_path: Path) -> None:
    asked = TableRequest("t", crs="EPSG:27700")
    schema = import_table(_table(tmp_path, ("X", "Y")), tmp_path / "into", asked).schema
    homes = tmp_path / "homes.csv"
    rows = ["530000.5,180000.25,80", ",,80", "9000000,180000,80", "-0.129,51.504,80"]
    homes.write_text("\n".join(["X,Y,sqm", *rows]), encoding="utf-8")
    table = read_homes_file(homes, schema)
    assert [(problem.row, problem.column) for problem in table.unread] == [(4, "X")]
    assert table.frame["X"].to_list() == [pytest.approx(-0.129, abs=0.01), None, -0.129]
    fields = [
        FormField(column.name, "", "number", column.role, "", "", False, None, format=column.format)
        for column in schema.columns
        if column.role in ("longitude", "latitude")
    ]
    typed = homes_frame([{"X": 530_000.5, "Y": "180,000.25"}, {"X": -0.129, "Y": 51.504}], fields)
    assert typed["Y"].to_list() == [pytest.approx(51.504, abs=0.01), 51.504]
    with pytest.raises(InvalidInput, match="home 2: X must lie in the area of use"):
        homes_frame([{"X": -0.1, "Y": 51.5}, {"X": 9e6, "Y": 180_000}], fields)


def test_a_schema_keeps_its_system_and_one_without_has_the_document_of_before() -> None:
    written = Column("X", "longitude", "number", format=ColumnFormat(crs="EPSG:27700"))
    schema = TableSchema("t", "T", "a sale", "", "", (written, Column("Y", "latitude", "number")))
    first, second = (column["format"] for column in schema.to_json()["columns"])
    assert (first["crs"], "crs" in second) == ("EPSG:27700", False)
    assert TableSchema.from_json(schema.to_json()) == schema


def test_a_hundred_thousand_places_are_converted() -> None:
    x = np.linspace(400_000, 600_000, 100_000)
    places = places_of(x, np.full(100_000, 180_000.0), "EPSG:27700")
    assert not places.outside.any()


@pytest.mark.parametrize(
    ("place", "currency", "fitting"),
    [
        ((2_683_802.6, 1_248_663.3), "CHF", ["EPSG:2056"]),
        ((683_802.6, 248_663.3), "CHF", ["EPSG:21781"]),  # the older grid of the same country
        ((429_737.0, 433_838.0), "GBP", ["EPSG:27700"]),
        ((136_687.0, 455_783.0), "EUR", ["EPSG:28992", "EPSG:31287"]),  # several countries
        ((333_511.0, 6_250_800.0), "AUD", []),  # zones look alike: only the user knows
        ((9e6, 9e6), "CHF", []),
        ((429_737.0, 433_838.0), "", []),
    ],
)
def test_grids_of_the_currency_that_hold_the_place_are_likely(
    place: tuple[float, float], currency: str, fitting: list[str]
) -> None:
    assert list(likely_systems(*place, currency)) == fitting
