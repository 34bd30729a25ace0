"""Residuals of ridge regressions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Residuals beyond this many robust standard deviations count less (Huber); rounds of weights.
_FAR, _ROUNDS = 2.0, 4


def ridge_residuals(x: Floats, log_price: Floats) -> Floats:
    """Residuals of a ridge regression of the log price on the features, shape (n_sales,)."""
    spread = x.std(axis=0)
    scaled = np.nan_to_num((x - x.mean(axis=0)) / np.where(spread > 0, spread, 1.0))
    centred = log_price - log_price.mean()
    gram = scaled.T @ scaled + 1e-2 * len(x) * np.eye(x.shape[1])
    return np.asarray(centred - scaled @ np.linalg.solve(gram, scaled.T @ centred))


def robust_ridge(x: Floats, y: Floats, ridge: Floats, sure: Floats, target: Floats) -> Floats:
    """Ridge regression with Huber's weights, whose coefficients are drawn to a target.

    Parameters
    ----------
    x : ndarray of shape (n, n_columns)
    y : ndarray of shape (n,)
    ridge : ndarray of shape (n_columns,)
        Penalties of the coefficients.
    sure : ndarray of shape (n_columns,)
        Further penalties, as 1 / variance of what is known of a coefficient before.
    target : ndarray of shape (n_columns,)
        What the coefficients are without sales.

    Returns
    -------
    ndarray of shape (n_columns,)
    """
    solution: Floats = target
    weights, scale = np.ones(y.size), float(y.std())
    for _ in range(_ROUNDS):
        pull = ridge + sure * scale**2
        weighted = x * weights[:, None]
        gram, right = x.T @ weighted + np.diag(pull), weighted.T @ y + pull * target
        solution = np.asarray(np.linalg.solve(gram, right), dtype=np.float64)
        size = np.abs(y - x @ solution)
        scale = max(1.4826 * float(np.median(size)), 1e-6)
        weights = np.minimum(1.0, _FAR * scale / np.maximum(size, 1e-12))
    return solution


def halves(n: int) -> Sequence[NDArray[np.bool_]]:
    """Two masks: the rows with even numbers, and those with odd numbers."""
    even = np.arange(n) % 2 == 0
    return even, ~even


def cross_fitted_residuals(x: Floats, targets: Floats, ridge: float = 1e-3) -> Floats:
    """Residuals of each target by two-fold cross-fitting: each half is predicted from the other.

    Parameters
    ----------
    x : ndarray of shape (n, n_columns)
        Standardised, without gaps.
    targets : ndarray of shape (n, n_targets)
    ridge : float
        Penalty for each row.
    """
    out = np.empty_like(targets)
    for half in halves(len(x)):
        middle, level = x[half].mean(axis=0), targets[half].mean(axis=0)
        centred = x[half] - middle
        gram = centred.T @ centred + ridge * half.sum() * np.eye(x.shape[1])
        slope = np.linalg.solve(gram, centred.T @ (targets[half] - level))
        out[~half] = targets[~half] - level - (x[~half] - middle) @ slope
    return out
