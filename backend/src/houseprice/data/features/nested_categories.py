"""Categories of a table, and which of them lie within which: streets, towns, counties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from houseprice.data.arrays import Table
from houseprice.data.features.categories import (
    Category,
    level_pairs,
    level_texts,
    ordered_levels,
    pulled_means,
)
from houseprice.data.features.streets import street_columns
from houseprice.data.schema import TableSchema

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Only columns with more levels than this borrow from another one.
MANY_LEVELS = 30
#: An outer column has at most this share of the levels.
_COARSER = 1 / 3
#: A level says where it lies if this share of its sales, beyond chance, is of one outer level.
_NESTED = 0.5
_TELLING_SALES = 3
#: Addresses are read as streets if a street has so many sales on average.
_SALES_A_STREET = 2.0
_LEAST_PULL, _MOST_PULL = 1.0, 50.0


@dataclass(frozen=True)
class _Column:
    """A column of categories: its texts, and the number of each sale's level."""

    name: str
    texts: list[str | None]
    n_levels: int
    codes: Ints
    street: bool

    @classmethod
    def of(cls, table: Table, name: str, *, street: bool) -> _Column:
        texts = level_texts(table, name, street=street)
        place: dict[str | None, int] = {}
        codes = [place.setdefault(text, len(place)) for text in texts]
        return cls(name, texts, len(place), np.array(codes, dtype=np.int64), street)

    @property
    def tells_something(self) -> bool:
        """Whether there are levels, and streets are more than single addresses."""
        few_a_street = len(self.texts) < _SALES_A_STREET * self.n_levels
        return self.n_levels > 1 and not (self.street and few_a_street)


def fit_categories(table: Table, schema: TableSchema, log_price: Floats) -> tuple[Category, ...]:
    """A `Category` for each category column that has more than one level; outer ones come first.

    Where homes have no coordinates, columns with addresses count by their streets.
    """
    columns = [
        _Column.of(table, column.name, street=False)
        for column in schema.features
        if column.type == "category" and column.role != "text"
    ]
    columns += [_Column.of(table, name, street=True) for name in street_columns(schema)]
    columns = [column for column in columns if column.tells_something]
    place = schema.first("neighbourhood")
    outers = {column.name: _outer(column, columns, place) for column in columns}
    fitted: dict[str, Category] = {}
    for column in sorted(columns, key=lambda column: (column.street, column.n_levels)):
        outer = outers[column.name]
        if outer is None:
            category = Category.fit(column.name, column.texts, log_price, street=column.street)
        else:
            category = _fit_within(column, outer, fitted[outer.name], table, log_price)
        fitted[column.name] = category
    if not any(outers.values()):  # the order of the table, as in models of earlier versions
        return tuple(fitted[column.name] for column in columns)
    return tuple(fitted.values())


def _outer(column: _Column, columns: Sequence[_Column], place: str | None) -> _Column | None:
    """The finest coarser column that this one lies within; streets lie within neighbourhoods."""
    named = [other for other in columns if other.name == place]
    if column.street and named:
        return named[0]
    if column.n_levels <= MANY_LEVELS:
        return None
    nested = [
        other
        for other in columns
        if not other.street
        and 2 <= other.n_levels <= _COARSER * column.n_levels
        and _nesting(column.codes, other.codes) >= _NESTED
    ]
    return max(nested, key=lambda other: other.n_levels, default=None)


def _nesting(codes: Ints, outer: Ints) -> float:
    """Share of the sales whose level has their outer level, beyond chance; 1 is wholly nested."""
    telling = np.bincount(codes)[codes] >= _TELLING_SALES
    if not telling.any():
        return 0.0
    codes, outer = codes[telling], outer[telling]
    chance = _purity(codes, np.random.default_rng(0).permutation(outer))
    return (_purity(codes, outer) - chance) / max(1.0 - chance, 1e-9)


def _purity(codes: Ints, outer: Ints) -> float:
    width = int(outer.max()) + 1
    pairs, counts = np.unique(codes * width + outer, return_counts=True)
    most = np.zeros(int(codes.max()) + 1, dtype=np.int64)
    np.maximum.at(most, pairs // width, counts)
    return float(most.sum() / codes.size)


def _fit_within(
    column: _Column, outer: _Column, around: Category, table: Table, log_price: Floats
) -> Category:
    """The encoding of a column whose levels lie within those of `outer`, encoded by `around`."""
    texts = level_pairs(outer.texts, column.texts)
    levels, _ = ordered_levels(texts)
    place = {level: number for number, level in enumerate(levels)}
    codes = np.array([place[text] for text in texts], dtype=np.int64)
    outer_mean = np.array(around.means)[around.codes(table)]
    smoothing = _pull(codes, log_price - outer_mean)
    pull = np.bincount(codes, weights=outer_mean) / np.bincount(codes)
    means = pulled_means(codes, log_price, pull, smoothing)
    middle = dict(zip(outer.texts, outer_mean.tolist(), strict=True))
    known_outer = {level: mean for level, mean in middle.items() if level is not None}
    return Category(
        column.name,
        levels,
        flags=(),
        means=(*means.tolist(), float(log_price.mean()), *known_outer.values()),
        within=outer.name,
        outer_levels=tuple(known_outer),
        smoothing=smoothing,
        street=column.street,
    )


def _pull(codes: Ints, rest: Floats) -> float:
    """Variance within levels divided by that between them: the weight of the outer level in sales.

    References
    ----------
    Searle, Casella and McCulloch (1992), Variance Components, chapter 3.
    """
    sales = np.bincount(codes).astype(np.float64)
    means = np.bincount(codes, weights=rest) / sales
    n, count = rest.size, sales.size
    within = float(np.square(rest - means[codes]).sum()) / max(n - count, 1)
    between = float((sales * np.square(means - rest.mean())).sum()) / max(count - 1, 1)
    usual = (n - float(np.square(sales).sum()) / n) / max(count - 1, 1)
    variance = (between - within) / max(usual, 1e-9)
    if variance <= 0:
        return _MOST_PULL
    return float(np.clip(within / variance, _LEAST_PULL, _MOST_PULL))
