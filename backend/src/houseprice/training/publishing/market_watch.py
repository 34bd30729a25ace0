"""What new sales say about a model: does the market still look as on its blind test?"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.artifacts.blind import BlindTest
from houseprice.data.arrays import day_to_date
from houseprice.data.features.pipeline import SALES_FILE
from houseprice.data.schema import TableSchema
from houseprice.errors import NotComparable
from houseprice.evaluation import drift
from houseprice.evaluation.drift import Drift, Sales, SumChart
from houseprice.training.publishing.rolling_ranges import days_of
from houseprice.valuation.value_arrays import ValueArrays

Floats = NDArray[np.float64]

_MOST_POINTS = 120
_YEAR_DAYS = 365.25
#: From a shorter time than this nothing is said about how many sales a year has.
_LEAST_DAYS = 28.0


def market_watch(
    folder: Path, sales: pl.DataFrame, values: ValueArrays, schema: TableSchema
) -> dict[str, Any] | None:
    """Test whether level and coverage of a model have changed since its blind test.

    Parameters
    ----------
    folder : Path
        Folder of the model.
    sales : polars.DataFrame of shape (n_sales, any)
        Sales that the model has not learned from. Only those after its last training sale count;
        without dates all count, in the order of the table.
    values : ValueArrays
        The values of these sales.
    schema : TableSchema

    Returns
    -------
    dict or None
        Plain values, see `api.schemas.watch.MarketWatch`; None where there is no new sale, or
        no blind test to compare with.

    Raises
    ------
    CorruptArtifact
        If the blind test does not match its checksum.
    """
    try:
        blind = BlindTest.load(folder)
    except NotComparable:  # an older model
        return None
    day = days_of(sales, schema)
    order = _order(day, _last_day(folder, schema), np.isfinite(values.values))
    price = sales[schema.price].cast(pl.Float64).to_numpy()[order]
    new = _sales(price, values.values[order], values.low_90[order], values.high_90[order])
    has_value = blind.valued
    reference = _sales(
        blind.price[has_value],
        blind.value[has_value],
        blind.low_90[has_value],
        blind.high_90[has_value],
    )
    result = drift.watch(reference, new, _a_year(day[order]))
    return None if result is None else _report(reference, new, day[order], result)


def _sales(price: Floats, value: Floats, low: Floats, high: Floats) -> Sales:
    return Sales(np.log(value / price), (low <= price) & (price <= high))


def _last_day(folder: Path, schema: TableSchema) -> float:
    """Day of the last training sale; -inf where sales have no dates."""
    days = days_of(pl.read_parquet(folder / SALES_FILE), schema)
    return float(np.nanmax(days)) if np.isfinite(days).any() else -np.inf


def _order(day: Floats, after: float, has_value: NDArray[np.bool_]) -> NDArray[np.intp]:
    if not np.isfinite(day).any():
        return np.flatnonzero(has_value)
    later = np.flatnonzero(has_value & (day > after))
    return later[np.argsort(day[later], kind="stable")]


def _a_year(day: Floats) -> float:
    span = float(day[-1] - day[0]) if day.size and np.isfinite(day).all() else 0.0
    return day.size / span * _YEAR_DAYS if span >= _LEAST_DAYS else 0.0


def _report(reference: Sales, new: Sales, day: Floats, result: Drift) -> dict[str, Any]:
    charts = {"level_high": result.high, "level_low": result.low, "coverage": result.coverage}
    alarms = [
        _alarm(kind, chart, reference, new, day)
        for kind, chart in charts.items()
        if chart.alarm is not None
    ]
    return {
        "n": int(day.size),
        "first_day": _day(day, 0),
        "last_day": _day(day, day.size - 1),
        "reference": {"n": int(reference.held.size), **_figures(reference)},
        "new": _figures(new),
        "points": _points(result, day),
        "alarms": alarms,
        "sentence": " ".join(a["sentence"] for a in alarms) or _quiet(int(day.size)),
    }


def _figures(sales: Sales) -> dict[str, float]:
    return {
        "median_ratio": float(np.exp(np.median(sales.log_ratio))),
        "coverage_90": float(100 * sales.held.mean()),
    }


def _alarm(kind: str, chart: SumChart, reference: Sales, new: Sales, day: Floats) -> dict[str, Any]:
    since = chart.since or 0
    after = Sales(new.log_ratio[since:], new.held[since:])
    figures, before = _figures(after), _figures(reference)
    facts = {
        "kind": kind,
        "sale": (chart.alarm or 0) + 1,
        "since_sale": since + 1,
        "since_day": _day(day, since),
        "n": int(after.held.size),
        **figures,
        "change": 100 * (figures["median_ratio"] / before["median_ratio"] - 1),
    }
    return {**facts, "sentence": _sentence(facts, before)}


def _sentence(facts: dict[str, Any], before: dict[str, float]) -> str:
    day = facts["since_day"]
    since = f"Since {day}" if day else f"Since new sale {facts['since_sale']}"
    if facts["kind"] == "coverage":
        return (
            f"{since} the 90 % ranges have held {facts['coverage_90']:.0f} % of "
            f"{facts['n']} prices; on the blind test they held {before['coverage_90']:.0f} %."
        )
    side = "high" if facts["kind"] == "level_high" else "low"
    return (
        f"{since} values are about {abs(facts['change']):.0f} % too {side}: the median ratio of "
        f"value to price is {facts['median_ratio']:.2f} on {facts['n']} sales; on the blind test "
        f"it was {before['median_ratio']:.2f}."
    )


def _quiet(count: int) -> str:
    return f"The {count:,} sales since the training show no change of level or coverage."


def _points(result: Drift, day: Floats) -> list[dict[str, Any]]:
    """The sums as shares of their limits, thinned for a chart; the last sale is among them."""
    level = np.maximum(result.high.values, result.low.values) / result.high.limit
    coverage = result.coverage.values / result.coverage.limit
    at = np.unique(np.linspace(0, day.size - 1, min(_MOST_POINTS, day.size)).round().astype(int))
    return [
        {
            "sale": int(i) + 1,
            "day": _day(day, int(i)),
            "level": float(level[i]),
            "coverage": float(coverage[i]),
        }
        for i in at
    ]


def _day(day: Floats, at: int) -> str | None:
    value = float(day[at])
    return _iso(day_to_date(value)) if np.isfinite(value) else None


def _iso(day: date) -> str:
    return day.isoformat()
