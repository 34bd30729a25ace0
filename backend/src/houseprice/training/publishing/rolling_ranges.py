"""Score ranges that are learned again, month by month, from the sales since the training."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.arrays import Table
from houseprice.data.schema import TableSchema
from houseprice.evaluation import columns, group_report
from houseprice.evaluation.ranges import range_scores
from houseprice.valuation.rolling_ranges import EVERY_DAYS, LATEST, RecentErrors, rolled_ranges
from houseprice.valuation.value_arrays import ValueArrays

Floats = NDArray[np.float64]

_KINDS = ("tier", "neighbourhood")
_SHOWN = ("name", "n", "few", "coverage_90")


def rolling_report(
    value_arrays: ValueArrays, sales: pl.DataFrame, schema: TableSchema, recent: RecentErrors | None
) -> dict[str, Any] | None:
    """Score 90 % ranges that are learned again every `EVERY_DAYS` from the sales before.

    Parameters
    ----------
    value_arrays : ValueArrays
        Values of `sales`, which the model did not learn from, as users get them.
    sales : polars.DataFrame of shape (n_sales, n_columns)
        Sales with prices, typed as the schema says.
    schema : TableSchema
    recent : RecentErrors or None
        Errors that the model's ranges were last learned from; None if there are none to start
        from.

    Returns
    -------
    dict or None
        ``every_days``, ``latest``, the estimates ``coverage_90``, ``width_90`` and ``winkler_90``
        as in `evaluation.score_test`, and ``groups``: for ``tier`` and ``neighbourhood`` rows of
        ``name``, ``n``, ``few`` and ``coverage_90``. Only sales after the last one of `recent`
        count; None where there are none.
    """
    if recent is None:
        return None
    later = recent.are_before(days_of(sales, schema))
    if not later.any():
        return None
    sales, value_arrays = sales.filter(later), value_arrays.at(later)
    prices = sales[schema.price].cast(pl.Float64).to_numpy()
    low, high = rolled_ranges(value_arrays, prices, days_of(sales, schema), recent)
    labels = {k: v for k, v in columns.labels(sales, schema).items() if k in _KINDS}
    groups = group_report(prices, value_arrays.values, low, high, labels=labels)
    return {
        "every_days": EVERY_DAYS,
        "latest": LATEST,
        **range_scores(prices, value_arrays.values, low, high, coverage=0.9),
        "groups": {
            kind: [{name: row[name] for name in _SHOWN} for row in groups[kind]["rows"]]
            for kind in _KINDS
            if kind in groups
        },
    }


def days_of(sales: pl.DataFrame, schema: TableSchema) -> Floats:
    """Days of sales since 1970, NaN where unknown; shape (n_sales,)."""
    return Table(sales).days(schema.first("date"), None)
