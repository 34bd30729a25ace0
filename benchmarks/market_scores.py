"""Scores of one origin of `benchmarks/markets.py`: models, yardsticks, and what is true."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from made_markets import oracle_width
from market_origins import Cut, without_dates
from numpy.typing import NDArray

from houseprice.artifacts.blind import BlindTest
from houseprice.data.arrays import Table
from houseprice.data.features.encodings import fit_encodings
from houseprice.data.features.market import learn_market
from houseprice.evaluation.intervals import bootstrap_intervals
from houseprice.models.baselines import LinearLogPrice, MedianArea
from houseprice.models.plain_lightgbm import plain_values

Floats = NDArray[np.float64]
BASELINES = ("median_area", "linear")
PLAIN, INDEXED, KNOWS = "plain LightGBM", "LightGBM, monthly index", "LightGBM, true index"
#: Days after the last sale learned from: a month, a quarter, a year ahead.
LEADS = {"month": (0, 31), "quarter": (32, 92), "year": (93, 366)}
#: The days up to a quarter ahead, over which the level of values is judged.
NEAR, _NEAR_DAYS = "up to a quarter", (0, 92)
#: Fewer sales say too little about a coverage.
_FEWEST = 30


def yardsticks(cut: Cut) -> dict[str, Floats]:
    """Values of the test sales by the naive baselines and by plain LightGBM in three forms."""
    sales = cut.table.sales
    training, test = sales.frame[cut.train], sales.frame[cut.test]
    values = {
        "median_area": MedianArea.fit(training, sales.schema).predict(test),
        "linear": LinearLogPrice.fit(training, sales.schema).predict(test),
        PLAIN: plain_values(sales, cut.train, cut.test),
        INDEXED: _moved(cut, monthly_level(cut)),
    }
    if cut.table.log_level is not None:
        values[KNOWS] = _moved(cut, cut.table.log_level)
    return values


def monthly_level(cut: Cut) -> Floats:
    """Log of the index at each sale: the project's monthly index of the training sales.

    After the last month it is constant; it is 0 everywhere where there are too few sales.
    """
    schema, days = cut.table.sales.schema, cut.table.days
    order = cut.train[np.argsort(np.nan_to_num(days[cut.train], nan=-np.inf), kind="stable")]
    training = cut.table.sales.frame[order]
    index = learn_market(Table(training), schema, fit_encodings(training, schema, None))
    if index is None:
        return np.zeros(days.size)
    return index.level(np.nan_to_num(days, nan=float(np.nanmin(days))))


def blind_tests(cut: Cut, document: Mapping[str, Any]) -> dict[str, BlindTest]:
    """What each model that ``houseprice train --json`` names said of the test sales."""
    tests = {
        name: BlindTest.load(Path(entry["artifact"]))
        for name, entry in document["models"].items()
        if not name.startswith("baseline_")
    }
    for name, test in tests.items():
        assert (test.rows == cut.test).all(), f"{name} must be measured on the same sales"
    return tests


def figures(
    prices: Floats, values: Floats, low: Floats | None = None, high: Floats | None = None
) -> dict[str, float]:
    """Number of sales, MdAPE, median ratio, and of ranges the coverage and width; percents.

    The width is the median of the widths in percent of the value.
    """
    ratio = values / prices
    out = {
        "n": int(prices.size),
        "mdape": float(100 * np.median(np.abs(ratio - 1))),
        "median_ratio": float(np.median(ratio)),
    }
    if low is not None and high is not None:
        out["coverage"] = float(100 * np.mean((low <= prices) & (prices <= high)))
        out["width"] = float(100 * np.median((high - low) / values))
    return out


def scored(cut: Cut, tests: Mapping[str, BlindTest], peers: Mapping[str, Floats]) -> dict[str, Any]:
    """All scores of an origin; differences of the MdAPE come with paired 95 % intervals."""
    prices, values = cut.prices[cut.test], yardsticks(cut) | dict(peers)
    floor = None
    if cut.table.true_value is not None:
        floor = figures(prices, cut.table.true_value[cut.test])["mdape"]
    models: dict[str, dict[str, Any]] = {
        name: figures(prices, test.value, test.low_90, test.high_90)
        | {"by_lead": by_lead(cut.lead_days, prices, test), "refused": int((~test.valued).sum())}
        for name, test in tests.items()
    }
    models |= {name: figures(prices, value) for name, value in values.items()}
    values |= {name: test.value for name, test in tests.items()}
    main = "all" if "all" in tests else next(iter(tests))
    best_part = _best_part(models, tests)
    rivals = dict.fromkeys([*BASELINES, best_part, main])
    for name, entry in models.items():
        if floor is not None:
            entry["floors"] = entry["mdape"] / floor
        entry["against"] = {
            rival: difference(prices, values[name], values[rival])
            for rival in (rivals if name in tests else [main])
            if rival not in (name, None)
        }
    truth = {} if floor is None else {"floor": floor, "oracle_width": oracle_width()}
    return {"models": models, "main": main, "best_part": best_part, **truth}


def by_lead(lead_days: Floats, prices: Floats, test: BlindTest) -> dict[str, dict[str, float]]:
    """The figures of the sales a month, a quarter and a year after the last that was learned.

    Those of a month and a quarter come together, too.
    """
    out = {}
    for name, (first, last) in (LEADS | {NEAR: _NEAR_DAYS}).items():
        rows = (lead_days >= first) & (lead_days <= last)
        if rows.sum() >= _FEWEST:
            parts = (prices, test.value, test.low_90, test.high_90)
            out[name] = figures(*(part[rows] for part in parts))
    return out


def difference(prices: Floats, mine: Floats, theirs: Floats) -> dict[str, float]:
    """My MdAPE minus theirs on the same sales, in points, with a paired 95 % interval."""
    error = np.abs(np.stack([mine, theirs]) / prices - 1)

    def gap(rows: NDArray[np.intp]) -> dict[str, Floats]:
        mdape = 100 * np.median(error[:, rows], axis=2)
        return {"mdape": mdape[0] - mdape[1]}

    low, high = bootstrap_intervals(gap, prices.size)["mdape"]
    mdape = 100 * np.median(error, axis=1)
    return {"value": float(mdape[0] - mdape[1]), "low": low, "high": high}


def keep_values(tests: Mapping[str, BlindTest], file: Path) -> None:
    """Write price, value and range of each test sale, to be compared with another run's."""
    file.parent.mkdir(parents=True, exist_ok=True)
    parts = [
        pl.DataFrame(
            {
                "model": [name] * test.rows.size,
                "row": test.rows,
                "price": test.price,
                "value": test.value,
                "low_90": test.low_90,
                "high_90": test.high_90,
            }
        )
        for name, test in tests.items()
    ]
    pl.concat(parts).write_parquet(file)


def _moved(cut: Cut, level: Floats) -> Floats:
    """Plain LightGBM without dates on prices of one day, moved back to the day of each sale."""
    still = without_dates(cut.table.sales, cut.prices * np.exp(-level))
    return plain_values(still, cut.train, cut.test) * np.exp(level[cut.test])


def _best_part(models: Mapping[str, Any], tests: Mapping[str, BlindTest]) -> str | None:
    """The part of a blend that has the smallest error on the test, if there is a blend."""
    parts = [name for name in tests if name != "all"]
    if "all" not in tests or not parts:
        return None
    return min(parts, key=lambda name: float(models[name]["mdape"]))
