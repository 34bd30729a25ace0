"""Learn how much less sure values of rare homes are: far from sales, or of a rare combination."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from houseprice.data.arrays import Table
from houseprice.data.features.market import clusters
from houseprice.data.ridge import robust_ridge
from houseprice.training.corrections.beyond import learn_edges, log_prices
from houseprice.training.corrections.ranges import Residuals
from houseprice.training.prepare import ROW, Prepared
from houseprice.valuation.applicability.rarity import KindsSold
from houseprice.valuation.corrections.beyond import Beyond
from houseprice.valuation.corrections.ranges import ENDS_90, PROBABILITIES, Calibration

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Sales for the regressions, drawn from a larger table.
_MAX_SALES, _MIN_SALES = 10_000, 200
#: Parts of the market, of which each is valued by a regression on the others.
_AREAS, _FOLDS, _RIDGE = 12, 12, 1e-2
#: The share of the sales whose combination is the rarest tells the spread of rare combinations.
_RAREST, _LEAST_RARE = 0.02, 30
_SPREADS = np.arange(0.0, 1.01, 0.01)
_COVERAGE, _Z_90 = 0.9, 1.645


def learn_beyond(prepared: Prepared, residuals: Residuals, calibration: Calibration) -> Beyond:
    """All that is known beyond the sales.

    Parameters
    ----------
    prepared : Prepared
    residuals : Residuals
        Out-of-fold errors of all training sales, or of those held out.
    calibration : Calibration
        The ranges of the model.
    """
    combination = _combination_spread(prepared, residuals, calibration)
    return Beyond(learn_edges(prepared), combination, _area_spread(prepared))


def _combination_spread(
    prepared: Prepared, residuals: Residuals, calibration: Calibration
) -> float:
    """The least spread with which the ranges of the rarest sales hold nine in ten prices."""
    sales = prepared.pipeline.sales
    kinds = KindsSold.of(sales, prepared.dataset.schema)
    if kinds is None or residuals.error.size != sales.height:
        return 0.0
    rows = np.searchsorted(prepared.rows, sales[ROW].to_numpy())
    away = np.empty(sales.height)
    away[rows] = kinds.distance(Table(sales), themselves=True)
    count = max(int(_RAREST * away.size), _LEAST_RARE)
    rarest = np.argsort(away)[-count:]
    below, above = calibration.scales(residuals.x[rarest], residuals.y[rarest])
    ends = (calibration.shape[PROBABILITIES.index(p)] for p in ENDS_90)
    halves = [np.abs(end) * scale for end, scale in zip(ends, (below, above), strict=True)]
    error = residuals.error[rarest]
    half = np.where(error < 0, *halves)
    for spread in _SPREADS:
        if (np.abs(error) <= np.hypot(half, _Z_90 * spread)).mean() >= _COVERAGE:
            return round(float(spread), 2)
    return float(_SPREADS[-1])


def _area_spread(prepared: Prepared) -> float | None:
    """What a value loses without sales nearby; None without coordinates or with few sales."""
    columns, n = prepared.pipeline.place_columns, prepared.rows.size
    if not columns or n < _MIN_SALES:
        return None
    random = np.random.default_rng(0)
    rows = np.sort(random.choice(n, min(n, _MAX_SALES), replace=False))
    y = log_prices(prepared)[rows]
    place = prepared.raw[rows][:, columns]
    near, alone = _columns(prepared, rows)
    usual = _held_out(near, y, random.permutation(y.size) % _FOLDS)
    far = _held_out(alone, y, clusters(place, _AREAS))
    ends = (float(np.quantile(np.abs(error), _COVERAGE)) / _Z_90 for error in (far, usual))
    without, having = ends
    return round(float(np.sqrt(max(without**2 - having**2, 0.0))), 4)


def _columns(prepared: Prepared, rows: Ints) -> tuple[Floats, Floats]:
    """All columns that describe homes and their surroundings, and those of homes alone.

    The second have no neighbourhood: in an area without sales it is a new one.
    """
    pipeline, normal = prepared.pipeline, prepared.spread_columns()[rows]
    named = prepared.dataset.schema.first("neighbourhood")
    own = [n for n in range(pipeline.n_own) if pipeline.groups[n] != named]
    return normal, normal[:, own]


def _held_out(x: Floats, y: Floats, part: Ints) -> Floats:
    """Errors of each part by a regression on the others."""
    design = np.column_stack([np.ones(y.size), x])
    error = np.zeros(y.size)
    for number in np.unique(part):
        held = part == number
        fit = design[~held]
        ridge = np.full(design.shape[1], _RIDGE * len(fit))
        ridge[0] = 1e-9
        nothing = np.zeros(design.shape[1])
        solution = robust_ridge(fit, y[~held], ridge, nothing, nothing)
        error[held] = y[held] - design[held] @ solution
    return error
