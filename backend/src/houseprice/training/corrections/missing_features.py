"""How much less certain a value is when one of the home's features is not known."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.training.prepare import ROW, Prepared
from houseprice.valuation.engine import Engine

Floats = NDArray[np.float64]

#: Where more than this share of the sales lack a feature, the spread already covers its gaps.
_USUAL_GAPS = 0.01
_HOMES = 100
#: Smaller costs change ranges too little to be seen.
_LEAST = 0.005
#: A category that no sale has.
_UNSEEN = "\x00 unseen"


def gap_costs(
    prepared: Prepared, engine: Engine, seed: int
) -> tuple[dict[str, float], dict[str, float]]:
    """How far values move when the model does not know one of a home's features.

    Parameters
    ----------
    prepared : Prepared
    engine : Engine
        Engine of the exported networks.
    seed : int
        Seed of the sample of training sales that is valued with and without each feature.

    Returns
    -------
    dict, dict of str to float
        Root mean square of the difference in log value by feature. The first one leaves out each
        feature that hardly any training sale lacks. The second one gives a category that no sale
        has to each feature that sales often lack.
    """
    gaps = _gaps(engine.pipeline.sales, prepared)
    costs = _costs(engine, gaps, seed)
    missing = {name: cost for name, cost in costs.items() if gaps[name] is None}
    return missing, {name: cost for name, cost in costs.items() if name not in missing}


def _costs(engine: Engine, gaps: Mapping[str, str | None], seed: int) -> dict[str, float]:
    """Cost of putting another value into each of some features, without the small costs."""
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
    """The value to put into each feature; coordinates and dates have rules of their own."""
    out: dict[str, str | None] = {}
    for column in prepared.dataset.schema.features:
        if column.role in ("latitude", "longitude", "date", "text"):
            continue
        if sales[column.name].null_count() <= _USUAL_GAPS * sales.height:
            out[column.name] = None
        elif column.type == "category":
            out[column.name] = _UNSEEN
    return out
