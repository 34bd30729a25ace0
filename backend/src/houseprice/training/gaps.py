"""What it costs to value a home without knowing one of its features."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.training.prepare import ROW, Prepared
from houseprice.valuation.engine import Engine

Floats = NDArray[np.float64]

#: Where more sales than this share lack a feature, the spread has learned what a gap means.
_USUAL_GAPS = 0.01
_HOMES = 100
#: Smaller costs change no range that anybody sees.
_LEAST = 0.005


def missing_costs(prepared: Prepared, engine: Engine, seed: int) -> dict[str, float]:
    """How far values move when a feature is left out that hardly any training sale lacks.

    Parameters
    ----------
    prepared : Prepared
    engine : Engine
        Of the finished graphs.
    seed : int
        Of the sample of training sales that is valued with and without each feature.

    Returns
    -------
    dict of str to float
        Root mean square of the difference in log value, by feature.
    """
    sales = engine.pipeline.sales
    names = _never_missing(sales, prepared)
    if not names:
        return {}
    count = min(_HOMES, sales.height)
    own = np.sort(np.random.default_rng(seed).choice(sales.height, count, replace=False))
    homes = sales[own].drop(ROW)
    gaps = [homes.with_columns(pl.lit(None, homes.schema[name]).alias(name)) for name in names]
    everything = pl.concat([homes, *gaps])
    values = engine.value(everything, own=np.tile(own, len(names) + 1)).values
    known, without = np.log(values[:count]), np.log(values[count:]).reshape(len(names), count)
    costs = np.sqrt(np.square(without - known).mean(axis=1))
    return {
        name: round(float(cost), 4)
        for name, cost in zip(names, costs, strict=True)
        if cost >= _LEAST
    }


def _never_missing(sales: pl.DataFrame, prepared: Prepared) -> list[str]:
    """Features that may be lacking, and are not: coordinates and dates have rules of their own."""
    asked = [
        column.name
        for column in prepared.dataset.schema.features
        if column.role not in ("latitude", "longitude", "date", "text")
    ]
    return [name for name in asked if sales[name].null_count() <= _USUAL_GAPS * sales.height]
