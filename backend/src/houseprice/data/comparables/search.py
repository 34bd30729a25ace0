"""Search for comparable sales: the nearest earlier sales that are not the home's own."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import Self, cast

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from scipy.spatial.distance import cdist

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: Largest number of sales of one property that a search looks past.
MAX_REPEATS = 16
#: Number of sales between two trees of the past; those in between are compared one by one.
MAX_STEP = 2_000
#: Fewer homes than this are compared with every earlier sale; no tree is built for them.
FEW_HOMES = 64
#: From this share of visible sales on, the tree of all sales serves, and hidden ones are skipped.
NEARLY_ALL = 0.75
#: Number of trees of the past that stay in memory: most homes are valued as of the same few days.
KEPT_TREES = 2


@dataclass(frozen=True)
class Neighbours:
    """The sales found for each home, nearest first.

    Parameters
    ----------
    rows : ndarray of int, shape (n_homes, k)
        Row numbers of stored sales; -1 in the last columns of a home with fewer than k.
    distance : ndarray of shape (n_homes, k)
        Distances in the units of the space; infinite where there is no sale.
    """

    rows: Ints
    distance: Floats

    def at(self, homes: Ints | slice) -> Neighbours:
        """The neighbours of the homes with these row numbers."""
        return Neighbours(self.rows[homes], self.distance[homes])

    @classmethod
    def stacked(cls, parts: list[Neighbours]) -> Neighbours:
        """The results of several searches with the same k, stacked in one."""
        return cls(
            np.concatenate([part.rows for part in parts]),
            np.concatenate([part.distance for part in parts]),
        )


@dataclass(frozen=True)
class SalesVisibility:
    """Which of the stored sales each home may see.

    Parameters
    ----------
    day : ndarray of shape (n_homes,) or None
        A home sees only sales strictly before this day; None if the day sets no limit.
    group : ndarray of int, shape (n_homes,)
        Code of the home's property, whose sales are hidden; -1 if no stored sale is of it.
    own : ndarray of int, shape (n_homes,)
        Row number of the home's own stored sale, which is hidden; -1 if it is not stored.
    """

    day: Floats | None
    group: Ints
    own: Ints

    def at(self, rows: Ints | slice) -> SalesVisibility:
        """The limits of the homes with these row numbers; a number may occur several times."""
        return SalesVisibility(
            None if self.day is None else self.day[rows], self.group[rows], self.own[rows]
        )


@dataclass(frozen=True)
class Comparables:
    """Comparable sales of one home, nearest first.

    Parameters
    ----------
    rows : ndarray of int, shape (k,)
        Row numbers into ``FeaturePipeline.sales``; k is smaller where there are fewer sales.
    distance_m : ndarray of shape (k,)
        Metres as the crow flies; NaN without coordinates.
    similarity : ndarray of shape (k,)
        0..1; 1 is the same kind of home at the same place.
    price_now : ndarray of shape (k,)
        Prices moved to the home's day by the market trend, in money.
    age_days : ndarray of shape (k,)
        From the sale to the home's day, at least 1; NaN without dates.
    """

    rows: Ints
    distance_m: Floats
    similarity: Floats
    price_now: Floats
    age_days: Floats

    @classmethod
    def none(cls) -> Self:
        """No sale at all."""
        return cls(np.zeros(0, dtype=np.int64), *(np.zeros(0) for _ in range(4)))

    def only(self, is_wanted: Flags, k: int) -> Self:
        """The first k of the sales that the mask `is_wanted`, of shape (n,), selects."""
        rows = np.flatnonzero(is_wanted)[:k]
        return type(self)(*(getattr(self, part.name)[rows] for part in fields(self)))


class NeighbourIndex:
    """Stored sales as points of one search space.

    Parameters
    ----------
    points : ndarray of shape (n_sales, n_dimensions)
        Finite coordinates, in order of `day` where there are dates.
    day : ndarray of shape (n_sales,) or None
        Sale dates as days, never decreasing.
    group : ndarray of int, shape (n_sales,)
        Code of the property that was sold, -1 if it is unknown.
    """

    def __init__(self, points: Floats, day: Floats | None, group: Ints) -> None:
        self._points = np.ascontiguousarray(points)
        self._day = day
        self._group = group
        property_codes = group[group >= 0]
        most = int(np.bincount(property_codes).max()) if property_codes.size else 0
        self._spare = min(max(most, 1), MAX_REPEATS)
        self._tree = _tree(self._points)
        self._past: OrderedDict[int, cKDTree] = OrderedDict()

    def nearest(self, points: Floats, visibility: SalesVisibility, k: int) -> Neighbours:
        """The k nearest sales each home may see.

        Parameters
        ----------
        points : ndarray of shape (n_homes, n_dimensions)
            Coordinates of the homes in this space.
        visibility : SalesVisibility
            Limits of the sales that each home may see.
        k : int
            Number of sales for each home, at least 1.
        """
        neighbours = self._reachable(points, visibility, k + self._spare)
        hidden = self._hidden(neighbours.rows, visibility)
        return _nearest_visible(neighbours, hidden, k)

    @classmethod
    def nearest_in_each(
        cls, indexes: Sequence[Self], points: Sequence[Floats], visibility: SalesVisibility, k: int
    ) -> list[Neighbours]:
        """The neighbours of the same homes in each index, as `nearest` finds them.

        Parameters
        ----------
        indexes : sequence of NeighbourIndex
            Indexes of the same sales, each in another space.
        points : sequence of ndarray
            Coordinates of the homes in each space.
        """
        is_single = len(visibility.own) == 1
        together = cls._of_one_home(indexes, points, visibility, k) if is_single else None
        if together is not None:
            return [together.at(slice(row, row + 1)) for row in range(len(indexes))]
        each = zip(indexes, points, strict=True)
        return [index.nearest(where, visibility, k) for index, where in each]

    @classmethod
    def _of_one_home(
        cls, indexes: Sequence[Self], points: Sequence[Floats], visibility: SalesVisibility, k: int
    ) -> Neighbours | None:
        """The neighbours of one home, a row for each index; None if some are missing."""
        first = indexes[0]
        total, visible = len(first._points), first._visible(visibility)
        wide = k + first._spare
        wide += 0 if visible is None else first._extra(int(visible[0]), wide)
        if wide > total or (visible is not None and visible[0] < NEARLY_ALL * total):
            return None
        each = zip(indexes, points, strict=True)
        answers = [index._tree.query(where[0], wide) for index, where in each]
        distance = np.array([distances for distances, _ in answers])
        rows = np.array([row_numbers for _, row_numbers in answers])
        hidden = first._hidden(rows, visibility)
        if visible is not None:
            hidden |= rows >= visible[0]
        neighbours = _nearest_visible(Neighbours(rows, distance), hidden, k)
        return neighbours if (neighbours.rows[:, -1] >= 0).all() else None

    def _hidden(self, rows: Ints, visibility: SalesVisibility) -> Flags:
        """Mask of the rows without a sale, with the home's own sale or one of its property."""
        hidden: Flags = (rows == visibility.own[:, None]) | (rows < 0)
        theirs = self._group[rows]
        hidden |= (theirs == visibility.group[:, None]) & (theirs >= 0)
        return hidden

    def _reachable(self, points: Floats, visibility: SalesVisibility, wide: int) -> Neighbours:
        visible = self._visible(visibility)
        if visible is None:
            return _search(self._tree, len(self._points), points, wide)
        return self._earlier(points, visible, wide)

    def _visible(self, visibility: SalesVisibility) -> Ints | None:
        """Number of leading sales that each home may see; None if every home sees all of them."""
        if self._day is None or visibility.day is None:
            return None
        visible = np.searchsorted(self._day, visibility.day, side="left").astype(np.int64)
        return None if (visible == len(self._points)).all() else visible

    def _earlier(self, points: Floats, visible: Ints, wide: int) -> Neighbours:
        """Search among the first sales; `visible` says how many of them each home sees."""
        total = len(self._points)
        late = np.flatnonzero(visible >= NEARLY_ALL * total)
        part = self._among_all(points[late], visible[late], wide)
        if late.size == len(points) and (part.rows[:, -1] >= 0).all():
            return part  # nearly every call: the homes are valued as of the last day
        step = int(np.clip(total // 16, FEW_HOMES, MAX_STEP))
        rows = np.full((len(points), wide), -1, dtype=np.int64)
        distance = np.full((len(points), wide), np.inf)
        rows[late], distance[late] = part.rows, part.distance
        rest = np.flatnonzero(rows[:, -1] < 0)
        block = visible[rest] // step
        for number in np.unique(block):
            homes = rest[block == number]
            part = self._in_block(points[homes], visible[homes], int(number) * step, wide)
            rows[homes], distance[homes] = part.rows, part.distance
        return Neighbours(rows, distance)

    def _among_all(self, points: Floats, visible: Ints, wide: int) -> Neighbours:
        """Search among all sales; the last columns are -1 where too few are visible."""
        total = len(self._points)
        if len(points) == 0:
            return Neighbours(np.zeros((0, wide), dtype=np.int64), np.zeros((0, wide)))
        neighbours = _search(
            self._tree, total, points, wide + self._extra(int(visible.min()), wide)
        )
        return _nearest_visible(neighbours, neighbours.rows >= visible[:, None], wide)

    def _extra(self, visible: int, wide: int) -> int:
        """Number of sales to search for beyond `wide`, as only the first `visible` count."""
        return min(8 + int(4 * (1.0 - visible / len(self._points)) * wide), wide)

    def _in_block(self, points: Floats, visible: Ints, base: int, wide: int) -> Neighbours:
        if len(points) < FEW_HOMES and base not in self._past:
            return self._compare(points, visible, 0, wide)
        recent = self._compare(points, visible, base, wide)
        if base == 0:
            return recent
        past = _search(self._tree_until(base), base, points, wide)
        return _first(
            np.hstack([past.rows, recent.rows]),
            np.hstack([past.distance, recent.distance]),
            wide,
        )

    def _tree_until(self, base: int) -> cKDTree:
        """A tree of the first `base` sales."""
        tree = self._past.get(base)
        if tree is None:
            tree = self._past[base] = _tree(self._points[:base])
            while len(self._past) > KEPT_TREES:
                # Another thread may have removed it already.
                with suppress(KeyError):
                    self._past.popitem(last=False)
        return tree

    def _compare(self, points: Floats, visible: Ints, base: int, wide: int) -> Neighbours:
        """Compare each home with every visible sale from row `base` on."""
        stop = max(int(visible.max()), base + 1)
        distance = cdist(points, self._points[base:stop])
        rows = np.broadcast_to(np.arange(base, stop), distance.shape)
        late = rows >= visible[:, None]
        return _first(np.where(late, -1, rows), np.where(late, np.inf, distance), wide)


def _tree(points: Floats) -> cKDTree:
    """A tree with larger leaves than usual, which is faster in some thirty dimensions."""
    return cKDTree(points, leafsize=32)


def _search(tree: cKDTree, total: int, points: Floats, wide: int) -> Neighbours:
    if len(points) > 1:
        # An explanation values many mixtures of two homes, which have few different points.
        points, place = _different(points)
        return _search_different(tree, total, points, wide).at(place)
    return _search_different(tree, total, points, wide)


def _different(points: Floats) -> tuple[Floats, Ints]:
    """The different points, and the number of each point among them; `np.unique` would sort all."""
    number: dict[bytes, int] = {}
    each = np.ascontiguousarray(points).view(f"V{points.shape[1] * points.itemsize}").ravel()
    place = [number.setdefault(point, len(number)) for point in each.tolist()]
    different = np.frombuffer(b"".join(number)).reshape(-1, points.shape[1])
    return different, np.array(place, dtype=np.int64)


def _search_different(tree: cKDTree, total: int, points: Floats, wide: int) -> Neighbours:
    distance, rows = tree.query(points, k=wide)
    distance = np.asarray(distance, dtype=np.float64).reshape(len(points), wide)
    rows = np.asarray(rows, dtype=np.int64).reshape(len(points), wide)
    return Neighbours(np.where(rows >= total, -1, rows), distance)


def _nearest_visible(neighbours: Neighbours, hidden: Flags, k: int) -> Neighbours:
    """The k nearest sales of each row that are not hidden."""
    if not hidden[:, :k].any():
        return Neighbours(neighbours.rows[:, :k], neighbours.distance[:, :k])
    return _first(
        np.where(hidden, -1, neighbours.rows), np.where(hidden, np.inf, neighbours.distance), k
    )


def _first(rows: Ints, distance: Floats, k: int) -> Neighbours:
    """The k nearest sales of each row of candidates; among equals the older one comes first."""
    if distance.shape[1] > 4 * k:
        some = np.argpartition(distance, k, axis=1)[:, : k + 1]
        some.sort(axis=1)
        rows, distance = _take(rows, some), cast(Floats, np.take_along_axis(distance, some, 1))
    order = np.argsort(distance, axis=1, kind="stable")[:, :k]
    rows, distance = _take(rows, order), cast(Floats, np.take_along_axis(distance, order, 1))
    missing = k - rows.shape[1]
    if missing > 0:
        rows = np.pad(rows, ((0, 0), (0, missing)), constant_values=-1)
        distance = np.pad(distance, ((0, 0), (0, missing)), constant_values=np.inf)
    return Neighbours(rows, distance)


def _take(rows: Ints, order: NDArray[np.intp]) -> Ints:
    return cast(Ints, np.take_along_axis(rows, order, 1))
