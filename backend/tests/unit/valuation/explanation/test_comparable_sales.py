"""Comparable sales: whose they are, what they imply, and how many support a change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import polars as pl
import pytest
from tests.unit.tiny_market import SCHEMA, tiny_market

from houseprice.data.arrays import date_to_day
from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.valuation.answers import Comparable, FormField
from houseprice.valuation.explanation.comparable_sales import (
    REST,
    AdjustmentGrid,
    comparable_sales,
    find,
    implied,
    weighted_median,
)
from houseprice.valuation.explanation.contributions import Group
from houseprice.valuation.explanation.mixtures import Mixtures
from houseprice.valuation.inputs.form import fit_form
from houseprice.valuation.what_if import ENOUGH_SALES, Support, warning


@pytest.fixture(scope="module")
def sales() -> pl.DataFrame:
    return tiny_market(400, 0)


@pytest.fixture(scope="module")
def pipeline(sales: pl.DataFrame) -> FeaturePipeline:
    return FeaturePipeline.fit(sales, SCHEMA)[0]


@pytest.fixture(scope="module")
def form(sales: pl.DataFrame) -> tuple[FormField, ...]:
    return fit_form(sales, SCHEMA)[0]


def _same(pipeline: FeaturePipeline, home: pl.DataFrame, rows: np.ndarray) -> bool:
    return home["lat"][0] in pipeline.sales["lat"][rows].to_list()


def test_a_sale_of_the_home_itself_is_no_comparable(pipeline: FeaturePipeline) -> None:
    home = pipeline.sales[30:31].drop("price", "sold", "parcel")
    assert 30 in pipeline.comparables(home, 5).rows, "the search alone finds it"
    comparables = find(pipeline, home, 5, None)
    assert comparables.rows.size == 5
    assert not _same(pipeline, home, comparables.rows)


def test_the_id_of_the_property_hides_its_sales_whatever_has_changed(
    pipeline: FeaturePipeline,
) -> None:
    home = pipeline.sales[30:31].drop("price", "sold").with_columns(pl.lit(1234.5).alias("area"))
    assert not _same(pipeline, home, find(pipeline, home, 5, None).rows)
    assert _same(pipeline, home, find(pipeline, home.drop("parcel"), 399, None).rows)


def test_another_home_at_the_same_place_is_a_comparable(pipeline: FeaturePipeline) -> None:
    home = pipeline.sales[30:31].drop("price", "sold", "parcel")
    other = home.with_columns((pl.col("area") + 10).alias("area"))
    assert 30 in find(pipeline, other, 5, None).rows


def test_without_coordinates_few_equal_features_do_not_make_a_home_the_same(
    sales: pl.DataFrame,
) -> None:
    columns = tuple(
        column for column in SCHEMA.columns if column.role not in ("latitude", "longitude")
    )
    schema = replace(SCHEMA, columns=columns)
    pipeline = FeaturePipeline.fit(sales.drop("lat", "lon"), schema)[0]
    home = pipeline.sales[30:31].drop("price", "sold", "parcel")
    few = home.drop("pool", "zone", "words")
    assert 30 in find(pipeline, few, 5, None).rows
    assert 30 not in find(pipeline, home, 5, None).rows, "six are the same"


@pytest.mark.parametrize(
    "change",
    [
        {"zone": "Z"},  # what an owner may change
        {"pool": None},
        {"lat": 0.0001},  # 11 m
        {"lot": None, "rooms": None},
    ],
)
def test_a_renovated_or_roughly_placed_home_is_not_compared_with_its_own_sale(
    pipeline: FeaturePipeline, change: dict[str, object]
) -> None:
    home = pipeline.sales[30:31].drop("price", "sold", "parcel")
    if "lat" in change:
        change = {"lat": home["lat"][0] + change["lat"]}
    changed = home.with_columns(
        pl.lit(value, home.schema[name]).alias(name) for name, value in change.items()
    )
    assert 30 in pipeline.comparables(changed, 21).rows, "the search alone finds it"
    assert 30 not in find(pipeline, changed, 5, None).rows


def test_no_sale_is_of_the_day_of_the_value_or_later(pipeline: FeaturePipeline) -> None:
    day = date(2020, 6, 1)
    home = pipeline.sales[200:201].drop("price", "sold", "parcel")
    sales = comparable_sales(
        pipeline, (comparables := find(pipeline, home, 5, day)), _grid(comparables.rows)
    )
    assert all(sale.sale_date is not None and sale.sale_date < day for sale in sales)
    assert [sale.age_days for sale in sales] == [(day - sale.sale_date).days for sale in sales]  # type: ignore[operator]  # dated, see above


def _grid(rows: np.ndarray) -> AdjustmentGrid:
    amounts = np.arange(2.0 * len(rows)).reshape(2, -1)
    return AdjustmentGrid(("Size", "Age"), amounts, np.full(len(rows), 300_000.0))


def test_price_trend_adjustments_and_rest_add_up_to_the_adjusted_price(
    pipeline: FeaturePipeline,
) -> None:
    home = pipeline.sales[200:201].drop("price", "sold", "parcel")
    comparables = find(pipeline, home, 5, None)
    for sale in comparable_sales(pipeline, comparables, _grid(comparables.rows)):
        assert [part.feature for part in sale.adjustments] == ["Size", "Age", REST]
        moved = sum(part.amount for part in sale.adjustments)
        assert sale.time_adjusted_price + moved == pytest.approx(300_000, abs=1e-6)
        assert pipeline.market is not None
        assert pipeline.last_day is not None
        days = np.array([date_to_day(sale.sale_date), date_to_day(pipeline.last_day)])  # type: ignore[arg-type]  # dated, see above
        before, now = pipeline.market.level(days)
        index = np.exp(now - before)
        assert sale.time_adjusted_price == pytest.approx(sale.price * index, rel=1e-9)


def _sold_for(price: float, similarity: float) -> Comparable:
    facts = {"distance_m": None, "sale_id": None, "sale_date": None, "age_days": None}
    rest = {"latitude": None, "longitude": None, "features": {}, "adjustments": ()}
    return Comparable(
        **facts,  # type: ignore[arg-type]  # the fields that do not matter here
        **rest,  # type: ignore[arg-type]
        similarity=similarity,
        price=price,
        time_adjusted_price=price,
        adjusted_price=price,
    )


def test_comparables_imply_a_range_and_may_disagree_with_the_value() -> None:
    sales = tuple(_sold_for(price, 1.0) for price in (90.0, 100.0, 130.0))
    said = implied(sales, value=110.0, fsd=0.1)
    assert said is not None
    assert (said.low, said.median, said.high, said.n) == (90.0, 100.0, 130.0, 3)
    assert not said.disagrees
    assert implied(sales, value=126.0, fsd=0.1).disagrees  # type: ignore[union-attr]  # not None
    assert implied(sales, value=82.0, fsd=0.1).disagrees  # type: ignore[union-attr]
    assert implied((), value=1.0, fsd=0.1) is None


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([1, 1, 1, 1], 2.5),  # between the middle ones
        ([1, 1, 1, 2], 3.0),
        ([0, 0, 0, 1], 4.0),
        ([5, 1, 1, 1], 1.0),
        ([0, 0, 0, 0], 2.5),  # nothing is similar: all count alike
    ],
)
def test_the_median_is_weighted(weights: list[float], expected: float) -> None:
    values = np.array([1.0, 2.0, 3.0, 4.0])
    shuffled = np.array([2, 0, 3, 1])
    median = weighted_median(values[shuffled], np.array(weights, dtype=float)[shuffled])
    assert median == expected


def test_mixtures_take_each_group_from_one_source() -> None:
    chosen = np.array([[False, False], [True, False]])
    home = Mixtures.of_home(chosen)
    sales = Mixtures.of_sales(np.array([7, 9]), np.array([[True, False], [True, True]]))
    both = home + sales
    assert both.parts.tolist() == [
        *([0, 0], [1, 0]),  # the reference, and with its first group from the home
        *([2, 2], [3, 3]),  # the sales as they are
        *([1, 2], [2, 1], [3, 1]),  # each with one group of the home
        *([1, 1], [1, 1]),  # with all groups of the home
        *([2, 1], [1, 2], [1, 3]),  # and with all but one
    ]
    assert both.base.tolist() == [1, 1, *([2, 3, 2, 2, 3] * 2)]
    assert both.own.tolist() == [-1, -1, *([7, 9, 7, 7, 9] * 2)]
    source = {"area": (90, 120, 80, 70), "lot": (1, 2, 3, 4), "day": (5, 6, 7, 8)}
    table = both.table(source, (Group("Size", ("area",)), Group("Lot", ("lot",))), ["day"])
    near, far = [80, 70, 120, 80, 70], [120, 120, 80, 120, 120]
    assert table.numbers("area").tolist() == [90, 120, *near, *far]
    assert table.numbers("lot").tolist() == [1, 1, 3, 4, 3, 2, 2, 2, 2, 2, 3, 4]
    assert table.numbers("day").tolist() == [6] * 12, "all on the day of the home"


def test_finer_groups_take_the_source_of_the_group_that_they_belong_to() -> None:
    sales = Mixtures.of_sales(np.array([7]), np.array([[True], [False]]))
    fine = sales.spread(np.array([0, 0, 1]))
    assert fine.parts.tolist() == [[2, 2, 2], [1, 1, 2], [1, 1, 1], [2, 2, 1]]
    assert fine.own.tolist() == sales.own.tolist()


def test_a_usual_change_is_supported_and_an_odd_one_is_not(
    pipeline: FeaturePipeline, form: tuple[FormField, ...], sales: pl.DataFrame
) -> None:
    support = Support(pipeline, form)
    home = sales.drop("price", "sold", "parcel")[:1].with_columns(
        pl.lit(float(sales["area"].median())).alias("area"),  # type: ignore[arg-type]  # a number
        pl.lit(float(sales["lat"].median())).alias("lat"),  # type: ignore[arg-type]
        pl.lit(float(sales["lon"].median())).alias("lon"),  # type: ignore[arg-type]
    )
    some = support.count(home, [], None)
    assert some >= ENOUGH_SALES
    assert 0 < support.count(home, ["area"], None) < some
    huge = home.with_columns(pl.lit(10 * float(sales["area"].max())).alias("area"))  # type: ignore[arg-type]  # a number
    assert support.count(huge, ["area"], None) == 0
    unknown = home.with_columns(pl.lit("nowhere").alias("zone"))
    assert support.count(unknown, ["zone"], None) == 0
    assert support.count(home, [], date(2000, 1, 1)) == 0, "nothing was sold before"


def test_nine_in_ten_sales_have_enough_similar_ones(
    pipeline: FeaturePipeline, form: tuple[FormField, ...]
) -> None:
    support = Support(pipeline, form)
    undated = pipeline.sales.drop("sold")
    counts = [support.count(undated[row : row + 1], [], None) for row in range(0, 400, 4)]
    assert np.mean(np.array(counts) >= ENOUGH_SALES) > 0.9


def test_only_a_lack_of_similar_sales_is_worth_a_warning() -> None:
    assert warning(ENOUGH_SALES) is None
    assert "No similar sale" in str(warning(0))
    assert "Only 19 similar sales" in str(warning(19))
