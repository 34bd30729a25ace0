"""Reads GeoJSON into a sheet: properties are columns, shapes are longitudes and latitudes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.importing.files.cell_text import values_as_text
from houseprice.data.importing.files.grid_table import check_fields
from houseprice.data.importing.files.headers import checked_headers
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import Dialect, ReadClock, Sheet, TableProblem
from houseprice.errors import InvalidData, TooLarge

_HINT = "Export the layer as GeoJSON with one feature for each sale, or as CSV."
_GEOMETRY = "geometry"


def read_geojson(source: Path, compression: str, limits: Limits, clock: ReadClock) -> Sheet:
    """Read a collection of features.

    Raises
    ------
    TooLarge
        If a limit is passed.
    InvalidData
        If it is no collection of features; the message names the feature or the line.
    """
    features, named = features_of(source, limits.rows)
    clock.check()
    frame, problems = properties_of(features, limits)
    clock.check()
    row = pl.Series("row", np.arange(2, len(features) + 2))
    frame, crs, more = _with_points(frame, features, named, row)
    check_fields(frame, row, limits)
    dialect = Dialect("geojson", compression)
    return Sheet(frame, row, dialect, "utf-8", (*problems, *more), crs=crs)


def features_of(source: Path, most: int) -> tuple[list[Any], Any]:
    """The features of a collection, and what it says of its coordinate system.

    Raises
    ------
    TooLarge
        If there are more than `most`.
    InvalidData
        If it is no collection of features.
    """
    document = _document(source)
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or not features:
        raise InvalidData("a JSON file must be a GeoJSON collection with features, got none",
                          hint=_HINT)  # fmt: skip
    if len(features) > most:
        raise TooLarge(f"a table must have at most {most} rows, got {len(features)}")
    return features, document.get("crs")


def _document(source: Path) -> Any:
    try:
        return json.loads(source.read_bytes())
    except UnicodeDecodeError as error:
        raise InvalidData("a GeoJSON file must be UTF-8, got other bytes", hint=_HINT) from error
    except json.JSONDecodeError as error:
        place = {"row": error.lineno, "column": None, "value": error.msg, "rule": "must be JSON"}
        raise InvalidData(
            f"a GeoJSON file must be whole JSON, got {error.msg!r} in line {error.lineno}",
            hint=_HINT,
            places=(place,),
        ) from error
    except (RecursionError, ValueError) as error:
        raise InvalidData("a GeoJSON file must be flat JSON, got other text", hint=_HINT) from error


def properties_of(
    features: list[Any], limits: Limits
) -> tuple[pl.DataFrame, tuple[TableProblem, ...]]:
    """The flat properties of features as text, one row each, and what was left out."""
    rows = [_row(feature, number) for number, feature in enumerate(features, start=1)]
    raw = list(dict.fromkeys(key for row in rows for key in row))
    names, problems = checked_headers(raw, limits)
    columns, left_out = {}, []
    for key, name in zip(raw, names, strict=True):
        values = [row.get(key) for row in rows]
        if any(isinstance(value, (dict, list)) for value in values):
            rule = "a property must be a number, a text or yes/no, this one is nested"
            left_out.append(TableProblem(rule, None, name, kind="column left out"))
            continue
        text = values_as_text(values).str.strip_chars()
        columns[name] = text.set(text == "", None)
    return pl.DataFrame(columns), (*problems, *left_out)


def _row(feature: Any, number: int) -> dict[str, Any]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise InvalidData(
            f"a GeoJSON collection must hold features only, got another object as number {number}",
            hint=_HINT,
        )
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        raise InvalidData(
            f"the properties of a feature must be an object, got another value in {number}",
            hint=_HINT,
        )
    return properties


def _with_points(
    frame: pl.DataFrame, features: list[Any], named: Any, row: pl.Series
) -> tuple[pl.DataFrame, str, tuple[TableProblem, ...]]:
    import shapely  # type: ignore[import-untyped]  # noqa: PLC0415  few files have shapes

    from houseprice.data.importing.files import geometry  # noqa: PLC0415

    texts = geometry_texts(features)
    shapes = shapely.from_geojson(texts, on_invalid="ignore")
    bad = shapely.is_missing(shapes) & np.array([text is not None for text in texts])
    system = geometry.coordinate_system(crs_name(named))
    points = geometry.points_of(shapes, _GEOMETRY, system, row)
    if not frame.width:
        return points.columns, points.crs, points.problems
    frame, problems = geometry.with_points(frame, points, _GEOMETRY)
    if bad.any():
        rule = "a geometry must be valid GeoJSON; others were read as gaps"
        first = int(row[int(bad.argmax())])
        problems = (*problems, TableProblem(rule, first, _GEOMETRY, None, int(bad.sum()), "shapes"))
    return frame, points.crs, problems


def geometry_texts(features: list[Any]) -> NDArray[np.object_]:
    """The JSON of each geometry, None where there is none; shape (n_features,)."""
    texts = [json.dumps(feature["geometry"]) if feature.get("geometry") else None
             for feature in features]  # fmt: skip
    return np.array(texts, dtype=object)


def crs_name(named: Any) -> str:
    """The coordinate system that older GeoJSON names; WGS84 where none is named."""
    properties = named.get("properties") if isinstance(named, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else "OGC:CRS84"
