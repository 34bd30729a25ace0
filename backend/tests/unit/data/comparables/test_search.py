"""Searching several spaces for one home finds what each search alone finds."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from houseprice.data.comparables.search import NeighbourIndex, SalesVisibility

Floats = NDArray[np.float64]
K = 5


def sales(count: int, dated: bool) -> tuple[list[NeighbourIndex], list[Floats]]:
    """Two spaces of the same sales, three for each property, and the coordinates of the sales."""
    random = np.random.default_rng(2)
    days = np.sort(random.integers(0, 100, count)).astype(float)
    property_of = np.arange(count) // 3
    points = [random.normal(size=(count, 2)), random.normal(size=(count, 4))]
    # A property lies where it lay before.
    points = [where[3 * property_of] for where in points]
    return [
        NeighbourIndex(space_points, days if dated else None, property_of)
        for space_points in points
    ], points


@pytest.mark.parametrize(
    ("count", "dated", "day"),
    [
        (600, True, 100.0),  # all sales are earlier
        (600, True, 99.0),  # nearly all
        (600, True, 80.0),
        (600, True, 20.0),  # few
        (600, True, 0.0),  # none
        (600, False, None),
        (9, False, None),  # some
        (4, True, 100.0),  # fewer than are looked for
    ],
)
def test_one_home_finds_the_same_in_each_space(count: int, dated: bool, day: float | None) -> None:
    indexes, points = sales(count, dated)
    for row in range(0, count, 41):
        visibility = SalesVisibility(
            None if day is None else np.array([day]),
            group=np.array([row // 3]),
            own=np.array([row]),
        )
        there = [where[row : row + 1] for where in points]
        each = NeighbourIndex.nearest_in_each(indexes, there, visibility, K)
        for index, where, neighbours in zip(indexes, there, each, strict=True):
            alone = index.nearest(where, visibility, K)
            np.testing.assert_array_equal(neighbours.rows, alone.rows)
            np.testing.assert_array_equal(neighbours.distance, alone.distance)
            own = np.arange(3 * (row // 3), 3 * (row // 3) + 3)
            assert not np.isin(neighbours.rows, own).any()


def test_several_homes_find_the_same_as_one_by_one() -> None:
    indexes, points = sales(300, dated=True)
    some = np.arange(0, 300, 7)
    visibility = SalesVisibility(np.full(some.size, 99.0), some // 3, some)
    together = NeighbourIndex.nearest_in_each(indexes, [p[some] for p in points], visibility, K)
    for place, row in enumerate(some.tolist()):
        there = [where[row : row + 1] for where in points]
        alone = NeighbourIndex.nearest_in_each(
            indexes, there, visibility.at(slice(place, place + 1)), K
        )
        for all_of_them, single in zip(together, alone, strict=True):
            np.testing.assert_array_equal(all_of_them.distance[place], single.distance[0])
