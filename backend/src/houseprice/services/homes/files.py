"""A valuation as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from houseprice.data.importing.flag_file import harmless
from houseprice.services import valuations
from houseprice.services.context import Context
from houseprice.services.valuations import ValuationView

_COLUMNS = ("part", "number", "name", "value", "unit")
Row = tuple[str, str, str, str, str]


def valuation_csv(ctx: Context, valuation_id: str) -> bytes:
    """A valuation as CSV: value, inputs, reasons and comparable sales, one figure a row.

    No cell starts a formula. Dates are ISO, numbers have all their digits.

    Raises
    ------
    NotFound
        If there is no such valuation, or the actor may not see it.
    """
    rows = list(_rows(valuations.get(ctx, valuation_id)))
    table = pl.DataFrame(rows, schema=dict.fromkeys(_COLUMNS, pl.String), orient="row")
    # A byte order mark, because a spreadsheet takes UTF-8 without one for another encoding.
    return b"\xef\xbb\xbf" + table.with_columns(harmless(pl.col(pl.String))).write_csv().encode()


def _rows(view: ValuationView) -> Iterator[Row]:
    money, detail = view.dataset.currency, view.detail
    yield from _of("valuation", _facts(view))
    for name in ("value", "low_90", "high_90"):
        yield ("value", "", name, _text(getattr(view, name)), money)
    sure = detail["confidence"]
    yield from _of("value", {"fsd": view.fsd, "confidence": sure["band"]})
    yield from _of("value", {"confidence_reason": sure["reason"]})
    yield from _of("input", view.inputs)
    for part in detail["contributions"]:
        yield ("reason", "", part["feature"], _text(part["amount"]), money)
    for number, sale in enumerate(detail["comparables"], start=1):
        yield from _sale(str(number), sale, money)


def _facts(view: ValuationView) -> dict[str, Any]:
    return {
        "id": view.id,
        "created_at": view.created_at.isoformat(),
        "label": view.detail.get("label", ""),
        "data_set": view.dataset.title,
        "model": f"{view.model_name} v{view.model_version}",
        "model_id": view.model_id,
        "as_of": view.as_of,
    }


def _of(part: str, values: dict[str, Any]) -> Iterator[Row]:
    for name, value in values.items():
        yield (part, "", name, _text(value), "")


_MONEY = ("price", "time_adjusted_price", "adjusted_price")


def _sale(number: str, sale: dict[str, Any], money: str) -> Iterator[Row]:
    for name in ("sale_id", "sale_date", "similarity"):
        yield ("comparable", number, name, _text(sale[name]), "")
    yield ("comparable", number, "distance_m", _text(sale["distance_m"]), "m")
    for name in _MONEY:
        yield ("comparable", number, name, _text(sale[name]), money)
    for part in sale["adjustments"]:
        yield ("adjustment", number, part["feature"], _text(part["amount"]), money)
    for name, value in sale["features"].items():
        yield ("characteristic", number, name, _text(value), "")


def _text(value: object) -> str:
    return "" if value is None else str(value)
