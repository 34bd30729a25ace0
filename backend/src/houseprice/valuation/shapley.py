"""Exact Shapley values of a few groups of features."""

from __future__ import annotations

from math import factorial

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def coalitions(groups: int) -> NDArray[np.bool_]:
    """Every subset of the groups, shape (2 ** groups, groups); the first is empty, the last full.

    Examples
    --------
    >>> coalitions(2).astype(int).tolist()
    [[0, 0], [1, 0], [0, 1], [1, 1]]
    """
    numbers = np.arange(2**groups)
    return (numbers[:, None] >> np.arange(groups) & 1).astype(np.bool_)


def shapley_values(worth: Floats, groups: int) -> Floats:
    """Share of each group in ``worth[-1] - worth[0]``.

    Parameters
    ----------
    worth : ndarray of shape (2 ** groups,)
        What each subset of `coalitions` yields.
    groups : int
        At most 10 or so: the effort doubles with each.

    Returns
    -------
    ndarray of shape (groups,)
        Adds up to ``worth[-1] - worth[0]``; what rounding leaves is in the largest share.

    References
    ----------
    Shapley (1953), A value for n-person games.

    Examples
    --------
    >>> shapley_values(np.array([0.0, 1.0, 2.0, 5.0]), 2).tolist()
    [2.0, 3.0]
    """
    inside = coalitions(groups)
    size = inside.sum(axis=1)
    shares = np.empty(groups)
    for group in range(groups):
        without = np.flatnonzero(~inside[:, group])
        gain = worth[without + (1 << group)] - worth[without]
        shares[group] = _weights(groups)[size[without]] @ gain
    if groups:
        rest = (worth[-1] - worth[0]) - shares.sum()
        shares[np.argmax(np.abs(shares))] += rest
    return shares


def _weights(groups: int) -> Floats:
    total = factorial(groups)
    return np.array(
        [factorial(size) * factorial(groups - size - 1) / total for size in range(groups)]
    )
