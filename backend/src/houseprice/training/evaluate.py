"""Measure a model on sales of its market that it has not learned from."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.artifacts import Manifest
from houseprice.data.arrays import date_to_day
from houseprice.data.features.pipeline import SALES_FILE
from houseprice.data.importing.sheet import FILE_ROW
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidData
from houseprice.evaluation import columns, group_report, ratio_report, too_good
from houseprice.training.neighbourhoods import later_place_labels
from houseprice.training.overlap.unseen import unseen_sales
from houseprice.training.publishing.blind_test import score_value_arrays
from houseprice.training.publishing.market_watch import market_watch
from houseprice.training.publishing.rolling_ranges import days_of, rolling_report
from houseprice.valuation.rolling_ranges import RecentErrors
from houseprice.valuation.value_arrays import ValueArrays
from houseprice.valuation.valuer import Valuer

#: Sales whose values are kept beside their prices, for a chart.
_PAIRS = 2_000
_SEED = 7


def evaluate_model(folder: Path, sales: pl.DataFrame) -> dict[str, Any]:
    """Value sales with a trained model and compare the values with the prices.

    Sales that the model learned from are left out: they would flatter it.

    Parameters
    ----------
    folder : Path
        Folder of the model.
    sales : polars.DataFrame of shape (n_sales, any)
        Typed columns of the model, with prices.

    Returns
    -------
    dict
        Plain values: ``test`` (scores), ``warnings``, ``ratio_study``, ``groups``, ``rolling``,
        ``watch`` (whether the market has moved), ``pairs`` (prices and values of at most 2,000
        sales), and how many sales were left out and why.

    Raises
    ------
    InvalidData
        If no sale has a price, or all were learned from.
    InvalidInput
        If a column that the model needs is missing or wrong.
    CorruptArtifact
        If the model does not match its checksums.
    """
    valuer = Valuer.load(folder)
    schema = valuer.manifest.schema
    priced, without_price = _priced(sales, schema)
    learned = pl.read_parquet(folder / SALES_FILE)
    unseen = unseen_sales(priced, learned, schema)
    predictions = valuer.values(valuer.dated(unseen.frame))
    labels = _labels(valuer.placed(unseen.frame), learned, schema)
    return {
        **_measured(unseen.frame, predictions, schema, labels),
        "rolling": rolling_report(predictions, unseen.frame, schema, RecentErrors.load(folder)),
        "watch": market_watch(folder, unseen.frame, predictions, schema),
        "pairs": _pairs(unseen.frame[schema.price], predictions),
        "without_price": without_price,
        "learned_from": unseen.learned_from,
        "not_later": unseen.not_later,
        "ranges_learned_from": _known_to_ranges(valuer.manifest, days_of(unseen.frame, schema)),
    }


def _pairs(prices: pl.Series, predictions: ValueArrays) -> list[list[float]]:
    """Price and value of a sample of the sales that have a value."""
    price = prices.cast(pl.Float64).to_numpy()
    has_value = np.flatnonzero(np.isfinite(predictions.values))
    if has_value.size > _PAIRS:
        has_value = np.sort(np.random.default_rng(_SEED).choice(has_value, _PAIRS, replace=False))
    return [[float(price[at]), float(predictions.values[at])] for at in has_value]


def _labels(
    sales: pl.DataFrame, learned: pl.DataFrame, schema: TableSchema
) -> dict[str, list[str | None]]:
    """Labels of the sales; groups by place, as in the blind test, where there are none."""
    labels = columns.labels(sales, schema)
    if "neighbourhood" not in labels:
        by_place = later_place_labels(learned, sales, schema)
        labels |= {} if by_place is None else {"neighbourhood": by_place}
    return labels


def _measured(
    sales: pl.DataFrame,
    predictions: ValueArrays,
    schema: TableSchema,
    labels: dict[str, list[str | None]],
) -> dict[str, Any]:
    prices = sales[schema.price].cast(pl.Float64).to_numpy()
    ranges = (predictions.low_90, predictions.high_90)
    scores = score_value_arrays(prices, predictions)
    return {
        "test": scores,
        "warnings": too_good(scores),
        "ratio_study": ratio_report(
            prices,
            predictions.values,
            areas=columns.living_areas(sales, schema),
            clusters=columns.similar_home_clusters(sales, schema),
        ),
        "groups": group_report(
            prices,
            predictions.values,
            *ranges,
            fsd=predictions.fsd,
            labels=labels,
        ),
    }


def _known_to_ranges(manifest: Manifest, day: NDArray[np.float64]) -> int:
    """Number of sales on or before the last day that `training.recalibrate` learned ranges from."""
    since = manifest.recalibration
    if since is None:
        return 0
    return int((day <= date_to_day(date.fromisoformat(since.last_day))).sum())


def _priced(frame: pl.DataFrame, schema: TableSchema) -> tuple[pl.DataFrame, int]:
    if schema.price not in frame.columns:
        names = [name for name in frame.columns if name != FILE_ROW]
        raise InvalidData(
            f"The sales must have the price column {schema.price}, got {', '.join(names[:30])}."
        )
    price = frame[schema.price].cast(pl.Float64)
    priced = frame.filter((price > 0).fill_null(value=False))
    if priced.is_empty():
        raise InvalidData(
            f"The table must have a row with a price, got none in {frame.height} rows."
        )
    return priced, frame.height - priced.height
