"""Files of homes are read whole: what cannot be read is noted, not raised."""

from __future__ import annotations

from pathlib import Path

import pytest

from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.matching.answer import HomesRequest
from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidInput
from houseprice.valuation.batches.reading import matched_headers, read_batch_homes

SCHEMA = TableSchema(
    name="town",
    title="Town",
    row_is="a sale of a house",
    currency="USD",
    area_unit="ft2",
    columns=(
        Column("price", "price", "number"),
        Column("living_area", "living_area", "number", required=True),
        Column("rooms", "bedrooms", "integer"),
    ),
)


def write(folder: Path, *lines: str) -> Path:
    file = folder / "homes.csv"
    file.write_text("\n".join(lines) + "\n")
    return file


def test_a_row_that_cannot_be_read_stays_with_all_its_problems(tmp_path: Path) -> None:
    file = write(
        tmp_path, "parcel,Living Area,rooms,price", "a,100,3,9", "b,large,x,9", "c,,2,dear"
    )
    homes = read_batch_homes(file, SCHEMA)
    assert homes.rows == 3
    assert homes.typed["living_area"].to_list() == [100.0, None, None]
    # A price is not needed, so one that is no number is none.
    assert [(p.row, p.column, p.value) for p in homes.unread] == [
        (3, "living_area", "large"),
        (3, "rooms", "x"),
    ]
    assert homes.first_unread()[3].column == "living_area"
    assert (homes.id_header, homes.headers["living_area"]) == ("parcel", "Living Area")
    assert homes.cells.columns == ["parcel", "Living Area", "rooms", "price"]


def test_a_header_stands_for_what_the_caller_says(tmp_path: Path) -> None:
    file = write(tmp_path, "GLA,living_area,rooms", "100,7,3")
    homes = read_batch_homes(file, SCHEMA, {"GLA": "living_area", "rooms": ""})
    assert homes.typed["living_area"].to_list() == [100.0]
    assert homes.headers == {"living_area": "GLA"}
    assert homes.cells.columns == ["GLA", "living_area", "rooms"]


@pytest.mark.parametrize(
    ("rename", "rule"),
    [
        ({"sqft": "living_area"}, "header must be one of the file"),
        ({"GLA": "height"}, "column must be one of the model"),
        ({"GLA": "rooms", "beds": "rooms"}, "must come from one header"),
    ],
)
def test_a_match_of_what_there_is_not_is_refused(
    tmp_path: Path, rename: dict[str, str], rule: str
) -> None:
    file = write(tmp_path, "GLA,beds", "100,3")
    with pytest.raises(InvalidInput, match=rule):
        read_batch_homes(file, SCHEMA, rename)


def test_headers_are_matched_although_a_required_one_is_missing(tmp_path: Path) -> None:
    sheet = read_sheet(write(tmp_path, "Merkmal 7,rooms", "100,3"), Limits())
    assert matched_headers(sheet, SCHEMA, {}, HomesRequest()) == {"rooms": "rooms"}
    with pytest.raises(InvalidInput, match="living_area are required"):
        read_batch_homes(tmp_path / "homes.csv", SCHEMA)
    sheet = read_sheet(write(tmp_path, "Merkmal 7,Merkmal 8", "100,3"), Limits())
    assert matched_headers(sheet, SCHEMA, {}, HomesRequest()) == {}


def test_a_file_without_homes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="at least one home"):
        read_batch_homes(write(tmp_path, "living_area,rooms"), SCHEMA)
