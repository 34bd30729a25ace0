"""Ranges around values: quantiles of log errors, scaled by local spread and groups of homes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Probabilities of the quantiles of each value.
QUANTILES = tuple(round(0.025 + 0.05 * step, 3) for step in range(20))
#: Ends of the 68 % range (one standard deviation from the value) and of the 90 % range.
ENDS_68, ENDS_90 = (0.1587, 0.8413), (0.05, 0.95)
#: Probabilities of the stored shape.
PROBABILITIES = tuple(sorted({*QUANTILES, *ENDS_68, *ENDS_90}))


def spread_inputs(x: Floats, y: Floats) -> Floats:
    """Columns for the linear function that gives the local spread.

    Parameters
    ----------
    x : ndarray of shape (n_homes, n_features)
        Normal-quantile form: a number far from 0, on either side, is unusual.
    y : ndarray of shape (n_homes,)
        Standardised predictions.

    Returns
    -------
    ndarray of shape (n_homes, 2 * n_features + 3)
    """
    return np.column_stack([np.ones(y.size), y, np.square(y), x, np.abs(x)])


def quantiles(values: Floats, weights: Floats, probabilities: tuple[float, ...]) -> Floats:
    """Conformal quantiles of weighted values: a future home counts as a value at either end.

    Parameters
    ----------
    values, weights : ndarray of shape (n,)
        Weights are positive.
    probabilities : tuple of float
        Ascending, within 0..1.

    Returns
    -------
    ndarray of shape (n_probabilities,)
        Ascending; interpolated between two values and never beyond the outermost ones.

    References
    ----------
    Lei et al. (2018), Distribution-free predictive inference for regression.

    Examples
    --------
    >>> quantiles(np.arange(1.0, 100.0), np.ones(99), (0.1, 0.9)).round(2).tolist()
    [10.0, 90.0]
    """
    n = weights.sum() ** 2 / np.square(weights).sum()
    # The (n + 1) p-th smallest of n values; the i-th one lies at (i - 0.5) / n.
    positions = np.asarray(probabilities)
    positions = positions + (positions - 0.5) / n
    order = np.argsort(values)
    below = np.cumsum(weights[order]) - 0.5 * weights[order]
    return np.asarray(np.interp(positions, below / weights.sum(), values[order]))


@dataclass(frozen=True)
class RangeGroups:
    """Kinds of homes (Mondrian groups), each with its own factors for both sides of a range.

    Parameters
    ----------
    columns : tuple of int
        Columns of x that assign a home to a group; where empty, its standardised prediction does.
    centres : ndarray of shape (n_groups, n_columns)
        A home belongs to the group with the nearest centre.
    below, above : ndarray of shape (n_groups,)
        Factors of the spread below and above the value.
    """

    columns: tuple[int, ...]
    centres: Floats
    below: Floats
    above: Floats

    def of(self, x: Floats, y: Floats) -> Ints:
        """Number of each home's group; shapes as in `spread_inputs`."""
        points = x[:, self.columns] if self.columns else y[:, None]
        # (n_homes, n_groups) stays small: groups are few, and homes come in batches.
        away = np.square(points[:, None, :] - self.centres[None]).sum(axis=2)
        return np.asarray(away.argmin(axis=1), dtype=np.int64)

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        arrays = {name: getattr(self, name).tolist() for name in ("centres", "below", "above")}
        return {"columns": list(self.columns), **arrays}

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        arrays = (np.array(document[name], dtype=np.float64) for name in _GROUP_ARRAYS)
        return cls(tuple(int(column) for column in document["columns"]), *arrays)


_GROUP_ARRAYS = ("centres", "below", "above")


@dataclass(frozen=True)
class Calibration:
    """Turns a value into a distribution of prices.

    The quantile of the price at probability p is ``value * exp(spread * stretch * shape(p))``.

    Parameters
    ----------
    weights : ndarray of shape (2 * n_features + 3,)
        Coefficients of the log spread on `spread_inputs`.
    low, high : float
        Bounds of the log spread, from the calibration sales.
    shape : tuple of float
        Quantiles of (log price - log value) / (spread * stretch) at `PROBABILITIES`.
    groups : tuple of RangeGroups
        Tiers of value and places; their factors multiply.
    n : int
        Calibration sales.
    source : str
        ``out_of_fold``, or ``rehearsal``: half the weight is on later sales that were predicted
        from earlier ones.
    missing : mapping of str to float
        For each feature that training sales hardly ever lack: the standard deviation of the log
        value when the feature is left out.
    unseen : mapping of str to float
        For each category that sales often lack: the standard deviation of the log value when a
        home has a category that no sale had. The spread covers gaps there, but no such category.
        Other categories are in `missing`.
    """

    weights: Floats
    low: float
    high: float
    shape: tuple[float, ...]
    groups: tuple[RangeGroups, ...]
    n: int
    source: str
    missing: Mapping[str, float] = field(default_factory=dict)
    unseen: Mapping[str, float] = field(default_factory=dict)

    @property
    def costs(self) -> dict[str, Mapping[str, float]]:
        """Costs of unknown features, as `reasons.Reasons` takes them."""
        return {"missing": self.missing, "unseen": self.unseen}

    def spread(self, x: Floats, y: Floats) -> Floats:
        """Typical size of the log error of each home; shapes as in `spread_inputs`."""
        out: Floats = np.exp(
            np.minimum(np.maximum(spread_inputs(x, y) @ self.weights, self.low), self.high)
        )
        return out

    def scales(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Spread below and above each value, with the factors of its groups; shapes (n_homes,)."""
        below = self.spread(x, y)
        above = below.copy()
        for groups in self.groups:
            number = groups.of(x, y)
            below *= groups.below[number]
            above *= groups.above[number]
        return below, above

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self) | {
            "weights": self.weights.tolist(),
            "groups": [groups.to_json() for groups in self.groups],
            "missing": dict(self.missing),
            "unseen": dict(self.unseen),
            "probabilities": list(PROBABILITIES),
        }

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(
            weights=np.array(document["weights"], dtype=np.float64),
            low=float(document["low"]),
            high=float(document["high"]),
            shape=tuple(float(value) for value in document["shape"]),
            groups=tuple(RangeGroups.from_json(groups) for groups in document["groups"]),
            n=int(document["n"]),
            source=str(document["source"]),
            missing=_costs(document["missing"]),
            unseen=_costs(document.get("unseen", {})),
        )


def _costs(document: Mapping[str, Any]) -> dict[str, float]:
    return {str(name): float(sd) for name, sd in document.items()}
