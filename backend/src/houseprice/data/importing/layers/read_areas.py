"""Reads a file of areas: checked and mended polygons with the properties that become columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

import numpy as np
import polars as pl
import shapely  # type: ignore[import-untyped]  # ships no types
from numpy.typing import NDArray

from houseprice.data.importing.files import geometry
from houseprice.data.importing.layers.features import Features, read_features
from houseprice.data.importing.layers.properties import (
    chosen,
    is_name,
    name_of,
    typed,
    values_of,
)
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import TableProblem, shortened
from houseprice.data.importing.table_request import LayerRequest
from houseprice.data.layers.areas import SHAPE, Areas
from houseprice.data.layers.layer import LayerColumn
from houseprice.errors import InvalidData

_POLYGONS = (3, 6)  # shapely's numbers of polygons and multipolygons
_MAX_WIDTH_DEG = 180.0


@dataclass(frozen=True)
class Surrounding:
    """What a layer must know of its table.

    Parameters
    ----------
    taken : collection of str
        Names of the columns that there are.
    has_neighbourhood : bool
        Whether one of them is the neighbourhood.
    crs : str
        Coordinate system of files that name none and are not in degrees; empty if unknown.
    limits : Limits
    """

    taken: Collection[str]
    has_neighbourhood: bool
    crs: str
    limits: Limits


def read_areas(asked: LayerRequest, table: Surrounding) -> tuple[Areas, list[TableProblem]]:
    """Read the areas that a caller brings.

    Raises
    ------
    TooLarge
        If the file is over a limit.
    InvalidData
        If a feature is no area; the message names the feature and the rule.
    InvalidInput
        If a property is named that no feature has.
    """
    features = read_features(Path(asked.source), table.limits)
    names = chosen(features.properties, asked.properties)
    titles = _titles(features.properties)
    shapes, problems = _checked(_in_degrees(features, table.crs, asked.name), titles, asked.name)
    there = ~shapely.is_missing(shapes)
    if not there.any():
        raise InvalidData(f"{asked.name} must have at least one area, got none with a shape")
    title = None if table.has_neighbourhood else name_of(features.properties.select(names))
    columns: list[LayerColumn] = []
    values = []
    for name in names:
        taken = [*table.taken, SHAPE, *(column.name for column in columns)]
        column = typed(
            features.properties[name],
            free_name(name, asked.name, taken),
            as_neighbourhood=name == title,
            file=asked.name,
        )
        columns.append(column)
        values.append(values_of(features.properties[name], column))
    properties = pl.DataFrame(values).filter(pl.Series(there))
    layer = Areas(asked.name, tuple(columns), shapes[there], properties)
    return layer, [*features.problems, *problems]


def free_name(name: str, layer: str, taken: Collection[str]) -> str:
    """A column name that the table does not have yet.

    Examples
    --------
    >>> free_name("income", "districts", ["price"]), free_name("Price", "districts", ["price"])
    ('income', 'Price_districts')
    """
    folded = {other.casefold() for other in taken}
    longer = (f"{name}_{layer}_{number}" for number in count(2))
    names = chain((name, f"{name}_{layer}"), longer)
    return next(free for free in names if free.casefold() not in folded)


def _in_degrees(features: Features, crs: str, layer: str) -> NDArray[np.object_]:
    """The shapes in degrees (WGS84); see `Surrounding.crs`."""
    if features.system is not None:
        return geometry.in_degrees(features.shapes, features.system)
    bounds = np.abs(shapely.bounds(features.shapes))
    beyond = bool((bounds > (180.0, 90.0, 180.0, 90.0)).any())
    if not beyond:
        return features.shapes
    if not crs:
        raise InvalidData(
            f"the shapes of {layer} must be in degrees or name their coordinate system, got "
            f"coordinates up to {np.nanmax(bounds):,.0f} without a system",
            hint="Export the areas in WGS84 (EPSG:4326), or name their system: --crs.",
        )
    return geometry.in_degrees(features.shapes, geometry.coordinate_system(crs))


def _titles(properties: pl.DataFrame) -> list[str]:
    """How each feature is named in messages."""
    name = next((name for name in properties.columns if is_name(name)), None)
    texts = [None] * properties.height if name is None else properties[name].to_list()
    return [
        f"feature {number}" + (f" ({shortened(text)!r})" if text else "")
        for number, text in enumerate(texts, start=1)
    ]


def _checked(
    shapes: NDArray[np.object_], titles: list[str], layer: str
) -> tuple[NDArray[np.object_], list[TableProblem]]:
    """The areas after mending; None where a feature has no area."""
    missing = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    for wrong, rule in _rules(shapes, missing):
        if wrong.any():
            first = int(wrong.argmax())
            more = f" ({int(wrong.sum()) - 1} more)" if wrong.sum() > 1 else ""
            raise InvalidData(
                f"{layer}: {titles[first]} {rule}, got {_got(shapes[first])}{more}",
                hint="Correct the feature, or leave it out of the file.",
            )
    broken = ~missing & ~shapely.is_valid(shapes)
    mended = shapes.copy()
    if broken.any():
        mended[broken] = shapely.make_valid(
            shapes[broken], method="structure", keep_collapsed=False
        )
    missing |= shapely.is_empty(mended)
    mended[missing] = None
    return mended, list(_notes(broken, missing, titles, layer))


def _rules(
    shapes: NDArray[np.object_], missing: NDArray[np.bool_]
) -> Iterator[tuple[NDArray[np.bool_], str]]:
    """Masks of the features that break a rule, and the rule."""
    yield (
        ~missing & ~np.isin(shapely.get_type_id(shapes), _POLYGONS),
        "must be a polygon or multipolygon",
    )
    west, south, east, north = shapely.bounds(shapes).T
    inside = (west >= -180) & (east <= 180) & (south >= -90) & (north <= 90)
    yield ~missing & ~inside, "must lie on the globe, in degrees or a system that the file names"
    yield (
        ~missing & (east - west > _MAX_WIDTH_DEG),
        "must not cross the 180th meridian; split it there (RFC 7946)",
    )


def _got(shape: object) -> str:
    kind = shapely.get_type_id(shape)
    if kind not in _POLYGONS:
        return f"a {shapely.GeometryType(kind).name.lower()}"
    west, south, east, north = shapely.bounds(shape)
    return f"one from {west:.6g}, {south:.6g} to {east:.6g}, {north:.6g}"


def _notes(
    broken: NDArray[np.bool_], missing: NDArray[np.bool_], titles: list[str], layer: str
) -> Iterator[TableProblem]:
    if broken.any():
        rule = f"{layer}: {titles[int(broken.argmax())]} crosses itself and was mended"
        yield TableProblem(_and_more(rule, int(broken.sum())), kind="areas")
    if missing.any():
        rule = f"{layer}: {titles[int(missing.argmax())]} has no area and was left out"
        yield TableProblem(_and_more(rule, int(missing.sum())), kind="areas")


def _and_more(rule: str, count: int) -> str:
    return f"{rule}, as were {count - 1} more." if count > 1 else f"{rule}."
