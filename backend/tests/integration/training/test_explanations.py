"""A trained model explains its values: comparables, contributions, other features."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from houseprice.data.dataset import Dataset
from houseprice.errors import InvalidInput
from houseprice.training.train import TrainResult
from houseprice.valuation import engine
from houseprice.valuation.valuer import Valuer


@pytest.fixture(scope="module")
def home(valuer: Valuer) -> dict[str, Any]:
    area = next(field.name for field in valuer.form if field.role == "living_area")
    return valuer.example | {area: 1.3 * valuer.example[area]}


def test_value_and_explanation_are_those_asked_for_one_by_one(
    valuer: Valuer, home: dict[str, Any]
) -> None:
    value, why = valuer.appraise(home)
    assert value == valuer.value([home])[0]
    assert why == valuer.explain(home)
    assert why.value == value.value


def test_each_comparable_adds_up_from_its_price_to_its_adjusted_price(
    valuer: Valuer, home: dict[str, Any]
) -> None:
    why = valuer.explain(home)
    assert len(why.comparables) == 5
    for sale in why.comparables:
        moved = sum(part.amount for part in sale.adjustments)
        assert sale.time_adjusted_price + moved == pytest.approx(sale.adjusted_price, abs=1e-6)
        assert sale.adjustments[-1].feature == "Rest"
        assert (sale.age_days or 0) >= 1
    assert any(part.amount != 0 for sale in why.comparables for part in sale.adjustments[:-1])


def test_an_adjustment_is_the_mean_of_changing_a_group_first_and_last(
    valuer: Valuer, home: dict[str, Any]
) -> None:
    """The living area is changed in the sold home, and in the home that has all else changed."""
    why = valuer.explain(home)
    area = next(field.name for field in valuer.form if field.role == "living_area")
    dated = next(field.name for field in valuer.form if field.kind == "date")
    pipeline = valuer._engine.pipeline
    parcel = str(pipeline.schema.first("id"))  # no sale of the property counts, nor an earlier one
    for sale in why.comparables:
        row = pipeline.sales["__row__"].to_list().index(_row(valuer, sale.features, sale.price))
        as_sold = {**sale.features, dated: home[dated], parcel: sale.sale_id}
        all_changed = {**as_sold, **home, parcel: sale.sale_id}
        sold_area = {area: as_sold[area]}
        homes = [as_sold, as_sold | {area: home[area]}, all_changed | sold_area, all_changed]
        own = np.array([row])
        raws = [pipeline.transform(valuer.typed([each]), None, own) for each in homes]
        first, second, third, fourth = (float(valuer._engine.worth(raw)[0]) for raw in raws)
        share = sale.price / float(valuer._own_values[row])
        expected = share * (second - first + fourth - third) / 2
        adjustment = next(part.amount for part in sale.adjustments if part.feature == "Living area")
        assert adjustment == pytest.approx(expected, abs=1e-4 * first)


def _row(valuer: Valuer, features: dict[str, Any], price: float) -> int:
    sales, schema = valuer._engine.pipeline.sales, valuer._engine.pipeline.schema
    latitude = schema.first("latitude")
    assert latitude is not None
    sale = sales.filter((sales[schema.price] == price) & (sales[latitude] == features[latitude]))
    return int(sale["__row__"][0])


def test_a_sold_home_is_not_compared_with_its_own_sale(valuer: Valuer, demo: Dataset) -> None:
    sales, schema = valuer._engine.pipeline.sales, valuer._engine.pipeline.schema
    latitude = schema.first("latitude")
    dated = next(field.name for field in valuer.form if field.kind == "date")
    for number in (5, 800, 1200):
        sold = sales.row(number, named=True)
        home = {field.name: sold[field.name] for field in valuer.form} | {dated: None}
        places = [sale.latitude for sale in valuer.explain(home).comparables]
        assert len(places) == 5
        assert sold[latitude] not in places
    assert demo.schema.first("latitude") == latitude


def test_the_comparables_imply_a_range_beside_the_value(
    valuer: Valuer, home: dict[str, Any]
) -> None:
    value, why = valuer.appraise(home)
    prices = [sale.adjusted_price for sale in why.comparables]
    implied = why.comparables_range
    assert implied is not None
    assert (implied.low, implied.high, implied.n) == (min(prices), max(prices), 5)
    assert implied.low <= implied.median <= implied.high
    assert implied.disagrees == (abs(implied.median / value.value - 1) > 2 * value.fsd)


def test_single_features_are_sampled_with_an_error_and_add_up_exactly(
    valuer: Valuer, home: dict[str, Any]
) -> None:
    changed = home | {
        field.name: field.high for field in valuer.form if field.role in ("bedrooms", "lot_area")
    }
    required = {field.name for field in valuer.form if field.required or field.kind == "date"}
    bare = {name: changed[name] for name in required}
    why = valuer.explain(bare, detail="features")
    total = sum(part.amount for part in why.contributions)
    assert total == pytest.approx(why.value - why.reference_value, abs=1e-6)
    assert len(why.contributions) > 7
    assert any(part.standard_error > 0 for part in why.contributions)
    groups = valuer.explain(bare)
    assert groups.reference_value == pytest.approx(why.reference_value, rel=1e-4)
    assert all(part.standard_error == 0 for part in groups.contributions)


def test_a_typical_home_is_moved_by_nothing(valuer: Valuer) -> None:
    why = valuer.explain(valuer.reference)
    assert why.reference_value == why.value
    assert all(part.amount == 0 for part in why.contributions)
    dated = next(field.name for field in valuer.form if field.kind == "date")
    assert why.reference == {k: v for k, v in valuer.reference.items() if k != dated}


def test_what_if_tells_both_ranges_and_warns_where_no_sale_supports_it(
    valuer: Valuer, home: dict[str, Any]
) -> None:
    area = next(field for field in valuer.form if field.role == "living_area")
    assert isinstance(area.high, float)
    usual = valuer.what_if(valuer.reference, {area.name: 1.1 * valuer.reference[area.name]})
    assert usual.before == valuer.value([valuer.reference])[0]
    assert usual.difference == usual.after.value - usual.before.value > 0
    assert usual.after.low_90 < usual.after.value < usual.after.high_90
    assert usual.similar_sales >= 20
    assert usual.warning is None
    odd = valuer.what_if(valuer.reference, {area.name: 3 * area.high})
    assert odd.similar_sales < 20
    assert odd.warning is not None
    with pytest.raises(InvalidInput, match="At least one feature"):
        valuer.what_if(home, {})
    with pytest.raises(InvalidInput, match="not a feature"):
        valuer.what_if(home, {"castle": 1})


def test_before_the_first_sale_there_is_nothing_to_compare_with(
    valuer: Valuer, home: dict[str, Any]
) -> None:
    dated = next(field.name for field in valuer.form if field.kind == "date")
    why = valuer.explain(home | {dated: None}, as_of=date(2012, 1, 1))
    assert why.comparables == ()
    assert why.comparables_range is None
    total = sum(part.amount for part in why.contributions)
    assert total == pytest.approx(why.value - why.reference_value, abs=1e-6)


def test_batches_side_by_side_give_the_values_in_order(
    trained: TrainResult, valuer: Valuer, demo: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated = next(field.name for field in valuer.form if field.kind == "date")
    homes = demo.frame[-130:].drop(dated)
    expected = valuer.values(homes)
    monkeypatch.setattr(engine, "BATCH", 30)
    values = Valuer.load(trained.artifact, threads=2).values(homes)
    np.testing.assert_allclose(values.values, expected.values, rtol=1e-4)
    np.testing.assert_allclose(values.high_90, expected.high_90, rtol=1e-4)
