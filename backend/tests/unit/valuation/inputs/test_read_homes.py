"""Homes are checked before they are valued, and every mistake is named."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import polars as pl
import pytest

from houseprice.data.importing.sheet import FILE_ROW
from houseprice.errors import InvalidInput
from houseprice.valuation.answers import FormField
from houseprice.valuation.inputs.read_homes import homes_frame, typed_frame


def _field(name: str, kind: str, role: str, *, required: bool = False) -> FormField:
    return FormField(name, name, kind, role, "", "", required, None)  # type: ignore[arg-type]  # a test's own kinds


FORM = (
    _field("area", "number", "living_area", required=True),
    _field("latitude", "number", "latitude", required=True),
    _field("longitude", "number", "longitude"),
    _field("rooms", "integer", "bedrooms"),
    _field("zip", "choice", "neighbourhood"),
    _field("pool", "boolean", "category"),
    _field("sold", "date", "date"),
)
GOOD: dict[str, Any] = {"area": 120, "latitude": 47.5}


def test_a_home_is_typed_as_the_form_says() -> None:
    home = GOOD | {"zip": 98103, "pool": 1, "sold": "2024-05-31", "rooms": 3.0}
    row = homes_frame([home], FORM).row(0, named=True)
    assert row == {
        "area": 120.0,
        "latitude": 47.5,
        "longitude": None,
        "rooms": 3,
        "zip": "98103",
        "pool": True,
        "sold": date(2024, 5, 31),
    }


BAD = [
    ({"area": None}, "area is required"),
    ({"area": "big"}, "area must be a number, got 'big'"),
    ({"area": [1]}, "area must be a number"),
    ({"area": True}, "area must be a number"),  # JSON's true is no 1
    ({"area": math.nan}, "area must be a number"),
    ({"area": math.inf}, "area must be a number"),
    ({"area": 0}, "area must be positive"),
    ({"latitude": 90}, "without the poles"),  # every longitude is the same place there
    ({"latitude": -90.0}, "without the poles"),
    ({"latitude": 91}, "latitude must lie between"),
    ({"longitude": 181}, "longitude must lie between"),
    ({"rooms": 2.5}, "rooms must be a whole number"),
    ({"rooms": 1e300}, "rooms must be a whole number"),
    ({"pool": "maybe"}, "pool must be yes or no"),
    ({"pool": 2}, "pool must be true or false"),
    ({"zip": ["x"]}, "zip must be text"),
    ({"sold": "31.5.2024"}, "sold must be"),  # the sales had no such dates
    ({"sold": 20240531}, "sold must be a date such as"),
    ({"aera": 120}, "aera is not a feature of this model; did you mean area"),
    ({"price": 1}, "price is not a feature"),
]


@pytest.mark.parametrize(("change", "message"), BAD)
def test_a_wrong_home_is_refused_by_name(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput, match=message) as caught:
        homes_frame([GOOD | change], FORM)
    assert caught.value.places[0]["column"] == next(iter(change))


def test_of_many_homes_the_wrong_one_is_named() -> None:
    with pytest.raises(InvalidInput, match="home 2: latitude") as caught:
        homes_frame([GOOD, GOOD | {"latitude": 90}, GOOD], FORM)
    assert caught.value.places[0]["row"] == 2


def test_of_a_single_home_no_number_is_said() -> None:
    with pytest.raises(InvalidInput, match=r"^latitude must lie") as caught:
        homes_frame([GOOD | {"latitude": 91}], FORM)
    assert caught.value.places[0]["row"] == 1


WRONG_IN_A_FILE: list[tuple[dict[str, list[Any]], str]] = [
    ({"area": [1.0, 2.0], "rooms": [1.0, 2.5]}, "row 7: rooms must be a whole number"),
    ({"area": ["y", "x"]}, "row 3: area must be a number, got 'y' (1 more)"),
    ({"area": [1.0, 2.0], "pool": ["true", "maybe"]}, "row 7: pool must be yes or no"),
]


@pytest.mark.parametrize(("columns", "message"), WRONG_IN_A_FILE)
def test_homes_of_a_file_are_named_by_its_rows(columns: dict[str, list[Any]], message: str) -> None:
    frame = pl.DataFrame({**columns, "latitude": [1.0, 2.0], FILE_ROW: [3, 7]})
    with pytest.raises(InvalidInput) as caught:
        typed_frame(frame, FORM)
    assert caught.value.message.startswith(message)
    assert caught.value.places[0]["row"] == int(message.split()[1].rstrip(":"))


def test_the_row_of_a_file_is_no_column_of_its_table() -> None:
    with pytest.raises(InvalidInput, match=r"the table has only area\.$"):
        typed_frame(pl.DataFrame({"area": [1.0], FILE_ROW: [2]}), FORM)


def test_a_table_is_typed_and_foreign_columns_are_left_out() -> None:
    frame = pl.DataFrame({"area": [100, 90], "latitude": [1.0, 2.0], "zip": [1, 2], "x": [0, 0]})
    typed = typed_frame(frame, FORM)
    assert typed.columns == ["area", "latitude", "zip"]
    assert typed["zip"].to_list() == ["1", "2"]
    assert typed["area"].dtype == pl.Float64


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"area": [1.0]}, "columns latitude are required"),
        ({"area": ["x"], "latitude": [1.0]}, "home 1: area must be a number"),
        ({"area": [1.0], "latitude": [math.nan]}, "home 1: latitude must be a number"),
        ({"area": [1.0], "latitude": [1.0], "rooms": [1.5]}, "rooms must be a whole number"),
    ],
)
def test_a_wrong_table_is_refused_by_row_and_column(
    columns: dict[str, list[Any]], message: str
) -> None:
    with pytest.raises(InvalidInput, match=message):
        typed_frame(pl.DataFrame(columns), FORM)


def test_a_home_of_a_table_that_cannot_be_valued_does_not_keep_the_others_from_it() -> None:
    columns = {"area": [1.0, None, 0.0, 2.0], "latitude": [1.0, 2.0, 3.0, 90.0]}
    typed = typed_frame(pl.DataFrame(columns), FORM)
    assert typed["area"].to_list() == columns["area"]
    assert typed["latitude"].to_list() == columns["latitude"]


def test_blanks_around_an_id_tell_no_property_apart() -> None:
    parcel = FormField("parcel", "", "choice", "id", "", "", required=False, typical=None)
    homes = [{"area": 1.0, "latitude": 1.0, "parcel": parcel} for parcel in (" 0012 ", "0012", 12)]
    assert homes_frame(homes, [*FORM, parcel])["parcel"].to_list() == ["0012", "0012", "12"]
