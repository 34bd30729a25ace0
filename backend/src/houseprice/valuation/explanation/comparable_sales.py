"""Comparable sales as an appraiser lays them out, with an adjustment for each characteristic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.comparables.search import Comparables
from houseprice.data.features.pipeline import FeaturePipeline
from houseprice.data.schema import Role, TableSchema
from houseprice.valuation.answers import Adjustment, Comparable, Implied

Floats = NDArray[np.float64]

#: Additional sales in the search, as some may be of the home itself.
SPARE = 16
#: A sale within this distance with the same lasting features is of the very same home:
#: coordinates are often rounded to ten metres.
SAME_PLACE_M = 15.0
#: Roles of features that hardly change from one sale of a home to the next.
LASTING: frozenset[Role] = frozenset(
    {"living_area", "lot_area", "year_built", "property_type", "bedrooms"}
)
#: With fewer lasting features known on both sides, every other feature must be the same, too;
#: without coordinates at least this many features must be.
SAME_LASTING, SAME_FEATURES = 2, 5
#: The adjusted prices disagree with the value if their median is this many FSD away from it.
FAR_FSD = 2.0
REST = "Rest"


def find(pipeline: FeaturePipeline, home: pl.DataFrame, k: int, as_of: date | None) -> Comparables:
    """Find the k sales most like a home, before its day and without sales of the home itself.

    Parameters
    ----------
    pipeline : FeaturePipeline
    home : polars.DataFrame of shape (1, n_fields)
        If it has an id that the sales have, the search leaves out all sales of that property.
        Otherwise a sale at the same place with the same lasting features counts as its own.
    k : int
    as_of : date or None
    """
    comparables = pipeline.comparables(home, k + SPARE, as_of)
    return comparables.only(~_own(pipeline, home, comparables), k)


def _own(
    pipeline: FeaturePipeline, home: pl.DataFrame, comparables: Comparables
) -> NDArray[np.bool_]:
    """Which of the sales are of the home itself, judged by place and features."""
    out = np.zeros(len(comparables.rows), dtype=np.bool_)
    if _has_known_id(pipeline, home):
        return out  # the search left out all of its sales
    located = np.isfinite(comparables.distance_m)
    near = np.where(located, comparables.distance_m <= SAME_PLACE_M, True)
    features = _features(pipeline, home)
    for number in np.flatnonzero(near):
        sale = pipeline.sales.row(int(comparables.rows[number]), named=True)
        out[number] = _is_same_home(features, sale, located=bool(located[number]))
    return out


def _has_known_id(pipeline: FeaturePipeline, home: pl.DataFrame) -> bool:
    name = pipeline.schema.first("id")
    if name is None or name not in home.columns or home[name][0] is None:
        return False
    return bool((pipeline.sales[name].cast(pl.String) == str(home[name][0])).any())


def _features(pipeline: FeaturePipeline, home: pl.DataFrame) -> dict[str, tuple[bool, Any]]:
    """Known features of a home but place, day and texts, and whether each lasts, by column."""
    return {
        column.name: (column.role in LASTING, home[column.name][0])
        for column in pipeline.schema.features
        if column.role not in ("date", "latitude", "longitude", "text")
        and column.name in home.columns
        and home[column.name][0] is not None
    }


def _is_same_home(
    features: dict[str, tuple[bool, Any]], sale: dict[str, Any], *, located: bool
) -> bool:
    """Compare lasting features, or all where both sides know too few lasting ones."""
    alike = [
        (lasts, sale[name] == value)
        for name, (lasts, value) in features.items()
        if sale[name] is not None
    ]
    lasting = [same for lasts, same in alike if lasts]
    if located and len(lasting) >= SAME_LASTING:
        return all(lasting)
    return all(same for _, same in alike) and len(alike) >= (1 if located else SAME_FEATURES)


@dataclass(frozen=True)
class AdjustmentGrid:
    """The appraiser's grid, with a column for each sale and a row for each group of features.

    Parameters
    ----------
    names : tuple of str
        Names of the groups.
    amounts : ndarray of shape (n_groups, k)
        Adjustments in money.
    adjusted : ndarray of shape (k,)
        Adjusted prices in money.
    """

    names: tuple[str, ...]
    amounts: Floats
    adjusted: Floats


def comparable_sales(
    pipeline: FeaturePipeline, comparables: Comparables, grid: AdjustmentGrid
) -> tuple[Comparable, ...]:
    """Describe the comparable sales, nearest first."""
    rest = grid.adjusted - comparables.price_now - grid.amounts.sum(axis=0)
    amounts = np.vstack([grid.amounts, rest]).T  # (k, n_groups + 1)
    sales, names = pipeline.sales[comparables.rows], (*grid.names, REST)
    return tuple(
        Comparable(
            **_sale(row, pipeline.schema),
            distance_m=_known(comparables.distance_m[number]),
            similarity=float(np.clip(comparables.similarity[number], 0.0, 1.0)),
            age_days=_days(comparables.age_days[number]),
            time_adjusted_price=float(comparables.price_now[number]),
            adjustments=_adjustments(names, amounts[number]),
            adjusted_price=float(grid.adjusted[number]),
        )
        for number, row in enumerate(sales.iter_rows(named=True))
    )


def implied(sales: tuple[Comparable, ...], value: float, fsd: float) -> Implied | None:
    """The value that the comparable sales imply; None without any.

    Parameters
    ----------
    sales : tuple of Comparable
    value : float
        The home's value, in money.
    fsd : float
        Its forecast standard deviation, as a fraction.
    """
    if not sales:
        return None
    prices = np.array([sale.adjusted_price for sale in sales])
    median = weighted_median(prices, np.array([sale.similarity for sale in sales]))
    return Implied(
        low=float(prices.min()),
        median=median,
        high=float(prices.max()),
        n=len(sales),
        disagrees=abs(median / value - 1.0) > FAR_FSD * fsd,
    )


def weighted_median(values: Floats, weights: Floats) -> float:
    """The value at half of the weight; the middle of two values if half lies between them.

    Examples
    --------
    >>> weighted_median(np.array([3.0, 1.0, 2.0]), np.array([1.0, 1.0, 5.0]))
    2.0
    >>> weighted_median(np.array([1.0, 3.0]), np.array([1.0, 1.0]))
    2.0
    """
    order = np.argsort(values)
    reached = np.cumsum(np.maximum(weights[order], 1e-12))
    half = reached[-1] / 2
    low = int(np.searchsorted(reached, half * (1 - 1e-12)))
    high = int(np.searchsorted(reached, half * (1 + 1e-12)))
    return float((values[order[low]] + values[order[high]]) / 2)


def _sale(row: dict[str, Any], schema: TableSchema) -> dict[str, Any]:
    """Facts of a sale from the table."""
    sale_id, latitude, longitude, sold = (
        row[name] if (name := schema.first(role)) is not None else None
        for role in ("id", "latitude", "longitude", "date")
    )
    return {
        "sale_id": None if sale_id is None else str(sale_id),
        "sale_date": sold,
        "price": float(row[schema.price]),
        "latitude": latitude,
        "longitude": longitude,
        "features": {column.name: _plain(row[column.name]) for column in schema.features},
    }


def _adjustments(names: tuple[str, ...], amounts: Floats) -> tuple[Adjustment, ...]:
    pairs = zip(names, amounts.tolist(), strict=True)
    return tuple(Adjustment(name, amount) for name, amount in pairs)


def _known(number: float) -> float | None:
    return float(number) if np.isfinite(number) else None


def _days(age: float) -> int | None:
    return None if np.isnan(age) else int(age)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
