"""Horizontal equity: are alike homes valued alike?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from houseprice.errors import InvalidData
from houseprice.evaluation.estimates import Estimate, estimate
from houseprice.evaluation.intervals import median_interval
from houseprice.evaluation.ratio_study import coefficient_of_dispersion

Floats = NDArray[np.float64]

#: A cluster with fewer homes has no dispersion; fewer clusters have no median worth saying.
MIN_HOMES, MIN_CLUSTERS = 5, 5


def horizontal_dispersion(values: Floats, areas: Floats, clusters: NDArray[np.int64]) -> Estimate:
    """CHD: COD of value per area inside clusters of alike homes, median over the clusters.

    Parameters
    ----------
    values : ndarray of shape (n_homes,)
        Values in money.
    areas : ndarray of shape (n_homes,)
        Living areas in one unit; homes without a positive area or value are left out.
    clusters : ndarray of int, shape (n_homes,)
        Number of the cluster that a home belongs to; below 0: to none.

    Returns
    -------
    dict
        An estimate in percent with the order-statistic interval of the median; ``n`` counts the
        homes in clusters of at least five. Undefined with fewer than five such clusters.

    Raises
    ------
    InvalidData
        If the lengths differ.
    """
    if not values.shape == areas.shape == clusters.shape:
        raise InvalidData(
            "There must be one value, area and cluster a home, got "
            f"{values.shape}, {areas.shape} and {clusters.shape}."
        )
    kept = (clusters >= 0) & np.isfinite(areas) & (areas > 0) & np.isfinite(values) & (values > 0)
    per_area = values[kept] / areas[kept]
    parts = [part for part in _split(per_area, clusters[kept]) if part.size >= MIN_HOMES]
    n = sum(part.size for part in parts)
    if len(parts) < MIN_CLUSTERS:
        return estimate(None, n=n)
    each = np.array([coefficient_of_dispersion(part) for part in parts])
    return estimate(float(np.median(each)), median_interval(each), n)


def _split(values: Floats, clusters: NDArray[np.int64]) -> list[Floats]:
    order = np.argsort(clusters, kind="stable")
    starts = np.flatnonzero(np.diff(clusters[order])) + 1
    return list(np.split(values[order], starts))
