"""Made-up markets whose true index and true values are known, for `benchmarks/markets.py`.

Homes, noise and places are those of the built-in `demo`; only the price level over time differs.
All last six years, from January 2018.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.builtin.demo import NOISE_SD, SCHEMA, make_market
from houseprice.data.schema import Column, TableSchema

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_YEAR = 365.25
#: By how much the log level of each of the twelve areas of `apart` moves a year against the rest.
_OWN_PER_YEAR = np.linspace(-0.06, 0.06, 12)[(5 * np.arange(12)) % 12]
#: First and last year of the market `gap` between which nothing is sold.
_UNSOLD = (3.0, 4.0)
#: Kilometres of one step of latitude or longitude in the names of streets and of postcodes.
_STREETS_A_DEGREE, _CODES_A_DEGREE = 400, 50
#: Standard errors of a range that holds nine in ten.
_Z_90 = 1.6449


@dataclass(frozen=True)
class MadeMarket:
    """Sales with what is true of each; the arrays have shape (n_sales,).

    Parameters
    ----------
    frame : polars.DataFrame
    schema : TableSchema
    true_value : ndarray
        Median price of the home on its day, in USD.
    log_level : ndarray
        Log of the true index of the home's area on its day.
    """

    frame: pl.DataFrame
    schema: TableSchema
    true_value: Floats
    log_level: Floats


def _rise(years: Floats) -> Floats:
    return float(np.log(1.08)) * years


def _fall(years: Floats) -> Floats:
    return float(np.log(0.92)) * years


def _boom_and_bust(years: Floats) -> Floats:
    return np.interp(years, [0, 2, 4.2, 6], [0.0, 0.10, 0.42, 0.20])


def _turn(years: Floats) -> Floats:
    peak = float(5.5 * np.log(1.08))
    return np.interp(years, [0, 5.5, 6], [0.0, peak, peak - 0.07])


def _steps(years: Floats) -> Floats:
    heights: Floats = np.array([0.0, 0.08, 0.16, 0.24, 0.13])
    return np.asarray(heights[np.searchsorted([1.5, 3.0, 4.4, 5.1], years, side="right")])


def _seasons(years: Floats) -> Floats:
    return np.asarray(0.03 * years + 0.06 * np.sin(2 * np.pi * (years - 0.2)))


def _fall_and_rise(years: Floats) -> Floats:
    return np.interp(years, [0, 3, 6], [0.0, -0.25, 0.0])


def _steady(years: Floats) -> Floats:
    return 0.03 * years


#: Log level of each market from the years since its first day.
CURVES: dict[str, Callable[[Floats], Floats]] = {
    "rise": _rise,
    "fall": _fall,
    "boom_bust": _boom_and_bust,
    "turn": _turn,
    "steps": _steps,
    "seasons": _seasons,
    "gap": _fall_and_rise,
    "few_columns": _fall_and_rise,
    "apart": _steady,
}


def made_market(name: str, n_sales: int, seed: int = 16) -> MadeMarket:
    """The sales of one of `CURVES`; the same seed gives the same homes in all of them.

    `rise` and `fall` go on by 8 % a year, `boom_bust` turns after 4.2 years, `turn` in the last
    half year; `steps` jumps four times, `seasons` moves by ±6 % within a year, `gap` has no sale
    in its fourth year, `few_columns` is a register of price, date, area and place in words, and
    in `apart` twelve areas move by -3 to +9 % a year.
    """
    drawn = n_sales if name != "gap" else int(1.3 * n_sales)
    levels = np.zeros(drawn)

    def log_level(day: Ints, area: Ints) -> Floats:
        levels[:] = CURVES[name](day / _YEAR)
        if name == "apart":
            levels[:] += _OWN_PER_YEAR[area] * day / _YEAR
        return levels

    market = make_market(seed, drawn, log_level)
    every = MadeMarket(market.frame, replace(SCHEMA, name=name), market.true_value, levels)
    if name == "gap":
        return _without_a_year(every, n_sales)
    return _register(every) if name == "few_columns" else every


def oracle_width() -> float:
    """Width in percent of the value of the narrowest range that holds nine in ten market sales.

    Examples
    --------
    >>> round(oracle_width(), 1)
    26.4
    """
    return float(100 * 2 * np.sinh(_Z_90 * NOISE_SD))


def _without_a_year(market: MadeMarket, n_sales: int) -> MadeMarket:
    day = market.frame["sale_date"].to_physical().cast(pl.Float64).to_numpy()
    years = (day - pl.Series(["2018-01-01"]).str.to_date().to_physical()[0]) / _YEAR
    rows = np.flatnonzero((years < _UNSOLD[0]) | (years >= _UNSOLD[1]))[:n_sales]
    return replace(
        market,
        frame=market.frame[rows],
        true_value=market.true_value[rows],
        log_level=market.log_level[rows],
    )


def _register(market: MadeMarket) -> MadeMarket:
    """Few columns; their roles are those that an import finds in such a table."""
    frame = market.frame.select(
        "sale_date",
        "price",
        "living_area",
        town="neighbourhood",
        street=pl.format("{} Street", _cell(_STREETS_A_DEGREE)),
        postcode=pl.format("PC {}", _cell(_CODES_A_DEGREE)),
    )
    words = (
        Column("town", "category", "category", "", "Town"),
        Column("street", "address", "category", "", "Street"),
        Column("postcode", "neighbourhood", "category", "", "Postcode"),
    )
    names = ("sale_date", "price", "living_area")
    columns = tuple(column for column in SCHEMA.columns if column.name in names)
    return replace(market, frame=frame, schema=replace(market.schema, columns=columns + words))


def _cell(per_degree: int) -> pl.Expr:
    """A word that tells a cell of the map; it is no number and has no order."""
    steps = [
        ((pl.col(name) + 180) * per_degree).floor().cast(pl.Int64)
        for name in ("latitude", "longitude")
    ]
    code = (steps[0] * 7919 + steps[1] * 104729) % 17576
    letters = [
        pl.lit("abcdefghijklmnopqrstuvwxyz").str.slice((code // 26**place) % 26, 1)
        for place in range(3)
    ]
    return pl.concat_str([letters[2], pl.lit("e"), letters[1], pl.lit("o"), letters[0]])
