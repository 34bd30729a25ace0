"""Two coordinates in one cell become two columns, in sales and in homes alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from houseprice.data.importing.homes import read_homes_file
from houseprice.data.importing.inspection import inspect_table
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.schema import Column, TableSchema


def _table(folder: Path, header: str, cells: list[str], size: int = 60) -> Path:
    rows = [
        f"{200_000 + 700 * n};{1 + n % 28:02}.03.2021;{60 + n % 80};{cells[n % len(cells)]}"
        for n in range(size)
    ]
    file = folder / "sales.csv"
    file.write_text("\n".join([f"price;sold;size;{header}", *rows]), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("coordenadas", ["40.1, -3.2", "40.25, -3.41"]),
        ("lon_lat", ["-3.2, 40.1", "-3.41, 40.25"]),
        ("geo", ["(40.1,-3.2)", "(40.25,-3.41)"]),
        ("geom", ["POINT (-3.2 40.1)", "POINT (-3.41 40.25)"]),
        ("place", ['"[40.1; -3.2]"', '"[40.25; -3.41]"']),
    ],
)
@pytest.mark.parametrize("size", [60, 100_000])
def test_both_are_read_and_said(tmp_path: Path, header: str, cells: list[str], size: int) -> None:
    found = inspect_table(_table(tmp_path, header, cells, size), TableRequest("t"))
    roles = {column.role: column for column in found.columns if column.role != "ignore"}
    assert roles["latitude"].values[:2] == ("40.1", "40.25")
    assert roles["longitude"].values[:2] == ("-3.2", "-3.41")
    assert found.derived == {"latitude": (header,), "longitude": (header,)}
    assert "places" in [problem.kind for problem in found.problems]


def test_a_first_number_beyond_85_is_a_longitude(tmp_path: Path) -> None:
    cells = ["151.2, -33.8", "150.9, -33.7"]
    found = inspect_table(_table(tmp_path, "point", cells), TableRequest("t"))
    first = {column.role: column.values[0] for column in found.columns}
    assert (first["latitude"], first["longitude"]) == ("-33.8", "151.2")


def test_a_cell_that_is_no_place_is_a_bad_row(tmp_path: Path) -> None:
    cells = [*(f"40.{n:02}, -3.{n:02}" for n in range(1, 30)), "near the church"]
    found = inspect_table(_table(tmp_path, "coordenadas", cells), TableRequest("t"))
    bad = [problem for problem in found.problems if problem.rule.startswith("must be two coord")]
    assert (bad[0].row, bad[0].value, found.bad_rows) == (31, "near the church", 2)


def test_homes_may_have_them_so_though_the_sales_had_two_columns(tmp_path: Path) -> None:
    columns = (
        Column("size", "living_area", "number", "m2"),
        Column("lat", "latitude", "number", "deg"),
        Column("lon", "longitude", "number", "deg"),
        Column("price", "price", "number", "EUR"),
    )
    schema = TableSchema("t", "T", "a sale", "EUR", "m2", columns)
    file = _table(tmp_path, "coordenadas", ["40.1, -3.2", "40.25, -3.41"])
    homes = read_homes_file(file, schema)
    assert homes.frame["lat"][:2].to_list() == [40.1, 40.25]
    assert homes.frame["lon"][:2].to_list() == [-3.2, -3.41]
    matched = {match.column: match for match in homes.match.matched}
    assert (matched["lon"].headers, matched["lon"].how) == (("coordenadas",), "two in one cell")
