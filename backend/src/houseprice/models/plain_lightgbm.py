"""Plain LightGBM, as anybody would run it: raw columns, log price, the library's defaults.

It is not a model family but the yardstick that every benchmark prints in the same run.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.dataset import Dataset
from houseprice.models.contract import Floats
from houseprice.models.lightgbm_library import lgb

Ints = NDArray[np.int64]
OnRound = Callable[[int, int], None]


def raw_columns(dataset: Dataset) -> Floats:
    """Every feature column of the table as numbers.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    ndarray of shape (n_sales, n_features)
        Numbers, flags as 0 and 1, dates as days since 1970, categories as codes; gaps as NaN.
    """
    columns = []
    for column in dataset.schema.features:
        series = dataset.frame[column.name]
        if series.dtype == pl.String:
            series = series.cast(pl.Categorical).to_physical()
        columns.append(series.cast(pl.Float64).fill_null(float("nan")).to_numpy())
    return np.column_stack(columns)


def plain_values(
    dataset: Dataset, fit: Ints, rows: Ints, seed: int = 42, *, on_round: OnRound | None = None
) -> Floats:
    """Learn from some sales and value others.

    Parameters
    ----------
    dataset : Dataset
    fit, rows : ndarray of int
        Row numbers of the sales to learn from, and of those to value.
    seed : int
    on_round : callable, optional
        It is called with the number of each boosting round and of all rounds, and may raise
        `JobCancelled` to stop.

    Returns
    -------
    ndarray of shape (n_rows,)
        Values in the currency of the prices.
    """
    x = raw_columns(dataset)
    price = dataset.frame[dataset.schema.price].cast(pl.Float64).to_numpy()
    sales = lgb.Dataset(x[fit], np.log(price[fit]))
    hooks = [] if on_round is None else [_after_round(on_round)]
    booster = lgb.train({"verbose": -1, "seed": seed}, sales, callbacks=hooks)
    return np.exp(np.asarray(booster.predict(x[rows]), dtype=np.float64))


def _after_round(on_round: OnRound) -> Callable[[Any], None]:
    def report(environment: Any) -> None:
        on_round(environment.iteration + 1, environment.end_iteration)

    return report
