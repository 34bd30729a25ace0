"""Horizontal equity: do similar homes have similar values?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from houseprice.errors import InvalidData
from houseprice.evaluation.estimates import Estimate, estimate
from houseprice.evaluation.intervals import median_interval
from houseprice.evaluation.ratio_study import coefficient_of_dispersion

Floats = NDArray[np.float64]

#: A cluster with fewer homes has no dispersion, and fewer clusters have no meaningful median.
MIN_HOMES, MIN_CLUSTERS = 5, 5


def horizontal_dispersion(values: Floats, areas: Floats, clusters: NDArray[np.int64]) -> Estimate:
    """CHD: COD of value per area inside clusters of similar homes, median over the clusters.

    Parameters
    ----------
    values : ndarray of shape (n_homes,)
        Values in money.
    areas : ndarray of shape (n_homes,)
        Living areas in one unit; homes without a positive area or value are left out.
    clusters : ndarray of int, shape (n_homes,)
        Number of each home's cluster; below 0 means none.

    Returns
    -------
    dict
        An estimate in percent with the order-statistic interval of the median; ``n`` counts the
        homes in clusters of at least five. It is undefined with fewer than five such clusters.

    Raises
    ------
    InvalidData
        If the lengths differ.
    """
    if not values.shape == areas.shape == clusters.shape:
        raise InvalidData(
            "There must be one value, area and cluster for each home, got "
            f"{values.shape}, {areas.shape} and {clusters.shape}."
        )
    is_usable = (
        (clusters >= 0) & np.isfinite(areas) & (areas > 0) & np.isfinite(values) & (values > 0)
    )
    per_area = values[is_usable] / areas[is_usable]
    parts = [part for part in _split(per_area, clusters[is_usable]) if part.size >= MIN_HOMES]
    n = sum(part.size for part in parts)
    if len(parts) < MIN_CLUSTERS:
        return estimate(None, n=n)
    each = np.array([coefficient_of_dispersion(part) for part in parts])
    return estimate(float(np.median(each)), median_interval(each), n)


def _split(values: Floats, clusters: NDArray[np.int64]) -> list[Floats]:
    order = np.argsort(clusters, kind="stable")
    starts = np.flatnonzero(np.diff(clusters[order])) + 1
    return list(np.split(values[order], starts))
