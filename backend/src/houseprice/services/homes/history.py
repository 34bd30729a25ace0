"""The past of one home: its own sales, and values that were made of it before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl

from houseprice.data.same_home import HomeKey, key_of_home
from houseprice.data.schema import TableSchema
from houseprice.errors import HousePriceError
from houseprice.services import valuations
from houseprice.services.context import Context
from houseprice.services.datasets import table_on_disk
from houseprice.services.valuations import ValuationView
from houseprice.store import valuations as store
from houseprice.store.engine import reading
from houseprice.valuation.answers import Confidence

_MOST_VALUES = 50


@dataclass(frozen=True)
class OwnSale:
    """A sale of the home itself, in the money of the data set."""

    sale_date: date | None
    price: float


@dataclass(frozen=True)
class EarlierValue:
    """A stored value of the home; `is_this` marks the one whose past it is."""

    id: str
    created_at: datetime
    as_of: date | None
    value: float
    low_90: float
    high_90: float
    confidence: Confidence
    model_name: str
    model_version: int
    family: str
    is_this: bool


@dataclass(frozen=True)
class HistoryView:
    """The past of a home.

    `told_by` names the columns that tell the home from others, and is empty where too little is
    known of it. `sales` are the oldest first, `values` the newest first.
    """

    valuation_id: str
    told_by: tuple[str, ...]
    sales: tuple[OwnSale, ...]
    values: tuple[EarlierValue, ...]


def of_valuation(ctx: Context, valuation_id: str) -> HistoryView:
    """The past of the home of a stored valuation.

    Sales are missing where the table of the data set is no longer on this server.

    Raises
    ------
    NotFound
        If there is no such valuation, or the actor may not see it.
    """
    valuation = valuations.get(ctx, valuation_id)
    columns, sales = _own_sales(ctx, valuation.dataset.id, valuation.inputs)
    with reading(ctx.engine) as db:
        rows = (
            store.of_home(db, valuation.home_key, _MOST_VALUES, ctx.actor)
            if valuation.home_key is not None
            else ()
        )
    values = tuple(_value(valuations.view(row), valuation_id) for row in rows)
    return HistoryView(valuation_id, columns, sales, values)


def _own_sales(
    ctx: Context, dataset_id: str, home: Mapping[str, Any]
) -> tuple[tuple[str, ...], tuple[OwnSale, ...]]:
    try:
        table = table_on_disk(ctx, dataset_id)
    except HousePriceError:
        return (), ()
    key = key_of_home(table.schema, home)
    if key is None:
        return (), ()
    return key.columns, _sales(table.schema, key, pl.scan_parquet(table.path))


def _sales(schema: TableSchema, key: HomeKey, table: pl.LazyFrame) -> tuple[OwnSale, ...]:
    day = schema.first("date")
    sales = key.sales_in(table)
    if day is not None:
        sales = sales.sort(day, nulls_last=False)
    days = [None] * sales.height if day is None else sales[day].to_list()
    prices = sales[schema.price].cast(pl.Float64).to_list()
    return tuple(
        OwnSale(sold if isinstance(sold, date) else None, price)
        for sold, price in zip(days, prices, strict=True)
        if price is not None
    )


def _value(view: ValuationView, this_id: str) -> EarlierValue:
    return EarlierValue(
        id=view.id,
        created_at=view.created_at,
        as_of=view.as_of,
        value=view.value,
        low_90=view.low_90,
        high_90=view.high_90,
        confidence=Confidence(**view.detail["confidence"]),
        model_name=view.model_name,
        model_version=view.model_version,
        family=view.family,
        is_this=view.id == this_id,
    )
