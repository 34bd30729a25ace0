"""Finds columns that give the price back when they are multiplied or divided by other columns.

No role is needed: the price per area is found although nobody knows which column is the area.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from houseprice.data.column_words import words
from houseprice.data.leakage.column_names import Kind
from houseprice.data.leakage.honest_columns import is_on_price_scale
from houseprice.data.leakage.judged_sales import CORE_ROLES, JudgedSales
from houseprice.data.schema import Column

Floats = NDArray[np.float64]
#: Places of columns, and 1 for a factor or -1 for a divisor.
Terms = tuple[tuple[int, ...], tuple[float, ...]]

#: Two thirds of the prices must come out within this share: no market is as exact.
PRECISION = 0.01
#: Fewer sales prove nothing, and neither do sales that are a smaller share of the table.
LEAST_SALES, LEAST_SHARE = 30, 0.05
#: A further column must at least halve the error, else it has no part in the formula.
_GAIN = 0.5
#: Sales that formulas are tried on before they are measured on all; columns in formulas of three.
_TRIED_ON, _MOST_IN_THREES, _MOST_COLUMNS = 400, 80, 400
_SIGNS = (1.0, -1.0)
#: A quotient has more digits, or more different values, than what it was divided by.
_MORE_DIGITS, _MORE_VALUES = 0.8, 1.2
#: Rank of a column that is neither a characteristic by its role nor a size by its name.
_LEAST_SUSPECT = 1
_MONEY = re.compile(
    r"price|preis|prix|precio|preco|prezzo|prijs|value|wert|valeur|valor|valore|waarde|cost|amount|"
    r"psf|ppsm|psm|\beur\b|\busd\b"
)
_SIZE = re.compile(r"area|size|sqm|sq ?ft|sqft|m2|flaeche|fläche|surface|superfic|oppervlak|rooms?")


@dataclass(frozen=True)
class Formula:
    """The price as a product of powers 1 and -1 of some columns, times a constant.

    Parameters
    ----------
    columns : tuple of Column
    signs : tuple of float
        1 for a factor, -1 for a divisor.
    error : float
        Two thirds of the prices come out within this share.
    count : int
        Number of sales with values in all these columns.
    """

    columns: tuple[Column, ...]
    signs: tuple[float, ...]
    error: float
    count: int

    def area_beside(self, column: Column) -> str:
        """Role in words of the area whose product with a column is the price, if there is one."""
        others = [other for other in self.columns if other is not column]
        if len(others) != 1 or others[0].role not in ("living_area", "lot_area"):
            return ""
        return others[0].role.replace("_", " ")

    def text(self) -> str:
        """The evidence, with the formula."""
        parts = list(zip(self.columns, self.signs, strict=True))
        over = [column.name for column, sign in parts if sign < 0]
        times = [column.name for column, sign in parts if sign > 0]
        formula = " times ".join(times) or "a constant"
        formula += "".join(f" over {name}" for name in over)
        return (
            f"{formula} gives two thirds of the prices to {max(100 * self.error, 0.01):.2g} %, "
            f"measured on {self.count:,} sales"
        )


def find_formula(sales: JudgedSales, columns: Iterable[Column]) -> Formula | None:
    """The most exact formula of one, two or three columns for the price; the fewest columns win.

    Parameters
    ----------
    sales : JudgedSales
    columns : iterable of Column

    Returns
    -------
    Formula or None
        None if none gives the price to within `PRECISION`.
    """
    usable, logs = _logs(sales, columns)
    price = sales.log_price[sales.judged_rows]
    if not usable or np.ptp(price) == 0:
        return None
    for search in (_singles, _pairs, _threes):
        candidates = search(price, logs)
        formulas = [_measured(price, logs, usable, places, signs) for places, signs in candidates]
        good = [formula for formula in formulas if formula is not None]
        if good:
            return min(good, key=lambda formula: formula.error)
    return None


def suspects(sales: JudgedSales, formula: Formula) -> tuple[Column, ...]:
    """The columns of a formula that were computed from the price: one, or several if in doubt."""
    if len(formula.columns) == 1:
        return formula.columns
    columns = sorted(formula.columns, key=lambda column: _derivedness(sales, column), reverse=True)
    first, second = (_derivedness(sales, column) for column in columns[:2])
    if first[0] != second[0] or first[1] > second[1] + _MORE_DIGITS:
        return (columns[0],)
    if first[2] > _MORE_VALUES * second[2]:
        return (columns[0],)
    return tuple(column for column in columns if _derivedness(sales, column)[0] == first[0])


def kind_of(sales: JudgedSales, formula: Formula, suspect: Column) -> Kind:
    """Kind of leak of a suspect of a formula; ``nearly_all`` where another one may be the leak."""
    if len(formula.columns) == 1:
        is_size = _derivedness(sales, suspect)[0] < _LEAST_SUSPECT
        return "nearly_all" if is_size and not is_on_price_scale(sales, suspect) else "price"
    if len(suspects(sales, formula)) > 1:
        return "nearly_all"
    return "price_per_area" if formula.area_beside(suspect) else "price_formula"


def _derivedness(sales: JudgedSales, column: Column) -> tuple[int, float, int]:
    """Name and role, mean number of digits, number of different values; larger is likelier."""
    label = words(column.name) + " " + column.name.lower()
    is_size = column.role in CORE_ROLES or _SIZE.search(label) is not None
    rank = 2 if _MONEY.search(label) else 0 if is_size else 1
    if column.role in ("latitude", "longitude") or column.role in CORE_ROLES:
        rank = -1
    numbers = sales.numbers(column)
    values = np.unique(numbers[sales.judged_rows]) if numbers is not None else np.zeros(0)
    values = values[np.isfinite(values)]
    some = values[:: max(1, values.size // 100)]
    digits = [len(f"{value:.12g}".replace(".", "").strip("0")) for value in some.tolist()]
    return rank, float(np.mean(digits)) if digits else 0.0, values.size


def _logs(sales: JudgedSales, columns: Iterable[Column]) -> tuple[list[Column], Floats]:
    """Columns of positive numbers, and their logs; NaN in gaps, shape (n_judged, n_columns)."""
    usable: list[Column] = []
    logs: list[Floats] = []
    for column in columns:
        numbers = sales.numbers(column) if column.type in ("number", "integer") else None
        if numbers is None:
            continue
        values = numbers[sales.judged_rows]
        log = np.log(np.where(values > 0, values, np.nan))
        if _is_enough(log) and np.nanstd(log) > PRECISION:
            usable.append(column)
            logs.append(log)
    usable, logs = usable[:_MOST_COLUMNS], logs[:_MOST_COLUMNS]
    return usable, np.column_stack(logs) if logs else np.zeros((0, 0))


def _is_enough(values: Floats) -> bool:
    count = int(np.isfinite(values).sum())
    return count >= LEAST_SALES and count >= LEAST_SHARE * values.size


def _singles(_: Floats, logs: Floats) -> list[Terms]:
    """Columns that are a multiple of the price, or a constant over it."""
    return [((place,), (sign,)) for place in range(logs.shape[1]) for sign in _SIGNS]


def _pairs(price: Floats, logs: Floats) -> list[Terms]:
    """Formulas of two columns that may be exact, judged by some of the sales."""
    rows = np.linspace(0, price.size - 1, min(price.size, _TRIED_ON)).astype(np.int64)
    y, x = price[rows], logs[rows]
    formulas: list[Terms] = []
    for first, sign in itertools.product(range(x.shape[1]), _SIGNS):
        rest = y - sign * x[:, first]
        for other in _SIGNS:
            spread = _spreads(rest[:, None] - other * x[:, first + 1 :])
            for place in np.flatnonzero(spread <= 1.5 * PRECISION).tolist():
                formulas.append(((first, first + 1 + place), (sign, other)))
    return formulas


def _spreads(residuals: Floats) -> Floats:
    """Half the distance of the 16th from the 84th percentile of each column, infinite without."""
    counts = np.isfinite(residuals).sum(axis=0)
    out = np.full(residuals.shape[1], np.inf)
    enough = counts >= LEAST_SALES
    if enough.any():
        low, high = np.nanquantile(residuals[:, enough], [0.16, 0.84], axis=0)
        out[enough] = (high - low) / 2
    return out


def _threes(price: Floats, logs: Floats) -> list[Terms]:
    """Formulas of three columns that may be exact, by the variances of sums."""
    complete = np.flatnonzero(np.isfinite(logs).mean(axis=0) >= 0.9)[:_MOST_IN_THREES]
    rows = np.isfinite(logs[:, complete]).all(axis=1)
    if complete.size < 3 or rows.sum() < LEAST_SALES:
        return []
    x, y = logs[np.ix_(rows, complete)], price[rows]
    x, y = x - x.mean(axis=0), y - y.mean()
    gram, cross, own = x.T @ x / y.size, x.T @ y / y.size, float(y @ y) / y.size
    formulas: list[Terms] = []
    for first, sign in itertools.product(range(complete.size), _SIGNS):
        for second, third in itertools.product(_SIGNS, _SIGNS):
            single = np.diag(gram) - 2 * np.array(second) * cross + 2 * sign * second * gram[first]
            last = np.diag(gram) - 2 * np.array(third) * cross + 2 * sign * third * gram[first]
            variance = own + gram[first, first] - 2 * sign * cross[first]
            variance = variance + single[:, None] + last[None, :] + 2 * second * third * gram
            for j, k in np.argwhere(variance <= (3 * PRECISION) ** 2).tolist():
                if first < j < k:
                    places = (int(complete[first]), int(complete[j]), int(complete[k]))
                    formulas.append((places, (sign, second, third)))
    return formulas


def _measured(
    price: Floats,
    logs: Floats,
    columns: list[Column],
    places: tuple[int, ...],
    signs: tuple[float, ...],
) -> Formula | None:
    """The formula, if it is exact and each of its columns has a part in it."""
    parts = logs[:, list(places)] * np.array(signs)
    residual = price - parts.sum(axis=1)
    if not _is_enough(residual):
        return None
    error = float(_spreads(residual[:, None])[0])
    without = [float(_spreads((residual + part)[:, None])[0]) for part in parts.T]
    if error > PRECISION or error > _GAIN * min(without):
        return None
    used = tuple(columns[place] for place in places)
    return Formula(used, signs, error, int(np.isfinite(residual).sum()))
