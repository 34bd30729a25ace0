"""Homes get their distance in metres to the nearest point."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.data.layers.layer import Floats, LayerColumn
from houseprice.data.layers.points import PointsOfInterest

_COLUMN = LayerColumn("distance_to_schools_m", "number", "number", "m")


def _distances(points: PointsOfInterest, latitude: Floats, longitude: Floats) -> Floats:
    out: Floats = points.values(latitude, longitude)[_COLUMN.name]
    return out


def _points(*places: tuple[float, float]) -> PointsOfInterest:
    latitude, longitude = np.array(places).T
    return PointsOfInterest("schools", (_COLUMN,), latitude, longitude)


def _haversine(lat1: Floats, lon1: Floats, lat2: Floats, lon2: Floats) -> Floats:
    a = (
        np.sin(np.radians(lat2 - lat1) / 2) ** 2
        + np.cos(np.radians(lat1)) * np.cos(np.radians(lat2))
        * np.sin(np.radians(lon2 - lon1) / 2) ** 2
    )  # fmt: skip
    return np.asarray(2 * 6_371_008.8 * np.arcsin(np.sqrt(a)))


def test_a_degree_of_latitude_is_111_195_m() -> None:
    assert _distances(_points((47.0, 8.0)), np.array([48.0]), np.array([8.0])) == pytest.approx(
        111_195, abs=1
    )


def test_the_nearest_point_lies_on_the_other_side_of_the_180th_meridian() -> None:
    near = _distances(_points((0.0, -179.9), (0.0, 170.0)), np.array([0.0]), np.array([179.9]))
    assert near == pytest.approx(0.2 * 111_195, abs=1)


def test_a_home_without_a_place_has_a_gap() -> None:
    near = _distances(_points((0.0, 0.0)), np.array([np.nan, 0.0]), np.array([0.0, np.nan]))
    assert np.isnan(near).all()


@pytest.mark.parametrize("n_homes", [60, 100_000])
def test_distances_are_those_of_the_haversine_formula(n_homes: int) -> None:
    rng = np.random.default_rng(5)
    points = _points(*rng.uniform([47, 8], [48, 9], (20, 2)).tolist())
    latitude, longitude = rng.uniform(47, 48, n_homes), rng.uniform(8, 9, n_homes)
    every = [
        _haversine(latitude, longitude, lat, lon)
        for lat, lon in zip(points.latitude, points.longitude, strict=True)
    ]
    expected = np.min(every, axis=0)
    assert _distances(points, latitude, longitude) == pytest.approx(expected, abs=0.1)


def test_a_layer_is_read_back_as_it_was_written() -> None:
    points = _points((47.0, 8.0), (48.0, 9.0))
    again = PointsOfInterest.from_frame("schools", (_COLUMN,), points.to_frame())
    assert _distances(again, np.array([48.0]), np.array([9.0])) == 0
