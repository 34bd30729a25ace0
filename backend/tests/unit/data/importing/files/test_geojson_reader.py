"""GeoJSON: properties are columns, shapes are coordinates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.unit.data.importing.files.sheets import kinds_of, read

from houseprice.data.importing.limits import Limits
from houseprice.errors import InvalidData, TooLarge


def _feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _point(*position: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": position}


def _text(features: list[Any], **more: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


@pytest.mark.parametrize("size", [60, 100_000])
def test_points_and_properties_are_columns(tmp_path: Path, size: int) -> None:
    features = [_feature(_point(4.9, 52.37), price=500_000 + n, area=80.5, name="Über")
                for n in range(size)]  # fmt: skip
    sheet = read(tmp_path, _text(features))
    assert sheet.frame.columns == ["price", "area", "name", "longitude", "latitude"]
    assert sheet.frame.row(0) == ("500000", "80.5", "Über", "4.9", "52.37")
    assert sheet.row.to_list() == list(range(2, size + 2))
    assert sheet.dialect.format == "geojson"
    assert sheet.problems == ()


def test_gaps_nested_values_and_areas_are_said(tmp_path: Path) -> None:
    square = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}
    features = [
        _feature(_point(1, 2), price=1, tags=["a"], new=True),
        _feature(square, price=2.5),
        _feature(None, price=None),
        _feature({"type": "Point", "coordinates": "x"}, price=4),
    ]
    sheet = read(tmp_path, _text(features))
    assert sheet.frame.rows() == [
        *(("1", "true", "1", "2"), ("2.5", None, "1", "1"), (None, None, None, None)),
        ("4", None, None, None),
    ]
    assert kinds_of(sheet) == ["column left out", "centroids", "shapes"]
    assert sheet.problems[2].row == 5


def test_an_older_file_names_its_coordinate_system(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    sheet = read(tmp_path, _text([_feature(_point(121_000, 487_000), price=1)], crs=crs))
    assert sheet.crs == "EPSG:28992"
    assert float(sheet.frame["latitude"][0]) == pytest.approx(52.37, abs=0.01)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"type": "FeatureCollection",\n "features": [', "whole JSON.* in line 2"),
        ('{"a": 1}', "must be a GeoJSON collection"),
        ('[{"a": 1}]', "must be a GeoJSON collection"),
        (_text([]), "must be a GeoJSON collection"),
        (_text([1]), "features only, got another object as number 1"),
        (_text([{"type": "Feature", "properties": [1]}]), "must be an object"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_other_json_is_refused_with_a_fix(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InvalidData, match=message) as caught:
        read(tmp_path, text)
    assert caught.value.hint


def test_the_limit_of_rows_holds(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="at most 2 rows"):
        read(tmp_path, _text([_feature(_point(1, 2), price=n) for n in range(3)]), Limits(rows=2))
