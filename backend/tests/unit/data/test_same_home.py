"""A home is told from others by the first key of which everything is known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from houseprice.data.same_home import key_of_home
from houseprice.data.schema import Column, TableSchema

SCHEMA = TableSchema(
    "t", "T", "a sale", "EUR", "m2",
    (
        Column("parcel", "id", "category"),
        Column("street", "address", "category"),
        Column("lat", "latitude", "number"),
        Column("lon", "longitude", "number"),
        Column("area", "living_area", "number"),
        Column("rooms", "bedrooms", "integer"),
        Column("price", "price", "number"),
    ),
)  # fmt: skip
SALES = pl.DataFrame(
    {
        "parcel": ["1", "1", "2", None],
        "street": ["Am Markt 1", "am  markt, 1", "Ring 7", "Ring 7"],
        "lat": [50.00001, 50.00002, 50.1, 50.1],
        "lon": [8.0, 8.00001, 8.0, 8.0],
        "area": [80.2, 80.0, 120.0, 120.0],
        "rooms": [3, 3, 4, 5],
        "price": [1.0, 2.0, 3.0, 4.0],
    }
)


@pytest.mark.parametrize(
    ("home", "columns", "prices"),
    [
        # the id comes before everything else
        ({"parcel": 1, "street": "Ring 7"}, ("parcel",), [1.0, 2.0]),
        # an address is the same in any case, with any blanks and commas
        ({"street": "AM MARKT 1"}, ("street",), [1.0, 2.0]),
        # rounded coordinates and areas; rooms count where they are known
        ({"lat": 50.000011, "lon": 8.0, "area": 80.4}, ("lat", "lon", "area"), [1.0, 2.0]),
        ({"lat": 50.1, "lon": 8, "area": 120, "rooms": 5}, ("lat", "lon", "area", "rooms"), [4.0]),
        ({"parcel": "3"}, ("parcel",), []),
    ],
)
def test_the_first_key_that_is_known_finds_the_sales(
    home: dict[str, Any], columns: tuple[str, ...], prices: list[float]
) -> None:
    key = key_of_home(SCHEMA, home)
    assert key is not None
    assert key.columns == columns
    assert key.sales_in(SALES.lazy())["price"].to_list() == prices


@pytest.mark.parametrize(
    "home",
    [
        {},
        {"lat": 50.0, "lon": 8.0},  # how large it is is not known
        {"parcel": None, "street": ""},  # a gap is no key
    ],
)
def test_a_home_of_which_too_little_is_known_has_no_key(home: dict[str, Any]) -> None:
    assert key_of_home(SCHEMA, home) is None


def test_columns_that_a_user_named_come_first_and_none_means_no_key() -> None:
    named = replace(SCHEMA, property_columns=("street", "rooms"))
    key = key_of_home(named, {"parcel": "1", "street": "Ring 7", "rooms": 5})
    assert key is not None
    assert key.sales_in(SALES.lazy())["price"].to_list() == [4.0]
    assert key_of_home(replace(SCHEMA, property_columns=()), {"parcel": "1"}) is None


def test_a_crowd_with_one_key_is_no_home() -> None:
    key = key_of_home(SCHEMA, {"street": "Ring 7"})
    assert key is not None
    building = pl.concat([SALES[2:]] * 11)
    assert key.sales_in(building.lazy()).is_empty()


def test_a_digest_is_that_of_the_home_and_of_its_data() -> None:
    one, same = (key_of_home(SCHEMA, {"parcel": "7", "area": area}) for area in (80, 90))
    assert one is not None
    assert same is not None
    assert one.digest("Sales") == same.digest("Sales")
    assert one.digest("Sales") != one.digest("Other sales")
