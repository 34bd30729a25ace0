"""Shapley values: exact for few groups of features, sampled with standard errors for many."""

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
        Worth of each subset of `coalitions`.
    groups : int
        At most 10 or so: the effort doubles with each.

    Returns
    -------
    ndarray of shape (groups,)
        They add up to ``worth[-1] - worth[0]``; the largest share takes the rounding error.

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
    return _exact_sum(shares, float(worth[-1] - worth[0]))


def random_orders(parts: int, pairs: int, seed: int) -> NDArray[np.int64]:
    """Random orders of the parts, each followed by its reverse.

    An order and its reverse err in opposite directions, so their mean errs little.

    Returns
    -------
    ndarray of int, shape (2 * pairs, parts)
    """
    random = np.random.default_rng(seed)
    forward = np.array([random.permutation(parts) for _ in range(pairs)]).reshape(pairs, parts)
    return np.stack([forward, forward[:, ::-1]], axis=1).reshape(2 * pairs, parts)


def joining(orders: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which parts are present while they join one by one.

    Returns
    -------
    ndarray of bool, shape (n_orders, parts + 1, parts)
        The first row of each order is empty, the last one full.

    Examples
    --------
    >>> joining(np.array([[1, 0]])).astype(int).tolist()
    [[[0, 0], [0, 1], [1, 1]]]
    """
    place = np.argsort(orders, axis=1)  # when each part joins
    return place[:, None, :] < np.arange(orders.shape[1] + 1)[None, :, None]


def sampled_values(worth: Floats, orders: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Estimated Shapley values and their standard errors.

    Parameters
    ----------
    worth : ndarray of shape (n_orders, parts + 1)
        Worth of each row of `joining`.
    orders : ndarray of int, shape (n_orders, parts)
        From `random_orders`; at least 2 pairs.

    Returns
    -------
    ndarray, ndarray, each of shape (parts,)
        The values add up to the worth of all parts less that of none.

    References
    ----------
    Mitchell et al. (2022), Sampling permutations for Shapley value estimation.
    """
    gains = np.empty(orders.shape)
    np.put_along_axis(gains, orders, np.diff(worth, axis=1), axis=1)
    pairs = gains.reshape(-1, 2, orders.shape[1]).mean(axis=1)
    error = pairs.std(axis=0, ddof=1) / np.sqrt(len(pairs))
    return _exact_sum(pairs.mean(axis=0), float(worth[0, -1] - worth[0, 0])), error


def company_weights(companies: NDArray[np.bool_]) -> Floats:
    """How much each company of other groups counts for the group that joins it.

    Parameters
    ----------
    companies : ndarray of bool, shape (n_companies, n_groups)
        Every subset of the groups without one of them.
    """
    weights: Floats = _weights(companies.shape[1])[companies.sum(axis=1)]
    return weights


def _exact_sum(shares: Floats, total: float) -> Floats:
    """Add the rounding error to the largest share, so that the shares add up to `total`."""
    if shares.size:
        shares[np.argmax(np.abs(shares))] += total - shares.sum()
    return shares


def _weights(groups: int) -> Floats:
    total = factorial(groups)
    return np.array(
        [factorial(size) * factorial(groups - size - 1) / total for size in range(groups)]
    )
