"""Confidence intervals of figures that are measured on a sample of sales."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri, stdtrit

Floats = NDArray[np.float64]

#: The IAAO draft rounds these so; more digits would change some order statistics.
_Z_OF_MEDIAN = {0.90: 1.64, 0.95: 1.96}
BOOTSTRAP_REPEATS = 1000
JACKKNIFE_GROUPS = 40
#: Number of resampled sales in memory at a time.
_CHUNK = 2_000_000


def median_interval(values: Floats, confidence: float = 0.95) -> tuple[float, float]:
    """Order-statistic interval of the median.

    Parameters
    ----------
    values : ndarray of shape (n,)
        Finite values, at least one, in any order and unit.
    confidence : float
        0.90 or 0.95.

    Returns
    -------
    tuple of float
        Two of the values; the smallest and the largest where n is too small.

    References
    ----------
    IAAO, Standard on Ratio Studies, exposure draft 2025, section 7.5.3.

    Examples
    --------
    >>> median_interval(np.arange(1.0, 11.0))
    (2.0, 9.0)
    """
    low, high = median_positions(values.size, confidence)
    ordered = np.sort(values)
    return float(ordered[low - 1]), float(ordered[high - 1])


def median_positions(n: int, confidence: float = 0.95) -> tuple[int, int]:
    """Ranks (from 1) of the two order statistics around the median of n values."""
    even = n % 2 == 0
    offset = math.ceil(_Z_OF_MEDIAN[confidence] * math.sqrt(n) / 2 + (0.5 if even else 0.0))
    if even:
        low, high = n // 2 + 1 - offset, n // 2 + offset
    else:
        low, high = (n + 1) // 2 - offset, (n + 1) // 2 + offset
    return max(low, 1), min(high, n)


def wilson_interval(hits: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Wilson score interval of a share.

    Parameters
    ----------
    hits, n : int
        ``hits`` of ``n`` trials succeeded; n > 0.
    confidence : float
        Confidence level between 0 and 1.

    Returns
    -------
    tuple of float
        Shares in 0..1.

    References
    ----------
    Wilson (1927), Probable inference, the law of succession, and statistical inference.

    Examples
    --------
    >>> low, high = wilson_interval(90, 100)
    >>> round(low, 4), round(high, 4)
    (0.8256, 0.9448)
    """
    z = float(ndtri(0.5 + confidence / 2))
    share, shrink = hits / n, 1 + z * z / n
    middle = (share + z * z / (2 * n)) / shrink
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / shrink
    # Rounding must not move an end past a share of exactly 0 or 1.
    return (middle - half if hits else 0.0), (middle + half if hits < n else 1.0)


def newcombe_interval(hits: tuple[int, int], n: tuple[int, int]) -> tuple[float, float]:
    """95 % interval of the difference of two independent shares.

    Parameters
    ----------
    hits, n : tuple of int
        ``hits`` of ``n`` trials succeeded, in the first and in the second sample; each n > 0.

    Returns
    -------
    tuple of float
        First share minus the second one, in -1..1.

    References
    ----------
    Newcombe (1998), Interval estimation for the difference between independent proportions,
    method 10.

    Examples
    --------
    >>> low, high = newcombe_interval((56, 48), (70, 80))
    >>> round(low, 4), round(high, 4)
    (0.0524, 0.3339)
    """
    shares = [hit / of for hit, of in zip(hits, n, strict=True)]
    ends = [wilson_interval(hit, of) for hit, of in zip(hits, n, strict=True)]
    difference = shares[0] - shares[1]
    below = math.hypot(shares[0] - ends[0][0], ends[1][1] - shares[1])
    above = math.hypot(ends[0][1] - shares[0], shares[1] - ends[1][0])
    return difference - below, difference + above


def bootstrap_medians(
    values: Floats, rng: np.random.Generator, repeats: int = BOOTSTRAP_REPEATS
) -> Floats:
    """Medians of resampled values, as `bootstrap_replicates` would draw them.

    A resampled median is one of the values, or the mean of two: the ranks of its middle draws have
    a beta distribution. So no resampling is made, and a million values take no longer than ten.

    Parameters
    ----------
    values : ndarray of shape (n,)
        Finite values, at least one, in any order.
    rng : Generator
    repeats : int

    Returns
    -------
    ndarray of shape (repeats,)
    """
    n, ordered = values.size, np.sort(values)
    rank = (n + 1) // 2
    lower = rng.beta(rank, n - rank + 1, repeats)
    if n % 2:
        return _at_share(ordered, lower)
    # The next of n sorted uniform draws, given that one.
    upper = 1 - (1 - lower) * rng.beta(n - rank, 1, repeats)
    return 0.5 * (_at_share(ordered, lower) + _at_share(ordered, upper))


def _at_share(ordered: Floats, share: Floats) -> Floats:
    return ordered[np.minimum((share * ordered.size).astype(np.intp), ordered.size - 1)]


def bootstrap_intervals(
    statistics: Callable[[NDArray[np.intp]], dict[str, Floats]],
    n: int,
    *,
    confidence: float = 0.95,
    repeats: int = BOOTSTRAP_REPEATS,
    seed: int = 0,
) -> dict[str, tuple[float, float]]:
    """Percentile bootstrap of several statistics over the same resampled sales.

    Parameters
    ----------
    statistics : callable
        Takes row numbers of shape (n_repeats, n) and returns each statistic as an array of
        shape (n_repeats,). Every column it reads is resampled with these same numbers.
    n : int
        Number of sales.
    confidence : float
        Confidence level between 0 and 1.
    repeats : int
        Number of resamplings.
    seed : int
        The same seed gives the same intervals.

    Returns
    -------
    dict of str to tuple of float
        Lower and upper end of each statistic, without the repeats where it is undefined.
    """
    replicates = bootstrap_replicates(statistics, n, repeats=repeats, seed=seed)
    return {name: percentile_interval(values, confidence) for name, values in replicates.items()}


def bootstrap_replicates(
    statistics: Callable[[NDArray[np.intp]], dict[str, Floats]],
    n: int,
    *,
    repeats: int = BOOTSTRAP_REPEATS,
    seed: int = 0,
) -> dict[str, Floats]:
    """Several statistics on resampled sales; the parameters are those of `bootstrap_intervals`.

    Returns
    -------
    dict of str to ndarray of shape (repeats,)
        Calls with equal `n`, `repeats` and `seed` draw the same sales, so the results of two
        models are paired.
    """
    parts: dict[str, list[Floats]] = {}
    for rows in _resamplings(n, repeats, seed):
        for name, values in statistics(rows).items():
            parts.setdefault(name, []).append(values)
    return {name: np.concatenate(values) for name, values in parts.items()}


def _resamplings(n: int, repeats: int, seed: int) -> Iterator[NDArray[np.intp]]:
    rng = np.random.default_rng(seed)
    step = max(1, min(repeats, _CHUNK // n))
    for start in range(0, repeats, step):
        yield rng.integers(0, n, size=(min(step, repeats - start), n), dtype=np.intp)


def percentile_interval(values: Floats, confidence: float = 0.95) -> tuple[float, float]:
    """Ends of the middle share `confidence` of the replicates; NaN without a finite one."""
    tail = 50 * (1 - confidence)
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return math.nan, math.nan
    low, high = np.percentile(finite, [tail, 100 - tail])
    return float(low), float(high)


def jackknife_intervals(
    statistics: Callable[[NDArray[np.intp]], dict[str, float]], n: int, *, seed: int = 0
) -> dict[str, tuple[float, float]]:
    """95 % intervals of several statistics by the delete-a-group jackknife with 40 groups.

    It suits statistics that are slow to bootstrap. Intervals of medians are up to half too wide.

    Parameters
    ----------
    statistics : callable
        Takes row numbers of shape (n_rows,) in ascending order and returns each statistic.
    n : int
        Number of sales; at least two.
    seed : int
        Seed of the groups; calls with equal `n` and `seed` delete the same ones.

    Returns
    -------
    dict of str to tuple of float
        Lower and upper end of each statistic, around its value on all sales, by Student's t. They
        are NaN where it is undefined on all sales or without one of the groups.

    References
    ----------
    Kott (2001), The delete-a-group jackknife.

    Examples
    --------
    >>> values = np.arange(100.0)
    >>> ends = jackknife_intervals(lambda rows: {"mean": float(values[rows].mean())}, 100)
    >>> [round(end) for end in ends["mean"]]
    [44, 55]
    """
    count = min(JACKKNIFE_GROUPS, n)
    group = np.random.default_rng(seed).permutation(n) % count
    whole = statistics(np.arange(n))
    without = [statistics(np.flatnonzero(group != k)) for k in range(count)]
    t = float(stdtrit(count - 1, 0.975))
    ends = {}
    for name, value in whole.items():
        moved = np.array([statistics_without[name] for statistics_without in without]) - value
        half = t * math.sqrt((count - 1) / count * float(moved @ moved))
        ends[name] = (value - half, value + half)
    return ends
