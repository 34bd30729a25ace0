"""Ridge regressions, and what they leave unexplained."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def rest_of(x: Floats, log_price: Floats) -> Floats:
    """Rest of a ridge regression of the log price on the other features, shape (n_sales,)."""
    spread = x.std(axis=0)
    scaled = np.nan_to_num((x - x.mean(axis=0)) / np.where(spread > 0, spread, 1.0))
    centred = log_price - log_price.mean()
    gram = scaled.T @ scaled + 1e-2 * len(x) * np.eye(x.shape[1])
    return np.asarray(centred - scaled @ np.linalg.solve(gram, scaled.T @ centred))


def halves(n: int) -> Sequence[NDArray[np.bool_]]:
    """Every other row, and the rows between."""
    even = np.arange(n) % 2 == 0
    return even, ~even


def unexplained(x: Floats, targets: Floats, ridge: float = 1e-3) -> Floats:
    """What `x` leaves of each target, learned on the half that a row is not in.

    Parameters
    ----------
    x : ndarray of shape (n, n_columns)
        Standardised, without gaps.
    targets : ndarray of shape (n, n_targets)
    ridge : float
        Penalty a row.
    """
    out = np.empty_like(targets)
    for half in halves(len(x)):
        middle, level = x[half].mean(axis=0), targets[half].mean(axis=0)
        known = x[half] - middle
        gram = known.T @ known + ridge * half.sum() * np.eye(x.shape[1])
        slope = np.linalg.solve(gram, known.T @ (targets[half] - level))
        out[~half] = targets[~half] - level - (x[~half] - middle) @ slope
    return out
