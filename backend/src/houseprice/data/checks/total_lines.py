"""Lines below a table that are no sales: totals, averages, and a price alone."""

from __future__ import annotations

import re

import numpy as np
import polars as pl

from houseprice.data.arrays import Flags, Floats
from houseprice.data.checks.sales_check import CheckedSales, SalesCheck
from houseprice.data.column_words import plain_words

KIND = "total line"
_LAST = 5
_LEAST_SALES = 4
_WORDS = re.compile(
    r"(grand |sub ?)?(total(e|es|en|s)?|sum|sums|summe|gesamt(summe)?|insgesamt|totaal|som|somme|"
    r"suma|soma|somma|average|avg|mean|median|mittel(wert)?|durchschnitt|moyenne|media|promedio|"
    r"gemiddelde?|total (general|geral|generale))( [0-9 ]+)?"
)


def total_lines(sales: CheckedSales) -> list[SalesCheck]:
    """Rows at the end whose price is the sum or mean of the others, or with nothing else."""
    mask = _sums(sales.price, _filled_share(sales)) | _lone_prices(sales) | _named(sales)
    if not mask.any():
        return [sales.passed(KIND, "No line below the sales is a total.")]
    prices = ", ".join(sales.money(price) for price in sales.price[mask][:3])
    text = (
        f"{sales.share(mask, 'look')} like totals or averages of the table, not like sales: "
        f"{prices} ({sales.rows_of(mask)})."
    )
    return [
        sales.warned(
            KIND, mask, text=text, action="Leave these lines out.", column=sales.schema.price
        )
    ]


def _others(sales: CheckedSales) -> list[str]:
    """Columns besides the price that are filled in most rows."""
    names = [name for name in sales.frame.columns if name != sales.schema.price]
    most = sales.height / 2
    return [name for name in names if sales.frame[name].null_count() < most]


def _filled_share(sales: CheckedSales) -> Floats:
    """Share of the usually filled columns that each row fills, shape (n_sales,)."""
    names = _others(sales)
    if not names:
        return np.ones(sales.height)
    share = sales.frame.select(pl.mean_horizontal(pl.col(names).is_not_null())).to_series()
    return np.asarray(share.to_numpy(), dtype=np.float64)


def _sums(prices: Floats, filled: Floats) -> Flags:
    mask = np.zeros(prices.size, dtype=np.bool_)
    for above in range(prices.size - 1, max(prices.size - 1 - _LAST, _LEAST_SALES - 1), -1):
        base = prices[:above][np.isfinite(prices[:above])]
        rest, part = prices[above:], filled[above:]
        is_sum = np.abs(rest / max(base.sum(), 1e-9) - 1) < 1e-6
        near = np.abs(rest - base.mean()) <= np.maximum(1.0, 1e-6 * base.mean())
        middle = np.abs(rest - np.median(base)) <= 1.0
        mask[above:] |= is_sum | ((near | middle) & (part < 0.5))
    return mask


def _lone_prices(sales: CheckedSales) -> Flags:
    """Rows at the very end that have a price and nothing else."""
    names = _others(sales)
    mask = sales.nobody()
    if len(names) < 2:
        return mask
    filled = _filled_share(sales)
    for place in range(sales.height - 1, max(sales.height - 1 - _LAST, 0), -1):
        if filled[place] > 0:
            break
        mask[place] = True
    return mask


def _named(sales: CheckedSales) -> Flags:
    """Mostly empty rows among the last with a word such as total."""
    mask = sales.nobody()
    filled = _filled_share(sales)
    texts = sales.frame.select(pl.col(pl.String)).tail(2 * _LAST)
    for offset, row in enumerate(texts.iter_rows()):
        place = sales.height - texts.height + offset
        has_word = any(cell and _WORDS.fullmatch(plain_words(cell[:60])) for cell in row)
        mask[place] = has_word and filled[place] < 0.6
    return mask
