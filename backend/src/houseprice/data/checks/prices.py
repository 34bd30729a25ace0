"""Prices that are not of the market: nominal ones, several parcels in a deed, another scale."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.checks.sales_check import SalesCheck, warning_of
from houseprice.data.column_words import words
from houseprice.data.schema import TableSchema

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

#: A nominal price is far below all others: less than this share of the low end of the others …
_NOMINAL_SHARE = 0.1
#: … and the low end is this percentile of the prices.
_LOW_END = 10
_PARCELS = re.compile(
    r"\b(parcels?|lots?|units?|properties|homes|flats|parzellen|flurst\w+|parcelas|parcelles|"
    r"particelle|percelen)\b.*\b(deed|sale|transaction|count|num\w*|no|multi\w*)\b|"
    r"\b(num\w*|nb|nombre|anzahl|count|numero|aantal|multi\w*)\b.*\b(parcels?|lots?|units?|"
    r"properties|parzellen|flurst\w+|parcelas|parcelles|particelle|percelen)\b"
)
#: Factors by which a price is written in another unit, such as cents.
_FACTORS = (100.0, 1_000.0, 0.01, 0.001)
#: A price of another scale lies nearer to the factor than this, in natural logarithms.
_NEAR = 0.9
#: Where the spread of honest prices is wider, a factor cannot be told from a price.
_WIDEST_SPREAD = 0.8
_FEWEST = 20


def nominal_prices(
    frame: pl.DataFrame, schema: TableSchema, rows: pl.Series
) -> Iterator[SalesCheck]:
    """Warn of prices far below the low end of all others, with nothing between."""
    prices = frame[schema.price].cast(pl.Float64)
    positive = prices.filter((prices > 0).fill_null(value=False)).to_numpy()
    if positive.size < _FEWEST:
        return
    limit = _NOMINAL_SHARE * float(np.percentile(positive, _LOW_END))
    mask = ((prices > 0) & (prices < limit)).fill_null(value=False)
    if mask.any():
        what = f"have a price below {limit:,.0f}, a tenth of what nine tenths of all prices exceed"
        yield warning_of("non-market", mask, (what, _NO_MARKET), schema.price, rows)


_NO_MARKET = "Such sales are rarely of the open market; leave them out."


def several_parcels(
    frame: pl.DataFrame, schema: TableSchema, rows: pl.Series
) -> Iterator[SalesCheck]:
    """Warn of deeds of several parcels, where a column counts them."""
    for column in schema.columns:
        values = frame[column.name]
        if not _PARCELS.search(words(column.name)) or not values.dtype.is_numeric():
            continue
        mask = (values > 1).fill_null(value=False)
        if mask.any() and int(mask.sum()) < values.len() / 2 and _mostly_single(values):
            what = "are of several parcels in one deed"
            yield warning_of("non-market", mask, (what, _NO_MARKET), column.name, rows)


def _mostly_single(values: pl.Series) -> bool:
    """Whether most deeds are of one parcel, so that the column counts parcels at all."""
    present = values.drop_nulls()
    return int((present == 1).sum()) > present.len() / 2


def other_scale(frame: pl.DataFrame, schema: TableSchema, rows: pl.Series) -> Iterator[SalesCheck]:
    """Warn of prices that are a hundred or a thousand times too large or too small."""
    prices = frame[schema.price].cast(pl.Float64)
    usable = (prices > 0).fill_null(value=False)
    if int(usable.sum()) < _FEWEST:
        return
    away = _away_from_the_usual(frame, schema, usable)
    usual = away[np.abs(away) < np.log(10)]
    spread = 1.4826 * float(np.median(np.abs(usual - np.median(usual)))) if usual.size else np.inf
    if spread > _WIDEST_SPREAD:
        return
    for factor in _FACTORS:
        near = np.abs(away - np.log(factor)) < min(_NEAR, 4 * spread + 0.1)
        if near.any() and near.mean() < 0.25 and _stands_apart(away, near, factor):
            mask = _spread_over(usable, near)
            what = f"have a price about {factor:g} times what similar homes cost"
            action = f"Divide these prices by {factor:g}, or leave the sales out."
            yield warning_of("price scale", mask, (what, action), schema.price, rows)


def _away_from_the_usual(frame: pl.DataFrame, schema: TableSchema, usable: pl.Series) -> Floats:
    """Logarithm of each price, or of its price per area, over the median of all."""
    prices = frame[schema.price].cast(pl.Float64).filter(usable).to_numpy()
    logs = np.log(prices)
    area = schema.first("living_area")
    if area is not None:
        areas = frame[area].cast(pl.Float64).filter(usable).fill_null(0.0).to_numpy()
        if (areas > 0).mean() > 0.9:
            logs = np.where(areas > 0, logs - np.log(np.maximum(areas, 1e-9)), np.nan)
            logs = np.where(np.isnan(logs), np.nanmedian(logs), logs)
    return np.asarray(logs - np.median(logs), dtype=np.float64)


def _stands_apart(away: Floats, near: Mask, factor: float) -> bool:
    """Whether nothing lies between these prices and the usual ones."""
    between = np.abs(away - np.log(factor) / 2) < abs(np.log(factor)) / 6
    return bool(between.sum() <= 0.2 * near.sum())


def _spread_over(usable: pl.Series, near: Mask) -> pl.Series:
    """A mask over the usable sales as a mask over all."""
    mask = np.zeros(usable.len(), dtype=bool)
    mask[usable.to_numpy()] = near
    return pl.Series("mask", mask)
