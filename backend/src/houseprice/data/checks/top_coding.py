"""Prices that were cut at a highest value."""

from __future__ import annotations

import numpy as np

from houseprice.data.checks.sales_check import CheckedSales, SalesCheck

KIND = "top-coded"
_LEAST_SALES, _LEAST_SHARE = 5, 0.01
#: The highest price occurs this many times as often as each of the next ones on average.
_TIMES, _NEXT = 5, 10


def top_coded(sales: CheckedSales) -> list[SalesCheck]:
    """More than one sale in a hundred has exactly the highest price."""
    name = sales.schema.price
    prices, counts = np.unique(sales.price[np.isfinite(sales.price)], return_counts=True)
    passed = [sales.passed(KIND, "Prices are not cut at a highest value.", name)]
    if prices.size <= _NEXT:
        return passed
    at_top, below = int(counts[-1]), float(counts[-1 - _NEXT : -1].mean())
    enough = max(_LEAST_SALES, _LEAST_SHARE * counts.sum(), _TIMES * below)
    if at_top < enough:
        return passed
    mask = sales.price == prices[-1]
    text = (
        f"{sales.share(mask, 'have')} exactly the highest price, {sales.money(prices[-1])}: higher "
        f"prices were cut ({sales.rows_of(mask)})."
    )
    action = "Leave these sales out, or read values near this price as that or more."
    return [sales.warned(KIND, mask, text=text, action=action, column=name)]
