"""Which sales a training refuses before any work, and which columns it does not learn from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.unit.training.price_dataset import SCHEMA, price_dataset

from houseprice.data.dataset import Dataset
from houseprice.data.schema import Column
from houseprice.errors import HousePriceError, InvalidData, InvalidInput
from houseprice.progress import ignore_progress
from houseprice.training.prepare import MIN_TRAINING_SALES, check, prepare, rows_sha256
from houseprice.training.publishing.blind_test import warnings
from houseprice.training.remedies import FailedTraining, remedy_for
from houseprice.training.spec import TrainSettings
from houseprice.valuation.inputs.form import fit_form


@pytest.mark.parametrize(
    ("prices", "message"),
    [
        (np.array([1e5]), "at least"),  # one row
        (np.linspace(1e5, 2e5, MIN_TRAINING_SALES), "sales leave 32"),
        (np.full(500, 1e5), "different prices"),  # a constant target
    ],
)
def test_sales_that_cannot_be_learned_from_are_refused(prices: np.ndarray, message: str) -> None:
    dataset = price_dataset(prices)
    with pytest.raises(InvalidData, match=message):
        check(dataset, TrainSettings())
    with pytest.raises(InvalidData, match=message):
        prepare(dataset, TrainSettings(), 5, ignore_progress)


def test_a_time_split_without_dates_is_refused() -> None:
    with pytest.raises(InvalidInput, match="dates"):
        check(price_dataset(np.linspace(1e5, 2e5, 500)), TrainSettings(split="time"))


def test_a_day_with_too_few_sales_before_it_is_refused() -> None:
    dataset = price_dataset(np.linspace(1e5, 2e5, 500))
    frame = dataset.frame.with_columns(sold=pl.Series(range(500)).cast(pl.Date))
    columns = (*SCHEMA.columns, Column("sold", "date", "date"))
    dated = Dataset(replace(SCHEMA, columns=columns), frame, "0" * 64, Path("sales.parquet"))
    with pytest.raises(InvalidData, match="500 sales leave 31") as refusal:
        check(dated, TrainSettings(split="time:1970-02-01"))
    assert "Choose a later day" in str(refusal.value.hint)


def test_another_seed_keeps_the_test_sales() -> None:
    dataset = price_dataset(np.linspace(1e5, 2e5, 500))
    tests = [
        prepare(dataset, TrainSettings(seed=seed), 3, ignore_progress).split.test for seed in (1, 2)
    ]
    np.testing.assert_array_equal(*tests)


def test_every_training_sale_is_validated_once() -> None:
    prepared = prepare(
        price_dataset(np.linspace(1e5, 2e5, 500)), TrainSettings(), 4, ignore_progress
    )
    validated = np.concatenate([validation for _, validation in prepared.folds])
    np.testing.assert_array_equal(np.sort(validated), np.arange(400))
    for fit, validation in prepared.folds:
        assert not set(fit.tolist()) & set(validation.tolist())


def test_the_hash_of_the_test_sales_says_which_sales_they_are() -> None:
    dataset = price_dataset(np.linspace(1e5, 2e5, 100))
    other = Dataset(SCHEMA, dataset.frame, "1" * 64, dataset.path)
    same, moved = np.array([3, 1, 2]), np.array([1, 2, 4])
    assert rows_sha256(dataset, same) == rows_sha256(dataset, np.sort(same))
    assert rows_sha256(dataset, same) != rows_sha256(dataset, moved)
    assert rows_sha256(dataset, same) != rows_sha256(other, same)


def _leaking() -> Dataset:
    dataset = price_dataset(np.random.default_rng(0).lognormal(12, 0.5, 400))
    frame = dataset.frame.with_columns(total=pl.col("price") * 1.02)
    columns = (*SCHEMA.columns, Column("total", "number", "number", required=True))
    return Dataset(replace(SCHEMA, columns=columns), frame, "0" * 64, Path("sales.parquet"))


def test_a_column_that_knows_the_price_is_not_learned_from() -> None:
    prepared = prepare(_leaking(), TrainSettings(), 3, ignore_progress)
    assert [(leak.column, leak.excluded) for leak in prepared.leaks] == [("total", True)]
    assert "total" not in prepared.pipeline.groups
    fields, example = fit_form(prepared.dataset.frame, prepared.dataset.schema)
    assert "total" not in {field.name for field in fields} | set(example)
    assert any("Column total was left out" in text for text in warnings(prepared))


def test_a_column_that_knows_the_price_is_kept_where_asked() -> None:
    settings = TrainSettings(keep_leaks=("total",))
    assert TrainSettings.from_json(settings.to_json()) == settings
    prepared = prepare(_leaking(), settings, 3, ignore_progress)
    assert [(leak.column, leak.excluded) for leak in prepared.leaks] == [("total", False)]
    assert "total" in prepared.pipeline.groups


def test_the_settings_of_an_older_model_are_read_without_what_the_run_says_now() -> None:
    settings = TrainSettings(epochs=7)
    older = {**settings.to_json(), "graphs_of": "m" * 26, "ranges_from": None}
    assert TrainSettings.from_json(older) == settings


def test_a_copy_of_the_price_stops_a_training_until_it_is_kept() -> None:
    with pytest.raises(InvalidData, match="got total: total gives two thirds") as refused:
        check(_leaking(), TrainSettings())
    assert '--role "total=ignore"' in refused.value.hint
    assert "--keep total" in refused.value.hint
    check(_leaking(), TrainSettings(keep_leaks=("total",)))


def test_a_column_to_keep_must_be_there() -> None:
    with pytest.raises(InvalidInput, match="keep_leaks must name"):
        check(_leaking(), TrainSettings(keep_leaks=("totals",)))


def test_columns_are_not_learned_from_where_asked() -> None:
    settings = TrainSettings(ignored_columns=("total",))
    assert TrainSettings.from_json(settings.to_json()) == settings
    check(_leaking(), settings)
    prepared = prepare(_leaking(), settings, 3, ignore_progress)
    assert prepared.leaks == ()
    assert "total" not in prepared.pipeline.groups
    fields, example = fit_form(prepared.dataset.frame, prepared.dataset.schema)
    assert "total" not in {field.name for field in fields} | set(example)


def test_a_column_to_ignore_must_be_a_feature() -> None:
    with pytest.raises(InvalidInput, match="ignored_columns must name") as refused:
        check(_leaking(), TrainSettings(ignored_columns=("price", "total")))
    assert [place["value"] for place in refused.value.places] == ["price"]


def test_settings_without_ignored_columns_have_the_document_of_before() -> None:
    assert "ignored_columns" not in TrainSettings().to_json()


def _refused(dataset: Dataset, settings: TrainSettings) -> HousePriceError:
    with pytest.raises(HousePriceError) as refused:
        check(dataset, settings)
    return refused.value


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (TrainSettings(split="time"), "a random split"),
        (TrainSettings(split="time:2020-01-01"), "the usual split"),
        (TrainSettings(), "without the column total"),
        (TrainSettings(keep_leaks=("totals", "total")), "without keeping totals"),
        (TrainSettings(keep_leaks=("total",), text_encoder="a/b"), "no text encoder"),
        (TrainSettings(property_columns=("area", "zz")), "homes that are found"),
        (TrainSettings(property_columns=("place",), keep_leaks=("total",)), "every sale as a home"),
    ],
)
def test_a_refusal_says_with_which_change_the_training_succeeds(
    settings: TrainSettings, words: str
) -> None:
    dataset = _leaking()
    frame = dataset.frame.with_columns(place=pl.lit("here"))
    schema = replace(
        dataset.schema, columns=(*dataset.schema.columns, Column("place", "category", "text"))
    )
    dataset = replace(dataset, frame=frame, schema=schema)
    for _ in range(3):  # the column that knows the price is a second reason
        error = _refused(dataset, settings)
        remedy = remedy_for(FailedTraining(error.code, "lightgbm", settings, error.places))
        assert remedy is not None, error
        if words:
            assert words in remedy.sentence
        words, settings = "", remedy.applied("lightgbm", settings)[1]
        if "total" in (*settings.ignored_columns, *settings.keep_leaks):
            break
    check(dataset, settings)
