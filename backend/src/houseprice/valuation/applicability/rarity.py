"""Homes of a kind that was hardly sold: rare combinations of sizes, and rare categories."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from houseprice.data.arrays import Table
from houseprice.data.schema import TableSchema
from houseprice.valuation.applicability.domain import KIND_ROLES, Findings
from houseprice.valuation.inputs.possible import POSSIBLE

Floats = NDArray[np.float64]

#: A category with fewer sales than this is rare.
FEW_SALES = 10
#: Where more than this share of the sales has a rare category, rare ones are usual: the spread of
#: the values knows them.
_USUAL = 0.05
_LOGARITHMS = ("living_area", "lot_area")
#: A home is rare beyond this share of the sales' own distances to their third nearest sale; one
#: odd sale makes its like no usual homes.
_SHARE, _NEAREST = 0.995, 3
_LEAST_SALES, _MOST_SALES, _SAMPLE = 200, 50_000, 2_000
#: Beyond this many standard deviations from the median farther is no rarer.
_LIMIT = 20.0


@dataclass(frozen=True)
class KindsSold:
    """The space of size, lot, rooms and year of building, with the sales in it.

    Parameters
    ----------
    columns : tuple of str
    logarithmic : ndarray of bool, shape (n_columns,)
    centre, spread : ndarray of shape (n_columns,)
    tree : cKDTree
    limit : float
        Distance to the third nearest sale beyond which a home is a rare combination.
    """

    columns: tuple[str, ...]
    logarithmic: NDArray[np.bool_]
    centre: Floats
    spread: Floats
    tree: cKDTree
    limit: float

    @classmethod
    def of(cls, sales: pl.DataFrame, schema: TableSchema) -> Self | None:
        """Learn the space from sales; None with fewer than two columns or 200 sales."""
        roles = [role for role in KIND_ROLES if schema.first(role) is not None]
        if len(roles) < 2 or sales.height < _LEAST_SALES:
            return None
        columns = tuple(str(schema.first(role)) for role in roles)
        logarithmic = np.array([role in _LOGARITHMS for role in roles])
        random = np.random.default_rng(0)
        if sales.height > _MOST_SALES:
            sales = sales[np.sort(random.choice(sales.height, _MOST_SALES, replace=False))]
        z = _scaled(Table(sales), columns, logarithmic)
        possible = np.array([POSSIBLE.get(role, (-np.inf, np.inf)) for role in roles])
        numbers = Table(sales).matrix(columns)
        z[(numbers < possible[:, 0]) | (numbers > possible[:, 1])] = np.nan
        if np.isnan(z).all(axis=0).any():
            return None
        low, centre, high = np.nanquantile(z, [0.1, 0.5, 0.9], axis=0)
        wide = np.where(high > low, (high - low) / 2.56, np.nanstd(z, axis=0))
        spread = np.where(wide > 0, wide, 1.0)
        points = _points(z, centre, spread)
        tree = cKDTree(points)
        some = points[random.choice(len(points), min(_SAMPLE, len(points)), replace=False)]
        away = tree.query(some, k=[_NEAREST + 1])[0][:, 0]  # each sale is its own nearest
        limit = max(float(np.quantile(away, _SHARE)), 1e-6)
        return cls(columns, logarithmic, centre, spread, tree, limit)

    def distance(self, homes: Table, *, themselves: bool = False) -> Floats:
        """Distance of homes to the third nearest sale as a multiple of the limit, (n_homes,).

        With `themselves` the homes are the sales, which do not count as near to themselves.
        """
        z = _scaled(homes, self.columns, self.logarithmic)
        nearest = _NEAREST + 1 if themselves else _NEAREST
        away: Floats = self.tree.query(_points(z, self.centre, self.spread), k=[nearest])[0][:, 0]
        return away / self.limit

    def judge(self, homes: Table, unusual: Floats, cost: float, findings: Findings) -> None:
        """Note combinations that were never sold.

        Parameters
        ----------
        homes : Table
        unusual : ndarray of shape (n_homes,)
            How many of these numbers of a home are outside the middle 98 % of the sales.
        cost : float
            Standard deviation of the log price that such a home adds.
        findings : Findings
        """
        rare = (self.distance(homes) > 1) | (unusual > 1)
        findings.note("rare_combination", rare, unsure=True)
        findings.variance += np.where(rare, cost**2, 0.0)


def _scaled(homes: Table, columns: tuple[str, ...], logarithmic: NDArray[np.bool_]) -> Floats:
    numbers = homes.matrix(columns)
    logs = np.log(np.where(numbers > 0, numbers, np.nan))
    out: Floats = np.where(logarithmic, logs, numbers)
    return out


def _points(z: Floats, centre: Floats, spread: Floats) -> Floats:
    away = (z - centre) / spread
    out: Floats = np.minimum(np.maximum(np.where(np.isnan(away), 0.0, away), -_LIMIT), _LIMIT)
    return out


class RareCategories:
    """Categories of one column with fewer than ten sales.

    Parameters
    ----------
    name : str
    sales : polars.DataFrame
        The sales that the model learned from.
    """

    def __init__(self, name: str, sales: pl.DataFrame) -> None:
        counts = Counter(sales[name].cast(pl.String).drop_nulls().to_list())
        few = {level: count for level, count in counts.items() if count < FEW_SALES}
        usual = sum(few.values()) > _USUAL * max(sales.height, 1)
        self.name = name
        self._sales: dict[str | None, int] = {} if usual else dict(few)

    def judge(self, homes: Table, cost: float, findings: Findings, *, unsure: bool) -> None:
        """Note rare categories; their cost is that of an unknown one, less what sales tell.

        Parameters
        ----------
        homes : Table
        cost : float
            Standard deviation of the log value when the category is unknown: a level with n sales
            keeps the share 1 / (1 + n) of the variance, as where levels differ as sales do.
        findings : Findings
        unsure : bool
            Whether such homes never have high confidence.
        """
        texts = homes.texts(self.name) if self._sales else []
        if self._sales.keys().isdisjoint(texts):
            return
        count = np.array([self._sales.get(text, -1) for text in texts])
        rare = count >= 0
        findings.note(f"rare_category:{self.name}", rare, unsure=unsure)
        findings.variance += np.where(rare, cost**2 / (1.0 + np.maximum(count, 0)), 0.0)
