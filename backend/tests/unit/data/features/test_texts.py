"""Listing texts become words that move prices, and meanings from a sentence encoder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.data.schema import TableSchema


@pytest.fixture
def listings(market: pl.DataFrame) -> pl.DataFrame:
    """Every third home has a view and is dearer for it."""
    view = np.arange(market.height) % 3 == 0
    words = np.where(view, "a home with a View of the sea", "a home close to town")
    return market.with_columns(
        pl.Series("words", words), pl.col("price") * np.where(view, 1.3, 1.0)
    )


def lengths(texts: Sequence[str]) -> np.ndarray:
    """An encoder in two dimensions: two numbers about each text."""
    return np.array([[len(text), text.count("e")] for text in texts], dtype=float)


def test_a_word_that_moves_prices_gets_a_flag(listings: pl.DataFrame, schema: TableSchema) -> None:
    pipeline, x = FeaturePipeline.fit(listings, schema)
    flag = x[:, pipeline.names.index("words says view")]
    np.testing.assert_array_equal(flag, (np.arange(400) % 3 == 0).astype(float))
    assert "words says home" not in pipeline.names, "every listing says home"


def test_words_that_say_nothing_get_none(market: pl.DataFrame, schema: TableSchema) -> None:
    random = np.random.default_rng(0)
    words = [" ".join(random.choice(["sun", "oak", "lane", "bay"], 2)) for _ in range(400)]
    pipeline, _ = FeaturePipeline.fit(market.with_columns(pl.Series("words", words)), schema)
    assert not [name for name in pipeline.names if "says" in name]


def test_a_home_without_text_has_no_flags(listings: pl.DataFrame, schema: TableSchema) -> None:
    pipeline, _ = FeaturePipeline.fit(listings, schema)
    x = pipeline.transform(listings[:1].drop("words"))
    assert x[0, pipeline.names.index("words says view")] == 0.0


def test_meanings_come_from_the_encoder_and_fall_to_the_mean_without_it(
    listings: pl.DataFrame, schema: TableSchema, tmp_path: Path
) -> None:
    pipeline, x = FeaturePipeline.fit(listings, schema, encoder=lengths)
    columns = [n for n, name in enumerate(pipeline.names) if "meaning" in name]
    assert len(columns) == 2
    assert x[:, columns[0]].std() == pytest.approx(1.0, abs=0.01)
    assert pipeline.read_texts == ("words",)
    assert pipeline.unread_texts == ()
    pipeline.save(tmp_path)
    loaded = FeaturePipeline.load(tmp_path)
    assert loaded.unread_texts == ("words",)
    assert (loaded.transform(listings[:5])[:, columns] == 0.0).all()
    loaded.encoder = lengths
    np.testing.assert_array_equal(loaded.transform(listings[:5]), pipeline.transform(listings[:5]))


def test_meanings_that_tell_no_price_are_left_out(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    random = np.random.default_rng(5)
    words = [" ".join(random.choice(["sun", "oak", "lane", "bay"], 3)) for _ in range(400)]
    untold = market.with_columns(pl.Series("words", words))
    pipeline, _ = FeaturePipeline.fit(untold, schema, encoder=lengths)
    assert pipeline.read_texts == ()
    assert not [name for name in pipeline.names if "meaning" in name]


def test_without_an_encoder_there_are_no_meanings(
    listings: pl.DataFrame, schema_without: Callable[..., TableSchema]
) -> None:
    pipeline, _ = FeaturePipeline.fit(listings, schema_without())
    assert not [name for name in pipeline.names if "meaning" in name]
