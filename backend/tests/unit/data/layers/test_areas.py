"""Homes get the properties of the smallest area in which they lie."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
import shapely  # type: ignore[import-untyped]  # ships no types

from houseprice.data.layers.areas import Areas
from houseprice.data.layers.layer import LayerColumn

_COLUMNS = (
    LayerColumn("quarter", "neighbourhood", "category"),
    LayerColumn("income", "number", "number"),
)


def _areas(*boxes: tuple[float, float, float, float]) -> Areas:
    """Areas named A, B … with incomes 1, 2 …"""
    names = [chr(ord("A") + place) for place in range(len(boxes))]
    properties = pl.DataFrame(
        {"quarter": names, "income": np.arange(1.0, len(boxes) + 1)},
    )
    return Areas("test", _COLUMNS, np.array([shapely.box(*box) for box in boxes]), properties)


def _quarters(areas: Areas, *places: tuple[float, float]) -> list[str | None]:
    latitude, longitude = np.array(places).T
    return list(areas.values(latitude, longitude)["quarter"])


def test_each_home_gets_all_properties_of_its_area() -> None:
    areas = _areas((0, 0, 1, 1), (1, 0, 2, 1))
    made = areas.values(np.array([0.5, 0.5]), np.array([0.5, 1.5]))
    assert made["quarter"].tolist() == ["A", "B"]
    assert made["income"].tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("latitude", "longitude", "why"),
    [
        (5.0, 5.0, "outside all areas"),
        (float("nan"), 0.5, "without a latitude"),
        (0.5, float("nan"), "without a longitude"),
        (120.0, 0.5, "no place on the globe"),
    ],
)
def test_a_home_outside_has_gaps(latitude: float, longitude: float, why: str) -> None:
    made = _areas((0, 0, 1, 1)).values(np.array([latitude]), np.array([longitude]))
    assert made["quarter"].tolist() == [None], why
    assert np.isnan(made["income"]).all()


def test_the_smallest_of_overlapping_areas_wins_whatever_their_order() -> None:
    for boxes, name in (
        (((0, 0, 9, 9), (1, 1, 2, 2)), "B"),
        (((1, 1, 2, 2), (0, 0, 9, 9)), "A"),
    ):
        areas = _areas(*boxes)
        assert _quarters(areas, (1.5, 1.5)) == [name]
        assert areas.locate(np.array([1.5]), np.array([1.5]))[1].tolist() == [2]


def test_a_hole_is_outside_and_an_island_in_it_is_another_area() -> None:
    ring = shapely.Polygon(shapely.box(0, 0, 9, 9).exterior, [shapely.box(3, 3, 6, 6).exterior])
    island = shapely.box(4, 4, 5, 5)
    properties = pl.DataFrame({"quarter": ["ring", "island"], "income": [1.0, 2.0]})
    areas = Areas("test", _COLUMNS, np.array([ring, island]), properties)
    assert _quarters(areas, (1, 1), (3.5, 3.5), (4.5, 4.5)) == ["ring", None, "island"]


def test_a_place_on_a_border_lies_in_an_area() -> None:
    areas = _areas((0, 0, 1, 1), (1, 0, 2, 1))
    assert _quarters(areas, (0.5, 1.0)) == ["A"]


def test_a_layer_is_read_back_as_it_was_written() -> None:
    areas = _areas((0, 0, 1, 1), (1, 0, 2, 1))
    again = Areas.from_frame("test", _COLUMNS, areas.to_frame())
    assert _quarters(again, (0.5, 0.5), (0.5, 1.5)) == ["A", "B"]


@pytest.mark.parametrize("n_homes", [60, 100_000])
def test_every_home_of_a_grid_of_areas_gets_its_own(n_homes: int) -> None:
    west, south = (side.ravel() for side in np.meshgrid(np.arange(100), np.arange(50)))
    areas = Areas(
        "grid",
        (LayerColumn("cell", "category", "category"),),
        shapely.box(west, south, west + 1, south + 1),
        pl.DataFrame({"cell": [f"{x},{y}" for x, y in zip(west, south, strict=True)]}),
    )
    rng = np.random.default_rng(3)
    longitude, latitude = rng.uniform(0, 100, n_homes), rng.uniform(0, 50, n_homes)
    expected = [f"{int(x)},{int(y)}" for x, y in zip(longitude, latitude, strict=True)]
    assert areas.values(latitude, longitude)["cell"].tolist() == expected
