"""The made-up market is the same for everybody and has a known rule."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from houseprice.data.builtin import demo
from houseprice.data.builtin.cast import dtype


@pytest.fixture(scope="module")
def market() -> demo.Market:
    return demo.make_market(42)


def test_the_same_seed_makes_the_same_market(market: demo.Market) -> None:
    again = demo.make_market(42)
    assert market.frame.equals(again.frame)
    np.testing.assert_array_equal(market.true_value, again.true_value)


def test_another_seed_makes_another_market(market: demo.Market) -> None:
    assert not market.frame.equals(demo.make_market(43).frame)


def test_a_level_of_ones_own_takes_the_place_of_the_trend(market: demo.Market) -> None:
    def level(day: demo.Ints, neighbourhood: demo.Ints) -> demo.Floats:
        return 0.1 * day / 365.25 + 0.5 * (neighbourhood == 0)

    other = demo.make_market(42, demo.DEFAULT_SALES, level)
    assert other.frame.drop("price").equals(market.frame.drop("price"))
    day = market.frame["sale_date"].to_physical().to_numpy() - 17_532  # since 1 January 2018
    is_first = (market.frame["neighbourhood"] == "Old Harbour").to_numpy()
    moved = np.log(other.true_value / market.true_value)
    flat = moved - 0.1 * day / 365.25 - 0.5 * is_first
    same_month = flat[np.abs(day - 400) < 15]  # the demo's own trend hardly moves within a month
    assert np.ptp(same_month) < 0.02


def test_columns_are_typed_as_the_schema_says(market: demo.Market) -> None:
    expected = {column.name: dtype(column) for column in demo.SCHEMA.columns}
    assert dict(market.frame.schema) == expected


def test_it_is_called_a_sample() -> None:
    assert demo.SCHEMA.is_sample
    assert any("made up" in warning for warning in demo.SCHEMA.warnings)


def test_the_noise_floor_is_that_of_the_noise(market: demo.Market) -> None:
    # The median of |e^x - 1| for normal x of this spread is near 0.6745 of the spread.
    large = demo.make_market(1, n_sales=20_000)
    assert large.best_mdape() == pytest.approx(100 * 0.6745 * demo.NOISE_SD, rel=0.04)
    assert 4.9 < market.best_mdape() < 6.0


def test_the_floor_can_be_told_of_some_rows(market: demo.Market) -> None:
    rows = np.array([3, 5, 8])
    price = market.frame["price"].to_numpy()[rows]
    expected = 100 * np.median(np.abs(market.true_value[rows] / price - 1))
    assert market.best_mdape(rows) == pytest.approx(expected)


def test_about_eight_percent_are_second_sales(market: demo.Market) -> None:
    often = Counter(market.frame["parcel"].to_list())
    assert set(often.values()) == {1, 2}
    assert sum(count == 2 for count in often.values()) == 160


def test_a_home_stays_where_and_what_it_is(market: demo.Market) -> None:
    fixed = market.frame.select("parcel", "latitude", "longitude", "living_area", "bedrooms")
    assert fixed.n_unique() == market.frame["parcel"].n_unique()


def test_sales_span_six_years(market: demo.Market) -> None:
    years = market.frame["sale_date"].dt.year()
    assert sorted(years.unique()) == [2018, 2019, 2020, 2021, 2022, 2023]


def test_some_fields_are_missing_but_never_price_place_or_date(market: demo.Market) -> None:
    gaps = market.frame.null_count().row(0, named=True)
    assert {name for name, count in gaps.items() if count} == {
        "lot_area", "year_built", "condition", "bathrooms", "garage_spaces", "description",
    }  # fmt: skip


def test_sales_that_are_not_of_the_market_are_flagged_and_cheap(market: demo.Market) -> None:
    flagged = ~market.frame["market_sale"].to_numpy()
    ratio = market.frame["price"].to_numpy() / market.true_value
    assert 10 <= flagged.sum() <= 80
    assert np.median(ratio[flagged]) < 0.85
    assert np.median(ratio[~flagged]) == pytest.approx(1, abs=0.02)


def test_the_listing_text_carries_value(market: demo.Market) -> None:
    texts = market.frame["description"].fill_null("")
    noiseless = np.log(market.true_value)
    structure = np.log(market.frame["living_area"].to_numpy())
    work = texts.str.contains("fixer-upper|needs work").to_numpy()
    rest = noiseless - structure
    assert 100 < work.sum() < 300
    assert rest[work].mean() < rest[~work].mean() - 0.03


def test_the_market_rises(market: demo.Market) -> None:
    per_area = np.log(market.true_value / market.frame["living_area"].to_numpy())
    year = market.frame["sale_date"].dt.year().to_numpy()
    assert per_area[year == 2023].mean() > per_area[year == 2018].mean() + 0.1
