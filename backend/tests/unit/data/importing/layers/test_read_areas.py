"""Files of areas are read whole, mended and said, or refused with feature and rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
import shapely  # type: ignore[import-untyped]  # ships no types

from houseprice.data.importing.layers.ask import layer_of
from houseprice.data.importing.layers.read_areas import Surrounding, read_areas
from houseprice.data.importing.limits import Limits
from houseprice.data.layers.areas import Areas
from houseprice.errors import HousePriceError, InvalidData, InvalidInput

_SQUARE = [[8.0, 47.0], [9.0, 47.0], [9.0, 48.0], [8.0, 48.0], [8.0, 47.0]]
_NEXT = [[x + 1, y] for x, y in _SQUARE]
_BOW_TIE = [[8.0, 47.0], [9.0, 48.0], [9.0, 47.0], [8.0, 48.0], [8.0, 47.0]]


def _feature(ring: Any, kind: str = "Polygon", **properties: Any) -> dict[str, Any]:
    coordinates = [ring] if kind == "Polygon" else ring
    geometry = None if ring is None else {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _file(folder: Path, *features: dict[str, Any], **more: Any) -> Path:
    path = folder / "quarters.geojson"
    document = {"type": "FeatureCollection", "features": list(features), **more}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def _read(file: Path, *properties: str, **table: Any) -> tuple[Areas, list[str]]:
    surrounding = Surrounding(**{
        "taken": (), "has_neighbourhood": False, "crs": "", "limits": Limits(), **table,
    })  # fmt: skip
    layer, notes = read_areas(layer_of("areas", file, properties=properties), surrounding)
    return layer, [note.rule for note in notes]


def test_names_and_numbers_become_columns_and_the_name_is_the_neighbourhood(
    tmp_path: Path,
) -> None:
    file = _file(
        tmp_path,
        _feature(_SQUARE, name="West", income=40_000, OBJECTID=1, same="x"),
        _feature(_NEXT, name="East", income=55_500.5, OBJECTID=2, same="x"),
    )
    layer, notes = _read(file)
    assert [(c.name, c.role, c.type) for c in layer.columns] == [
        ("name", "neighbourhood", "category"),
        ("income", "number", "number"),
    ]
    made = layer.values(np.array([47.5, 47.5]), np.array([8.5, 9.5]))
    assert made["name"].tolist() == ["West", "East"]
    assert made["income"].tolist() == [40_000, 55_500.5]
    assert notes == []


def test_a_table_with_a_neighbourhood_keeps_it(tmp_path: Path) -> None:
    file = _file(tmp_path, _feature(_SQUARE, name="West"), _feature(_NEXT, name="East"))
    layer, _ = _read(file, has_neighbourhood=True, taken=["NAME"])
    assert [(c.name, c.role) for c in layer.columns] == [("name_quarters", "category")]


def test_the_only_property_of_words_is_the_name(tmp_path: Path) -> None:
    file = _file(tmp_path, _feature(_SQUARE, sprengel="A", n=1), _feature(_NEXT, sprengel="B", n=2))
    layer, _ = _read(file)
    assert [(c.name, c.role) for c in layer.columns] == [
        ("sprengel", "neighbourhood"),
        ("n", "number"),
    ]


def test_only_the_named_properties_become_columns(tmp_path: Path) -> None:
    file = _file(tmp_path, _feature(_SQUARE, name="West", zone="R2", rate=0.5))
    layer, _ = _read(file, "Zone", "rate", has_neighbourhood=True)
    assert [(c.name, c.role) for c in layer.columns] == [("zone", "category"), ("rate", "number")]


def test_an_area_that_crosses_itself_is_mended_and_said(tmp_path: Path) -> None:
    file = _file(tmp_path, _feature(_BOW_TIE, name="Bow"), _feature(_NEXT, name="East"))
    layer, notes = _read(file)
    assert shapely.is_valid(layer.shapes).all()
    made = layer.values(np.array([47.5, 47.9]), np.array([8.25, 8.5]))
    assert made["name"].tolist() == ["Bow", None]
    assert notes == ["quarters: feature 1 ('Bow') crosses itself and was mended."]


def test_features_without_a_shape_are_left_out_and_said(tmp_path: Path) -> None:
    file = _file(tmp_path, _feature(None, name="Nowhere"), _feature(_NEXT, name="East"))
    layer, notes = _read(file)
    assert layer.properties["name"].to_list() == ["East"]
    assert notes == ["quarters: feature 1 ('Nowhere') has no area and was left out."]


def test_a_multipolygon_is_one_area(tmp_path: Path) -> None:
    file = _file(tmp_path, _feature([[_SQUARE], [[[x + 5, y] for x, y in _SQUARE]]],
                                    "MultiPolygon", name="Two"))  # fmt: skip
    layer, _ = _read(file, "name")
    assert layer.values(np.array([47.5, 47.5]), np.array([8.5, 13.5]))["name"].tolist() == [
        "Two",
        "Two",
    ]


_METRES = [[2_600_000, 1_200_000], [2_601_000, 1_200_000], [2_601_000, 1_201_000],
           [2_600_000, 1_201_000], [2_600_000, 1_200_000]]  # fmt: skip
_SWISS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2056"}}


def test_a_projected_system_is_read_from_the_file_or_the_option(tmp_path: Path) -> None:
    feature = _feature(_METRES, name="Bern")
    for named, crs in (({"crs": _SWISS}, ""), ({}, "EPSG:2056")):
        layer, _ = _read(_file(tmp_path, feature, **named), "name", crs=crs)
        assert layer.values(np.array([46.955]), np.array([7.445]))["name"].tolist() == ["Bern"]


def test_geoparquet_is_read_as_geojson_is(tmp_path: Path) -> None:
    path = tmp_path / "quarters.parquet"
    frame = pl.DataFrame(
        {"name": ["West", "East"], "geometry": shapely.to_wkb(
            [shapely.Polygon(_SQUARE), shapely.Polygon(_NEXT)]).tolist()}
    )  # fmt: skip
    geo = {"primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB"}}}
    frame.write_parquet(path, metadata={"geo": json.dumps(geo)})
    layer, _ = _read(path)
    assert layer.values(np.array([47.5]), np.array([9.5]))["name"].tolist() == ["East"]
    frame.rename({"name": "x" * 500}).write_parquet(path, metadata={"geo": json.dumps(geo)})
    with pytest.raises(HousePriceError, match="200"):
        _read(path)


@pytest.mark.parametrize(
    ("feature", "message"),
    [
        (
            _feature([8.0, 47.0], "Point", name="A"),
            r"feature 1 \('A'\) must be a polygon or multipolygon, got a point",
        ),
        (
            _feature([[x * 40 - 320, y] for x, y in _SQUARE[:2]] + [[180, 48], [-180, 48]]
                     + [[0, 47]], name="A"),
            r"feature 1 .* must not cross the 180th meridian",
        ),
        (_feature(_SQUARE[:2], name="A"), "the shape of feature 1 must be whole"),
        (_feature(_METRES, name="A"), "must be in degrees or name their coordinate system"),
        (_feature(None, name="A"), "must have at least one area"),
        (_feature(_SQUARE, objectid=1), "must have a property that differs between them"),
    ],
)  # fmt: skip
def test_what_is_no_area_is_refused_with_feature_and_rule(
    tmp_path: Path, feature: dict[str, Any], message: str
) -> None:
    other = [] if feature["geometry"] is None or "objectid" in feature["properties"] else [
        _feature(_NEXT, name="East")
    ]  # fmt: skip
    with pytest.raises(InvalidData, match=message):
        _read(_file(tmp_path, feature, *other), *(["name"] if feature["geometry"] is None else []))


def test_a_property_that_no_feature_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"one of the file, name, got 'zone'"):
        _read(_file(tmp_path, _feature(_SQUARE, name="West")), "zone")


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "quarters.shp"
    path.write_bytes(b"\x00\x00\x27\x0a")
    with pytest.raises(HousePriceError, match="GeoJSON or GeoParquet"):
        _read(path)


def test_a_property_that_is_named_twice_is_one_column(tmp_path: Path) -> None:
    file = _file(tmp_path, _feature(_SQUARE, name="West"), _feature(_NEXT, name="East"))
    layer, _ = _read(file, "name", "NAME")
    assert [column.name for column in layer.columns] == ["name"]


def test_no_two_columns_get_one_name_and_none_that_of_the_shapes(tmp_path: Path) -> None:
    first = {"income": 1, "Income": 2, "__shape__": 3}
    second = {"income": 4, "Income": 5, "__shape__": 6}
    file = _file(tmp_path, _feature(_SQUARE, **first), _feature(_NEXT, **second))
    layer, _ = _read(file, taken=("income", "INCOME_quarters"))
    names = [column.name for column in layer.columns]
    assert names == ["income_quarters_2", "Income_quarters_3", "__shape___quarters"]
    again = Areas.from_frame(layer.name, layer.columns, layer.to_frame())
    assert again.values(np.array([47.5]), np.array([8.5]))["__shape___quarters"].tolist() == [3]
