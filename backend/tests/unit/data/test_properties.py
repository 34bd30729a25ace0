"""A home is one unit of one building; a street or a building is none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.data.dataset import Dataset
from houseprice.data.properties import find_homes
from houseprice.data.schema import Column, Role, TableSchema
from houseprice.data.splits import make_split
from houseprice.errors import InvalidInput

N = 600


def _table(
    roles: dict[str, Role], homes: tuple[str, ...] | None = None, **columns: list[object]
) -> Dataset:
    frame = pl.DataFrame({"price": np.arange(N) + 1e5, **columns}, strict=False)
    schema = TableSchema(
        "t", "T", "a sale", "USD", "m2",
        (
            Column("price", "price", "number"),
            *(Column(name, roles[name], "category") for name in columns),
        ),
        property_columns=homes,
    )  # fmt: skip
    return Dataset(schema, frame, "0" * 64, Path("sales.parquet"))


def _streets() -> list[object]:
    return [f"OAK AVE {i % 10}" for i in range(N)]


def _sizes() -> list[object]:
    return [50.0 + i % 8 for i in range(N)]


def test_a_street_is_no_home_and_that_is_told() -> None:
    data = _table({"street": "address", "area": "living_area"}, street=_streets(), area=_sizes())
    homes = find_homes(data.frame, data.schema)
    assert homes.columns == ()
    assert np.unique(homes.numbers).size == N
    (doubt,) = homes.doubts
    assert "street, area" in doubt
    assert "600 of 600 sales would be in groups of up to 15" in doubt
    split = make_split(data, "auto")
    assert (split.train.size, split.dropped) == (480, 0)
    assert split.doubts == homes.doubts


@pytest.mark.parametrize("name", ["unit_no", "Apartment Number", "etage", "block", "Hausnummer"])
def test_a_unit_belongs_to_the_address_whatever_its_role(name: str) -> None:
    units: list[object] = [str(i // 10) for i in range(N)]
    units[-1], streets = units[0], _streets()
    streets[-1] = streets[0]
    data = _table({"street": "address", name: "category"}, **{"street": streets, name: units})
    homes = find_homes(data.frame, data.schema)
    assert homes.columns == ("street", name)
    assert homes.doubts == ()
    assert homes.numbers[0] == homes.numbers[-1]
    assert np.unique(homes.numbers).size == N - 1


def test_all_columns_of_the_address_count() -> None:
    data = _table(
        {"street": "address", "number": "address"},
        street=["Oak Street"] * N,
        number=[str(max(i, 1)) for i in range(N)],
    )
    homes = find_homes(data.frame, data.schema)
    assert homes.columns == ("street", "number")
    assert np.unique(homes.numbers).size == N - 1


@pytest.mark.parametrize(("name", "value"), [("building", "THE OLD MILL"), ("postcode", "98101")])
def test_an_address_without_a_number_of_its_own_tells_no_home(name: str, value: str) -> None:
    values: list[object] = [value if i < 5 else f"{value} {chr(65 + i % 26)}" for i in range(N)]
    data = _table({name: "address"}, **{name: values})
    assert np.unique(find_homes(data.frame, data.schema).numbers).size == N


def test_a_crowd_in_a_large_table_is_taken_apart() -> None:
    streets: list[object] = [f"{i} Elm" for i in range(N)]
    streets[:30] = ["0 TBD"] * 30
    streets[-1] = streets[-2]
    large = _table({"street": "address"}, street=streets)
    frame = pl.concat([large.frame] + [
        large.frame.with_columns(pl.col("street") + f" {k}").filter(pl.col("price") >= 100_030)
        for k in range(6)
    ])  # fmt: skip
    homes = find_homes(frame, large.schema)
    assert homes.columns == ("street",)
    assert np.unique(homes.numbers[:30]).size == 30
    assert homes.numbers[N - 1] == homes.numbers[N - 2]


def _listed_twice(ids: list[object]) -> Dataset:
    """Every tenth home is listed a second time, a few metres off and under another number."""
    rng = np.random.default_rng(0)
    place = rng.uniform(0, 1, (N, 2))
    again = np.arange(N) % 10 == 9
    home = np.where(again, np.arange(N) - 5, np.arange(N))
    roles: dict[str, Role] = {
        "listing": "id", "lat": "latitude", "lon": "longitude", "area": "living_area",
        "beds": "bedrooms",
    }  # fmt: skip
    return _table(
        roles,
        listing=ids,
        lat=(40 + place[home, 0].round(4) + 2e-6 * again).tolist(),
        lon=(-80 + place[home, 1].round(4)).tolist(),
        area=(100.0 + home).tolist(),
        beds=(home % 4).tolist(),
    )


def test_a_home_under_two_listings_is_one_home() -> None:
    data = _listed_twice([f"A{i}" for i in range(N)])
    homes = find_homes(data.frame, data.schema)
    assert homes.columns == ("lat", "lon", "area", "beds")
    assert np.unique(homes.numbers).size == N - 60
    assert make_split(data, "random:42").shared > 5
    assert make_split(data, "auto").dropped > 5


def test_an_id_that_repeats_is_that_of_a_home() -> None:
    data = _listed_twice([f"P{i // 2 if i < 40 else i}" for i in range(N)])
    assert find_homes(data.frame, data.schema).columns == ("listing",)


def test_a_user_names_the_columns_or_none() -> None:
    roles: dict[str, Role] = {"street": "address", "area": "living_area"}
    columns = {"street": _streets(), "area": _sizes()}
    asked = _table(roles, ("street", "area"), **columns)
    assert np.unique(find_homes(asked.frame, asked.schema).numbers).size == 40
    alone = _table(roles, (), **columns)
    homes = find_homes(alone.frame, alone.schema)
    assert np.unique(homes.numbers).size == N
    assert homes.doubts == ()
    wrong = _table(roles, ("strete",), **columns)
    with pytest.raises(InvalidInput, match="got 'strete'"):
        find_homes(wrong.frame, wrong.schema)


def test_a_schema_keeps_what_the_user_named() -> None:
    asked = _table({"street": "address"}, ("street",), street=_streets()).schema
    assert TableSchema.from_json(asked.to_json()) == asked
    found = _table({"street": "address"}, street=_streets()).schema
    assert "property_columns" not in found.to_json()
