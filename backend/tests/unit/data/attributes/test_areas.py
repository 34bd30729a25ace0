"""A table of areas gives each home its group, however the areas are written."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from houseprice.data.attributes.areas import groups_of, matching_column, read_area_attributes
from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidData, InvalidInput

SCHEMA = TableSchema(
    "town",
    "Town",
    "a sale",
    "USD",
    "ft2",
    (
        Column("price", "price", "number", "USD"),
        Column("zip", "number", "number"),
        Column("quarter", "neighbourhood", "category"),
    ),
)
SALES = pl.DataFrame(
    {
        "price": [98001.0, 98002.0, 98003.0, 98004.0],
        "zip": [98001.0, 98002.0, 98002.0, None],
        "quarter": ["North", "South", None, "South"],
    }
)


def table(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "areas.csv"
    file.write_text(text)
    return file


def test_a_home_has_the_group_of_its_area(tmp_path: Path) -> None:
    read = read_area_attributes(
        table(tmp_path, "postcode;group\n98001;A\n98002;B\n98003;A\n99999;\n")
    )
    assert read.header == "postcode"
    assert read.areas == {"98001", "98002", "98003"}
    assert matching_column(SALES, SCHEMA, read.areas) == "zip"
    assert groups_of(SALES["zip"], read.groups["group"]) == ["A", "B", "B", None]
    assert read.shares == frozenset()


def test_names_of_areas_are_alike_in_upper_and_lower_case(tmp_path: Path) -> None:
    read = read_area_attributes(table(tmp_path, "area,group\nNORTH,A\nsouth,B\n"))
    assert matching_column(SALES, SCHEMA, read.areas) == "quarter"
    assert groups_of(SALES["quarter"], read.groups["group"]) == ["A", "B", None, "B"]


@pytest.mark.parametrize(
    ("shares", "bands"),
    [
        # The two shares of the same areas, as fractions and in percent.
        ([0.05, 0.19, 0.2, 0.49, 0.5, 0.79, 0.8, 1], "u u l l h h t t"),
        ([5, 19, 20, 49, 50, 79, 80, 100], "u u l l h h t t"),
        (["5 %", "19 %", "20 %", "49 %", "50 %", "79 %", "80 %", "100 %"], "u u l l h h t t"),
    ],
)
def test_a_share_becomes_bands(tmp_path: Path, shares: list[object], bands: str) -> None:
    names = {"u": "under 20 %", "l": "20 to 50 %", "h": "50 to 80 %", "t": "80 % and over"}
    rows = "\n".join(f"a{at},{share}" for at, share in enumerate(shares))
    read = read_area_attributes(table(tmp_path, f"area,minority\n{rows}\n"))
    assert read.shares == {"minority"}
    expected = [names[band] for band in bands.split()]
    assert [read.groups["minority"][f"a{at}"] for at in range(len(shares))] == expected


def test_few_numbers_are_names_of_groups(tmp_path: Path) -> None:
    read = read_area_attributes(table(tmp_path, "area,class\nNorth,1\nSouth,3\nWest,1\n"))
    assert read.groups["class"] == {"north": "1", "south": "3", "west": "1"}


def test_an_area_has_one_group_of_an_attribute(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="one group of 'group', got 'A' and 'B' for 'north'"):
        read_area_attributes(table(tmp_path, "area,group\nNorth,A\nSouth,B\nnorth,B\n"))


def test_a_share_is_at_most_everybody(tmp_path: Path) -> None:
    rows = "\n".join(f"a{at},{20 * at}" for at in range(8))
    with pytest.raises(InvalidData, match="from 0 to 100 percent, got 0 to 140"):
        read_area_attributes(table(tmp_path, f"area,share\n{rows}\n"))


def test_areas_that_no_sale_lies_in_are_refused() -> None:
    with pytest.raises(InvalidInput, match="got none"):
        matching_column(SALES, SCHEMA, {"paris"})
    with pytest.raises(InvalidInput, match="got none in the column 'quarter'"):
        matching_column(SALES, SCHEMA, {"98001"}, "quarter")
    with pytest.raises(InvalidInput, match="column must be one of the data set, got 'town'"):
        matching_column(SALES, SCHEMA, {"98001"}, "town")


def test_a_price_is_no_area() -> None:
    with pytest.raises(InvalidInput):
        matching_column(SALES, SCHEMA, {"98004"})
