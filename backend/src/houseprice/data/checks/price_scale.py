"""Prices of a minority of sales in another scale: cents, hundreds or thousands."""

from __future__ import annotations

import numpy as np

from houseprice.data.arrays import Flags, Floats
from houseprice.data.checks.amounts import is_token
from houseprice.data.checks.sales_check import (
    CheckedSales,
    SalesCheck,
    medians_by_kind,
    robust_spread,
)

KIND = "price scale"
#: Most prices lie within this log distance of the median; a factor of 100 is 4.6.
_CORE = 2.3
#: Half width of a cluster around its factor: in spreads of the market, and at most.
_WIDTH_SPREADS = 3.5
_MOST_WIDTH = 1.6
#: Sales in the valley before the cluster, as a share of the cluster: more is one wide market.
_VALLEY_SHARE = 0.1
#: Fewer low prices than this are nominal rather than in another scale.
_LEAST_LOW = 3
#: A cluster must be this many spreads of the market away.
_CLUSTER_SPREADS = 4.8
#: A lone sale must be this many spreads away; luxury is not.
_LONE_SPREADS = 6.5
_FACTORS = ((100.0, "divide by 100"), (1000.0, "divide by 1000"),
            (0.01, "multiply by 100"), (0.001, "multiply by 1000"))  # fmt: skip


def price_scale(sales: CheckedSales) -> list[SalesCheck]:
    """Prices about 100 or 1,000 times as high, or as low, as those of comparable sales."""
    masks = scale_masks(sales)
    if not masks:
        return [sales.passed(KIND, "All prices are written in one scale.", sales.schema.price)]
    return [_check(sales, mask, factor, fix) for factor, fix, mask in masks]


def scale_masks(sales: CheckedSales) -> list[tuple[float, str, Flags]]:
    """Each factor with its fix and the sales in that scale."""
    deviations = _deviations(sales)
    core = deviations[np.abs(deviations) < _CORE]
    if core.size < max(10, 0.5 * np.isfinite(deviations).sum()):
        return []
    deviations, spread = deviations - np.median(core), max(robust_spread(core), 0.05)
    masks = ((factor, fix, _cluster(sales, deviations, spread, factor)) for factor, fix in _FACTORS)
    return [(factor, fix, mask) for factor, fix, mask in masks if mask.any()]


def _deviations(sales: CheckedSales) -> Floats:
    """Log price, or log price per area where that is closer together, within its type."""
    plain = sales.log_price - medians_by_kind(sales, sales.log_price)
    if sales.log_area is None or np.isfinite(sales.log_area).mean() < 0.5:
        return plain
    per_area = sales.log_price - sales.log_area
    per_area = per_area - medians_by_kind(sales, per_area)
    by_area = robust_spread(per_area) < robust_spread(plain)
    return np.where(np.isfinite(per_area), per_area, plain) if by_area else plain


def _cluster(sales: CheckedSales, deviations: Floats, spread: float, factor: float) -> Flags:
    distance = abs(np.log(factor))
    outwards = deviations * np.sign(np.log(factor))
    width = min(_WIDTH_SPREADS * spread, _MOST_WIDTH)
    with np.errstate(invalid="ignore"):
        mask: Flags = np.abs(outwards - distance) < width
        edge = min(max(_WIDTH_SPREADS * spread, 0.5 * distance), distance - width)
        valley = int(((outwards > edge) & (outwards <= distance - width)).sum())
    mask &= ~is_token(sales.price)
    too_few = factor < 1 and mask.sum() < _LEAST_LOW
    if too_few or not _is_own_scale(sales.price[mask], valley, distance / spread):
        return sales.nobody()
    return mask


def _is_own_scale(prices: Floats, valley: int, spreads: float) -> bool:
    """Whether prices are a market in another scale, not its tail nor a nominal price."""
    if prices.size == 0 or valley > _VALLEY_SHARE * prices.size:
        return False
    if prices.size == 1:
        return spreads > _LONE_SPREADS
    return np.unique(prices).size > 0.3 * prices.size and spreads > _CLUSTER_SPREADS


def _check(sales: CheckedSales, mask: Flags, factor: float, fix: str) -> SalesCheck:
    times = f"{max(factor, 1 / factor):,.0f} times as {'high' if factor > 1 else 'low'}"
    middle, others = np.nanmedian(sales.price[mask]), np.nanmedian(sales.price[~mask])
    text = (
        f"{sales.share(mask, 'have')} prices about {times} as those of comparable sales: their "
        f"median is {sales.money(middle)}, that of the others {sales.money(others)} "
        f"({sales.rows_of(mask)})."
    )
    action = f"If these prices are written in another scale, {fix}; else leave the sales out."
    return sales.warned(
        KIND, mask, text=text, action=action, column=sales.schema.price, fixes=(fix, "leave out")
    )
