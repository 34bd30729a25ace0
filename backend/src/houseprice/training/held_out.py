"""Predictions of sales that the predicting models did not learn from, recipe by recipe."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

Floats = NDArray[np.float64]

#: A smaller weight costs time at every valuation and changes nothing.
_LEAST_WEIGHT = 0.01


@dataclass(frozen=True)
class OutOfFold:
    """Out-of-fold predictions of the training sales.

    Parameters
    ----------
    names : tuple of str
        One per column: a recipe, or in a blend ``family:recipe``.
    columns : ndarray of shape (n_sales, n_columns)
        Standardised. Where a fold had no time left, the predictions of models that did learn
        from the sale: see `known`.
    known : ndarray of bool, shape (n_sales,)
        Whether the predicting models did not learn from the sale.
    weights : ndarray of shape (n_columns,)
        How much each column counts.
    """

    names: tuple[str, ...]
    columns: Floats
    known: NDArray[np.bool_]
    weights: Floats

    @property
    def prediction(self) -> Floats:
        """The columns as one, shape (n_sales,)."""
        return self.columns @ self.weights


def blend_weights(predictions: Floats, y: Floats) -> Floats:
    """Non-negative least-squares weights; negligible ones are 0.

    Parameters
    ----------
    predictions : ndarray of shape (n_sales, n_models)
        Standardised out-of-fold predictions.
    y : ndarray of shape (n_sales,)
        Standardised target.

    Returns
    -------
    ndarray of shape (n_models,)
        One model alone has weight 1.

    Examples
    --------
    >>> blend_weights(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([3.0, -1.0])).tolist()
    [3.0, 0.0]
    """
    if predictions.shape[1] == 1:
        return np.ones(1)
    weights, _ = nnls(predictions, y)
    kept = weights >= _LEAST_WEIGHT * weights.sum()
    out = np.zeros(predictions.shape[1])
    out[kept] = nnls(predictions[:, kept], y)[0]
    return out
