"""Tests of many groups at once with a small chance of any false alarm."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr

Floats = NDArray[np.float64]


def holm(p_values: Sequence[float], level: float = 0.05) -> list[bool]:
    """Whether each test rejects, with a chance of at most `level` of any false rejection.

    Parameters
    ----------
    p_values : sequence of float
        P value of each group, within 0..1.
    level : float
        Level for all tests together.

    References
    ----------
    Holm (1979), A simple sequentially rejective multiple test procedure.

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    [True, False, False]
    """
    rejected = [False] * len(p_values)
    for step, at in enumerate(np.argsort(p_values, kind="stable")):
        if p_values[at] > level / (len(p_values) - step):
            break
        rejected[at] = True
    return rejected


def off_median_p(ratio: Floats, median: float) -> float:
    """Two-sided sign test: does the median of these ratios differ from `median`?

    Parameters
    ----------
    ratio : ndarray of shape (n_sales,)
        Ratios of one group; those equal to `median` have no sign and are left out.
    median : float
        Median ratio of all sales.

    Returns
    -------
    float
        Probability of signs as uneven as these by chance, within 0..1.

    Examples
    --------
    >>> off_median_p(np.full(10, 1.1), 1.0)
    0.001953125
    """
    above, below = int((ratio > median).sum()), int((ratio < median).sum())
    n = above + below
    return 1.0 if n == 0 else min(1.0, 2 * float(bdtr(min(above, below), n, 0.5)))


def medians_differ_p(group: Floats, rest: Floats) -> float:
    """Mood's median test: do two samples have different medians?

    Parameters
    ----------
    group, rest : ndarray
        Finite values of two samples, each with at least one.

    Returns
    -------
    float
        Probability, within 0..1, that as unequal shares of the two samples lie above their common
        median by chance; by Fisher's exact test, so it holds for small samples too.

    References
    ----------
    Mood (1950), Introduction to the theory of statistics, chapter 16.

    Examples
    --------
    >>> low, high = np.arange(20.0), np.arange(100.0, 120.0)
    >>> medians_differ_p(low, high) < 0.001, medians_differ_p(low, low + 0.25) > 0.5
    (True, True)
    """
    median = float(np.median(np.concatenate([group, rest])))
    above = [int((sample > median).sum()) for sample in (group, rest)]
    return shares_differ_p((above[0], above[1]), (group.size, rest.size))


def shares_differ_p(hits: tuple[int, int], n: tuple[int, int]) -> float:
    """Fisher's exact test: do two samples have different shares of hits?

    Parameters
    ----------
    hits, n : tuple of int
        ``hits`` of ``n`` in the first and in the second sample; each n > 0.

    Returns
    -------
    float
        Two-sided probability of shares as unequal as these by chance, within 0..1.
    """
    from scipy.stats import fisher_exact  # noqa: PLC0415 a second to load, and not always needed

    table = [[hits[0], n[0] - hits[0]], [hits[1], n[1] - hits[1]]]
    return float(fisher_exact(table).pvalue)


def low_share_p(hits: NDArray[np.bool_], promised: float) -> float:
    """One-sided binomial test: are there fewer hits than promised?

    Parameters
    ----------
    hits : ndarray of bool, shape (n_sales,)
    promised : float
        Promised share, within 0..1.

    Returns
    -------
    float
        Probability of at most this many hits by chance, within 0..1.
    """
    return 1.0 if hits.size == 0 else float(bdtr(int(hits.sum()), hits.size, promised))
