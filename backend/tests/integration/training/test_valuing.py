"""A trained model values homes: one or many, with gaps, and as of an earlier day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl
import pytest

from houseprice.artifacts import verify
from houseprice.data.dataset import Dataset
from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.errors import InvalidInput
from houseprice.training.train import TrainResult
from houseprice.valuation.engine import Engine
from houseprice.valuation.valuer import Valuer


def test_the_measured_values_are_the_served_ones(
    trained: TrainResult, valuer: Valuer, demo: Dataset
) -> None:
    newest = demo.frame.sort("sale_date", maintain_order=True)[-400:]
    values = valuer.values(newest)
    error = np.abs(values.values / newest[demo.schema.price].to_numpy() - 1)
    measured = trained.result["test"]["mdape"]["value"]
    assert 100 * np.median(error) == pytest.approx(measured, rel=0.02)


def test_one_home_and_a_batch_get_the_same_value(valuer: Valuer, demo: Dataset) -> None:
    homes = demo.frame[-5:]
    batch = valuer.values(homes).values
    single = [valuer.values(homes[i : i + 1]).values[0] for i in range(5)]
    np.testing.assert_allclose(single, batch, rtol=1e-4)


def test_sales_one_by_one_are_not_made_where_no_member_reads_them(
    trained: TrainResult, valuer: Valuer, demo: Dataset
) -> None:
    everything = FeaturePipeline.load(trained.artifact)
    assert everything.tokens[0] > 0
    manifest = verify(trained.artifact)
    engine = Engine.load(trained.artifact, manifest)
    assert engine.pipeline.tokens == (0, 0)
    assert tuple(manifest.features) == tuple(everything.names)
    homes = demo.frame[-50:]
    whole, part = replace(engine, pipeline=everything).value(homes), engine.value(homes)
    np.testing.assert_array_equal(part.values, whole.values)
    np.testing.assert_array_equal(part.high_90, whole.high_90)


def test_a_home_beyond_the_largest_is_worth_more_and_is_not_sure(valuer: Valuer) -> None:
    sizes = [3_000.0, 5_000.0, 7_500.0]
    homes = [valuer.example | {"living_area": size, "bedrooms": 5} for size in sizes]
    small, large, larger = valuer.value(homes)
    assert small.value
    assert large.value
    assert larger.value
    # The made market's price grows with the 0.72th power of the size.
    assert larger.value / large.value == pytest.approx(1.5**0.72, rel=0.05)
    assert small.value < large.value
    assert "beyond_largest:living_area" in larger.reason_codes
    assert larger.confidence.band != "high"
    assert (small.fsd or 1) < (larger.fsd or 0)


def test_what_beyond_the_largest_moves_is_in_the_explanation(valuer: Valuer) -> None:
    home = valuer.example | {"living_area": 6_500.0, "bedrooms": 5}
    value, explanation = valuer.appraise(home)
    assert explanation is not None
    parts = sum(part.amount for part in explanation.contributions)
    assert explanation.reference_value + parts == pytest.approx(explanation.value)
    assert value.value == pytest.approx(valuer.value([home])[0].value, rel=1e-4)


def test_a_day_beside_another_day_of_the_home_is_refused(valuer: Valuer) -> None:
    home = valuer.example | {"sale_date": "2022-05-01"}
    assert valuer.value([home], as_of=date(2022, 5, 1))
    for ask in (lambda d: valuer.value([home], d), lambda d: valuer.appraise(home, d)):
        with pytest.raises(InvalidInput, match="must be the same day"):
            ask(date(2023, 1, 1))
    table = valuer.typed([home])
    assert "as_of_ignored" in valuer.value(table, date(2023, 1, 1))[0].reason_codes


def test_the_example_home_gets_a_value_within_its_range(valuer: Valuer) -> None:
    value = valuer.value([valuer.example])[0]
    assert 0 < value.low_90 < value.value < value.high_90
    assert value.ranges is not None
    most = 86 if value.ranges.falls_short else 100
    assert value.confidence.score == min(round(100 * (1 - value.fsd)), most)
    assert value.reason_codes == ()


def test_a_value_states_what_the_ranges_of_its_model_held(valuer: Valuer) -> None:
    value, coverage = valuer.value([valuer.example])[0], valuer.manifest.test["coverage_90"]
    assert value.ranges is not None
    assert value.ranges.coverage_90 == coverage["value"]
    assert value.ranges.falls_short == (coverage["high"] < 90)
    assert not (value.ranges.falls_short and value.confidence.band == "high")


def test_a_value_long_after_the_last_sale_says_so(valuer: Valuer) -> None:
    assert valuer.last_sale is not None
    home = {name: cell for name, cell in valuer.example.items() if name not in _dates(valuer)}
    late = valuer.value([home], valuer.last_sale + timedelta(days=122))[0]
    assert "4 months older than this value, and prices moved by about ±" in late.notes[0]
    assert valuer.appraise(home, valuer.last_sale + timedelta(days=122))[0] == late
    assert valuer.value([home], valuer.last_sale)[0].notes == ()


def _dates(valuer: Valuer) -> set[str]:
    return {field.name for field in valuer.form if field.kind == "date"}


def _change(valuer: Valuer, role: str, change: Callable[[float], float]) -> dict[str, Any]:
    name = next(field.name for field in valuer.form if field.role == role)
    return valuer.reference | {name: change(valuer.reference[name])}


def test_contributions_add_up_exactly_to_the_distance_from_the_reference(valuer: Valuer) -> None:
    home = _change(valuer, "living_area", lambda area: area * 1.5)
    why = valuer.explain(home)
    assert why.value == valuer.value([home])[0].value
    total = sum(part.amount for part in why.contributions)
    assert total == pytest.approx(why.value - why.reference_value, abs=1e-6)
    assert why.contributions[0].feature == "Living area"
    assert 1 <= len(why.contributions) <= 7
    assert why.reference_value == pytest.approx(valuer.value([valuer.reference])[0].value, rel=1e-4)


def test_comparable_sales_are_nearest_first_and_adjusted_to_the_home(valuer: Valuer) -> None:
    why = valuer.explain(valuer.example)
    assert len(why.comparables) >= 5
    likeness = [sale.similarity for sale in why.comparables]
    assert likeness == sorted(likeness, reverse=True)
    adjusted = np.median([sale.adjusted_price for sale in why.comparables])
    assert adjusted == pytest.approx(why.value, rel=0.35)
    assert all(sale.sale_date is not None and sale.price > 0 for sale in why.comparables)


def test_the_example_has_reasons(valuer: Valuer) -> None:
    assert valuer.value([valuer.example])[0].reason_codes == ()
    moved = [abs(part.amount) for part in valuer.explain(valuer.example).contributions]
    assert max(moved) > 1_000


def test_a_number_that_is_not_told_counts_as_a_usual_one(valuer: Valuer) -> None:
    """Once, a gap that no training sale had made the ratio of rooms to size absurd."""
    for field in valuer.form:
        if field.kind in ("number", "integer") and not field.required:
            usual = (field.low, field.typical, field.high)
            homes = [valuer.example | {field.name: number} for number in usual]
            values = [value.value for value in valuer.value(homes)]
            unknown = valuer.value([valuer.example | {field.name: None}])[0].value
            assert 0.97 * min(values) <= unknown <= 1.03 * max(values), field.name


def test_the_past_knows_no_later_sale(valuer: Valuer) -> None:
    dated = next(field.name for field in valuer.form if field.kind == "date")
    day = date(2022, 1, 1)
    home = valuer.example | {dated: None}
    for sale in valuer.explain(home, as_of=day).comparables:
        assert sale.sale_date is not None
        assert sale.sale_date < day
    assert valuer.value([home], as_of=day)[0].value != valuer.value([home])[0].value


def test_missing_optional_columns_are_gaps_and_a_missing_required_one_is_named(
    valuer: Valuer,
) -> None:
    required = {field.name: valuer.example[field.name] for field in valuer.form if field.required}
    codes = valuer.value([required])[0].reason_codes
    assert any(code.startswith("missing:") for code in codes)
    first = next(iter(required))
    with pytest.raises(InvalidInput, match=f"{first} is required"):
        valuer.value([{name: value for name, value in required.items() if name != first}])
    frame = pl.DataFrame([required])
    assert valuer.values(frame).values.shape == (1,)
