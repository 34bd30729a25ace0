"""Places far from all other sales, and latitude and longitude in each other's column."""

from __future__ import annotations

import numpy as np

from houseprice.data.arrays import Flags, Floats
from houseprice.data.checks.sales_check import CheckedSales, SalesCheck

KIND = "coordinates outside"
#: At most this share of the sales is few.
_FEW = 0.02
#: The gap before a far point, in widths of the middle 98 % of the sales.
_GAP_WIDTHS = 1.5
_LEAST_SALES = 20


def coordinates_outside(sales: CheckedSales) -> list[SalesCheck]:
    """Few places far from the market: at 0/0, swapped, or on the other side of the world."""
    names = sales.column("latitude"), sales.column("longitude")
    if names[0] is None or names[1] is None:
        return []
    latitude, longitude = (sales.numbers(name) for name in names if name)
    swapped = _swapped(latitude, longitude)
    outside = _outside(latitude, longitude) & ~swapped
    checks = [_swap_check(sales, names[0], names[1], swapped)] if swapped.any() else []
    return [*checks, _outside_check(sales, names[0], names[1], outside)]


def _outside_check(sales: CheckedSales, latitude: str, longitude: str, mask: Flags) -> SalesCheck:
    if not mask.any():
        return sales.passed(KIND, "No place is far from all others.", latitude)
    first = int(np.flatnonzero(mask)[0])
    place = ", ".join(f"{sales.numbers(name)[first]:.5g}" for name in (latitude, longitude))
    text = (
        f"{sales.share(mask, 'lie')} far from all others, such as {place} ({sales.rows_of(mask)})."
    )
    action = "Correct these places, read them as gaps, or leave the sales out."
    fixes = ("read as a gap", "leave out")
    return sales.warned(
        KIND, mask, text=text, action=action, column=latitude, fixes=fixes, other_column=longitude
    )


def _swap_check(sales: CheckedSales, latitude: str, longitude: str, mask: Flags) -> SalesCheck:
    text = (
        f"{sales.share(mask, 'have')} {latitude} and {longitude} in each other's column: swapped, "
        f"they lie among the others ({sales.rows_of(mask)})."
    )
    action = "Swap both values of these sales."
    fixes = ("swap", "read as a gap", "leave out")
    kind = "swapped coordinates"
    return sales.warned(
        kind, mask, text=text, action=action, column=latitude, fixes=fixes, other_column=longitude
    )


def _outside(latitude: Floats, longitude: Floats) -> Flags:
    return _far(latitude) | _far(longitude) | _at_zero(latitude, longitude)


def _at_zero(latitude: Floats, longitude: Floats) -> Flags:
    """Places at exactly 0/0, which lie in the sea: nobody sells a home there."""
    zero: Flags = (latitude == 0) & (longitude == 0)
    return zero


def _far(values: Floats) -> Flags:
    """Values beyond a wide gap at either end of an axis, if they are few."""
    known = np.sort(values[np.isfinite(values)])
    nobody = np.zeros(values.size, dtype=np.bool_)
    if known.size < _LEAST_SALES:
        return nobody
    few = max(1, int(_FEW * known.size))
    low, high = known[few], known[-1 - few]
    width = max(float(high - low), 1e-6)
    is_gap = np.diff(known) > _GAP_WIDTHS * width
    lower, upper = np.flatnonzero(is_gap[:few]), np.flatnonzero(is_gap[-few:])
    mask = nobody
    with np.errstate(invalid="ignore"):
        if lower.size:
            mask = mask | (values <= known[lower[-1]])
        if upper.size:
            mask = mask | (values >= known[known.size - few + upper[0]])
    return mask


def _swapped(latitude: Floats, longitude: Floats) -> Flags:
    """A minority of places that lie among the others once both values are swapped."""
    ranges = [_middle(values) for values in (latitude, longitude)]
    if ranges[0] is None or ranges[1] is None:
        return np.zeros(latitude.size, dtype=np.bool_)
    is_far = ~_within(latitude, ranges[0]) & ~_within(longitude, ranges[1])
    return is_far & _within(longitude, ranges[0]) & _within(latitude, ranges[1])


def _middle(values: Floats) -> tuple[float, float] | None:
    known = values[np.isfinite(values)]
    if known.size < _LEAST_SALES:
        return None
    low, high = np.quantile(known, [0.25, 0.75])
    width = max(float(high - low), 1e-3)
    return float(low) - 5 * width, float(high) + 5 * width


def _within(values: Floats, bounds: tuple[float, float]) -> Flags:
    with np.errstate(invalid="ignore"):
        inside: Flags = (values >= bounds[0]) & (values <= bounds[1])
    return inside
