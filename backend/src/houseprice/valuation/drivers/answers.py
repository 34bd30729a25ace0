"""The answers on what moves the values of a model, as they cross to another process."""

from __future__ import annotations

from dataclasses import dataclass

from houseprice.valuation.answers import Plain


@dataclass(frozen=True)
class Band:
    """A middle of many homes with the values below which a tenth and nine tenths of them lie."""

    middle: float
    low_10: float
    high_90: float


@dataclass(frozen=True)
class DependencePoint:
    """Values of the same homes if all of them had one feature.

    Parameters
    ----------
    at : Plain
        The feature, in its own unit.
    value : Band
        Mean of the values, in money.
    change : Band
        Median of the values minus those at the reference, home by home, in money.
    """

    at: Plain
    value: Band
    change: Band


@dataclass(frozen=True)
class PartialDependence:
    """How the values of a model depend on one feature, all else being as it is.

    Parameters
    ----------
    feature, label, kind, unit : str
        As in the form of the model.
    reference : Plain
        The feature against which changes are measured.
    homes : int
        Number of homes of the blind test behind each point.
    points : tuple of DependencePoint
        Numbers ascend; choices are the most common ones, the most common first.
    left_out : tuple of Plain
        Features at which the model refuses most of these homes.
    """

    feature: str
    label: str
    kind: str
    unit: str
    reference: Plain
    homes: int
    points: tuple[DependencePoint, ...]
    left_out: tuple[Plain, ...]


@dataclass(frozen=True)
class GroupImportance:
    """What a model loses without a group of features.

    Parameters
    ----------
    label : str
    features : tuple of str
        Labels of the features of the group.
    loss : float
        By how many points the median absolute error grows when the homes swap these features.
    low, high : float
        Ends of its 95 % interval over the sales.
    moved : float
        Median of how far the values of the homes move, in money.
    """

    label: str
    features: tuple[str, ...]
    loss: float
    low: float
    high: float
    moved: float


@dataclass(frozen=True)
class Importance:
    """Importance of groups of features on blind sales, the most important first.

    `mdape` is the median absolute error of these `homes` in percent, with all features.
    """

    homes: int
    repeats: int
    mdape: float
    groups: tuple[GroupImportance, ...]
