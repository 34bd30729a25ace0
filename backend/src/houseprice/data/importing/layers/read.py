"""Reads the files of all place layers that a caller brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from houseprice.data.importing.layers.read_areas import Surrounding, read_areas
from houseprice.data.importing.layers.read_points import read_points
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.roles.guess import Guess
from houseprice.data.importing.sheet import TableProblem
from houseprice.data.importing.table_request import LayerRequest
from houseprice.data.layers.layer import Layer
from houseprice.data.layers.stack import PlaceLayers


def read_layers(
    asked: Sequence[LayerRequest], guesses: Mapping[str, Guess], crs: str, limits: Limits
) -> tuple[PlaceLayers, list[TableProblem]]:
    """Read the files of layers; no column gets a name that the table has.

    Raises
    ------
    NotFound, TooLarge, InvalidData, InvalidInput
        If a file cannot be read; the message names layer, feature and rule.
    """
    layers: list[Layer] = []
    notes: list[TableProblem] = []
    roles = {guess.role for guess in guesses.values()}
    for request in asked:
        known = PlaceLayers(tuple(layers)).columns
        roles |= {column.role for column in known.values()}
        table = Surrounding([*guesses, *known], "neighbourhood" in roles, crs, limits)
        layer, said = _READERS[request.kind](request, table)
        layers.append(layer)
        notes += said
    return PlaceLayers(tuple(layers)), notes


_READERS: Mapping[str, Callable[[LayerRequest, Surrounding], tuple[Layer, list[TableProblem]]]] = {
    "areas": read_areas,
    "points": read_points,
}
