"""Homes whose coordinates are in the system that those of the sales were converted from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from houseprice.valuation.answers import FormField

#: Home, column, value and rule of a place that cannot be.
Outside = tuple[int, str, Any, str]


def in_own_system(field: FormField) -> FormField:
    """The field of a coordinate without the limits of degrees, where it may be no degrees."""
    return replace(field, role="") if field.format.crs else field


def in_degrees(
    columns: dict[str, list[Any]], fields: Sequence[FormField]
) -> tuple[dict[str, list[Any]], list[Outside]]:
    """Convert the coordinates of homes that are no degrees.

    Parameters
    ----------
    columns : dict of str to list, each of length n_homes
        Values of the homes by the name of the field.
    fields : sequence of FormField

    Returns
    -------
    columns : dict of str to list
    outside : list of tuple of int, str, object, str
        Home, column, value and rule of each place outside the area of use of its system.
    """
    if not any(field.format.crs for field in fields):
        return columns, []
    from houseprice.data.importing import projected  # noqa: PLC0415  few models need PROJ

    converted = projected.converted_columns(fields)
    if converted is None:
        return columns, []
    east, north, code = converted
    x, y = (np.array(columns[name], dtype=np.float64) for name in (east, north))
    places = projected.homes_places(x, y, code)
    outside = [
        (home, east, columns[east][home], projected.rule_of_area(code))
        for home in np.flatnonzero(places.outside).tolist()
    ]
    pair = {east: _plain(places.longitude), north: _plain(places.latitude)}
    return columns | pair, outside


def _plain(degrees: np.ndarray[Any, np.dtype[np.float64]]) -> list[float | None]:
    return [None if np.isnan(value) else value for value in degrees.tolist()]
