"""Learning how wrong a model is, and where: see `valuation.calibration`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from houseprice.valuation.calibration import PROBABILITIES, Calibration, spread_inputs

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: From so many later sales on, the width comes from them alone.
MIN_CALIBRATION_SALES = 100
_FOLDS = 5
#: Strength of the ridge per sale; the columns are normal scores, so one strength fits all.
_RIDGE = 0.02


@dataclass(frozen=True)
class Residuals:
    """Predictions of sales that the predicting model did not learn from.

    Parameters
    ----------
    x : ndarray of shape (n_sales, n_features)
        Normal-quantile form.
    y : ndarray of shape (n_sales,)
        Standardised predictions.
    error : ndarray of shape (n_sales,)
        Log price minus log value.
    """

    x: Floats
    y: Floats
    error: Floats


def calibrate(seen: Residuals, later: Residuals | None, seed: int) -> Calibration:
    """Learn the local spread and the conformal factor.

    Parameters
    ----------
    seen : Residuals
        Out-of-fold predictions of the training sales.
    later : Residuals or None
        The latest training sales, predicted from earlier ones. Where there are
        `MIN_CALIBRATION_SALES` of them the factor is theirs if it is the wider one: a market
        that moves breaks the exchange of past and future.
    seed : int
        Of the folds in which the spread itself is held out.
    """
    size = _log_size(seen.error)
    inputs = spread_inputs(seen.x, seen.y)
    weights = _ridge(inputs, size)
    fitted = inputs @ weights
    low, high = (float(end) for end in np.quantile(fitted, [0.01, 0.99]))
    found = [_Scaled("out_of_fold", _scaled(seen.error, _held_out(inputs, size, seed), low, high))]
    if later is not None and later.error.size >= MIN_CALIBRATION_SALES:
        log_spread = spread_inputs(later.x, later.y) @ weights
        found.append(_Scaled("rehearsal", _scaled(later.error, log_spread, low, high)))
    # What is to come cannot be easier than what lies between known sales.
    widest = max(found, key=lambda one: one.factor_90)
    return Calibration(
        weights=weights,
        low=low,
        high=high,
        factor_90=widest.factor_90,
        quantiles=tuple(float(q) for q in np.quantile(widest.errors, PROBABILITIES)),
        n=int(widest.errors.size),
        source=widest.source,
    )


@dataclass(frozen=True)
class _Scaled:
    """Log errors over the spread of their homes."""

    source: str
    errors: Floats

    @property
    def factor_90(self) -> float:
        return conformal_quantile(np.abs(self.errors), 0.90)


def _scaled(error: Floats, log_spread: Floats, low: float, high: float) -> Floats:
    out: Floats = error / np.exp(np.clip(log_spread, low, high))
    return out


def conformal_quantile(scores: Floats, coverage: float) -> float:
    """The ``ceil((n + 1) * coverage)``-th smallest score, the largest where n is too small.

    References
    ----------
    Lei et al. (2018), Distribution-free predictive inference for regression.

    Examples
    --------
    >>> conformal_quantile(np.arange(1.0, 101.0), 0.90)
    91.0
    """
    rank = min(int(np.ceil((scores.size + 1) * coverage)), scores.size)
    return float(np.sort(scores)[rank - 1])


def _log_size(error: Floats) -> Floats:
    size = np.abs(error)
    # A tenth of the usual error: a lucky hit must not count as a home without any spread.
    floor = max(0.1 * float(np.median(size)), 1e-6)
    out: Floats = np.log(size + floor)
    return out


def _ridge(inputs: Floats, target: Floats) -> Floats:
    penalty = np.full(inputs.shape[1], _RIDGE * inputs.shape[0])
    penalty[0] = 1e-9  # the intercept is free
    gram = inputs.T @ inputs
    gram[np.diag_indices_from(gram)] += penalty
    return np.asarray(np.linalg.solve(gram, inputs.T @ target), dtype=np.float64)


def _held_out(inputs: Floats, target: Floats, seed: int) -> Floats:
    """The log spread of each sale by a ridge that did not see it."""
    fold = np.random.default_rng(seed).permutation(target.size) % _FOLDS
    out = np.empty_like(target)
    for number in range(_FOLDS):
        held = fold == number
        out[held] = inputs[held] @ _ridge(inputs[~held], target[~held])
    return out
