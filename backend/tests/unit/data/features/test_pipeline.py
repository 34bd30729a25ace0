"""The columns of the feature matrix, and an exact copy after saving and loading."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from houseprice.data.arrays import Table
from houseprice.data.features.columns import Attributes, RatioColumns
from houseprice.data.features.normal_scale import NormalScale
from houseprice.data.features.pipeline import FEATURES_FILE, SALES_FILE, FeaturePipeline
from houseprice.data.market.index import MARKET_FILE
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidData


def test_every_column_has_a_name_and_a_group(market: pl.DataFrame, schema: TableSchema) -> None:
    pipeline, x = FeaturePipeline.fit(market, schema)
    assert x.shape == (400, len(pipeline.names))
    assert len(pipeline.groups) == len(pipeline.names) == len(set(pipeline.names))
    count, width = pipeline.tokens
    assert all(name.startswith("comparable ") for name in pipeline.names[-count * width :])
    assert not pipeline.names[-count * width - 1].startswith("comparable ")


def test_without_the_tokens_the_other_columns_stay_as_they_are(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    pipeline, _ = FeaturePipeline.fit(market[:300], schema)
    short, homes = pipeline.without_tokens(), market[300:]
    count, width = pipeline.tokens
    x = pipeline.transform(homes)[:, : -count * width]
    assert (short.tokens, short.n_own) == ((0, 0), pipeline.n_own)
    assert short.names == pipeline.names[: -count * width]
    assert short.groups == pipeline.groups[: -count * width]
    np.testing.assert_array_equal(short.transform(homes), x)
    np.testing.assert_array_equal(short.transform(homes[:1]), x[:1])
    np.testing.assert_array_equal(
        short.normal(x), pipeline.normal(pipeline.transform(homes))[:, : x.shape[1]]
    )


def test_the_normal_form_is_finite_and_tame(market: pl.DataFrame, schema: TableSchema) -> None:
    pipeline, x = FeaturePipeline.fit(market, schema)
    normal = pipeline.normal(x)
    assert np.isfinite(normal).all()
    assert np.abs(normal).max() < 20


def test_saved_and_loaded_it_gives_the_very_same_numbers(
    market: pl.DataFrame, schema: TableSchema, tmp_path: Path
) -> None:
    pipeline, _ = FeaturePipeline.fit(market[:300], schema)
    pipeline.save(tmp_path)
    files = sorted(file.name for file in tmp_path.iterdir())
    assert files == [SALES_FILE, FEATURES_FILE, MARKET_FILE]
    loaded = FeaturePipeline.load(tmp_path)
    homes = market[300:]
    x = pipeline.transform(homes)
    np.testing.assert_array_equal(loaded.transform(homes), x)
    np.testing.assert_array_equal(loaded.normal(x), pipeline.normal(x))
    assert (loaded.names, loaded.groups, loaded.tokens) == (
        pipeline.names,
        pipeline.groups,
        pipeline.tokens,
    )
    json.loads((tmp_path / FEATURES_FILE).read_text())


def test_one_home_and_a_batch_give_the_same_numbers(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    pipeline, _ = FeaturePipeline.fit(market[:300], schema)
    batch = pipeline.transform(market[300:])
    for row in (0, 7, 99):
        single = pipeline.transform(market[300 + row : 301 + row])
        np.testing.assert_allclose(single[0], batch[row], rtol=1e-5, atol=1e-5)


def test_gaps_unknown_levels_and_missing_columns_give_numbers(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    pipeline, _ = FeaturePipeline.fit(market, schema)
    odd = pl.DataFrame({"area": [1500.0, None], "zone": ["never seen", None]})
    x = pipeline.transform(odd)
    others = np.array(pipeline.names) != "lot"  # the one column with gaps in training
    assert np.isfinite(x[:, others]).all()
    assert np.isnan(x[:, ~others]).all()
    assert np.isfinite(pipeline.normal(x)).all()


@pytest.mark.parametrize(
    "gone",
    [
        ("lat", "lon"),  # no coordinates: attributes only
        ("sold",),  # no dates: every sale counts
        ("parcel", "sold", "lat", "lon", "built", "lot"),  # little is known
        ("area", "rooms", "built", "pool", "lot", "zone"),  # place and date only
        ("area", "rooms", "built", "lot", "lat", "lon", "pool"),  # one category only
    ],
)
def test_any_schema_will_do(
    market: pl.DataFrame, schema_without: Callable[..., TableSchema], gone: tuple[str, ...]
) -> None:
    pipeline, x = FeaturePipeline.fit(market[:300], schema_without(*gone))
    unseen = pipeline.transform(market[300:].drop("price"))
    assert unseen.shape == (100, x.shape[1])
    assert np.isfinite(pipeline.normal(unseen)).all()


def test_a_table_without_sales_or_columns_is_refused(
    market: pl.DataFrame, schema_without: Callable[..., TableSchema]
) -> None:
    with pytest.raises(InvalidData, match="at least 1 training sale"):
        FeaturePipeline.fit(market[:0], schema_without())
    nothing = schema_without(
        "sold", "area", "rooms", "built", "pool", "lot", "zone", "lat", "lon", "words"
    )
    with pytest.raises(InvalidData, match="at least 1 column"):
        FeaturePipeline.fit(market, nothing)


def test_comparables_are_near_alike_and_in_order(market: pl.DataFrame, schema: TableSchema) -> None:
    pipeline, _ = FeaturePipeline.fit(market, schema)
    comparables = pipeline.comparables(market[:1].drop("price", "sold"), 6)
    assert (
        comparables.rows.shape
        == comparables.distance_m.shape
        == comparables.similarity.shape
        == (6,)
    )
    assert (np.diff(comparables.similarity) <= 0).all()
    assert ((comparables.similarity > 0) & (comparables.similarity <= 1)).all()
    assert 0 < comparables.distance_m.max() < 10_000


def test_a_rising_market_is_learned_and_moves_old_prices(schema: TableSchema) -> None:
    random = np.random.default_rng(1)
    days = np.sort(random.integers(0, 730, 600))
    frame = pl.DataFrame(
        {
            "sold": (np.datetime64("2020-01-01") + days).astype("datetime64[D]"),
            "price": 1e5 * np.exp(0.1 * days / 365.2425 + 0.02 * random.standard_normal(600)),
            "area": random.uniform(900, 1100, 600),
            "lat": 47 + random.uniform(0, 0.01, 600),
            "lon": -122 + random.uniform(0, 0.01, 600),
        }
    )
    pipeline, _ = FeaturePipeline.fit(frame, schema)
    comparables = pipeline.comparables(frame[:1].drop("price", "sold"), 5)
    moved = comparables.price_now / pipeline.sales["price"].to_numpy()[comparables.rows]
    assert np.log(moved) == pytest.approx(0.1 * comparables.age_days / 365.2425, abs=0.015)


def test_too_few_sales_for_an_index_move_by_a_straight_trend(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    pipeline, _ = FeaturePipeline.fit(market[:99], schema)
    assert pipeline.market is None
    comparables = pipeline.comparables(market[:1].drop("price", "sold"), 5)
    moved = comparables.price_now / pipeline.sales["price"].to_numpy()[comparables.rows]
    trend = pipeline._encodings.trend_per_year
    assert np.log(moved) == pytest.approx(trend * comparables.age_days / 365.2425, abs=1e-9)


def test_a_sale_without_a_date_is_of_the_mean_day_and_of_no_age(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    undated = (pl.int_range(pl.len()) % 40 == 7).alias("undated")
    frame = market.with_columns(pl.when(undated).then(None).otherwise("sold").alias("sold"))
    pipeline, x = FeaturePipeline.fit(frame, schema)
    assert pipeline.last_day == frame["sold"].max()
    gone = frame["sold"].is_null().to_numpy()
    years = x[:, pipeline.year_column]
    assert years[gone] == pytest.approx(years[~gone].mean(), abs=0.003), "a day, rounded down"
    assert np.isfinite(pipeline.transform(frame[:3].drop("sold"))[:, pipeline.year_column]).all()
    comparables = pipeline.comparables(frame[:1].drop("sold"), 399)
    unknown = pipeline.sales["sold"][comparables.rows].is_null().to_numpy()
    assert unknown.sum() == gone.sum()
    np.testing.assert_array_equal(np.isnan(comparables.age_days), unknown)
    assert np.isfinite(comparables.price_now).all()


def test_sales_without_a_date_are_not_moved_by_all_that_the_market_ever_did(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    """Prices double; undated sales come from all years, so their mean level is that of the rest."""
    years = (pl.col("sold") - pl.col("sold").min()).dt.total_days() / 365.25
    rising = market.with_columns((pl.col("price") * (0.5 * years).exp()).alias("price"))
    undated = (pl.int_range(pl.len()) % 5 == 2).alias("undated")
    frame = rising.with_columns(pl.when(undated).then(None).otherwise("sold").alias("sold"))
    pipeline, x = FeaturePipeline.fit(frame, schema)
    assert pipeline.moves_with_market
    gone = frame["sold"].is_null().to_numpy()
    move = pipeline.market_move(x)
    assert move[gone].mean() == pytest.approx(move[~gone].mean(), abs=0.1 * np.ptp(move))


@pytest.mark.parametrize("past_only", [False, True])
def test_undated_sales_to_compare_with_get_the_day_of_those_learned_from(
    market: pl.DataFrame, schema: TableSchema, past_only: bool
) -> None:
    undated = pl.int_range(pl.len()) % 5 == 2
    frame = market.with_columns(pl.when(undated).then(None).otherwise("sold").alias("sold"))
    pipeline, x = FeaturePipeline.fit(frame, schema, past_only=past_only)
    gone = frame["sold"].is_null().to_numpy()
    years = pipeline.transform(pipeline.dated(frame))[:, pipeline.year_column]
    np.testing.assert_array_equal(years[~gone], x[~gone, pipeline.year_column])
    expected = x[~gone, pipeline.year_column].max() if past_only else x[gone, pipeline.year_column]
    np.testing.assert_array_equal(years[gone], expected)


def test_a_column_of_dates_without_any_date_is_no_date(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    frame = market.with_columns(pl.lit(None, pl.Date).alias("sold"))
    pipeline, _ = FeaturePipeline.fit(frame, schema, past_only=False)
    assert pipeline.last_day is None
    assert np.isnan(pipeline.comparables(frame[:1], 5).age_days).all()


def test_loading_features_needs_no_framework(
    market: pl.DataFrame, schema: TableSchema, tmp_path: Path
) -> None:
    pipeline, _ = FeaturePipeline.fit(market, schema)
    pipeline.save(tmp_path)
    code = (
        "import sys, pathlib; from houseprice.data.features.pipeline import FeaturePipeline; "
        "FeaturePipeline.load(pathlib.Path(sys.argv[1])); "
        "print(*{name.split('.')[0] for name in sys.modules} & "
        "{'torch', 'tensorflow', 'keras', 'transformers', 'lightgbm', 'sklearn'})"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == ""


def test_without_coordinates_comparables_come_from_the_same_neighbourhood(
    market: pl.DataFrame, schema_without: Callable[..., TableSchema]
) -> None:
    undated = schema_without("sold", "parcel", "lat", "lon")
    columns = tuple(
        replace(column, role="neighbourhood") if column.name == "zone" else column
        for column in undated.columns
    )
    pipeline, _ = FeaturePipeline.fit(market, replace(undated, columns=columns))
    home = market.filter(pl.col("zone") == "B")[:1].drop("price")
    comparables = pipeline.comparables(home, 10)
    assert pipeline.sales["zone"][comparables.rows].to_list() == ["B"] * 10
    assert np.isnan(comparables.distance_m).all()


def test_a_few_homes_get_the_scores_of_many() -> None:
    random = np.random.default_rng(0)
    x = np.column_stack(
        [
            random.normal(size=900),
            random.integers(0, 3, 900),  # ties
            np.zeros(900),  # one knot
            np.full(900, np.nan),  # none
        ]
    )
    scale = NormalScale.fit(x)
    homes = np.vstack([x[:20], x[:20] * 3.7, np.full((1, 4), np.nan), np.full((1, 4), np.inf)])
    single = np.vstack([scale.apply(home[None]) for home in homes])
    np.testing.assert_array_equal(single, scale.apply(homes))


def test_a_ratio_with_a_gap_is_that_of_the_usual_number(
    market: pl.DataFrame, schema: TableSchema
) -> None:
    table = Table(market)
    attributes = Attributes.fit(table, ("area", "rooms"), np.log(table.numbers("price")))
    ratios = RatioColumns.fit(table, schema, attributes)
    usual = float(np.exp(np.nanmedian(np.log1p(table.numbers("rooms")))) - 1)
    of_gap, of_usual = (
        ratios.encode(
            Table(market[:20].with_columns(pl.lit(rooms).cast(pl.Float64).alias("rooms")))
        )
        for rooms in (None, usual)
    )
    assert of_gap.shape[1] > 1
    np.testing.assert_allclose(of_gap, of_usual)
