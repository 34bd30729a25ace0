"""Learning a market index from training sales."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from houseprice.data.arrays import Table
from houseprice.data.features.columns import signed_log
from houseprice.data.features.encodings import FittedEncodings
from houseprice.data.market.index import Z_95, IndexCurve, MarketIndex, RepeatSales
from houseprice.data.market.outlook import Outlook, look_ahead
from houseprice.data.market.regression import (
    MarketFit,
    fit_areas,
    fit_market,
    interpolation_weights,
)
from houseprice.data.schema import TableSchema

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MIN_SALES = 100
MIN_PERIODS = 3
#: Number of sales that the median month must have; with fewer, the periods are quarters.
MIN_IN_MONTH = 10
MIN_IN_AREA = 100
MAX_AREAS = 100
MIN_PAIRS = 30
#: Two sales of one home that are closer in time show more of the noise than of the market.
MIN_PAIR_DAYS = 60.0
#: Number of sales for the regression; from a larger table so many are drawn at random.
MAX_SALES = 60_000
_PLACES = 60
_SALES_A_PLACE = 60
_SALES_AN_AREA = 500
_ROUNDS = 15


@dataclass(frozen=True)
class _Periods:
    """Months or quarters from the first sale to the last."""

    months: int
    first: int
    of_sale: Ints
    knots: Floats


def learn_market(
    table: Table, schema: TableSchema, encodings: FittedEncodings
) -> MarketIndex | None:
    """Learn the index of a market and of its areas.

    Parameters
    ----------
    table : Table
        Training sales only.
    schema : TableSchema
    encodings : FittedEncodings
        The encodings of the columns that describe the homes.

    Returns
    -------
    MarketIndex or None
        None without dates, with fewer than 100 sales, or where they fill fewer than 3 periods.
    """
    name = schema.first("date")
    if name is None:
        return None
    every = table.days(name, None)
    dated_rows = np.flatnonzero(~np.isnan(every))
    periods = _periods(every[dated_rows]) if dated_rows.size >= MIN_SALES else None
    if periods is None or len(periods.knots) < MIN_PERIODS:
        return None
    area, names = areas(table, schema, encodings)
    rows = _sampled_rows(dated_rows.size)
    drawn = dated_rows[rows]
    x = hedonic_columns(table, encodings)[drawn]
    time = interpolation_weights(every[drawn], periods.knots)
    fit = fit_market(_standardised(x), time, np.log(table.numbers(schema.price))[drawn])
    paths, pooling = fit_areas(fit, time, area[drawn])
    n = len(periods.knots)
    counts = np.bincount(periods.of_sale, minlength=n)
    curves = []
    for number, (label, path) in enumerate(zip(names, paths, strict=True)):
        own = np.bincount(periods.of_sale[area[dated_rows] == number], minlength=n)
        level, variance = fit.path.level + path.level, fit.path.variance + path.variance
        curves.append(_curve(label, own, level, variance))
    whole = _curve(None, counts, fit.path.level, fit.path.variance)
    pulled = float(pooling.weight) if np.isfinite(pooling.weight) else None
    order, weight = fit.smoothing.order, fit.smoothing.weight
    return MarketIndex(
        period_months=periods.months,
        first_month=periods.first,
        knots=tuple(periods.knots.tolist()),
        whole=whole,
        areas=tuple(curves),
        smoothing={"order": order, "weight": weight, "areas_weight": pulled},
        repeat_sales=_repeat_sales(table, schema, every, (periods.knots, fit.path.level)),
        ahead=_outlook(fit, periods, rows),
    )


def _outlook(fit: MarketFit, periods: _Periods, rows: Ints) -> Outlook:
    """The market after the last period, from the mean residual of each period."""
    n, of_sale = len(periods.knots), periods.of_sale[rows]
    weight = np.bincount(of_sale, weights=fit.weights, minlength=n)
    total = np.bincount(of_sale, weights=fit.weights * fit.residuals, minlength=n)
    there = weight > 0
    level = np.full(n, np.nan)
    level[there] = fit.path.level[there] + total[there] / weight[there]
    variance = fit.spread**2 / np.maximum(weight, 1e-9)
    return look_ahead(level, variance, periods.first, periods.months)


def areas(table: Table, schema: TableSchema, encodings: FittedEncodings) -> tuple[Ints, list[str]]:
    """Area number of each sale, and the areas' names; -1 where an area has too few sales.

    An area is a neighbourhood where the table has them, else a cluster of coordinates, which is
    named by its middle.
    """
    name = schema.first("neighbourhood")
    if name is not None:
        texts = table.texts(name)
        common = Counter(text for text in texts if text is not None).most_common(MAX_AREAS)
        names = sorted(text for text, count in common if count >= MIN_IN_AREA)
        code = {text: number for number, text in enumerate(names)}
        return np.array([code.get(text or "", -1) for text in texts], dtype=np.int64), names
    none = np.full(table.height, -1, dtype=np.int64)
    count = min(table.height // _SALES_AN_AREA, 25)
    if encodings.place is None or count < 2:
        return none, []
    cluster = clusters(encodings.place.km(table), count)
    used = [k for k in range(count) if (cluster == k).sum() >= MIN_IN_AREA]
    lat, lon = table.numbers(encodings.place.latitude), table.numbers(encodings.place.longitude)
    names = []
    for number, k in enumerate(used):
        inside = cluster == k
        none[inside] = number
        names.append(f"{np.nanmean(lat[inside]):.3f}, {np.nanmean(lon[inside]):.3f}")
    return none, names


def hedonic_columns(table: Table, encodings: FittedEncodings) -> Floats:
    """Columns of the characteristics and place of homes, without dates and without other sales.

    Returns
    -------
    ndarray of shape (n_homes, n_columns)
        All values are finite.
    """
    plain = len(encodings.numbers.columns)
    numbers = encodings.numbers.encode(table)
    logs = _standardised(signed_log(numbers[:, :plain]))
    parts = [logs, logs**2, numbers[:, plain:], encodings.ratios.encode(table)]
    for category in encodings.categories:
        parts.append(category.encode(category.codes(table)))
    parts += [words.encode(table) for words in encodings.words]
    if encodings.place is not None:
        km = encodings.place.km(table) / encodings.place_scale_km
        near = clusters(km, max(min(table.height // _SALES_A_PLACE, _PLACES), 1))
        parts += [km, km**2, km[:, :1] * km[:, 1:], np.eye(int(near.max()) + 1)[near]]
    return np.nan_to_num(np.hstack(parts))


def clusters(points: Floats, count: int, seed: int = 0) -> Ints:
    """The k-means cluster of each point; a seed gives the same clusters on every machine."""
    centres = points[np.random.default_rng(seed).choice(len(points), count, replace=False)]
    near = np.zeros(len(points), dtype=np.int64)
    for _ in range(_ROUNDS):
        near = np.asarray(cKDTree(centres).query(points)[1], dtype=np.int64)
        sizes = np.bincount(near, minlength=count)
        sums = [np.bincount(near, weights=axis, minlength=count) for axis in points.T]
        means = np.column_stack(sums) / np.maximum(sizes, 1)[:, None]
        centres = np.where(sizes[:, None] > 0, means, centres)
    return near


def _periods(days: Floats) -> _Periods:
    month = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    first = int(month.min())
    counts = np.bincount(month - first)
    months = 1 if np.median(counts) >= MIN_IN_MONTH else 3
    if months == 3:
        first -= first % 3
    of_sale = (month - first) // months
    sizes = np.bincount(of_sale)
    means = np.bincount(of_sale, weights=days) / np.maximum(sizes, 1)
    middle = (first + months * np.arange(len(sizes))) * 30.436875 + 15.2 * months
    return _Periods(months, first, of_sale, np.where(sizes > 0, means, middle))


def _sampled_rows(n: int) -> Ints:
    if n <= MAX_SALES:
        return np.arange(n)
    return np.sort(np.random.default_rng(0).choice(n, MAX_SALES, replace=False))


def _standardised(x: Floats) -> Floats:
    """Standardised columns, limited to ±5; a missing value and a constant column become 0."""
    middle, spread = np.nanmean(x, axis=0), np.nanstd(x, axis=0)
    scaled = (x - middle) / np.where(spread > 1e-9, spread, np.inf)
    out: Floats = np.clip(np.nan_to_num(scaled), -5.0, 5.0)
    return out


def _curve(name: str | None, sales: Ints, level: Floats, variance: Floats) -> IndexCurve:
    deviation = np.sqrt(variance)
    return IndexCurve(name, tuple(sales.tolist()), tuple(level.tolist()), tuple(deviation.tolist()))


def _repeat_sales(
    table: Table, schema: TableSchema, days: Floats, path: tuple[Floats, Floats]
) -> RepeatSales | None:
    """Median yearly change by which repeat sales moved more than the index."""
    name = schema.first("id")
    if name is None:
        return None
    log_price = np.log(table.numbers(schema.price))
    last: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    ids = table.texts(name)
    for row in np.argsort(days, kind="stable").tolist():
        text = ids[row]
        if text is not None and text in last and days[row] - days[last[text]] >= MIN_PAIR_DAYS:
            pairs.append((last[text], row))
        if text is not None:
            last[text] = row
    if len(pairs) < MIN_PAIRS:
        return None
    first, second = np.array(pairs).T
    index = np.interp(days, *path)
    gap = log_price[second] - log_price[first] - (index[second] - index[first])
    years = (days[second] - days[first]) / 365.2425
    return _gap(gap, years)


def _gap(gap: Floats, years: Floats) -> RepeatSales:
    """Median regression through the origin, with the interval of a seeded bootstrap."""
    slope = _median_slope(gap, years)
    random = np.random.default_rng(0)
    again = [
        _median_slope(gap[rows], years[rows])
        for rows in random.integers(0, len(gap), size=(400, len(gap)))
    ]
    half = Z_95 * float(np.std(again))
    return RepeatSales(len(gap), slope, slope - half, slope + half)


def _median_slope(gap: Floats, years: Floats) -> float:
    """Slope with the least sum of absolute residuals: a weighted median of the slopes."""
    slopes = gap / years
    order = np.argsort(slopes)
    reached = np.cumsum(years[order])
    return float(slopes[order[np.searchsorted(reached, reached[-1] / 2)]])
