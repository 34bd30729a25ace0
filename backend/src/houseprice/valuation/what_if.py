"""Whether sales support the value of a home with changed features."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from houseprice.data.arrays import Table
from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.valuation.answers import FormField

Floats = NDArray[np.float64]

#: With fewer similar sales a difference is a guess of the model.
ENOUGH_SALES = 20
#: Percent of the sales that have enough similar ones.
_USUAL_PERCENT = 95
#: A similar sale differs in a changed number by at most this share of the usual range.
_SHARE_OF_RANGE = 0.1
#: About this many sales give the usual distance.
_SAMPLE = 400


class Support:
    """Counts the sales that are similar to a changed home.

    A sale is similar under two conditions. Its distance from the home, in place and main
    attributes, is at most that within which 95 in 100 sales have twenty others. In every changed
    feature it has the same category, or differs by at most a tenth of the usual range (1st to 99th
    percentile).

    Parameters
    ----------
    pipeline : FeaturePipeline
    form : sequence of FormField

    Attributes
    ----------
    reach : float
        The distance, in the units of `FeaturePipeline.points`.
    """

    def __init__(self, pipeline: FeaturePipeline, form: Sequence[FormField]) -> None:
        self._pipeline = pipeline
        self._form = {field.name: field for field in form}
        self._sales = Table(pipeline.sales)
        points = pipeline.points(pipeline.sales)
        self._tree = cKDTree(points) if points.shape[1] else None
        self.reach = 0.0 if self._tree is None else _usual_reach(self._tree)

    def count(self, home: pl.DataFrame | Table, changed: Sequence[str], as_of: date | None) -> int:
        """Similar sales before the day of the value.

        Parameters
        ----------
        home : polars.DataFrame of shape (1, n_fields) or Table
            The changed home.
        changed : sequence of str
            Names of the changed features.
        as_of : date or None
            Day of the value of a home without a date; None means the day of the last sale.
        """
        table = Table.of(home)
        similar = np.ones(self._sales.height, dtype=np.bool_)
        if self._tree is not None:
            near = self._tree.query_ball_point(self._pipeline.points(table)[0], self.reach)
            similar[:] = False
            similar[near] = True
        similar &= self._earlier(table, as_of)
        for name in changed:
            similar &= self._alike(self._form.get(name), table)
        return int(similar.sum())

    def _earlier(self, home: Table, as_of: date | None) -> NDArray[np.bool_]:
        name, last = self._pipeline.schema.first("date"), self._pipeline.last_day
        if name is None or last is None:
            return np.ones(self._sales.height, dtype=np.bool_)
        before: NDArray[np.bool_] = self._sales.days(name, None) < home.days(name, as_of or last)
        return before

    def _alike(self, field: FormField | None, home: Table) -> NDArray[np.bool_]:
        everything = np.ones(self._sales.height, dtype=np.bool_)
        if field is None or field.kind in ("date", "text"):
            return everything
        if field.kind in ("choice", "boolean"):
            category = home.texts(field.name)[0]
            return np.array([value == category for value in self._sales.texts(field.name)])
        number = home.numbers(field.name)[0]
        if np.isnan(number) or field.low is None or field.high is None:
            return everything
        off = np.abs(self._sales.numbers(field.name) - number)
        alike: NDArray[np.bool_] = off <= _SHARE_OF_RANGE * (field.high - field.low)
        return alike


def warning(similar_sales: int) -> str | None:
    """Warn of a difference that too few sales support; None if enough sales do.

    Examples
    --------
    >>> warning(1)
    'Only 1 similar sale supports the changed home: with fewer than 20 the difference is a guess.'
    """
    if similar_sales >= ENOUGH_SALES:
        return None
    some = {0: "No similar sale supports", 1: "Only 1 similar sale supports"}
    support = some.get(similar_sales, f"Only {similar_sales} similar sales support")
    return f"{support} the changed home: with fewer than {ENOUGH_SALES} the difference is a guess."


def _usual_reach(tree: cKDTree) -> float:
    """Distance within which 95 in 100 sales have enough others."""
    points = tree.data[:: max(tree.n // _SAMPLE, 1)]
    distance, _ = tree.query(points, k=[min(ENOUGH_SALES + 1, tree.n)])  # each is its own nearest
    return float(np.percentile(distance, _USUAL_PERCENT))
