"""Predictions of sales that the predicting models did not learn from, recipe by recipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

Floats = NDArray[np.float64]

#: Columns are left out as long as the squared error grows by no more than this share (its root by
#: a thousandth): a smaller gain changes no value noticeably, but costs time at every valuation.
_LEAST_GAIN = 0.002
#: As in `corrections.ranges`. Weights learned this way did better on the second half of rehearsals
#: than weights from the out-of-fold predictions alone (King County, demo).
_LATER_SHARE = 0.5


@dataclass(frozen=True)
class LaterPredictions:
    """Predictions of later sales by models of earlier ones.

    Parameters
    ----------
    columns : ndarray of shape (n_later, n_columns)
        Standardised predictions, as in `OutOfFold`.
    y : ndarray of shape (n_later,)
        Standardised target.
    """

    columns: Floats
    y: Floats


@dataclass(frozen=True)
class OutOfFold:
    """Out-of-fold predictions of the training sales.

    Parameters
    ----------
    names : tuple of str
        Name of each column: a recipe, or in a blend ``family:recipe``.
    columns : ndarray of shape (n_sales, n_columns)
        Standardised predictions. Where a fold had no time left, the models did learn from the
        sale: see `held_out`.
    held_out : ndarray of bool, shape (n_sales,)
        Whether the predicting models did not learn from the sale.
    weights : ndarray of shape (n_columns,)
        Weight of each column.
    """

    names: tuple[str, ...]
    columns: Floats
    held_out: NDArray[np.bool_]
    weights: Floats

    @classmethod
    def weighed(
        cls,
        names: tuple[str, ...],
        columns: Floats,
        held_out: NDArray[np.bool_],
        y: Floats,
        later: LaterPredictions | None = None,
    ) -> Self:
        """Learn the weights from sales that the predicting models did not learn from.

        Parameters
        ----------
        names, columns, held_out
            See the class.
        y : ndarray of shape (n_sales,)
            Standardised target of the training sales.
        later : LaterPredictions or None
            Later sales that were predicted from earlier ones. They get half of the weight: the
            model that is best on sales of its own time need not be best on later ones.
        """
        predictions, target = columns[held_out], y[held_out]
        share = np.full(target.size, 1.0 / target.size)
        if later is not None:
            predictions, target = (
                np.vstack([predictions, later.columns]),
                np.concatenate([target, later.y]),
            )
            of_later = np.full(later.y.size, _LATER_SHARE / later.y.size)
            share = np.concatenate([(1 - _LATER_SHARE) * share, of_later])
        return cls(names, columns, held_out, blend_weights(predictions, target, share))

    @property
    def prediction(self) -> Floats:
        """Weighted sum of the columns, shape (n_sales,)."""
        return self.columns @ self.weights


def blend_weights(predictions: Floats, y: Floats, share: Floats | None = None) -> Floats:
    """Non-negative least-squares weights of the fewest columns that do nearly as well as all.

    Parameters
    ----------
    predictions : ndarray of shape (n_sales, n_models)
        Standardised out-of-fold predictions.
    y : ndarray of shape (n_sales,)
        Standardised target.
    share : ndarray of shape (n_sales,) or None
        Weight of each sale; None gives all the same weight.

    Returns
    -------
    ndarray of shape (n_models,)
        A single model has weight 1. The columns that reduce the error least are left out first,
        as long as the root of the squared error grows by no more than a thousandth.

    Examples
    --------
    >>> blend_weights(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([3.0, -1.0])).tolist()
    [3.0, 0.0]
    """
    if predictions.shape[1] == 1:
        return np.ones(1)
    if share is not None:
        root = np.sqrt(share / share.mean())
        predictions, y = predictions * root[:, None], y * root
    # The weights depend on the triangle of the columns alone, which has few rows.
    q, r = np.linalg.qr(predictions)
    shadow = q.T @ y
    beyond = float(y @ y - shadow @ shadow)
    counted = _fewest(r, shadow, beyond)
    out = np.zeros(predictions.shape[1])
    out[counted] = nnls(r[:, counted], shadow)[0]
    return out


def _fewest(r: Floats, shadow: Floats, beyond: float) -> list[int]:
    """The fewest columns with nearly the error of all; no column can explain `beyond`."""

    def error(columns: list[int]) -> float:
        return beyond + float(nnls(r[:, columns], shadow)[1]) ** 2

    fewest = list(range(r.shape[1]))
    most = (1 + _LEAST_GAIN) * error(fewest)
    while len(fewest) > 1:
        fewer = [[column for column in fewest if column != out] for out in fewest]
        errors = [error(columns) for columns in fewer]
        if min(errors) > most:
            break
        fewest = fewer[int(np.argmin(errors))]
    return fewest
