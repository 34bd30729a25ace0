"""Areas and points over HTTP: they come with the table, and its homes need coordinates alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from houseprice.data.builtin.demo import make_market

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio

DERIVED = {"district", "distance_to_schools_m"}


def _files() -> list[tuple[str, tuple[str, bytes]]]:
    sales = make_market(7).frame.head(400).drop("neighbourhood")
    lat, lon = sales["latitude"], sales["longitude"]
    south, north, west, east = lat.min(), lat.max(), lon.min(), lon.max()
    middle = (west + east) / 2
    areas = {
        "type": "FeatureCollection",
        "features": [
            _feature(west - 1, south - 1, middle, north + 1, "West"),
            _feature(middle, south - 1, east + 1, north + 1, "East"),
        ],
    }
    schools = f"name,latitude,longitude\nA,{south},{west}\nB,{north},{east}\n"
    return [
        ("file", ("sales.csv", sales.write_csv().encode())),
        ("areas", ("districts.geojson", json.dumps(areas).encode())),
        ("points", ("schools.csv", schools.encode())),
    ]


def _feature(west: float, south: float, east: float, north: float, name: str) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"district": name}, "geometry": geometry}


def test_a_table_is_imported_with_its_layers_at_once_or_as_a_run(studio: Studio) -> None:
    studio.serve()
    with studio.client() as client:
        form = {"name": "Placed"}
        seen = client.post("/v1/datasets/inspections", files=_files()).json()
        roles = {column["name"]: column["role"] for column in seen["columns"]}
        assert roles["district"] == "neighbourhood", seen
        assert roles["distance_to_schools_m"] == "number"
        made = {column["name"]: column["made_from"] for column in seen["columns"]}
        assert made == dict.fromkeys(made, "") | {
            "district": "areas",
            "distance_to_schools_m": "points",
        }
        stored = client.post("/v1/datasets", files=_files(), data=form)
        assert stored.status_code == 201, stored.text
        assert {column["name"] for column in stored.json()["columns"]} >= DERIVED
        # The same files again, as a run, are the same data set; without the layers another one.
        key = {"Idempotency-Key": "layers"}
        runs = [
            client.post("/v1/datasets/imports", files=_files(), data=form, headers=key).json()
            for _ in range(2)
        ]
        assert runs[0]["id"] == runs[1]["id"]
        plain = client.post("/v1/datasets/imports", files=_files()[:1], data=form).json()
        studio.work()
        same = studio.wait_for(runs[0]["id"])
        assert same["stored"] == {"dataset_id": stored.json()["id"], "is_new": False}, same
        assert studio.wait_for(plain["id"])["stored"]["is_new"]


def test_a_broken_layer_is_refused_with_its_feature(studio: Studio) -> None:
    studio.serve()
    point = {"type": "Feature", "properties": {"name": "A"},
             "geometry": {"type": "Point", "coordinates": [8, 47]}}  # fmt: skip
    broken = json.dumps({"type": "FeatureCollection", "features": [point]}).encode()
    files = [_files()[0], ("areas", ("zones.geojson", broken))]
    with studio.client() as client:
        answer = client.post(
            "/v1/datasets", files=files, data={"name": "Broken", "area_properties": "name"}
        )
        assert answer.status_code == 422
        assert "zones: feature 1 ('A') must be a polygon" in answer.text
