"""The reasons and figures in the report of a target leak."""

from __future__ import annotations

import numpy as np
import polars as pl

from houseprice.data.leakage.column_names import Kind
from houseprice.data.leakage.explained_share import Power
from houseprice.data.leakage.price_means import GroupFit, MeanFit

_REASONS: dict[Kind, str] = {
    "price": (
        "it tells the price far better than anything known of a home before its sale, "
        "as the price itself with some noise would"
    ),
    "price_per_area": "together with the {area} it gives the price back",
    "neighbourhood_mean": (
        "it is a mean of prices around the home that holds this sale or later ones"
    ),
    "list_price": "a list price is made for this very sale; a home off the market has none",
    "assessed_value": "it is an estimate of the price and may have been made after the sale",
    "price_ratio": "a ratio of the price to something else is only known once the price is",
    "price_formula": "multiplied or divided by other columns it gives the price back",
    "nearly_all": (
        "the price follows from it and a few other columns more exactly than any market allows"
    ),
    "sorted_id": "its order is the order of the prices, so the table was numbered by price",
}


def reason(kind: Kind, area: str = "") -> str:
    """Why a column of this kind leaks the price, as plain words that follow "because"."""
    return _REASONS[kind].format(area=area or "living area")


def power_text(power: Power) -> str:
    """The share of the price that the column explains, and its correlation with the residuals."""
    return (
        f"{_strongest(power)}; its correlation with "
        f"what size, age, kind, place and day leave of the price is {power.beyond:.2f}, "
        f"measured on {power.count:,} sales"
    )


def _strongest(power: Power) -> str:
    if power.is_unsorted:
        if power.folded > power.by_level:
            return f"the price explains {100 * power.folded:.0f} % of its spread"
        share, how = power.by_level, "level by level"
    elif power.needs_size:
        share, how = power.sized, f"times the {power.area}"
    else:
        share, how = power.alone, "alone"
    return f"{how} it explains {100 * share:.0f} % of the spread of the price"


def band_text(levels: pl.Series) -> str:
    """How many levels of a column hold prices that no other level holds."""
    count = levels.drop_nulls().n_unique()
    return (
        f"each of its {count} levels holds prices that hardly any other level holds, "
        f"measured on {levels.len():,} sales"
    )


def group_text(fit: GroupFit) -> str:
    """How close the mean prices of groups of equal value are to the column."""
    return (
        f"{fit.sales:,} sales in {fit.groups:,} groups of equal value have their mean price within "
        f"{fit.misfit:.2f} standard errors of it, and 1 is the least that sampling allows"
    )


def mean_text(fit: MeanFit) -> str:
    """The share of the column that mean prices of the sales around it explain."""
    if np.isnan(fit.before):
        return f"mean prices of the sales around explain {100 * fit.whole:.0f} % of its spread"
    return (
        f"mean prices of earlier sales around explain {100 * fit.before:.0f} % of its spread, "
        f"those of later sales {100 * fit.after:.0f} %, all together {100 * fit.whole:.0f} %"
    )
