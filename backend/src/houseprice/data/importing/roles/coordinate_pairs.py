"""Takes apart columns that hold latitude and longitude in one cell, such as ``40.1, -3.2``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from houseprice.data.cells.reading import Reading
from houseprice.data.importing.roles.guess import PLACES, Guess
from houseprice.data.importing.roles.names import understand
from houseprice.data.importing.sheet import Sheet

LATITUDE, LONGITUDE = "latitude", "longitude"
_NUMBER = r"([+-]?[0-9]{1,3}(?:\.[0-9]+)?)"
_PAIR = rf"^\(?\[?{_NUMBER}\s*[,;/ ]\s*{_NUMBER}\]?\)?$"
#: Well-known text has the longitude first.
_POINT = rf"(?i)^(?:SRID=\d+;)?\s*POINT\s*\(\s*{_NUMBER}\s+{_NUMBER}\s*\)$"
#: Largest latitude of a home, in degrees: at a pole no distance can be told.
_HIGHEST = 85.0
_MOSTLY = 0.9


@dataclass(frozen=True)
class _Pair:
    """Two numbers of each cell; `is_xy` says that the longitude is the first for sure."""

    first: pl.Series
    second: pl.Series
    is_xy: bool


def with_coordinates(
    sheet: Sheet, readings: Mapping[str, Reading], guesses: Mapping[str, Guess]
) -> tuple[Sheet, dict[str, Reading], dict[str, Guess]]:
    """Add ``latitude`` and ``longitude`` from the only column of whole places, if there are none.

    The latitude is the first number, as on maps for people, unless the column is well-known text,
    its name begins with the longitude, or a first number lies outside -85..85.

    Parameters
    ----------
    sheet : Sheet
        The text of the table.
    readings, guesses : mapping
        Type and role of each column.

    Returns
    -------
    tuple of Sheet, dict of str to Reading, dict of str to Guess
        The parts of the table, with the new columns where they could be made.
    """
    whole = [name for name, guess in guesses.items() if guess.evidence.startswith(PLACES)]
    roles = {guess.role for guess in guesses.values()}
    taken = {LATITUDE, LONGITUDE} & (roles | set(readings))
    unchanged = sheet, dict(readings), dict(guesses)
    if len(whole) != 1 or taken:
        return unchanged
    pair = _read(sheet.frame[whole[0]])
    if pair is None:
        return unchanged
    return _with(sheet, dict(readings), dict(guesses), whole[0], pair)


def _read(text: pl.Series) -> _Pair | None:
    for pattern, is_xy in ((_PAIR, False), (_POINT, True)):
        parts = text.str.extract_groups(pattern).struct.unnest()
        first, second = (parts[name].cast(pl.Float64, strict=False) for name in ("1", "2"))
        if first.count() >= _MOSTLY * (text.len() - text.null_count()):
            return _Pair(first, second, is_xy)
    return None


def _with(
    sheet: Sheet,
    readings: dict[str, Reading],
    guesses: dict[str, Guess],
    source: str,
    pair: _Pair,
) -> tuple[Sheet, dict[str, Reading], dict[str, Guess]]:
    is_xy = pair.is_xy or _names_longitude_first(source) or _outside(pair)
    north, east = (pair.second, pair.first) if is_xy else (pair.first, pair.second)
    why = f"the {'second' if is_xy else 'first'} number in {source!r} is the latitude"
    columns = {LATITUDE: north, LONGITUDE: east}
    never = pl.repeat(value=False, n=north.len(), eager=True, dtype=pl.Boolean)
    text = sheet.frame[source]
    for name, values in columns.items():
        bad = text.is_not_null() & values.is_null()
        rule = "must be two coordinates such as 52.37, 4.90"
        readings[name] = Reading("number", values.alias(name), bad, never, why, rule)
    guesses[LATITUDE] = Guess("latitude", 0.8, why)
    guesses[LONGITUDE] = Guess("longitude", 0.8, why)
    guesses[source] = Guess("ignore", 0.9, f"in {LATITUDE} and {LONGITUDE}")
    frame = sheet.frame.with_columns(
        **{name: values.cast(pl.String).fill_null(text) for name, values in columns.items()}
    )
    return replace(sheet, frame=frame), readings, guesses


def _outside(pair: _Pair) -> bool:
    return bool((pair.first.abs() > _HIGHEST).any() and not (pair.second.abs() > _HIGHEST).any())


def _names_longitude_first(name: str) -> bool:
    """Whether a name such as ``lon_lat`` puts the longitude first."""
    words = [understand(word) for word in understand(name).label.split()]
    order = [word.has("longitude", "x", "easting") for word in words
             if word.has("longitude", "latitude", "x", "y", "easting", "northing")]  # fmt: skip
    return len(order) > 1 and order[0] and not order[-1]
