"""Columns that know the price are found, and honest ones are left alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from tests.unit.data.leakage.conftest import (
    Floats,
    Make,
    leak_kinds,
    make_market,
    noisy,
    per_area,
    prices,
    rows_of,
    with_column,
)

from houseprice.data.dataset import Dataset
from houseprice.data.importing.inspection import inspect_table
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.leakage.column_names import kind_by_name
from houseprice.data.leakage.detect import find_leaks
from houseprice.data.leakage.leak import exclude_leaks
from houseprice.data.leakage.price_means import fit_groups
from houseprice.data.schema import Column
from houseprice.errors import InvalidInput


def mean_of_group(group: NDArray[np.int64], values: Floats) -> Floats:
    mean: Floats = (np.bincount(group, weights=values) / np.bincount(group))[group]
    return mean


def window_mean(
    group: NDArray[np.int64], day: Floats, values: Floats, window: tuple[int, int]
) -> Floats:
    """Mean over the group's sales within a span of days around each sale; NaN without any."""
    out = np.full(values.size, np.nan)
    for code in np.unique(group):
        rows = np.flatnonzero(group == code)
        away = day[rows][None, :] - day[rows][:, None]
        near = (away >= window[0]) & (away <= window[1])
        count = near.sum(axis=1)
        mean = near @ values[rows] / np.maximum(count, 1)
        out[rows] = np.where(count > 0, mean, np.nan)
    return out


def towns(data: Dataset) -> NDArray[np.int64]:
    return data.frame["town"].rank("dense").to_numpy().astype(np.int64) - 1


def days(data: Dataset) -> Floats:
    return data.frame["sold"].to_physical().cast(pl.Float64).to_numpy()


def near_mean(data: Dataset, first: int, last: int) -> Floats:
    points = data.frame.select("lat", "lon").to_numpy()
    _, near = cKDTree(points).query(points, k=last)
    mean: Floats = prices(data)[near[:, first:]].mean(axis=1)
    return mean


def near_later(data: Dataset, sign: int) -> Floats:
    """Mean of the ten nearest sales that are later (or, with sign -1, earlier)."""
    points, day = data.frame.select("lat", "lon").to_numpy(), sign * days(data)
    _, near = cKDTree(points).query(points, k=80)
    there = day[near] > day[:, None]
    there &= np.cumsum(there, axis=1) <= 10
    count = there.sum(axis=1)
    mean = (prices(data)[near] * there).sum(axis=1) / np.maximum(count, 1)
    out: Floats = np.where(count > 0, mean, np.nan)
    return out


def test_honest_columns_are_left_alone(market: Dataset) -> None:
    assert leak_kinds(market) == {}


@pytest.mark.parametrize("seed", range(8))
def test_honest_columns_of_small_tables_are_left_alone(seed: int) -> None:
    assert leak_kinds(make_market(160, seed)) == {}


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (noisy(0.0), "price"),
        (noisy(0.05), "price"),
        (noisy(0.1), "price"),
        (noisy(0.2), "price"),
        (noisy(0.3), "price"),  # hardly more of the price than the size tells
        (lambda data, _: np.log(prices(data)), "price"),
        (lambda data, _: np.round(prices(data), -5), "price"),  # a few bands
        (lambda data, _: -np.sqrt(prices(data)), "price"),  # any order-keeping form, falling too
        (lambda data, rng: np.where(rng.random(3000) < 0.7, np.nan, prices(data)), "price"),
        (per_area(0.0), "price_per_area"),
        (per_area(0.1), "price_per_area"),
        (per_area(0.2), "price_per_area"),
        (lambda data, rng: 1 / per_area(0.05)(data, rng), "price"),  # area per money
        (lambda data, _: mean_of_group(towns(data), prices(data)), "neighbourhood_mean"),
        (lambda data, _: np.log(mean_of_group(towns(data), prices(data))), "neighbourhood_mean"),
        (
            lambda data, _: mean_of_group(towns(data), prices(data) / data.frame["area"]),
            "neighbourhood_mean",
        ),
        (
            lambda data, _: window_mean(towns(data), days(data), prices(data), (1, 200)),
            "neighbourhood_mean",
        ),
        (lambda data, _: near_mean(data, 0, 10), "neighbourhood_mean"),  # itself among them
        (lambda data, _: near_later(data, 1), "neighbourhood_mean"),
    ],
)
def test_each_leak_is_found(market: Dataset, make: Make, kind: str) -> None:
    values = make(market, np.random.default_rng(3))
    assert leak_kinds(with_column(market, values)) == {"extra": kind}


@pytest.mark.parametrize(
    "make",
    [
        lambda data, _: window_mean(towns(data), days(data), prices(data), (-200, -1)),
        lambda data, _: near_later(data, -1),
    ],
)
def test_means_of_earlier_sales_are_honest(market: Dataset, make: Make) -> None:
    assert leak_kinds(with_column(market, make(market, np.random.default_rng(3)))) == {}


def test_a_mean_of_other_sales_misses_by_its_sampling_error(market: Dataset) -> None:
    rng = np.random.default_rng(0)
    other = rng.permutation(3000) < 1500
    town, log_price = towns(market), np.log(prices(market))
    theirs = np.bincount(town[other], weights=log_price[other]) / np.bincount(town[other])
    honest = fit_groups(theirs[town[~other]], [log_price[~other]])
    own = np.bincount(town[~other], weights=log_price[~other]) / np.bincount(town[~other])
    leaking = fit_groups(own[town[~other]], [log_price[~other]])
    assert honest is not None
    assert leaking is not None
    assert honest.misfit > 1.0
    assert not honest.is_leak
    assert leaking.misfit < 0.01
    assert leaking.is_leak


def test_an_id_that_sorts_by_price_is_found_as_number_and_as_code(market: Dataset) -> None:
    place = np.argsort(np.argsort(prices(market), kind="stable"), kind="stable")
    number = with_column(market, place + 10_000, "row", Column("row", "number", "integer"))
    assert leak_kinds(number) == {"row": "sorted_id"}
    codes = [f"P-{number_of_row:06d}" for number_of_row in place]
    code = with_column(market, codes, "ref", Column("ref", "category", "category"))
    assert leak_kinds(code) == {"ref": "sorted_id"}


def test_an_id_in_no_order_is_honest(market: Dataset) -> None:
    codes = [f"P-{number:06d}" for number in np.random.default_rng(1).permutation(3000)]
    assert (
        leak_kinds(with_column(market, codes, "ref", Column("ref", "category", "category"))) == {}
    )


def test_a_price_band_in_words_is_found(market: Dataset) -> None:
    bands = [f"band {int(price // 50_000)}" for price in prices(market)]
    data = with_column(market, bands, "segment", Column("segment", "category", "category"))
    assert leak_kinds(data) == {"segment": "price"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ListPrice", "list_price"),
        ("original_list_price", "list_price"),
        ("AskingPrice", "list_price"),
        ("assessedValue", "assessed_value"),
        ("Appraised Value", "assessed_value"),
        ("taxable_value", "assessed_value"),
        ("sale_ratio", "price_ratio"),
        ("price_per_sqft", "price_per_area"),
        ("SPEC_FEAT_VAL", None),  # Miami: value of special features
        ("Misc Val", None),  # Ames: value of a shed
        ("numPriceChanges", None),
        ("list_date", None),
        ("tax_rate", None),
        ("lastSoldPrice", None),  # of an earlier sale
        ("MedInc", None),
        ("lot_sqft", None),
    ],
)
def test_names_that_speak_of_a_price(name: str, kind: str | None) -> None:
    assert kind_by_name(name) == kind


def test_a_list_price_is_found_by_its_name_and_a_figure(market: Dataset) -> None:
    rng = np.random.default_rng(2)
    vague = np.exp(0.5 * np.log(prices(market)) + rng.normal(0, 0.5, 3000))
    assert leak_kinds(with_column(market, vague, "asking_price")) == {"asking_price": "list_price"}
    assert leak_kinds(with_column(market, vague, "score")) == {}, (
        "so vague a figure is no leak by itself"
    )
    unrelated = rng.normal(0, 1, 3000)
    assert leak_kinds(with_column(market, unrelated, "asking_price")) == {}, (
        "a name alone is no evidence"
    )


def test_an_assessment_and_its_ratio_are_found_whatever_their_names(market: Dataset) -> None:
    rng = np.random.default_rng(4)
    assessed = noisy(0.08)(market, rng)
    data = with_column(with_column(market, assessed, "a"), prices(market) / (assessed**0.5), "b")
    assert set(leak_kinds(data)) == {"a", "b"}


def test_two_copies_of_a_leak_do_not_hide_each_other(market: Dataset) -> None:
    rng = np.random.default_rng(5)
    leak = noisy(0.1)(market, rng)
    assert set(leak_kinds(with_column(with_column(market, leak, "one"), leak * 0.9, "two"))) == {
        "one",
        "two",
    }


def test_a_later_date_carries_no_price(market: Dataset) -> None:
    closing = market.frame["sold"].dt.offset_by("45d").to_list()
    data = with_column(market, closing, "closed", Column("closed", "ignore", "date"))
    assert leak_kinds(data) == {}


def test_test_sales_are_not_looked_at(market: Dataset) -> None:
    rows = rows_of(market)
    leak = np.random.default_rng(6).normal(12, 1, 3000)
    hidden = np.setdiff1d(np.arange(3000), rows)
    leak[hidden] = np.log(prices(market))[hidden]
    assert leak_kinds(with_column(market, leak)) == {}


def test_a_leak_is_left_out_unless_kept(market: Dataset) -> None:
    data = with_column(market, prices(market), "total")
    leaks = find_leaks(data, rows_of(data))
    clean, decided = exclude_leaks(data, leaks)
    assert "total" not in {column.name for column in clean.schema.features}
    assert clean.frame is data.frame
    assert [leak.excluded for leak in decided] == [True]
    assert "Column total was left out" in decided[0].sentence()
    unchanged, decided = exclude_leaks(data, leaks, ["total"])
    assert unchanged.schema == data.schema
    assert [leak.excluded for leak in decided] == [False]
    assert "too good to be true" in decided[0].sentence()
    assert "gives two thirds of the prices to 0.01 %" in decided[0].evidence


def test_only_a_column_that_is_there_can_be_kept(market: Dataset) -> None:
    with pytest.raises(InvalidInput, match="got 'totl'"):
        exclude_leaks(market, (), ["totl"])


def test_twenty_thousand_sales_of_eighty_columns_raise_no_false_flag() -> None:
    data, rng = make_market(20_000), np.random.default_rng(0)
    for number in range(66):
        values = np.round(data.frame["area"].to_numpy() ** 0.5 * rng.lognormal(1, 1, 20_000), 1)
        data = with_column(data, values, f"x{number}")
    assert find_leaks(data, np.arange(20_000)) == ()


def test_inspection_tells_what_a_training_leaves_out(market: Dataset, tmp_path: Path) -> None:
    file = tmp_path / "sales.csv"
    with_column(market, prices(market) * 1.01, "total").frame.head(600).write_csv(file)
    inspection = inspect_table(file, TableRequest("t", target="price"))
    assert [(leak.column, leak.kind) for leak in inspection.leaks] == [("total", "price")]
    assert inspection.to_json()["leaks"][0]["excluded"] is True
