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

#: Sales of one property beyond this many are looked past only in part.
MAX_REPEATS = 16
#: Sales between two trees of the past; the sales in between are compared one by one.
MAX_STEP = 2_000
#: So few homes are compared with every earlier sale instead of building a tree for them.
FEW_HOMES = 64
#: From this share of visible sales on, the tree of all sales is searched for a few more.
NEARLY_ALL = 0.75
#: Trees of the past that are kept: homes are mostly valued as of the same few days.
KEPT_TREES = 2


@dataclass(frozen=True)
class Neighbours:
    """The sales found for each home, nearest first.

    Parameters
    ----------
    rows : ndarray of int, shape (n_homes, k)
        Row numbers of stored sales; -1 where there are fewer than k.
    distance : ndarray of shape (n_homes, k)
        In the units of the space; infinite where there is none.
    """

    rows: Ints
    distance: Floats

    def at(self, homes: Ints | slice) -> Neighbours:
        """Those of some homes, by row number."""
        return Neighbours(self.rows[homes], self.distance[homes])

    @classmethod
    def joined(cls, parts: list[Neighbours]) -> Neighbours:
        """Several searches below each other; of the same k."""
        return cls(
            np.concatenate([part.rows for part in parts]),
            np.concatenate([part.distance for part in parts]),
        )


@dataclass(frozen=True)
class Homes:
    """Homes that look for comparable sales.

    Parameters
    ----------
    day : ndarray of shape (n_homes,) or None
        Only sales strictly before this day count; None where all of them do.
    group : ndarray of int, shape (n_homes,)
        Code of the property among the stored sales, -1 if it is not there.
    own : ndarray of int, shape (n_homes,)
        Row number of the home's own stored sale, -1 if it is not there.
    """

    day: Floats | None
    group: Ints
    own: Ints

    def at(self, rows: Ints | slice) -> Homes:
        """Some of them, by row number; the same one may come several times."""
        return Homes(None if self.day is None else self.day[rows], self.group[rows], self.own[rows])


@dataclass(frozen=True)
class Comparables:
    """Comparable sales of one home, nearest first.

    Parameters
    ----------
    rows : ndarray of int, shape (k,)
        Row numbers into ``FeaturePipeline.sales``; fewer than asked where there are fewer.
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

    def only(self, kept: Flags, k: int) -> Self:
        """The first k of those that `kept`, of shape (n,), marks."""
        rows = np.flatnonzero(kept)[:k]
        return type(self)(*(getattr(self, part.name)[rows] for part in fields(self)))


class NeighbourIndex:
    """Stored sales as points of one space.

    Parameters
    ----------
    points : ndarray of shape (n_sales, n_dimensions)
        Finite; in order of `day` where there are dates.
    day : ndarray of shape (n_sales,) or None
        Sale dates as days, never decreasing.
    group : ndarray of int, shape (n_sales,)
        Code of the property that was sold, -1 if unknown.
    """

    def __init__(self, points: Floats, day: Floats | None, group: Ints) -> None:
        self._points = np.ascontiguousarray(points)
        self._day = day
        self._group = group
        known = group[group >= 0]
        most = int(np.bincount(known).max()) if known.size else 0
        self._spare = min(max(most, 1), MAX_REPEATS)
        self._tree = _tree(self._points)
        self._past: OrderedDict[int, cKDTree] = OrderedDict()

    def nearest(self, points: Floats, homes: Homes, k: int) -> Neighbours:
        """The k nearest sales each home may see.

        Parameters
        ----------
        points : ndarray of shape (n_homes, n_dimensions)
            Where the homes are in this space.
        homes : Homes
            What they must not see.
        k : int
            At least 1.
        """
        found = self._reachable(points, homes, k + self._spare)
        hidden = self._hidden(found.rows, homes)
        return _not_hidden(found, hidden, k)

    @classmethod
    def nearest_in_each(
        cls, indexes: Sequence[Self], points: Sequence[Floats], homes: Homes, k: int
    ) -> list[Neighbours]:
        """What each index finds for the same homes; other arguments as in `nearest`.

        Parameters
        ----------
        indexes : sequence of NeighbourIndex
            Of the same sales, each in another space.
        points : sequence of ndarray
            Where the homes are in each.
        """
        found = cls._of_one_home(indexes, points, homes, k) if len(homes.own) == 1 else None
        if found is not None:
            return [found.at(slice(row, row + 1)) for row in range(len(indexes))]
        each = zip(indexes, points, strict=True)
        return [index.nearest(where, homes, k) for index, where in each]

    @classmethod
    def _of_one_home(
        cls, indexes: Sequence[Self], points: Sequence[Floats], homes: Homes, k: int
    ) -> Neighbours | None:
        """The same in fewer steps, a row for each index; None where that does not show enough."""
        first = indexes[0]
        total, visible = len(first._points), first._visible(homes)
        wide = k + first._spare
        wide += 0 if visible is None else first._more(int(visible[0]), wide)
        if wide > total or (visible is not None and visible[0] < NEARLY_ALL * total):
            return None
        each = zip(indexes, points, strict=True)
        both = [index._tree.query(where[0], wide) for index, where in each]
        distance, rows = np.array([one[0] for one in both]), np.array([one[1] for one in both])
        hidden = first._hidden(rows, homes)
        if visible is not None:
            hidden |= rows >= visible[0]
        found = _not_hidden(Neighbours(rows, distance), hidden, k)
        return found if (found.rows[:, -1] >= 0).all() else None

    def _hidden(self, rows: Ints, homes: Homes) -> Flags:
        """Which of the sales found are none, the home's own or of the same property."""
        hidden: Flags = (rows == homes.own[:, None]) | (rows < 0)
        theirs = self._group[rows]
        hidden |= (theirs == homes.group[:, None]) & (theirs >= 0)
        return hidden

    def _reachable(self, points: Floats, homes: Homes, wide: int) -> Neighbours:
        visible = self._visible(homes)
        if visible is None:
            return _search(self._tree, len(self._points), points, wide)
        return self._earlier(points, visible, wide)

    def _visible(self, homes: Homes) -> Ints | None:
        """So many sales, the first ones, may each home see; None if all of them see all."""
        if self._day is None or homes.day is None:
            return None
        visible = np.searchsorted(self._day, homes.day, side="left").astype(np.int64)
        return None if (visible == len(self._points)).all() else visible

    def _earlier(self, points: Floats, visible: Ints, wide: int) -> Neighbours:
        """Search among the first `visible` sales, which differ from home to home."""
        total = len(self._points)
        late = np.flatnonzero(visible >= NEARLY_ALL * total)
        part = self._among_all(points[late], visible[late], wide)
        if late.size == len(points) and (part.rows[:, -1] >= 0).all():
            return part  # nearly always: homes valued as of the last day
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
        """Search among all sales; a home that finds too few visible ones has -1 in the end."""
        total = len(self._points)
        if len(points) == 0:
            return Neighbours(np.zeros((0, wide), dtype=np.int64), np.zeros((0, wide)))
        found = _search(self._tree, total, points, wide + self._more(int(visible.min()), wide))
        return _not_hidden(found, found.rows >= visible[:, None], wide)

    def _more(self, visible: int, wide: int) -> int:
        """So many more than `wide` sales are looked for where only the first `visible` count."""
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
        """The first `base` sales."""
        tree = self._past.get(base)
        if tree is None:
            tree = self._past[base] = _tree(self._points[:base])
            while len(self._past) > KEPT_TREES:
                # Another thread may have been faster.
                with suppress(KeyError):
                    self._past.popitem(last=False)
        return tree

    def _compare(self, points: Floats, visible: Ints, base: int, wide: int) -> Neighbours:
        """Compare with every sale from `base` on that is visible."""
        stop = max(int(visible.max()), base + 1)
        distance = cdist(points, self._points[base:stop])
        rows = np.broadcast_to(np.arange(base, stop), distance.shape)
        late = rows >= visible[:, None]
        return _first(np.where(late, -1, rows), np.where(late, np.inf, distance), wide)


def _tree(points: Floats) -> cKDTree:
    """Spaces have up to some thirty dimensions: larger leaves than usual are searched faster."""
    return cKDTree(points, leafsize=32)


def _search(tree: cKDTree, total: int, points: Floats, wide: int) -> Neighbours:
    if len(points) > 1:
        # Explanations ask for many mixtures of two homes, which lie at few different points.
        points, place = _different(points)
        return _search_different(tree, total, points, wide).at(place)
    return _search_different(tree, total, points, wide)


def _different(points: Floats) -> tuple[Floats, Ints]:
    """Each point once, and which of them every point is; `np.unique` would sort them all."""
    number: dict[bytes, int] = {}
    place = [number.setdefault(point.tobytes(), len(number)) for point in points]
    different = np.frombuffer(b"".join(number)).reshape(-1, points.shape[1])
    return different, np.array(place, dtype=np.int64)


def _search_different(tree: cKDTree, total: int, points: Floats, wide: int) -> Neighbours:
    distance, rows = tree.query(points, k=wide)
    distance = np.asarray(distance, dtype=np.float64).reshape(len(points), wide)
    rows = np.asarray(rows, dtype=np.int64).reshape(len(points), wide)
    return Neighbours(np.where(rows >= total, -1, rows), distance)


def _not_hidden(found: Neighbours, hidden: Flags, k: int) -> Neighbours:
    """The k nearest of each row that are not hidden."""
    if not hidden[:, :k].any():
        return Neighbours(found.rows[:, :k], found.distance[:, :k])
    return _first(np.where(hidden, -1, found.rows), np.where(hidden, np.inf, found.distance), k)


def _first(rows: Ints, distance: Floats, k: int) -> Neighbours:
    """The k nearest of each row of candidates; ties go to the older sale."""
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
