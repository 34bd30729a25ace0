"""What it costs to value a home without knowing one of its features."""

from __future__ import annotations

from collections.abc import Mapping

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
#: Stands for any category that no sale has.
_UNSEEN = "\x00 unseen"


def gap_costs(
    prepared: Prepared, engine: Engine, seed: int
) -> tuple[dict[str, float], dict[str, float]]:
    """How far values move when the model does not know one of a home's features.

    Parameters
    ----------
    prepared : Prepared
    engine : Engine
        Of the finished graphs.
    seed : int
        Of the sample of training sales that is valued with and without each feature.

    Returns
    -------
    dict, dict of str to float
        Root mean square of the difference in log value, by feature: where it is left out, of
        features that hardly any training sale lacks; where it is a category that no sale had, of
        categories that others often lack.
    """
    gaps = _gaps(engine.pipeline.sales, prepared)
    costs = _costs(engine, gaps, seed)
    missing = {name: cost for name, cost in costs.items() if gaps[name] is None}
    return missing, {name: cost for name, cost in costs.items() if name not in missing}


def _costs(engine: Engine, gaps: Mapping[str, str | None], seed: int) -> dict[str, float]:
    """Cost of putting something else into each of some features; small ones are left out."""
    sales = engine.pipeline.sales
    if not gaps:
        return {}
    count = min(_HOMES, sales.height)
    own = np.sort(np.random.default_rng(seed).choice(sales.height, count, replace=False))
    homes = sales[own].drop(ROW)
    changed = [
        homes.with_columns(pl.lit(put, homes.schema[name]).alias(name))
        for name, put in gaps.items()
    ]
    everything = pl.concat([homes, *changed])
    values = engine.value(everything, own=np.tile(own, len(gaps) + 1)).values
    complete, without = np.log(values[:count]), np.log(values[count:]).reshape(len(gaps), count)
    costs = np.sqrt(np.square(without - complete).mean(axis=1))
    return {
        name: round(float(cost), 4)
        for name, cost in zip(gaps, costs, strict=True)
        if cost >= _LEAST
    }


def _gaps(sales: pl.DataFrame, prepared: Prepared) -> dict[str, str | None]:
    """What to put into which feature; coordinates and dates have rules of their own."""
    out: dict[str, str | None] = {}
    for column in prepared.dataset.schema.features:
        if column.role in ("latitude", "longitude", "date", "text"):
            continue
        if sales[column.name].null_count() <= _USUAL_GAPS * sales.height:
            out[column.name] = None
        elif column.type == "category":
            out[column.name] = _UNSEEN
    return out
