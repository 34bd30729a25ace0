"""Leaks are detected even if another area, a gap value, a name or their order hides the price."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from tests.unit.data.leakage.conftest import (
    Floats,
    leak_kinds,
    make_market,
    noisy,
    per_area,
    prices,
    rows_of,
    with_column,
)

from houseprice.data.cells.column_format import ColumnType
from houseprice.data.dataset import Dataset
from houseprice.data.importing.inspection import inspect_table
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.leakage.detect import find_leaks
from houseprice.data.leakage.leak import exclude_leaks
from houseprice.data.schema import Column, Role


def lots(data: Dataset) -> Floats:
    return data.frame["lot"].to_numpy()


def filled(values: Floats, value: float, share: float) -> Floats:
    """The values, with one value in some share of the rows."""
    return np.where(np.random.default_rng(9).random(values.size) < share, value, values)


def with_role_column(
    data: Dataset, values: Any, role: Role, kind: ColumnType = "number"
) -> Dataset:
    """The data set with a column of this role in place of the honest one."""
    columns = tuple(column for column in data.schema.columns if column.role != role)
    honest_gone = replace(data, schema=replace(data.schema, columns=columns))
    return with_column(honest_gone, values, "extra", Column("extra", role, kind))


def bands(data: Dataset, count: int) -> list[str]:
    place = np.argsort(np.argsort(prices(data)))
    return [f"band {rank * count // place.size}" for rank in place]


@pytest.mark.parametrize("noise", [0.0, 0.05, 0.1, 0.2])
def test_a_price_per_lot_area_is_found_and_named(market: Dataset, noise: float) -> None:
    values = noisy(noise)(market, np.random.default_rng(3)) / lots(market)
    data = with_column(market, values)
    assert leak_kinds(data) == {"extra": "price_per_area"}
    (leak,) = find_leaks(data, rows_of(data))
    assert leak.reason == "together with the lot area it gives the price back"
    words = "lot times extra gives" if noise == 0 else "times the lot area it explains"
    assert words in leak.evidence
    assert leak.excluded


def test_a_price_per_living_area_is_named_so(market: Dataset) -> None:
    data = with_column(market, per_area(0.05)(market, np.random.default_rng(3)))
    (leak,) = find_leaks(data, rows_of(data))
    assert leak.reason == "together with the living area it gives the price back"


def test_an_honest_share_of_the_lot_is_left_alone(market: Dataset) -> None:
    assert leak_kinds(with_column(market, market.frame["area"].to_numpy() / lots(market))) == {}
    assert leak_kinds(with_column(market, market.frame["income"].to_numpy() / lots(market))) == {}


@pytest.mark.parametrize("share", [0.03, 0.1, 0.3, 0.5])
@pytest.mark.parametrize("value", [0.0, -1.0, 999_999_999.0, 400_000.0])
def test_a_common_gap_value_hides_no_price(market: Dataset, value: float, share: float) -> None:
    rng = np.random.default_rng(3)
    price = with_column(market, filled(noisy(0.1)(market, rng), value, share))
    assert leak_kinds(price) == {"extra": "price"}
    per_size = with_column(market, filled(per_area(0.05)(market, rng), value, share))
    assert leak_kinds(per_size) == {"extra": "price_per_area"}
    per_lot = with_column(market, filled(prices(market) / lots(market), value, share))
    assert leak_kinds(per_lot) == {"extra": "price_per_area"}


def test_the_gap_value_is_told(market: Dataset) -> None:
    data = with_column(market, filled(noisy(0.05)(market, np.random.default_rng(3)), -1, 0.3))
    (leak,) = find_leaks(data, rows_of(data))
    assert leak.column == "extra"
    assert leak.evidence.endswith("% of the sales that have its commonest value, -1")


def test_honest_columns_with_a_common_value_are_left_alone(market: Dataset) -> None:
    for number, name in enumerate(("income", "distance", "area", "lot")):
        honest = filled(market.frame[name].to_numpy(), (0, -1, 999_999_999, 0)[number], 0.3)
        assert leak_kinds(with_column(market, honest)) == {}, name


@pytest.mark.parametrize("role", ["lot_area", "living_area", "bedrooms", "year_built"])
@pytest.mark.parametrize("noise", [0.0, 0.05, 0.1])
def test_a_price_in_the_place_of_a_size_is_found(market: Dataset, role: Role, noise: float) -> None:
    values = noisy(noise)(market, np.random.default_rng(3))
    assert leak_kinds(with_role_column(market, values, role)) == {"extra": "price"}
    assert leak_kinds(with_role_column(market, filled(values, 0, 0.3), role)) == {"extra": "price"}


def test_a_price_per_area_in_the_place_of_the_lot_leaves_the_living_area_alone(
    market: Dataset,
) -> None:
    values = per_area(0.05)(market, np.random.default_rng(3))
    assert leak_kinds(with_role_column(market, values, "lot_area")) == {"extra": "price_per_area"}


@pytest.mark.parametrize("role", ["property_type", "neighbourhood"])
@pytest.mark.parametrize("count", [8, 20])
def test_price_bands_in_the_place_of_a_kind_are_found(
    market: Dataset, role: Role, count: int
) -> None:
    assert leak_kinds(with_role_column(market, bands(market, count), role, "category")) == {
        "extra": "price"
    }


def test_a_price_among_the_sizes_hides_no_other_leak(market: Dataset) -> None:
    rng = np.random.default_rng(3)
    data = with_role_column(market, prices(market), "lot_area")
    data = with_column(data, bands(market, 12), "kind", Column("kind", "property_type", "category"))
    data = with_column(data, noisy(0.15)(market, rng), "other")
    assert leak_kinds(data) == {"extra": "price", "kind": "price", "other": "price"}
    clean, _ = exclude_leaks(data, find_leaks(data, rows_of(data)))
    assert clean.schema.first("lot_area") is None
    assert leak_kinds(clean) == {}


@pytest.mark.parametrize("seed", range(4))
def test_a_living_area_that_tells_nearly_the_whole_price_is_honest(seed: int) -> None:
    data, rng = make_market(1500, seed), np.random.default_rng(seed)
    town = data.frame["town"].rank("dense").to_numpy()
    level = rng.normal(0, 0.08, 41)[town]
    price = 300 * data.frame["area"].to_numpy() * np.exp(level + rng.normal(0, 0.03, 1500))
    data = replace(data, frame=data.frame.with_columns(price=pl.Series(price)))
    assert leak_kinds(data) == {}


def test_an_area_named_by_its_value_has_no_role(tmp_path: Path, market: Dataset) -> None:
    leak, file = prices(market) / market.frame["area"].to_numpy(), tmp_path / "sales.csv"
    names = ("land_area_value", "lot_size_value", "site_area_worth", "living_area_price")
    data = market
    for name in names:
        data = with_column(data, leak, name)
    data.frame.head(900).write_csv(file)
    inspection = inspect_table(file, TableRequest("t", target="price"))
    roles = {column.name: column.role for column in inspection.columns}
    assert {roles[name] for name in names} == {"number"}
    assert {leak.column: leak.kind for leak in inspection.leaks} == dict.fromkeys(
        names, "price_per_area"
    )


@pytest.mark.parametrize("noise", [0.0, 0.02, 0.05])
def test_a_folded_price_is_found(market: Dataset, noise: float) -> None:
    away = np.log(prices(market)) - np.median(np.log(prices(market)))
    values = np.abs(away) + np.random.default_rng(3).normal(0, noise, away.size)
    assert leak_kinds(with_column(market, values)) == {"extra": "price"}


def test_price_bands_in_no_order_are_found(market: Dataset) -> None:
    code = np.random.default_rng(3).permutation(20)
    place = np.argsort(np.argsort(prices(market))) * 20 // 3000
    data = with_column(market, code[place], "extra", Column("extra", "number", "integer"))
    assert leak_kinds(data) == {"extra": "price"}
    (leak,) = find_leaks(data, rows_of(data))
    assert leak.evidence.startswith("level by level it explains")


def test_honest_columns_that_rise_and_fall_with_the_price_are_left_alone(market: Dataset) -> None:
    for name in ("area", "income", "distance"):
        values = np.log(market.frame[name].to_numpy())
        assert leak_kinds(with_column(market, np.abs(values - np.median(values)))) == {}, name
