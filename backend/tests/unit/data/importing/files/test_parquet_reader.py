"""Parquet columns of every type: as text, as points, or left out by name."""

from __future__ import annotations

import io
import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
import shapely  # type: ignore[import-untyped]  # ships no types
from pyproj import CRS, Transformer
from tests.unit.data.importing.files.sheets import kinds_of, read

from houseprice.data.importing.sheet import Sheet
from houseprice.errors import InvalidData


def _read(tmp_path: Path, frame: pl.DataFrame, geo: dict[str, Any] | None = None) -> Sheet:
    buffer = io.BytesIO()
    frame.write_parquet(buffer, metadata={"geo": json.dumps(geo)} if geo else None)
    return read(tmp_path, buffer.getvalue())


def test_columns_of_every_type_are_read_or_left_out(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {
            "whole": [98101.0, None],
            "money": pl.Series(["1.50", "2.25"]).cast(pl.Decimal(10, 2)),
            "small": pl.Series([1, 2], dtype=pl.Int8),
            "kind": pl.Series(["a", "b"], dtype=pl.Categorical),
            "took": [timedelta(days=1), None],
            "bytes": [b"text", b"more"],
            "raw": [b"\x00\xff", b"\x01"],
            "parts": [[1, 2], [3]],
            "pair": [{"a": 1}, {"a": 2}],
        }
    )
    sheet = _read(tmp_path, frame)
    assert sheet.frame.columns == ["whole", "money", "small", "kind", "took", "bytes"]
    assert sheet.frame.row(0) == ("98101", "1.50", "1", "a", "P1D", "text")
    assert [(p.kind, p.column) for p in sheet.problems] == [
        ("column left out", name) for name in ("raw", "parts", "pair")
    ]


def test_a_zoned_time_gives_the_local_day(tmp_path: Path) -> None:
    utc = pl.Series([datetime(2021, 2, 16, 13), datetime(2021, 7, 1, 14)]).dt.replace_time_zone(
        "UTC"
    )
    sheet = _read(
        tmp_path,
        pl.DataFrame(
            {
                "perth": utc.dt.convert_time_zone("Australia/Perth"),
                "day": pl.Series([datetime(2021, 2, 17), datetime(2021, 7, 2)]),
            }
        ),
    )
    assert sheet.frame.row(0) == ("2021-02-16T21:00:00", "2021-02-17")
    melbourne = _read(
        tmp_path, pl.DataFrame({"d": utc.dt.convert_time_zone("Australia/Melbourne")})
    )
    assert melbourne.frame["d"].to_list() == ["2021-02-17", "2021-07-02"]  # midnight there


_HOMES = [(4.9, 52.37), (4.95, 52.3), None]
_RD_NEW = CRS.from_epsg(28992)


def _wkb(points: list[tuple[float, float] | None]) -> list[bytes | None]:
    return [shapely.to_wkb(shapely.Point(point)) if point else None for point in points]


def _geo(crs: Any) -> dict[str, Any]:
    return {"version": "1.0.0", "primary_column": "g", "columns": {"g": {"encoding": "WKB", **crs}}}


def test_the_points_of_geoparquet_are_coordinates(tmp_path: Path) -> None:
    frame = pl.DataFrame({"price": [1, 2, 3], "g": _wkb(_HOMES)})
    sheet = _read(tmp_path, frame, _geo({}))
    assert sheet.frame.rows() == [("1", "4.9", "52.37"), ("2", "4.95", "52.3"), ("3", None, None)]
    assert sheet.frame.columns == ["price", "longitude", "latitude"]
    assert sheet.crs == "OGC:CRS84"
    assert sheet.problems == ()


@pytest.mark.parametrize("size", [3, 100_000])
def test_another_coordinate_system_is_converted(tmp_path: Path, size: int) -> None:
    to_metres = Transformer.from_crs(4326, _RD_NEW, always_xy=True)
    x, y = to_metres.transform(np.linspace(4.8, 5.0, size), np.linspace(52.3, 52.4, size))
    frame = pl.DataFrame({"price": range(size), "g": list(shapely.to_wkb(shapely.points(x, y)))})
    sheet = _read(tmp_path, frame, _geo({"crs": _RD_NEW.to_json_dict()}))
    assert sheet.crs == "EPSG:28992"
    assert float(sheet.frame["longitude"][-1]) == pytest.approx(5.0, abs=1e-6)
    assert float(sheet.frame["latitude"][0]) == pytest.approx(52.3, abs=1e-6)


def test_an_area_is_read_as_its_centroid_and_said(tmp_path: Path) -> None:
    shapes = [shapely.to_wkb(shapely.box(n, 10, n + 2, 12)) for n in range(3)]
    sheet = _read(tmp_path, pl.DataFrame({"price": [1, 2, 3], "geometry": shapes}))
    assert sheet.frame.row(0) == ("1", "1", "11")
    assert [(p.kind, p.count, p.row) for p in sheet.problems] == [("centroids", 3, 2)]


def test_metres_without_a_system_are_called_so(tmp_path: Path) -> None:
    frame = pl.DataFrame({"price": [1, 2], "g": _wkb([(121000.0, 487000.0), (122000.0, 486000.5)])})
    sheet = _read(tmp_path, frame, _geo({"crs": None}))
    assert sheet.frame.row(1) == ("2", "122000", "486000.5")
    assert sheet.frame.columns == ["price", "x", "y"]
    assert kinds_of(sheet) == ["coordinate system"]


def test_coordinates_of_the_table_win_over_shapes(tmp_path: Path) -> None:
    frame = pl.DataFrame({"Latitude": [1.5], "Longitude": [2.5], "geometry": _wkb([(9.0, 9.0)])})
    sheet = _read(tmp_path, frame)
    assert sheet.frame.rows() == [("1.5", "2.5")]
    assert kinds_of(sheet) == ["column left out"]


def test_bytes_that_are_no_shapes_are_left_out(tmp_path: Path) -> None:
    sheet = _read(tmp_path, pl.DataFrame({"price": [1], "geometry": [b"\x01\x01\x00"]}))
    assert sheet.frame.columns == ["price"]
    assert kinds_of(sheet) == ["column left out"]


def test_an_unknown_coordinate_system_is_named(tmp_path: Path) -> None:
    frame = pl.DataFrame({"price": [1], "g": _wkb([(1.0, 2.0)])})
    with pytest.raises(InvalidData, match="that PROJ knows, got 'EPSG:1'"):
        _read(tmp_path, frame, _geo({"crs": "EPSG:1"}))


def test_dates_stay_dates(tmp_path: Path) -> None:
    sheet = _read(tmp_path, pl.DataFrame({"sold": [date(2021, 2, 17)], "n": [None]}))
    assert sheet.frame.row(0) == ("2021-02-17", None)
