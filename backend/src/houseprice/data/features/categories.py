"""Categories as numbers: a flag for each common level, and the mean price of its homes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from houseprice.data.arrays import Table
from houseprice.data.schema import TableSchema

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Folds = Sequence[tuple[Any, Any]]

#: A column with at most this many common levels gets a flag for each.
MAX_FLAGS = 12
#: Weight, in sales, with which the overall mean pulls the mean of a level.
SMOOTHING = 10.0
#: A level with fewer sales has no flag of its own and counts as rare.
MIN_SALES = 5
MISSING = "\0missing"


@dataclass(frozen=True)
class Category:
    """The fitted encoding of one category column.

    Parameters
    ----------
    column : str
        Name in the table.
    levels : tuple of str
        The levels in the training sales, most common first.
    flags : tuple of str
        The levels that have a flag.
    means : tuple of float
        Smoothed mean log price of each level; the last one is for an unknown level.
    """

    column: str
    levels: tuple[str, ...]
    flags: tuple[str, ...]
    means: tuple[float, ...]

    @classmethod
    def fit(cls, column: str, values: Sequence[str | None], log_price: Floats) -> Self:
        """Learn levels and their smoothed mean log prices."""
        levels_of_sales = [MISSING if value is None else value for value in values]
        counts = Counter(levels_of_sales)
        levels = tuple(sorted(counts, key=lambda level: (-counts[level], level)))
        common = tuple(level for level in levels if counts[level] >= MIN_SALES)
        codes = _codes(levels_of_sales, levels)
        overall = float(log_price.mean())
        sums = np.bincount(codes, weights=log_price - overall, minlength=len(levels) + 1)
        sales = np.bincount(codes, minlength=len(levels) + 1)
        means = overall + sums / (sales + SMOOTHING)
        flags = common if len(common) <= MAX_FLAGS else ()
        return cls(column, levels, flags, tuple(float(mean) for mean in means))

    @property
    def names(self) -> tuple[str, ...]:
        """One per column of `encode`."""
        flag_names = [f"{self.column} = {_level_name(level)}" for level in self.flags]
        return (f"{self.column} price level", *flag_names)

    def codes(self, values: Sequence[str | None]) -> Ints:
        """Code of each value's level; the code of an unknown level is the number of levels."""
        return _codes([MISSING if value is None else value for value in values], self.levels)

    def encode(self, codes: Ints) -> Floats:
        """Shape (n_homes, 1 + n_flags): log price level, then flags."""
        place = {level: number for number, level in enumerate(self.levels)}
        marked = np.array([place[level] for level in self.flags], dtype=np.int64)
        flags = (codes[:, None] == marked[None, :]).astype(np.float64)
        return np.hstack([np.array(self.means)[codes][:, None], flags])

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return {
            "column": self.column,
            "levels": list(self.levels),
            "flags": list(self.flags),
            "means": list(self.means),
        }

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Read back what `to_json` wrote."""
        return cls(
            document["column"],
            tuple(document["levels"]),
            tuple(document["flags"]),
            tuple(document["means"]),
        )


def fit_categories(table: Table, schema: TableSchema, log_price: Floats) -> tuple[Category, ...]:
    """A `Category` for each category column that has more than one level."""
    fitted = []
    for column in schema.features:
        if column.type == "category" and column.role != "text":
            category = Category.fit(column.name, table.texts(column.name), log_price)
            if len(category.levels) > 1:
                fitted.append(category)
    return tuple(fitted)


def past_means(codes: Ints, log_price: Floats, day: Floats) -> Floats:
    """Smoothed mean log price of each sale's level over the sales before its day.

    Parameters
    ----------
    codes : ndarray of int, shape (n_sales,)
        Level of each sale, in order of `day`.
    day : ndarray of shape (n_sales,)
        Days in ascending order; sales of the same day do not see each other.
    """
    first = np.searchsorted(day, day, side="left")
    everything = np.concatenate([[0.0], np.cumsum(log_price)])
    overall = np.where(first > 0, everything[first] / np.maximum(first, 1), log_price.mean())
    out = overall.copy()
    for level in np.unique(codes):
        rows = np.flatnonzero(codes == level)
        sums = np.concatenate([[0.0], np.cumsum(log_price[rows])])
        sales = np.searchsorted(rows, first[rows], side="left")
        out[rows] = (sums[sales] + SMOOTHING * overall[rows]) / (sales + SMOOTHING)
    return out


def fold_means(codes: Ints, log_price: Floats, fold: Ints) -> Floats:
    """Smoothed mean log price of each sale's level over the sales of the other folds."""
    out = np.empty(len(codes))
    size = int(codes.max()) + 1
    for number in np.unique(fold):
        inside = fold == number
        others = ~inside if (~inside).any() else inside
        overall = float(log_price[others].mean())
        sums = np.bincount(codes[others], weights=log_price[others] - overall, minlength=size)
        sales = np.bincount(codes[others], minlength=size)
        out[inside] = (overall + sums / (sales + SMOOTHING))[codes[inside]]
    return out


def _codes(values: Sequence[str], levels: Sequence[str]) -> Ints:
    place = {level: number for number, level in enumerate(levels)}
    return np.array([place.get(value, len(levels)) for value in values], dtype=np.int64)


def _level_name(level: str) -> str:
    return "missing" if level == MISSING else level


def fold_numbers(folds: Folds | None, height: int) -> Ints:
    """Number of the fold that validates each sale, -1 for none; without folds, five in turn.

    Parameters
    ----------
    folds : sequence of (fit rows, validation rows) or None
    height : int
        Number of sales.

    Returns
    -------
    ndarray of int, shape (height,)
    """
    if folds is None:
        return np.arange(height, dtype=np.int64) % 5
    number = np.full(height, -1, dtype=np.int64)
    for place, (_, validation) in enumerate(folds):
        number[np.asarray(validation)] = place
    return number
