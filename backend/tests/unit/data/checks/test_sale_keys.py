"""The key of a sale is made of what its row says, and of nothing else."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from houseprice.data.checks.sale_keys import KEY_LENGTH, sale_keys

SALES = pl.DataFrame(
    {
        "price": [250_000.0, 310_000.5, 250_000.0, 90_000.0],
        "day": [date(2021, 3, 4), date(2021, 3, 5), date(2021, 3, 4), None],
        "zone": ["Nørd", "a\tb", "Nørd", None],
        "new": [True, False, True, None],
    }
)


def test_equal_rows_are_told_apart_by_their_number() -> None:
    keys = sale_keys(SALES)
    assert keys[2] == f"{keys[0]}.2"
    assert keys.n_unique() == SALES.height
    assert keys.str.len_chars().max() <= KEY_LENGTH


def test_the_keys_are_those_of_other_versions_of_the_program() -> None:
    # The hash of "price", a separator, "1" and a separator: stored reviews name sales by it.
    assert sale_keys(pl.DataFrame({"price": [1]})).to_list() == ["b3479abe2f21fca56ef4d2485ab4d9e5"]


def test_order_of_rows_and_columns_and_empty_columns_change_no_key() -> None:
    keys = sale_keys(SALES)
    assert sale_keys(SALES.select("zone", "new", "day", "price")).equals(keys)
    assert sale_keys(SALES.with_columns(note=pl.lit(None, pl.String))).equals(keys)
    assert set(sale_keys(SALES.reverse())) == set(keys)


def test_a_whole_number_is_the_same_in_every_type() -> None:
    whole = pl.DataFrame({"price": [250_000.0, 1e15, float("nan")]})
    assert sale_keys(whole)[:2].equals(sale_keys(whole[:2].cast(pl.Int64)))


def test_another_value_or_another_column_is_another_sale() -> None:
    keys = {
        sale_keys(pl.DataFrame(row))[0]
        for row in (
            {"price": [1.0], "zone": ["a"]},
            {"price": [1.5], "zone": ["a"]},
            {"price": [1.0], "zone": ["b"]},
            {"price": [1.0], "area": ["a"]},
            {"price": [1.0], "zone": [None]},
        )
    }
    assert len(keys) == 5


def test_100_000_rows_have_keys_of_their_own() -> None:
    rng = np.random.default_rng(1)
    frame = pl.DataFrame({f"c{n}": rng.normal(size=100_001) for n in range(10)})
    assert sale_keys(frame).n_unique() == 100_001


def test_a_table_without_rows_has_no_keys() -> None:
    assert sale_keys(SALES.clear()).to_list() == []
