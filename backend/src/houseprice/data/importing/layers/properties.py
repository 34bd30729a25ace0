"""Which properties of areas become columns, and what they mean."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from houseprice.data.cells.reading import Reading
from houseprice.data.importing.column_types import read_best
from houseprice.data.importing.roles.name_rules import matches
from houseprice.data.importing.roles.names import understand
from houseprice.data.layers.layer import LayerColumn
from houseprice.data.schema import Role
from houseprice.errors import InvalidData, InvalidInput

_NAMES = frozenset(
    {"name", "names", "label", "title", "nom", "nombre", "naam", "namn", "navn", "nome", "nimi"}
)
#: What programs of maps add for themselves.
_TECHNICAL = frozenset(
    {"fid", "ogc_fid", "objectid", "gid", "id", "uuid", "globalid", "shape_area", "shape_length",
     "shape_leng", "shape__area", "shape__length", "layer", "path", "created_at", "updated_at"}
)  # fmt: skip
_MOST = 30


def chosen(properties: pl.DataFrame, asked: Sequence[str]) -> list[str]:
    """The properties that become columns: those asked for, or those that tell areas apart.

    Parameters
    ----------
    properties : polars.DataFrame of shape (n_areas, n_properties)
        Text.
    asked : sequence of str
        Names; empty if the caller leaves it to the file.

    Raises
    ------
    InvalidInput
        If there is no property of such a name.
    InvalidData
        If no property, or too many, say something of the areas.
    """
    if asked:
        return list(dict.fromkeys(_named(properties, name) for name in asked))
    names = [name for name in properties.columns if _tells(properties[name])]
    there = ", ".join(properties.columns[:30]) or "none"
    if not names:
        raise InvalidData(
            f"areas must have a property that differs between them, got {there}",
            hint="Give the areas a name, or name the property: FILE:PROPERTY.",
        )
    if len(names) > _MOST:
        raise InvalidData(
            f"areas may add at most {_MOST} columns, got {len(names)} properties: {there}",
            hint="Name those that matter: FILE:PROPERTY,PROPERTY.",
        )
    return names


def is_name(name: str) -> bool:
    """Whether a property is the name of an area.

    Examples
    --------
    >>> is_name("NAME"), is_name("Stadtteil"), is_name("median_income")
    (True, True, False)
    """
    return name.casefold() in _NAMES or any(
        match.role == "neighbourhood" for match in matches(name)[:1]
    )


def name_of(properties: pl.DataFrame) -> str | None:
    """The property that names an area: one that says so, else the only one that is no number."""
    named = [name for name in properties.columns if is_name(name)]
    words = [text.name for text in properties if not _is_number(text)]
    return next(iter(named), words[0] if len(words) == 1 else None)


def typed(text: pl.Series, column: str, *, as_neighbourhood: bool, file: str) -> LayerColumn:
    """The meaning of a property: a number, or a name of the area."""
    source = f"The property {text.name!r} of the area of {file} in which the home lies."
    if not is_name(text.name) and _is_number(text):
        return LayerColumn(column, "number", "number", "", source)
    role: Role = "neighbourhood" if as_neighbourhood else "category"
    return LayerColumn(column, role, "category", "", source)


def values_of(text: pl.Series, column: LayerColumn) -> pl.Series:
    """The values of a property with the type of its column."""
    if column.type == "category":
        return text.alias(column.name)
    return _read(text).values.cast(pl.Float64).alias(column.name)


def _read(text: pl.Series) -> Reading:
    return read_best(text, named_as_date=False)


def _is_number(text: pl.Series) -> bool:
    return _read(text).type in ("number", "integer")


def _named(properties: pl.DataFrame, asked: str) -> str:
    folded = {name.casefold(): name for name in reversed(properties.columns)}
    name = asked if asked in properties.columns else folded.get(asked.casefold())
    if name is None:
        raise InvalidInput(
            f"a property must be one of the file, {', '.join(properties.columns[:30]) or 'none'}, "
            f"got {asked[:80]!r}"
        )
    return name


def _tells(text: pl.Series) -> bool:
    """Whether a property says something of an area that a model could use."""
    if text.name.casefold() in _TECHNICAL or understand(text.name).has("id"):
        return False
    if text.drop_nulls().n_unique() < 2:
        return False
    return is_name(text.name) or _read(text).type in ("number", "integer", "category", "boolean")
