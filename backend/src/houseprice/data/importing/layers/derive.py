"""Adds the columns of place layers to a table that is being examined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from houseprice.data.cells.reading import Reading
from houseprice.data.importing.roles.guess import Guess
from houseprice.data.importing.sheet import Sheet, TableProblem
from houseprice.data.layers.layer import Floats
from houseprice.data.layers.stack import NO_LAYERS, PlaceLayers
from houseprice.data.schema import Role
from houseprice.errors import InvalidData

_PLACES: tuple[Role, Role] = ("latitude", "longitude")


@dataclass(frozen=True)
class Derived:
    """A table with the columns of its layers; parameters as in `ExaminedTable`."""

    sheet: Sheet
    readings: dict[str, Reading]
    guesses: dict[str, Guess]
    layers: PlaceLayers = NO_LAYERS
    notes: tuple[TableProblem, ...] = ()


def with_layers(table: Derived, layers: PlaceLayers, said: Sequence[TableProblem] = ()) -> Derived:
    """Add the columns of layers behind those of the table.

    Raises
    ------
    InvalidData
        If the table has no coordinates.
    """
    if not layers:
        return table
    sheet, readings, guesses = table.sheet, table.readings, table.guesses
    places = [_degrees(readings, guesses, role) for role in _PLACES]
    by_column = layers.values(*places)
    never = pl.repeat(value=False, n=sheet.frame.height, eager=True, dtype=pl.Boolean)
    columns = layers.columns
    values = {name: column.series(by_column[name]) for name, column in columns.items()}
    evidence = {name: f"from the coordinates: {column.help}" for name, column in columns.items()}
    return Derived(
        sheet=replace(
            sheet, frame=sheet.frame.with_columns(v.cast(pl.String) for v in values.values())
        ),
        readings=readings
        | {
            name: Reading(column.type, values[name], never, never, evidence[name])
            for name, column in columns.items()
        },
        guesses=guesses
        | {name: Guess(column.role, 1.0, evidence[name]) for name, column in columns.items()},
        layers=layers,
        notes=(*said, *_notes(layers, *places)),
    )


def _degrees(readings: Mapping[str, Reading], guesses: Mapping[str, Guess], role: Role) -> Floats:
    name = next((name for name, guess in guesses.items() if guess.role == role), None)
    if name is None:
        raise InvalidData(
            f"areas and points need the latitude and the longitude of each sale, got no {role}",
            hint="Name the columns of the coordinates with --role, or their system with --crs.",
        )
    values: Floats = readings[name].values.cast(pl.Float64).fill_null(float("nan")).to_numpy()
    return values


def _notes(layers: PlaceLayers, latitude: Floats, longitude: Floats) -> list[TableProblem]:
    """How many sales lie in several areas, or in none."""
    notes = []
    known = int((np.isfinite(latitude) & np.isfinite(longitude)).sum())
    for layer in layers.layers:
        if layer.kind != "areas":
            continue
        from houseprice.data.layers.areas import Areas  # noqa: PLC0415  few tables need shapes

        assert isinstance(layer, Areas)  # noqa: S101  for the type checker: the kind says so
        which, count = layer.locate(latitude, longitude)
        if several := int((count > 1).sum()):
            rule = f"{layer.name}: {several:,} rows lie in several areas; the smallest one counts."
            notes.append(TableProblem(rule, count=several, kind="areas"))
        if outside := known - int((which >= 0).sum()):
            rule = f"{layer.name}: {outside:,} rows lie outside all areas; they have gaps there."
            notes.append(TableProblem(rule, count=outside, kind="areas"))
    return notes
