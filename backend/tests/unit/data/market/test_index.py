"""The price index recovers the known movement of a market, with honest intervals."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.data.arrays import Table
from houseprice.data.builtin import demo
from houseprice.data.features.encodings import fit_encodings
from houseprice.data.features.market import learn_market
from houseprice.data.market.index import MARKET_FILE, IndexCurve, MarketIndex
from houseprice.data.schema import TableSchema


def index_of(frame: pl.DataFrame, schema: TableSchema) -> MarketIndex | None:
    sales = frame.sort(schema.first("date") or frame.columns[0])
    return learn_market(Table(sales), schema, fit_encodings(sales, schema, None))


def known_index(frame: pl.DataFrame, schema: TableSchema) -> MarketIndex:
    index = index_of(frame, schema)
    assert index is not None
    return index


@pytest.fixture(scope="module")
def demo_index() -> MarketIndex:
    return known_index(demo.make_market(42, 4_000).frame, demo.SCHEMA)


def true_level(index: MarketIndex) -> np.ndarray:
    """The level of homes that age; about half are young enough to lose 0.35 % a year by it."""
    first = (date(2018, 1, 1) - date(1970, 1, 1)).days
    days = np.array(index.knots) - first
    level = demo._trend(days.astype(np.int64)) - 0.5 * 0.0035 * days / 365.25
    return np.asarray(level - level[0])


def test_the_index_follows_the_true_trend_with_its_seasons(demo_index: MarketIndex) -> None:
    off = np.array(demo_index.whole.level) - true_level(demo_index)
    assert (demo_index.period_months, len(demo_index.periods)) == (1, 72)
    assert (demo_index.periods[0], demo_index.periods[-1]) == ("2018-01", "2023-12")
    assert np.abs(off).max() < 0.05
    # A straight line misses the seasons, whose swing is 5 %.
    line = np.polyval(np.polyfit(demo_index.knots, true_level(demo_index), 1), demo_index.knots)
    assert off.std() < 0.5 * (line - true_level(demo_index)).std()


def test_the_intervals_hold_the_truth_and_are_not_wide(demo_index: MarketIndex) -> None:
    off = np.array(demo_index.whole.level) - true_level(demo_index)
    deviation = np.array(demo_index.whole.deviation)
    assert (np.abs(off) <= 1.96 * deviation)[1:].mean() > 0.9
    assert deviation[0] == 0.0
    assert deviation.max() < 0.03


def test_homes_sold_twice_agree_with_the_index(demo_index: MarketIndex) -> None:
    repeat = demo_index.repeat_sales
    assert repeat is not None
    assert repeat.pairs > 200
    assert repeat.low < repeat.gap_per_year < repeat.high
    assert abs(repeat.gap_per_year) < 0.015


def test_few_homes_sold_twice_are_no_check() -> None:
    frame = demo.make_market(42, 300).frame
    assert known_index(frame, demo.SCHEMA).repeat_sales is None


def two_areas(schema: TableSchema, up_a_year: float) -> pl.DataFrame:
    """Half of the homes are in an area whose prices rise by `up_a_year`; the others stay."""
    random = np.random.default_rng(3)
    days = np.sort(random.integers(0, 730, 2_000))
    east = random.random(2_000) < 0.5
    area = random.uniform(800, 2_000, 2_000)
    log_price = np.log(100 * area) + up_a_year * east * days / 365.2425
    return pl.DataFrame(
        {
            "sold": (np.datetime64("2020-01-01") + days).astype("datetime64[D]"),
            "price": np.exp(log_price + 0.08 * random.standard_normal(2_000)),
            "area": area,
            "lat": 47 + random.uniform(0, 0.01, 2_000),
            "lon": -122 + np.where(east, 0.2, 0.0) + random.uniform(0, 0.01, 2_000),
        }
    )


def test_an_area_that_rises_more_has_its_own_curve(schema: TableSchema) -> None:
    index = known_index(two_areas(schema, 0.15), schema)
    ends = sorted((float(curve.area.split(", ")[1]), curve.level[-1]) for curve in index.areas)  # type: ignore[union-attr]  # areas have names
    assert len(ends) == 4  # clusters, named by their middle
    assert all(abs(level) < 0.05 for place, level in ends if place < -121.9)
    assert all(0.22 < level < 0.34 for place, level in ends if place > -121.9)


def test_areas_that_move_alike_are_pulled_to_the_market(schema: TableSchema) -> None:
    index = known_index(two_areas(schema, 0.0), schema)
    for curve in index.areas:
        apart = np.array(curve.level) - np.array(index.whole.level)
        assert np.abs(apart).max() < 0.02


def test_one_wild_sale_in_a_month_moves_the_index_little(schema: TableSchema) -> None:
    frame = two_areas(schema, 0.0)
    often = pl.int_range(pl.len()) % 50 == 7
    price = pl.when(often).then(pl.col("price") * 20).otherwise("price")
    wild = frame.with_columns(price=price)
    level = np.array(known_index(wild, schema).whole.level)
    assert np.abs(level).max() < 0.04


def test_months_with_few_sales_become_quarters(schema: TableSchema) -> None:
    index = known_index(two_areas(schema, 0.0)[::16], schema)
    assert index.period_months == 3
    assert index.periods[:2] == ("2020-01", "2020-04")
    assert sum(index.whole.sales) == 125


def test_there_is_no_index_without_dates_sales_or_time(schema: TableSchema) -> None:
    frame = two_areas(schema, 0.0)
    undated = TableSchema.from_json(
        {
            **schema.to_json(),
            "columns": [c for c in schema.to_json()["columns"] if c["role"] != "date"],
        }
    )
    assert index_of(frame, undated) is None
    assert index_of(frame[:99], schema) is None
    soon = frame.filter(pl.col("sold") < date(2020, 2, 20))
    assert soon.height >= 100
    assert index_of(soon, schema) is None  # two periods


def test_it_is_told_with_100_at_the_start_and_reads_back(
    demo_index: MarketIndex, tmp_path: Path
) -> None:
    demo_index.save(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [MARKET_FILE]
    assert MarketIndex.load(tmp_path) == demo_index
    report = demo_index.report()
    assert {curve["area"] for curve in report["areas"]} >= {"Old Harbour", "Lakeview"}
    for curve in (report["market"], *report["areas"]):
        first, *later = curve["points"]
        assert (first["index"], first["low"], first["high"]) == (100.0, 100.0, 100.0)
        assert all(point["low"] < point["index"] < point["high"] for point in later)
        assert sum(point["n"] for point in curve["points"]) == curve["n"]


def test_between_periods_it_is_interpolated_and_beyond_them_it_stands() -> None:
    whole = IndexCurve(None, (5, 5, 5), (0.0, 0.1, 0.3), (0.0, 0.01, 0.01))
    index = MarketIndex(1, 0, (15.0, 45.0, 75.0), whole, (), {}, None)
    assert index.level(np.array([-9.0, 30.0, 60.0, 999.0])) == pytest.approx([0, 0.05, 0.2, 0.3])


def test_the_typical_move_is_that_of_the_middle_period_up_or_down() -> None:
    level = tuple(float(step) for step in np.log([100, 102, 99.96, 109.956, 109.956]))
    curve = IndexCurve(None, (9,) * 5, level, (0.0,) * 5)
    index = MarketIndex(1, 0, tuple(range(5)), curve, (), {}, None)
    assert index.typical_move() == pytest.approx(0.02)
