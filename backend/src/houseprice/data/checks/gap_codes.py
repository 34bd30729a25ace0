"""Numbers such as -999 or 9999 among characteristics that stand for a missing value."""

from __future__ import annotations

import numpy as np
import polars as pl

from houseprice.data.arrays import Floats
from houseprice.data.checks.sales_check import CheckedSales, SalesCheck
from houseprice.data.schema import Column, Role

KIND = "gap codes"
_NINES = tuple(float("9" * digits) for digits in range(3, 11))
_NEGATIVE = tuple(-float(str(digit) * count) for digit in (9, 8, 7) for count in range(2, 6))
#: A code of nines is this many times the largest other value.
_TIMES = 3.0
#: Roles in which no value is below zero, so that -1 stands for a gap, too.
_POSITIVE: frozenset[Role] = frozenset(
    {"living_area", "lot_area", "bedrooms", "bathrooms", "year_built"}
)
_SKIPPED: frozenset[Role] = frozenset(
    {"price", "date", "latitude", "longitude", "id", "address", "ignore", "text"}
)


def gap_codes(sales: CheckedSales) -> list[SalesCheck]:
    """Codes of a missing value that stand far from the other values of a column."""
    columns = [column for column in sales.schema.columns if _is_characteristic(sales, column)]
    checks = [check for column in columns for check in _column_check(sales, column)]
    return checks or [sales.passed(KIND, "No number stands for a missing value.")]


def _is_characteristic(sales: CheckedSales, column: Column) -> bool:
    frame = sales.frame
    if column.role in _SKIPPED or column.name not in frame.columns:
        return False
    return frame[column.name].dtype.is_numeric()


def _column_check(sales: CheckedSales, column: Column) -> list[SalesCheck]:
    name = column.name
    codes = _codes(sales.frame[name].cast(pl.Float64), column.role)
    if not codes:
        return []
    mask = np.isin(sales.numbers(name), codes)
    words = " and ".join(f"{code:.12g}" for code in codes)
    text = (
        f"{sales.share(mask, 'have')} {words} in {name}, far from all other values: it stands for "
        f"a missing value ({sales.rows_of(mask)})."
    )
    fixes = ("read as a gap", "leave out")
    return [
        sales.warned(
            KIND, mask, text=text, action="Read these values as gaps.", column=name, fixes=fixes
        )
    ]


def _codes(values: pl.Series, role: Role) -> list[float]:
    candidates = [*_NINES, *_NEGATIVE, *((-1.0, 0.0) if role == "year_built" else ())]
    candidates += [-1.0] if role in _POSITIVE else []
    present = sorted(set(values.filter(values.is_in(candidates)).to_list()))
    if not present:
        return []
    others = values.filter(~values.is_in(present)).drop_nulls().drop_nans().to_numpy()
    return [code for code in present if others.size and _is_alone(code, others, role)]


def _is_alone(code: float, others: Floats, role: Role) -> bool:
    if code == 0:
        return bool(others.min() > 1000)
    if code < 0:
        return bool(others.min() >= 0)
    return code > _TIMES * np.abs(others).max() or (role == "year_built" and code > 3000)
