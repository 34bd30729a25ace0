"""Reads a column again in the type that its role needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import polars as pl

from houseprice.data.cells.dates import read_date
from houseprice.data.cells.flags import is_flag_with_blanks, read_flag_with_blanks
from houseprice.data.cells.gaps import gap_codes, unknown_words
from houseprice.data.cells.levels import normal_levels
from houseprice.data.cells.money import scale_of_header
from houseprice.data.cells.near_levels import near_twins
from houseprice.data.cells.numbers import read_number
from houseprice.data.cells.reading import Reading, Remark
from houseprice.data.cells.units import read_area
from houseprice.data.importing.column_types import read_code
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.importing.table_units import TableUnits
from houseprice.data.schema import Role

_NUMERIC = frozenset({"number", "integer"})


@dataclass(frozen=True)
class TableFacts:
    """What is known of a table when its columns are read by their roles.

    Parameters
    ----------
    asked : TableRequest
        What the caller said.
    units : TableUnits
        Units of prices and areas.
    fixed : frozenset of str
        Columns whose role the caller named.
    """

    asked: TableRequest
    units: TableUnits
    fixed: frozenset[str]


def read_as(role: Role, text: pl.Series, first: Reading, facts: TableFacts) -> Reading:
    """Read a column in the type of its role.

    Parameters
    ----------
    role : Role
    text : polars.Series of shape (n_rows,)
    first : Reading
        The column in the type that fits it best.
    facts : TableFacts
    """
    reader = _READERS.get(role)
    return first if reader is None else reader(text, first, facts)


def _price(text: pl.Series, _: Reading, facts: TableFacts) -> Reading:
    """Money has no three decimals in every cell, whatever sign the other columns have."""
    decimal, scale = facts.asked.decimal, scale_of_header(text.name)
    return _float(read_number(text, is_money=True, decimal=decimal, scale=scale))


def _area(text: pl.Series, first: Reading, facts: TableFacts) -> Reading:
    units = facts.units
    bare = units.bare.get(text.name, units.area_unit)
    decimal = first.format.decimal if first.question is None else None
    reading = _float(read_area(text, into=units.area_unit, bare=bare, decimal=decimal))
    return reading if reading.question is not None else replace(reading, question=first.question)


def _measured(text: pl.Series, first: Reading, facts: TableFacts) -> Reading:
    return _float(_counted(text, first, facts))


def _counted(text: pl.Series, first: Reading, _: TableFacts) -> Reading:
    return first if first.type in _NUMERIC else read_number(text)


def _year(text: pl.Series, first: Reading, facts: TableFacts) -> Reading:
    """Years; 0 and 9999 stand for a gap even where they stand once."""
    reading = _counted(text, first, facts)
    codes = gap_codes(reading.values, positive_only=True, year=True)
    if not codes:
        return reading
    coded = reading.values.is_in([int(code) for code in codes]).fill_null(value=False)
    names = ", ".join(f"{code:.0f}" for code in codes)
    remark = Remark("gap codes", f"{names} stands for an unknown year", coded)
    return replace(
        reading,
        values=reading.values.set(coded, None),
        gap_words=reading.gap_words | coded,
        format=replace(reading.format, gap_codes=(*reading.format.gap_codes, *names.split(", "))),
        remarks=(*reading.remarks, remark),
    )


def _date(text: pl.Series, first: Reading, facts: TableFacts) -> Reading:
    if first.type == "date":
        return first
    return read_date(text, named_as_date=True, order=facts.asked.date_order)


def _characteristic(text: pl.Series, first: Reading, facts: TableFacts) -> Reading:
    if is_flag_with_blanks(text):
        return read_flag_with_blanks(text)
    is_number = first.type in {*_NUMERIC, "boolean"}
    return first if is_number or text.name not in facts.fixed else read_number(text)


def _code(text: pl.Series, first: Reading, _: TableFacts) -> Reading:
    return read_code(text, first.evidence)


def _prose(text: pl.Series, first: Reading, _: TableFacts) -> Reading:
    return read_code(text, first.evidence, "text")


def _ignored(text: pl.Series, first: Reading, _: TableFacts) -> Reading:
    return first if first.fits else read_code(text, first.evidence)


def _float(reading: Reading) -> Reading:
    return replace(reading, type="number", values=reading.values.cast(pl.Float64))


def _levels(text: pl.Series, first: Reading, facts: TableFacts) -> Reading:
    if is_flag_with_blanks(text):
        return read_flag_with_blanks(text)
    return first if first.type == "boolean" else _kinds(text, first, facts)


def _kinds(text: pl.Series, first: Reading, _: TableFacts) -> Reading:
    """Types and places are words: T and F are a terrace and a flat, not true and false."""
    unknown = unknown_words(text)
    levels, joined = normal_levels(text.set(unknown, None))
    words = text.filter(unknown).unique(maintain_order=True)
    return replace(
        read_code(levels, _in_words(text, first)),
        gap_words=unknown,
        format=replace(first.format, gap_codes=tuple(words)),
        remarks=tuple(remark for remark in (joined, near_twins(levels)) if remark is not None),
    )


def _in_words(text: pl.Series, first: Reading) -> str:
    is_flag = first.type == "boolean"
    return f"{text.drop_nulls().n_unique()} different words" if is_flag else first.evidence


_READERS: dict[Role, Callable[[pl.Series, Reading, TableFacts], Reading]] = {
    "price": _price,
    "date": _date,
    "living_area": _area,
    "lot_area": _area,
    "latitude": _measured,
    "longitude": _measured,
    "bathrooms": _measured,
    "bedrooms": _counted,
    "year_built": _year,
    "number": _characteristic,
    "category": _levels,
    "neighbourhood": _kinds,
    "property_type": _kinds,
    "id": _code,
    "address": _code,
    "text": _prose,
    "ignore": _ignored,
}
