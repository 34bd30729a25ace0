"""Layers are applied together and read back exactly, or refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
import shapely  # type: ignore[import-untyped]  # ships no types

from houseprice.data.layers.areas import Areas
from houseprice.data.layers.layer import LayerColumn
from houseprice.data.layers.points import PointsOfInterest
from houseprice.data.layers.stack import NO_LAYERS, PlaceLayers, load_layers
from houseprice.data.schema import Column, TableSchema
from houseprice.errors import DatasetChanged

_SCHEMA = TableSchema(
    name="t",
    title="T",
    row_is="a sale",
    currency="",
    area_unit="",
    columns=(Column("lat", "latitude", "number"), Column("lon", "longitude", "number")),
)


def _layers() -> PlaceLayers:
    areas = Areas(
        "quarters",
        (LayerColumn("quarter", "neighbourhood", "category"),),
        np.array([shapely.box(8, 47, 9, 48)]),
        pl.DataFrame({"quarter": ["West"]}),
    )
    distance = LayerColumn("distance_to_schools_m", "number", "number", "m")
    points = PointsOfInterest("schools", (distance,), np.array([47.5]), np.array([8.5]))
    return PlaceLayers((areas, points))


def test_few_homes_in_plain_values_and_a_frame_get_the_same_columns() -> None:
    homes = {"lat": [47.5, 50.0, None], "lon": [8.5, 8.5, 8.5]}
    plain = _layers().plain(homes, _SCHEMA)
    frame = _layers().frame(pl.DataFrame(homes), _SCHEMA)
    assert plain == {name: frame[name].to_list() for name in plain}
    assert plain["quarter"] == ["West", None, None]
    assert plain["distance_to_schools_m"] == [0.0, pytest.approx(277_987, abs=2), None]


def test_homes_without_columns_of_places_have_gaps() -> None:
    frame = _layers().frame(pl.DataFrame({"size": [1.0, 2.0]}), _SCHEMA)
    assert frame["quarter"].to_list() == [None, None]


def test_what_a_home_brings_for_a_column_of_a_layer_does_not_count() -> None:
    homes = pl.DataFrame({"lat": [47.5], "lon": [8.5], "quarter": ["East"]})
    assert _layers().frame(homes, _SCHEMA)["quarter"].to_list() == ["West"]


def test_layers_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    sha256 = _layers().save(tmp_path)
    again = load_layers(tmp_path, sha256)
    homes = {"lat": [47.5], "lon": [8.5]}
    assert again.columns == _layers().columns
    assert again.plain(homes, _SCHEMA) == _layers().plain(homes, _SCHEMA)


def test_the_hash_names_the_content(tmp_path: Path) -> None:
    for name in ("one", "same", "other"):
        (tmp_path / name).mkdir()
    first = _layers().save(tmp_path / "one")
    assert _layers().save(tmp_path / "same") == first
    assert PlaceLayers(_layers().layers[:1]).save(tmp_path / "other") != first


def test_no_layers_leave_no_trace(tmp_path: Path) -> None:
    assert NO_LAYERS.save(tmp_path) == ""
    assert list(tmp_path.iterdir()) == []
    assert load_layers(tmp_path, "") == NO_LAYERS


@pytest.mark.parametrize("file", ["layers/layers.json", "layers/1.parquet", "layers/2.parquet"])
def test_a_changed_or_missing_file_is_refused(tmp_path: Path, file: str) -> None:
    sha256 = _layers().save(tmp_path)
    path = tmp_path / file
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(DatasetChanged, match="place layers"):
        load_layers(tmp_path, sha256)
    path.unlink()
    with pytest.raises(DatasetChanged, match="place layers"):
        load_layers(tmp_path, sha256)
