"""Files of points are any tables with a latitude and a longitude."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from houseprice.data.importing.layers.ask import layer_of
from houseprice.data.importing.layers.read_areas import Surrounding
from houseprice.data.importing.layers.read_points import read_points
from houseprice.data.importing.limits import Limits
from houseprice.data.layers.points import PointsOfInterest
from houseprice.errors import InvalidData


def _read(file: Path, crs: str = "") -> tuple[PointsOfInterest, list[str]]:
    layer, notes = read_points(layer_of("points", file), Surrounding((), False, crs, Limits()))
    return layer, [note.rule for note in notes]


def test_a_table_of_places_becomes_a_distance(tmp_path: Path) -> None:
    file = tmp_path / "schools.csv"
    file.write_text("name,lat,lon\nA,47.5,8.5\nC,,\nB,47.6,8.6\n", encoding="utf-8")
    layer, notes = _read(file)
    (column,) = layer.columns
    assert (column.name, column.unit, column.role) == ("distance_to_schools_m", "m", "number")
    assert layer.values(np.array([47.6]), np.array([8.6]))[column.name].tolist() == [0.0]
    assert notes == ["schools: points without a place on the globe were left out: 1."]


def test_a_geojson_of_points_is_read_too(tmp_path: Path) -> None:
    file = tmp_path / "stations.geojson"
    feature = {"type": "Feature", "properties": {"name": "Central"},
               "geometry": {"type": "Point", "coordinates": [8.5, 47.5]}}  # fmt: skip
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    layer, _ = _read(file)
    assert (layer.latitude.tolist(), layer.longitude.tolist()) == ([47.5], [8.5])


def test_metres_of_a_named_system_are_converted(tmp_path: Path) -> None:
    file = tmp_path / "schools.csv"
    file.write_text("x,y\n2600000,1200000\n2600500,1200500\n", encoding="utf-8")
    layer, _ = _read(file, "EPSG:2056")
    assert layer.latitude[0] == pytest.approx(46.9511, abs=1e-3)


def test_a_file_without_places_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "schools.csv"
    file.write_text("name,pupils\nA,300\nB,250\n", encoding="utf-8")
    with pytest.raises(InvalidData, match="schools must have columns of latitudes and longitudes"):
        _read(file)
