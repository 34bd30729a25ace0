"""Prices that nobody pays for a home: token amounts, and amounts far below any other."""

from __future__ import annotations

import numpy as np

from houseprice.data.arrays import Flags, Floats
from houseprice.data.checks.amounts import is_token
from houseprice.data.checks.price_scale import scale_masks
from houseprice.data.checks.sales_check import (
    CheckedSales,
    SalesCheck,
    log_of,
    medians_by_kind,
    robust_spread,
)

KIND = "non-market"
RULE = "nominal price"
#: A price below this share of the median may be nominal.
_SHARE = 0.05
#: A gap in the distribution: log distance between neighbouring prices, in spreads and at least.
_GAP_SPREADS = 1.0
_LEAST_GAP = 0.7
#: So many spreads below the median no gap is needed.
_FAR_SPREADS = 7.0
#: A token amount must be this many spreads below the median.
_TOKEN_SPREADS = 4.5


def nominal_prices(sales: CheckedSales) -> list[SalesCheck]:
    """Sales for 0, 1 or 100, or far below every other price."""
    mask = nominal_mask(sales)
    if not mask.any():
        return [sales.passed(KIND, "No price is nominal.", sales.schema.price, RULE)]
    prices = sales.price[mask]
    usual = float(np.nanmedian(sales.price[~mask])) if (~mask).any() else float("nan")
    low, high = sales.money(prices.min()), sales.money(prices.max())
    span = low if low == high else f"{low} to {high}"
    text = (
        f"{sales.share(mask, 'have')} prices of {span}, where the median of the others is "
        f"{sales.money(usual)} ({sales.rows_of(mask)})."
    )
    action = "Leave these sales out: such prices are paid within a family or as a formality."
    return [
        sales.warned(KIND, mask, text=text, action=action, column=sales.schema.price, rule=RULE)
    ]


def nominal_mask(sales: CheckedSales) -> Flags:
    """The sales whose price is nominal, shape (n_sales,)."""
    overall = log_of(sales.price)
    core = overall[np.isfinite(overall) & ~is_token(sales.price)]
    if core.size < 10:
        return np.asarray(sales.price <= 0)
    deviations = np.maximum(overall - np.median(core), _by_kind(sales, overall))
    if sales.log_area is not None:
        # A price that is low for a tiny home alone is no formality: np.fmax passes over gaps.
        deviations = np.fmax(deviations, _by_kind(sales, overall - sales.log_area))
    usual = deviations[deviations > np.log(_SHARE)]
    spread = max(robust_spread(usual), 0.1)
    with np.errstate(invalid="ignore"):
        is_low = deviations < np.log(_SHARE)
        is_far = deviations < -_FAR_SPREADS * spread
        is_low_token = is_token(sales.price) & (deviations < -_TOKEN_SPREADS * spread)
        below_gap = deviations <= _highest_below_gap(deviations, spread)
    mask: Flags = is_low & (is_far | is_low_token | below_gap)
    for _, _, other_scale in scale_masks(sales):
        mask &= ~other_scale
    return mask | (sales.price <= 0)


def _by_kind(sales: CheckedSales, values: Floats) -> Floats:
    """Deviations from the median of the type's values whose price is no token amount."""
    return values - medians_by_kind(sales, np.where(is_token(sales.price), np.nan, values))


def _highest_below_gap(deviations: Floats, spread: float) -> float:
    """The highest low deviation with a gap above it; minus infinity without a gap."""
    ordered = np.sort(deviations[np.isfinite(deviations)])
    steps = np.diff(ordered)
    is_gap = (steps > max(_LEAST_GAP, _GAP_SPREADS * spread)) & (ordered[:-1] < np.log(_SHARE))
    places = np.flatnonzero(is_gap)
    return float(ordered[places[-1]]) if places.size else -np.inf
