"""Reads the shapes of a file with their properties as text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import shapely  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray
from pyproj import CRS

from houseprice.data.importing.files import geometry
from houseprice.data.importing.files.geojson_reader import (
    crs_name,
    features_of,
    geometry_texts,
    properties_of,
)
from houseprice.data.importing.files.headers import checked_headers
from houseprice.data.importing.files.parquet_reader import crs_of, shape_metadata, text_of
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import TableProblem
from houseprice.errors import InvalidData, TooLarge

_PARQUET = b"PAR1"
_MOST = 100_000
_HINT = "Export the areas as GeoJSON or GeoParquet."


@dataclass(frozen=True)
class Features:
    """Shapes with properties.

    Parameters
    ----------
    shapes : ndarray of object, shape (n_features,)
        Shapely geometries in the system of the file; None where there is no shape.
    properties : polars.DataFrame of shape (n_features, n_properties)
        Text.
    system : CRS or None
        The coordinate system that the file names; None if it names none.
    problems : tuple of TableProblem
    """

    shapes: NDArray[np.object_]
    properties: pl.DataFrame
    system: CRS | None
    problems: tuple[TableProblem, ...] = ()


def read_features(file: Path, limits: Limits) -> Features:
    """Read a GeoJSON or GeoParquet file.

    Raises
    ------
    TooLarge
        If it has too many bytes or features.
    InvalidData
        If it is neither, or a shape cannot be read; the message names its feature.
    """
    if file.stat().st_size > limits.file_bytes:
        raise TooLarge(
            f"a file must have at most {limits.file_bytes} bytes, got {file.stat().st_size}",
            hint="Simplify the shapes: metres are exact enough.",
        )
    with file.open("rb") as stream:
        start = stream.read(512)
    if start.startswith(_PARQUET):
        return _of_parquet(file, limits)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"{":
        raise InvalidData("areas must come as GeoJSON or GeoParquet, got another format",
                          hint=_HINT)  # fmt: skip
    return _of_geojson(file, limits)


def _of_geojson(file: Path, limits: Limits) -> Features:
    features, named = features_of(file, _MOST)
    properties, problems = properties_of(features, limits)
    texts = geometry_texts(features)
    shapes = shapely.from_geojson(texts, on_invalid="ignore")
    _check_read(shapes, np.array([text is not None for text in texts]))
    system = None if named is None else geometry.coordinate_system(crs_name(named))
    return Features(shapes, properties, system, problems)


def _of_parquet(file: Path, limits: Limits) -> Features:
    try:
        columns = shape_metadata(file)
        lazy = pl.scan_parquet(file)
        rows = int(lazy.select(pl.len()).collect().item())
        if rows > min(_MOST, limits.rows):
            raise TooLarge(f"a file may have at most {_MOST} areas, got {rows}")
        frame = lazy.collect()
    except pl.exceptions.PolarsError as error:
        raise InvalidData("a Parquet file must be intact, got another one",
                          hint="Write the file again.") from error  # fmt: skip
    name = next((name for name in columns if name in frame.columns), None)
    if name is None or frame[name].dtype != pl.Binary:
        raise InvalidData("a Parquet file of areas must be GeoParquet with shapes as WKB, got none",
                          hint=_HINT)  # fmt: skip
    shapes = shapely.from_wkb(frame[name].to_numpy(), on_invalid="ignore")
    _check_read(shapes, frame[name].is_not_null().to_numpy())
    texts = [text_of(column) for column in frame.drop(name) if not column.dtype.is_nested()]
    readable = [text for text in texts if text is not None]
    names, problems = checked_headers([text.name for text in readable], limits)
    properties = pl.DataFrame([t.alias(n) for t, n in zip(readable, names, strict=True)])
    return Features(shapes, properties, _system(columns[name]), problems)


def _system(metadata: Any) -> CRS | None:
    named: CRS | None = crs_of(metadata)
    return named


def _check_read(shapes: NDArray[np.object_], is_there: NDArray[np.bool_]) -> None:
    bad = np.flatnonzero(shapely.is_missing(shapes) & is_there)
    if bad.size:
        raise InvalidData(
            f"the shape of feature {bad[0] + 1} must be whole, got one that cannot be read"
            + (f" ({bad.size - 1} more)" if bad.size > 1 else ""),
            hint="Its rings must be closed and have at least four positions.",
        )
