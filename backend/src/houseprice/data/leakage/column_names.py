"""Column names that mean a price which somebody asked, assessed or paid."""

from __future__ import annotations

import re
from typing import Literal

from houseprice.data.column_words import words

Kind = Literal[
    "price",
    "price_per_area",
    "neighbourhood_mean",
    "list_price",
    "assessed_value",
    "price_ratio",
    "sorted_id",
    "price_formula",
    "nearly_all",
]

_PRICE = r"(price|prices|prc|amount|amt|value|val)"
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("list_price", rf"\b(list|listed|listing|ask|asking|offer|offered|offering) ?{_PRICE}\b"),
    ("list_price", rf"\b{_PRICE} ?(list|listed|ask|asked|asking)\b"),
    ("assessed_value", r"\b(assessed|assessor|assessors|assessment|appraised|appraisal|taxable)\b"),
    ("assessed_value", rf"\b(tax|market|estimated|avm) ?{_PRICE}\b|\bzestimate\b|\bavm\b"),
    ("price_ratio", r"\b(sales?|price|assessment|list) ?(to|over)?( \w+)? ratio\b"),
    ("price_ratio", rf"\bratio( \w+)? (sale|list|{_PRICE})\b"),
    ("price_per_area", rf"\b{_PRICE} per\b|\bppsf\b|\bppsqft\b"),
)
_EARLIER = re.compile(rf"\b(last|previous|prior|earlier|former|past)( \w+)? ?{_PRICE}\b")
#: A count, a date or a year of a price is not the price.
_ABOUT = re.compile(r"\b(num|number|count|date|day|days|year|month|changes|change|type|class)\b")


def kind_by_name(name: str) -> Kind | None:
    """Kind of leak that a column's name suggests; None for any other name.

    Examples
    --------
    >>> kind_by_name("ListPrice"), kind_by_name("assessed_value"), kind_by_name("lot_sqft")
    ('list_price', 'assessed_value', None)
    """
    label = words(name)
    if _ABOUT.search(label):
        return None
    return next((kind for kind, pattern in _KINDS if re.search(pattern, label)), None)


def is_earlier_price(name: str) -> bool:
    """Whether a column's name means the price of an earlier sale of the same home.

    Examples
    --------
    >>> is_earlier_price("lastSoldPrice"), is_earlier_price("sale_price")
    (True, False)
    """
    return _EARLIER.search(words(name)) is not None
