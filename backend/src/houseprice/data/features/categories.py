"""Categories as numbers: a flag for each common level, and the mean price of its homes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from houseprice.data.arrays import Table
from houseprice.data.features.streets import streets

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

    A column with many levels that lie within those of another one (streets within towns, towns
    within counties) borrows from it: its levels are pairs of both, the mean of a pair is pulled to
    that of the outer level, and a new street of a known town counts as the town.

    Parameters
    ----------
    column : str
        Name in the table.
    levels : tuple of str
        The levels in the training sales, most common first.
    flags : tuple of str
        The levels that have a flag.
    means : tuple of float
        Smoothed mean log price of each level, then of an unknown level, then of an unknown level
        within each of `outer_levels`.
    within : str or None
        Name of the outer column.
    outer_levels : tuple of str
    smoothing : float
        Weight, in sales, of what the mean of a level is pulled to.
    street : bool
        Whether the levels are the streets of addresses.
    """

    column: str
    levels: tuple[str, ...]
    flags: tuple[str, ...]
    means: tuple[float, ...]
    within: str | None = None
    outer_levels: tuple[str, ...] = ()
    smoothing: float = SMOOTHING
    street: bool = False

    @classmethod
    def fit(
        cls, column: str, values: Sequence[str | None], log_price: Floats, *, street: bool = False
    ) -> Self:
        """Learn levels and their smoothed mean log prices."""
        levels, counts = ordered_levels(values)
        overall = float(log_price.mean())
        means = pulled_means(_codes(_filled(values), levels), log_price, overall, SMOOTHING)
        flags = _flags(levels, counts)
        return cls(column, levels, flags, (*means.tolist(), overall), street=street)

    @property
    def names(self) -> tuple[str, ...]:
        """One per column of `encode`."""
        flag_names = [f"{self.column} = {_level_name(level)}" for level in self.flags]
        return (f"{self.column} price level", *flag_names)

    def codes(self, table: Table) -> Ints:
        """Code of each home's level, shape (n_homes,).

        The code of an unknown level is the number of levels; within a known outer level it is that
        number and one more than the outer level's place.
        """
        own = level_texts(table, self.column, street=self.street)
        if self.within is None:
            return _codes(_filled(own), self.levels)
        outer = table.texts(self.within)
        codes = _codes(level_pairs(outer, own), self.levels)
        unknown = codes == len(self.levels)
        if unknown.any():
            place = _codes(_filled(outer), self.outer_levels)
            known_outer = unknown & (place < len(self.outer_levels))
            codes[known_outer] += 1 + place[known_outer]
        return codes

    def encode(self, codes: Ints) -> Floats:
        """Shape (n_homes, 1 + n_flags): log price level, then flags."""
        place = {level: number for number, level in enumerate(self.levels)}
        marked = np.array([place[level] for level in self.flags], dtype=np.int64)
        flags = (codes[:, None] == marked[None, :]).astype(np.float64)
        return np.hstack([np.array(self.means)[codes][:, None], flags])

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``json.dumps``."""
        return asdict(self)

    @classmethod
    def from_json(cls, document: dict[str, Any]) -> Self:
        """Read back what `to_json` wrote, also in an older version."""
        read: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in document.items()
        }
        return cls(**read)


def level_texts(table: Table, column: str, *, street: bool) -> list[str | None]:
    """What a column says of each home; of an address the street."""
    texts = table.texts(column)
    return streets(texts) if street else texts


def level_pairs(outer: Sequence[str | None], own: Sequence[str | None]) -> list[str]:
    """Levels of a column within another one; a gap is a level, too."""
    return [f"{a}\x1f{b}" for a, b in zip(_filled(outer), _filled(own), strict=True)]


def ordered_levels(values: Sequence[str | None]) -> tuple[tuple[str, ...], Counter[str]]:
    """The levels, most common first, and the number of sales of each."""
    counts = Counter(_filled(values))
    return tuple(sorted(counts, key=lambda level: (-counts[level], level))), counts


def pulled_means(codes: Ints, log_price: Floats, pull: Floats | float, smoothing: float) -> Floats:
    """Mean log price of each level, pulled to `pull`: a number, or one for each level."""
    size = int(codes.max()) + 1
    sales = np.bincount(codes, minlength=size)
    sums = np.bincount(codes, weights=log_price, minlength=size)
    out: Floats = (sums + smoothing * pull) / (sales + smoothing)
    return out


def past_means(
    codes: Ints,
    log_price: Floats,
    day: Floats,
    outer: Floats | None = None,
    smoothing: float = SMOOTHING,
) -> Floats:
    """Smoothed mean log price of each sale's level over the sales before its day.

    Parameters
    ----------
    codes : ndarray of int, shape (n_sales,)
        Level of each sale, in order of `day`.
    day : ndarray of shape (n_sales,)
        Days in ascending order; sales of the same day do not see each other.
    outer : ndarray of shape (n_sales,) or None
        The same means of the outer levels, to which these are pulled; None: the overall mean.
    smoothing : float
    """
    n, middle = len(codes), float(log_price.mean())
    first = np.searchsorted(day, day, side="left")
    everything = np.concatenate([[0.0], np.cumsum(log_price)])
    overall = np.where(first > 0, everything[first] / np.maximum(first, 1), middle)
    # Sales by level and time; each looks up how far its level had come before its day.
    order = np.argsort(codes, kind="stable")
    keys = codes[order] * n + order
    start = np.searchsorted(keys, codes * n, side="left")
    end = np.searchsorted(keys, codes * n + first, side="left")
    sums = np.concatenate([[0.0], np.cumsum(log_price[order] - middle)])
    sales = end - start
    before = sums[end] - sums[start] + sales * middle
    pull = overall if outer is None else outer
    out: Floats = (before + smoothing * pull) / (sales + smoothing)
    return out


def fold_means(
    codes: Ints,
    log_price: Floats,
    fold: Ints,
    outer: Floats | None = None,
    smoothing: float = SMOOTHING,
) -> Floats:
    """Smoothed mean log price of each sale's level over the sales of the other folds.

    `outer` and `smoothing` are as in `past_means`.
    """
    out = np.empty(len(codes))
    size = int(codes.max()) + 1
    for number in np.unique(fold):
        inside = fold == number
        others = ~inside if (~inside).any() else inside
        overall = float(log_price[others].mean())
        sums = np.bincount(codes[others], weights=log_price[others] - overall, minlength=size)
        sales = np.bincount(codes[others], minlength=size)
        pull = 0.0 if outer is None else outer[inside] - overall
        level = codes[inside]
        out[inside] = overall + (sums[level] + smoothing * pull) / (sales[level] + smoothing)
    return out


def _flags(levels: Sequence[str], counts: Mapping[str, int]) -> tuple[str, ...]:
    common = tuple(level for level in levels if counts[level] >= MIN_SALES)
    return common if len(common) <= MAX_FLAGS else ()


def _filled(values: Sequence[str | None]) -> list[str]:
    return [MISSING if value is None else value for value in values]


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
