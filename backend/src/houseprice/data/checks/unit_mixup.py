"""Areas of a minority of homes in the other unit: square feet among square metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from houseprice.data.arrays import Flags, Floats
from houseprice.data.checks.fixes import FT2_PER_M2
from houseprice.data.checks.sales_check import CheckedSales, SalesCheck, log_of
from houseprice.data.schema import Role

KIND = "unit mix-up"
_OFFSET = float(np.log(FT2_PER_M2))
_LEAST_HOMES, _LEAST_SHARE, _MOST_SHARE = 2, 0.002, 0.45
#: A sale at random belongs to one of two clusters only where both are this narrow.
_MOST_SPREAD = {"living_area": 0.6, "lot_area": 0.5}
#: Least likely distance of the centres from the offset of the units.
_OFFSET_ERROR = {"living_area": 0.35, "lot_area": 0.2}
#: Homes half way between the clusters, as a share of the smaller cluster.
_VALLEY_SHARE = {"living_area": 0.25, "lot_area": 0.1}
_VALLEY = 0.35
_ROUNDS = 30
#: Homes from which the regression is learned at most.
_MOST_FITTED = 50_000
#: Columns that tell the size of a home whatever its unit.
_SIZE_ROLES: tuple[Role, ...] = ("bedrooms", "bathrooms")


@dataclass(frozen=True)
class _Clusters:
    """Homes of the larger of two clusters of log areas, and what tells them apart."""

    is_large: Flags
    is_small: Flags
    distance: float
    spread: float
    valley: int


def unit_mixup(sales: CheckedSales) -> list[SalesCheck]:
    """Living areas and lots of which a minority are about 10.76 times as large or as small."""
    roles: tuple[Role, ...] = ("living_area", "lot_area")
    return [_check(sales, role) for role in roles if sales.column(role) is not None]


def _check(sales: CheckedSales, role: Role) -> SalesCheck:
    name = str(sales.column(role))
    clusters = _clusters(sales, name)
    if clusters is None or not _is_mixed(clusters, role):
        return sales.passed(KIND, f"All values of {name} are in one unit.", name)
    return _warning(sales, name, clusters)


def _warning(sales: CheckedSales, name: str, clusters: _Clusters) -> SalesCheck:
    large_is_wrong = _large_is_wrong(sales, name, clusters)
    mask = clusters.is_large if large_is_wrong else clusters.is_small
    other = clusters.is_small if large_is_wrong else clusters.is_large
    unit, right = ("ft2", "m2") if large_is_wrong else ("m2", "ft2")
    values = sales.numbers(name)
    text = (
        f"{sales.share(mask, 'have')} a {name} that looks like {_sign(unit)} among {_sign(right)}: "
        f"their median is {np.median(values[mask]):,.0f}, that of the others "
        f"{np.median(values[other]):,.0f}, and the homes are alike otherwise "
        f"({sales.rows_of(mask)})."
    )
    action = f"Convert these values from {_sign(unit)} to {_sign(right)}, or leave the sales out."
    fixes = (f"convert from {unit}", "leave out")
    return sales.warned(KIND, mask, text=text, action=action, column=name, fixes=fixes)


def _sign(unit: str) -> str:
    return unit.replace("2", "²")


def _large_is_wrong(sales: CheckedSales, name: str, clusters: _Clusters) -> bool:
    """Whether the larger values are in the wrong unit: by the column's unit, else by their number.

    The unit of the living area may be known although the column names none.
    """
    units = {column.name: column.unit for column in sales.schema.columns}
    unit = units.get(name) or sales.schema.area_unit
    if unit in ("m2", "ft2"):
        return unit == "m2"
    return bool(clusters.is_large.sum() <= clusters.is_small.sum())


def _is_mixed(clusters: _Clusters, role: Role) -> bool:
    large, small = int(clusters.is_large.sum()), int(clusters.is_small.sum())
    fewer = min(large, small)
    return (
        fewer >= max(_LEAST_HOMES, _LEAST_SHARE * (large + small))
        and fewer <= _MOST_SHARE * (large + small)
        and clusters.spread < _MOST_SPREAD[role]
        and abs(clusters.distance - _OFFSET) < _OFFSET_ERROR[role]
        and clusters.valley <= _VALLEY_SHARE[role] * fewer
    )


def _clusters(sales: CheckedSales, name: str) -> _Clusters | None:
    """Two clusters of the log areas that price, rooms and type leave unexplained."""
    area = log_of(sales.numbers(name))
    known = np.isfinite(area) & np.isfinite(sales.log_price)
    if known.sum() < 20 or np.nanstd(area[known]) < 1e-9:
        return None
    features = _features(sales, known, name)
    target = area[known]
    candidates = (_split(features, target, sign) for sign in (1.0, -1.0))
    best = min(candidates, key=lambda split: split[1])
    return _described(features, target, best[0], known)


def _features(sales: CheckedSales, known: Flags, name: str) -> Floats:
    """What tells a home's size whatever the unit, centred, with an intercept."""
    columns = [sales.log_price]
    columns += [
        sales.numbers(str(sales.column(role))) for role in _SIZE_ROLES if sales.column(role)
    ]
    if sales.log_area is not None and name != sales.column("living_area"):
        columns.append(sales.log_area)
    columns += _type_flags(sales)
    parts = [np.nan_to_num(_centred(column[known])) for column in columns]
    return np.column_stack([np.ones(int(known.sum())), *parts])


def _type_flags(sales: CheckedSales) -> list[Floats]:
    name = sales.column("property_type")
    if name is None:
        return []
    values = sales.frame[name]
    common = values.drop_nulls().value_counts(sort=True)[name].head(8).to_list()
    return [(values == level).fill_null(value=False).cast(float).to_numpy() for level in common[1:]]


def _centred(values: Floats) -> Floats:
    """Ranks are not needed: extreme values are drawn in, so that no error rules the regression."""
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return np.zeros(values.size)
    low, high = np.quantile(finite, [0.01, 0.99])
    return np.clip(values, low, high) - float(np.median(finite))


def _split(features: Floats, target: Floats, sign: float) -> tuple[Flags, float]:
    """The homes in the other unit, if there are some, and the misfit that they leave.

    By turns, the areas are explained with the marked ones converted, and each home is marked if
    it fits better converted. `sign` is 1 where the marked areas are the larger ones.
    """
    start = target - features @ _fit(features, target)
    is_other = sign * (start - np.median(start)) > _OFFSET / 2
    for _ in range(_ROUNDS):
        converted = target - sign * _OFFSET * is_other
        rest = target - features @ _fit(features, converted)
        marked = sign * rest > _OFFSET / 2
        if (marked == is_other).all():
            break
        is_other = marked
    misfit = np.abs(rest - sign * _OFFSET * is_other).mean()
    return is_other, float(misfit)


def _fit(features: Floats, target: Floats) -> Floats:
    step = max(1, target.size // _MOST_FITTED)
    weights = np.linalg.lstsq(features[::step], target[::step], rcond=None)[0]
    out: Floats = np.asarray(weights, dtype=np.float64)
    return out


def _described(features: Floats, target: Floats, is_other: Flags, known: Flags) -> _Clusters | None:
    if is_other.all() or not is_other.any():
        return None
    larger = bool(target[is_other].mean() > target[~is_other].mean())
    large = is_other if larger else ~is_other
    flags = np.column_stack([features, large.astype(float)])
    weights = _fit(flags, target)
    rest = target - flags @ weights
    middle = target - features @ weights[:-1] - weights[-1] / 2
    spread = max(_width(rest[large]), _width(rest[~large]))
    valley = int((np.abs(middle) < _VALLEY).sum())
    is_large, is_small = (np.zeros(known.size, dtype=np.bool_) for _ in range(2))
    is_large[known], is_small[known] = large, ~large
    return _Clusters(is_large, is_small, float(weights[-1]), spread, valley)


def _width(values: Floats) -> float:
    """Standard deviation without the outermost tenth; of few values the plain one."""
    return float(np.subtract(*np.quantile(values, [0.9, 0.1])) / 2.56)
