"""What is refused before any work, and how models are weighed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.data.dataset import Dataset
from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidData, InvalidInput
from houseprice.progress import ignore_progress
from houseprice.training.blend import blend
from houseprice.training.fitting.out_of_fold import blend_weights
from houseprice.training.prepare import MIN_TRAINING_SALES, check, prepare, rows_sha256
from houseprice.training.publishing.blind_test import check_blind, warnings
from houseprice.training.spec import TrainSettings
from houseprice.valuation.corrections.ranges import quantiles
from houseprice.valuation.inputs.form import fit_form

SCHEMA = TableSchema(
    name="t",
    title="T",
    row_is="a sale",
    currency="USD",
    area_unit="ft2",
    columns=(
        Column("price", "price", "number"),
        Column("area", "living_area", "number", required=True),
    ),
)


def _dataset(prices: np.ndarray) -> Dataset:
    frame = pl.DataFrame({"price": prices, "area": np.arange(1.0, prices.size + 1)})
    return Dataset(SCHEMA, frame, "0" * 64, Path("sales.parquet"))


@pytest.mark.parametrize(
    ("prices", "message"),
    [
        (np.array([1e5]), "at least"),  # one row
        (np.linspace(1e5, 2e5, MIN_TRAINING_SALES), "sales leave 40"),
        (np.full(500, 1e5), "different prices"),  # a constant target
    ],
)
def test_sales_that_cannot_be_learned_from_are_refused(prices: np.ndarray, message: str) -> None:
    dataset = _dataset(prices)
    with pytest.raises(InvalidData, match=message):
        check(dataset, TrainSettings())
    with pytest.raises(InvalidData, match=message):
        prepare(dataset, TrainSettings(), 5, ignore_progress)


def test_a_time_split_without_dates_is_refused() -> None:
    with pytest.raises(InvalidInput, match="dates"):
        check(_dataset(np.linspace(1e5, 2e5, 500)), TrainSettings(split="time"))


def test_another_seed_keeps_the_test_sales() -> None:
    dataset = _dataset(np.linspace(1e5, 2e5, 500))
    tests = [
        prepare(dataset, TrainSettings(seed=seed), 3, ignore_progress).split.test for seed in (1, 2)
    ]
    np.testing.assert_array_equal(*tests)


def test_every_training_sale_is_validated_once() -> None:
    prepared = prepare(_dataset(np.linspace(1e5, 2e5, 500)), TrainSettings(), 4, ignore_progress)
    validated = np.concatenate([validation for _, validation in prepared.folds])
    np.testing.assert_array_equal(np.sort(validated), np.arange(400))
    for fit, validation in prepared.folds:
        assert not set(fit.tolist()) & set(validation.tolist())


def test_blend_weights_are_non_negative_and_beat_each_model() -> None:
    rng = np.random.default_rng(0)
    y = rng.normal(size=1000)
    models = np.column_stack([y + rng.normal(scale=s, size=1000) for s in (0.3, 0.3, 3.0)])
    weights = blend_weights(models, y)
    assert (weights >= 0).all()
    error = np.std(models @ weights - y)
    assert error < 0.24
    assert weights[0] == pytest.approx(weights[1], abs=0.1)


def test_a_negligible_model_gets_no_weight() -> None:
    rng = np.random.default_rng(0)
    y = rng.normal(size=1000)
    weights = blend_weights(np.column_stack([y, rng.normal(size=1000)]), y)
    assert weights.tolist() == [pytest.approx(1.0), 0.0]


def test_one_model_is_no_blend(tmp_path: Path) -> None:
    dataset = _dataset(np.linspace(1e5, 2e5, 500))
    with pytest.raises(InvalidInput, match="at least 2"):
        blend([tmp_path], dataset, TrainSettings(), tmp_path / "out", ignore_progress)


@pytest.mark.parametrize(
    ("n", "ends"),
    [
        (9, (1.0, 9.0)),  # too few for the tail: the outermost values
        (99, (5.0, 95.0)),  # the (n + 1) p-th smallest
        (9999, (500.0, 9500.0)),
    ],
)
def test_conformal_quantiles_count_the_home_to_come(n: int, ends: tuple[float, float]) -> None:
    values = np.arange(1.0, n + 1)[::-1]
    found = quantiles(values, np.full(n, 7.0), (0.05, 0.95))
    assert found == pytest.approx(ends)


def test_conformal_quantiles_follow_the_weights() -> None:
    values, weights = np.array([1.0] * 500 + [2.0] * 500), np.array([1.0] * 500 + [3.0] * 500)
    low, high = quantiles(values, weights, (0.2, 0.3))
    assert (low, high) == (1.0, 2.0)


def test_a_test_sale_that_was_learned_from_is_refused() -> None:
    check_blind(np.arange(80), np.arange(80, 100))
    with pytest.raises(InvalidData, match="learned from 3 of 20"):
        check_blind(np.arange(83), np.arange(80, 100))


def test_the_hash_of_the_test_sales_says_which_sales_they_are() -> None:
    dataset = _dataset(np.linspace(1e5, 2e5, 100))
    other = Dataset(SCHEMA, dataset.frame, "1" * 64, dataset.path)
    same, moved = np.array([3, 1, 2]), np.array([1, 2, 4])
    assert rows_sha256(dataset, same) == rows_sha256(dataset, np.sort(same))
    assert rows_sha256(dataset, same) != rows_sha256(dataset, moved)
    assert rows_sha256(dataset, same) != rows_sha256(other, same)


def _leaking() -> Dataset:
    dataset = _dataset(np.random.default_rng(0).lognormal(12, 0.5, 400))
    frame = dataset.frame.with_columns(total=pl.col("price") * 1.02)
    columns = (*SCHEMA.columns, Column("total", "number", "number", required=True))
    return Dataset(replace(SCHEMA, columns=columns), frame, "0" * 64, Path("sales.parquet"))


def test_a_column_that_knows_the_price_is_not_learned_from() -> None:
    prepared = prepare(_leaking(), TrainSettings(), 3, ignore_progress)
    assert [(leak.column, leak.excluded) for leak in prepared.leaks] == [("total", True)]
    assert "total" not in prepared.pipeline.groups
    fields, example = fit_form(prepared.dataset.frame, prepared.dataset.schema)
    assert "total" not in {field.name for field in fields} | set(example)
    assert any(
        "Column total was left out" in text for text in warnings(prepared, out_of_time=False)
    )


def test_a_column_that_knows_the_price_is_kept_where_asked() -> None:
    settings = TrainSettings(keep_leaks=("total",))
    assert TrainSettings.from_json(settings.to_json()) == settings
    prepared = prepare(_leaking(), settings, 3, ignore_progress)
    assert [(leak.column, leak.excluded) for leak in prepared.leaks] == [("total", False)]
    assert "total" in prepared.pipeline.groups


def test_a_column_to_keep_must_be_there() -> None:
    with pytest.raises(InvalidInput, match="keep_leaks must name"):
        check(_leaking(), TrainSettings(keep_leaks=("totals",)))
