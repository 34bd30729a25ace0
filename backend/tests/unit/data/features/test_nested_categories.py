"""Columns that lie within others borrow from them; the others stay as they are."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from houseprice.data.arrays import Table
from houseprice.data.features.categories import SMOOTHING, Category, fold_means, past_means
from houseprice.data.features.nested_categories import fit_categories
from houseprice.data.schema import Column, Role, TableSchema

N_TOWNS, STREETS_A_TOWN = 60, 12


def schema(**roles: Role) -> TableSchema:
    columns = (
        Column("price", "price", "number", "", "Price", "", required=True),
        *(
            Column(name, role, "category", "", name, "", required=False)
            for name, role in roles.items()
        ),
    )
    return TableSchema("register", "Register", "a sale", "GBP", "m2", columns)


def register(n: int, seed: int = 1) -> tuple[pl.DataFrame, np.ndarray, np.ndarray]:
    """Sales of a country; true log price of each, and the town of each."""
    random = np.random.default_rng(seed)
    town = random.integers(0, N_TOWNS, n)
    street = random.integers(0, STREETS_A_TOWN, n)
    of_county = random.normal(0, 0.4, 6)[np.arange(N_TOWNS) % 6]
    of_town = of_county + random.normal(0, 0.2, N_TOWNS)
    of_street = random.normal(0, 0.2, (N_TOWNS, STREETS_A_TOWN))
    level = 12.0 + of_town[town] + of_street[town, street]
    frame = pl.DataFrame(
        {
            "price": np.exp(level + random.normal(0, 0.2, n)),
            "county": [f"County {number % 6}" for number in town.tolist()],
            "town": [f"Town {number}" for number in town.tolist()],
            # The names of streets come again in every town.
            "street": [f"{number % 90 + 1} Road {chr(65 + number)}" for number in street.tolist()],
        }
    )
    return frame, level, town


def fitted(frame: pl.DataFrame, roles: dict[str, Role]) -> dict[str, Category]:
    table = Table(frame)
    categories = fit_categories(table, schema(**roles), np.log(table.numbers("price")))
    return {category.column: category for category in categories}


ROLES: dict[str, Role] = {"street": "address", "town": "neighbourhood", "county": "category"}


def test_streets_lie_within_towns_and_towns_within_counties() -> None:
    by_column = fitted(register(6_000)[0], ROLES)
    assert list(by_column) == ["county", "town", "street"]
    assert by_column["county"].within is None
    assert by_column["town"].within == "county"
    assert (by_column["street"].within, by_column["street"].street) == ("town", True)
    assert len(by_column["street"].levels) == N_TOWNS * STREETS_A_TOWN


@pytest.mark.parametrize("n", [1_500, 100_000])
def test_what_a_street_borrows_brings_its_level_nearer_to_the_truth(n: int) -> None:
    frame, level, _ = register(n)
    by_column = fitted(frame, ROLES)
    table, log_price = Table(frame), np.log(frame["price"].to_numpy())
    street = by_column["street"]
    borrowed = street.encode(street.codes(table))[:, 0]
    pairs = [f"{town} {way}" for town, way in zip(frame["town"], frame["street"], strict=True)]
    alone = Category.fit("street", pairs, log_price)
    own = alone.encode(alone.codes(Table({"street": pairs})))[:, 0]
    off, off_alone = np.std(borrowed - level), np.std(own - level)
    assert off < 0.75 * off_alone if n < 10_000 else off <= off_alone


def test_a_new_street_of_a_known_town_counts_as_the_town() -> None:
    by_column = fitted(register(6_000)[0], ROLES)
    homes = pl.DataFrame({"county": ["County 1"], "town": ["Town 7"], "street": ["9 New Way"]})
    table = Table(homes)
    street, town = by_column["street"], by_column["town"]
    assert street.encode(street.codes(table))[0, 0] == town.encode(town.codes(table))[0, 0]
    nowhere = Table(homes.with_columns(town=pl.lit("Nowhere")))
    assert street.codes(nowhere).tolist() == [len(street.levels)]


def test_what_was_stored_is_read_back_and_older_models_had_less() -> None:
    street = fitted(register(3_000)[0], ROLES)["street"]
    assert Category.from_json(street.to_json()) == street
    older = {"column": "kind", "levels": ["a"], "flags": ["a"], "means": [1.0, 2.0]}
    assert Category.from_json(older).smoothing == SMOOTHING


def test_columns_that_do_not_lie_within_each_other_stay_alone() -> None:
    random = np.random.default_rng(2)
    frame = pl.DataFrame(
        {
            "price": np.exp(random.normal(12, 0.3, 4_000)),
            "agent": [f"Agent {number}" for number in random.integers(0, 300, 4_000).tolist()],
            "kind": [f"Kind {number}" for number in random.integers(0, 4, 4_000).tolist()],
        }
    )
    by_column = fitted(frame, {"agent": "category", "kind": "category"})
    assert list(by_column) == ["agent", "kind"]
    assert {category.within for category in by_column.values()} == {None}


def test_addresses_of_single_homes_are_no_streets() -> None:
    names = [
        f"{chr(65 + n % 26)}{chr(65 + n // 26 % 26)}{chr(65 + n // 676)} Lodge"
        for n in range(2_000)
    ]
    lodges = register(2_000)[0].with_columns(street=pl.Series(names))
    assert "street" not in fitted(lodges, ROLES)
    numbers = lodges.with_columns(street=pl.Series([str(n) for n in range(2_000)]))
    assert "street" not in fitted(numbers, ROLES)


def test_where_homes_have_coordinates_addresses_stay_addresses() -> None:
    frame = register(2_000)[0].with_columns(latitude=pl.lit(47.5))
    table = Table(frame)
    columns = schema(**ROLES).columns
    place = Column("latitude", "latitude", "number", "deg", "Latitude", "", required=False)
    with_place = TableSchema("register", "Register", "a sale", "GBP", "m2", (*columns, place))
    categories = fit_categories(table, with_place, np.log(table.numbers("price")))
    assert "street" not in {category.column for category in categories}


def test_past_means_know_only_the_past_and_borrow() -> None:
    codes = np.array([0, 0, 1, 0, 1])
    log_price, day = np.array([1.0, 2.0, 3.0, 4.0, 5.0]), np.array([1.0, 1.0, 2.0, 3.0, 4.0])
    outer = np.array([9.0, 9.0, 9.0, 9.0, 9.0])
    means = past_means(codes, log_price, day, outer, 1.0)
    assert means.tolist() == pytest.approx([9.0, 9.0, 9.0, (3.0 + 9.0) / 3, (3.0 + 9.0) / 2])
    plain = past_means(codes, log_price, day)
    overall = np.array([3.0, 3.0, 1.5, 2.0, 2.5])
    sums, sales = np.array([0.0, 0.0, 0.0, 3.0, 3.0]), np.array([0, 0, 0, 2, 1])
    assert plain == pytest.approx((sums + SMOOTHING * overall) / (sales + SMOOTHING))


def test_fold_means_borrow_from_the_other_folds() -> None:
    codes, fold = np.array([0, 0, 0, 1]), np.array([0, 1, 1, 1])
    log_price, outer = np.array([1.0, 2.0, 4.0, 6.0]), np.full(4, 10.0)
    means = fold_means(codes, log_price, fold, outer, 1.0)
    assert means.tolist() == pytest.approx([(2.0 + 4.0 + 10.0) / 3, 5.5, 5.5, 10.0])
