"""Predictions of sales that the predicting models did not learn from, recipe by recipe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
#: Standard errors by which the mean absolute error of a blend of families must be lower than that
#: of its best one, and those by which that of recipes may be higher: seeds and recipes of a family
#: even out each other's chance, while a blend of families costs time and must earn it.
_SURE, _DOUBTFUL = 1.0, -1.0


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

    def of(self, count: int) -> Self:
        """The first `count` columns alone."""
        return replace(self, columns=self.columns[:, :count])

    @property
    def centred(self) -> Floats:
        """The columns without what all of them are off by, shape (n_later, n_columns).

        That is the error of the market's level, which no weights can or should make up for: what
        the best column is off by. What the others are off by more stays.
        """
        off = np.median(self.columns - self.y[:, None], axis=0)
        return self.columns - float(off[np.argmin(np.abs(off))])


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
        *,
        parts: Sequence[Floats] | None = None,
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
        parts : sequence of ndarray of shape (n_columns,) or None
            Weights of the models of a blend; the best of them answers where the blend is not
            surely better. None: the columns are recipes of one family, of which one answers alone
            only where it is surely better than all together.
        """
        predictions, target = columns[held_out], y[held_out]
        share = np.full(target.size, 1.0 / target.size)
        if later is not None:
            predictions, target = (
                np.vstack([predictions, later.centred]),
                np.concatenate([target, later.y]),
            )
            of_later = np.full(later.y.size, _LATER_SHARE / later.y.size)
            share = np.concatenate([(1 - _LATER_SHARE) * share, of_later])
        weights = blend_weights(predictions, target, share)
        alone, least = (
            (np.eye(len(names)), _DOUBTFUL) if parts is None else (np.array(parts), _SURE)
        )
        return cls(
            names,
            columns,
            held_out,
            surer_weights(predictions, target, share, weights, alone, least=least),
        )

    @property
    def prediction(self) -> Floats:
        """Weighted sum of the columns, shape (n_sales,)."""
        return self.columns @ self.weights


def surer_weights(
    predictions: Floats,
    y: Floats,
    share: Floats,
    weights: Floats,
    parts: Floats,
    *,
    least: float = _SURE,
) -> Floats:
    """The weights of a blend, or those of the best part where the blend is not surely better.

    Least squares minimise another error than the one that values are judged by, and a blend that
    was weighed on few sales can lose to its best part.

    Parameters
    ----------
    predictions : ndarray of shape (n_sales, n_columns)
    y, share : ndarray of shape (n_sales,)
        Standardised target, and weight of each sale.
    weights : ndarray of shape (n_columns,)
        Of the blend.
    parts : ndarray of shape (n_parts, n_columns)
        Weights of each part.
    least : float
        Standard errors by which the blend's mean absolute error must be lower; negative where it
        may be higher by that many.
    """
    share = share / share.sum()
    errors = np.abs(predictions @ parts.T - y[:, None])
    best = int(np.argmin(share @ errors))
    gain = errors[:, best] - np.abs(predictions @ weights - y)
    mean = float(share @ gain)
    deviation = float(np.sqrt(np.square(share * (gain - mean)).sum()))
    return weights if mean > least * deviation else parts[best]


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
