"""Reads the matched columns of a file of homes, which may be in another dialect than the sales."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from houseprice.data.cells.column_format import ColumnFormat
from houseprice.data.cells.dates import read_date
from houseprice.data.cells.decimals import has_decimal_sign
from houseprice.data.cells.durations import YEAR
from houseprice.data.cells.numbers import read_number
from houseprice.data.cells.read_column import read_column
from houseprice.data.cells.reading import OpenQuestion, Reading
from houseprice.data.cells.units import AREA_UNITS, read_area, unit_of_header, units_in_cells
from houseprice.data.importing.degrees import with_degrees
from houseprice.data.importing.matching.answer import HomesRequest
from houseprice.data.importing.table_request import DateOrder, DecimalSign
from houseprice.data.schema import Column

_AREAS = frozenset({"living_area", "lot_area"})
_PLACES = frozenset({"latitude", "longitude"})
_NUMBERS = frozenset({"number", "integer"})
_OTHER_SIGN: dict[str, DecimalSign] = {".": ",", ",": "."}
_NAMES = {".": "point", ",": "comma"}
#: Share of the cells that must be read before they tell the decimal sign of a column.
_MOSTLY = 0.9


@dataclass(frozen=True)
class ReadColumn:
    """A column of homes with what was read in another way than in the sales.

    Parameters
    ----------
    reading : Reading
        In the type of the column.
    notes : tuple of str
        What was read in another way, for people to read.
    questions : tuple of OpenQuestion
        What the cells leave open.
    """

    reading: Reading
    notes: tuple[str, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()


@dataclass(frozen=True)
class FileSigns:
    """Decimal signs of the columns of a file that are read in another way than in the sales.

    Parameters
    ----------
    signs : mapping of str to str
        Sign of each such column.
    questions : mapping of str to OpenQuestion
        Columns of which the other columns do not tell it alike.
    """

    signs: Mapping[str, DecimalSign]
    questions: Mapping[str, OpenQuestion]


def read_cells_of(
    text: pl.Series, column: Column, header: str, signs: FileSigns, asked: HomesRequest
) -> ReadColumn:
    """Read the cells of a column as those of the sales, or as the file shows that it is written.

    Parameters
    ----------
    text : polars.Series of str, shape (n_homes,)
        Cells of the column.
    column : Column
        The column of the sales.
    header : str
        Its header in the file.
    signs : FileSigns
        From `signs_of_file`.
    asked : HomesRequest
        What the caller said.
    """
    if column.type == "date":
        return _read_days(text, column, asked)
    written, notes, questions = _with_unit(text, column, header, asked)
    sign = signs.signs.get(column.name)
    if sign is not None:
        written = replace(written, decimal=sign, thousands=_OTHER_SIGN[sign])
        notes = (*notes, _said_sign(sign, column, asked))
    if column.name in signs.questions:
        questions = (*questions, signs.questions[column.name])
    is_area = column.role in _AREAS
    reading = read_column(text, column.type, column.unit, written, is_area=is_area)
    reading = with_degrees(reading, text) if column.role in _PLACES else reading
    return ReadColumn(reading, notes, questions)


def signs_of_file(texts: Mapping[str, pl.Series], columns: Mapping[str, Column],
                  asked: HomesRequest) -> FileSigns:  # fmt: skip
    """The columns of numbers whose decimal sign is not that of the sales.

    A column whose cells show their sign is read with it. One in which every sign stands before
    three digits follows the others: all of them changed their sign, or none did; else it is a
    question, and read as in the sales.

    Parameters
    ----------
    texts : mapping of str to polars.Series
        Cells of each column of the sales that the file has.
    columns : mapping of str to Column
        These columns.
    asked : HomesRequest
        What the caller said; its sign holds for all columns.
    """
    numbers = {
        name: text
        for name, text in texts.items()
        if columns[name].type in _NUMBERS and columns[name].format.unit != YEAR
    }
    if asked.decimal is not None:
        others = [name for name in numbers if columns[name].format.decimal != asked.decimal]
        return FileSigns(dict.fromkeys(others, asked.decimal), {})
    readings = {name: _tried(text, columns[name]) for name, text in numbers.items()}
    own = {name: columns[name].format.decimal for name in numbers}
    clear = {name: reading.format.decimal for name, reading in readings.items()
             if _shows_its_sign(reading, numbers[name])}  # fmt: skip
    changed = {name: _OTHER_SIGN[own[name]] for name, sign in clear.items() if sign != own[name]}
    steady = [name for name in clear if name not in changed and columns[name].role not in _PLACES]
    return _with_open(changed, steady, readings, own)


def _with_open(
    changed: dict[str, DecimalSign],
    steady: list[str],
    readings: Mapping[str, Reading],
    own: Mapping[str, str],
) -> FileSigns:
    """Settle the columns in which every sign stands before three digits."""
    open_columns = {
        name: reading.question
        for name, reading in readings.items()
        if reading.question is not None and own[name] not in {*changed.values()}
    }
    if not changed or not open_columns:
        return FileSigns(changed, {})
    if not steady:
        return FileSigns({**changed, **{name: _OTHER_SIGN[own[name]] for name in open_columns}}, {})
    return FileSigns(
        changed,
        {
            name: _as_in_the_sales(question, name, own[name])
            for name, question in open_columns.items()
        },
    )


def _as_in_the_sales(question: OpenQuestion, name: str, sign: str) -> OpenQuestion:
    text = question.text.partition("; taken")[0]
    text = f"{name!r}: {text}; read with the decimal {_NAMES[sign]}, as in the sales."
    return replace(question, taken=sign, text=text, column=name)


def _tried(text: pl.Series, column: Column) -> Reading:
    """The cells in the way that explains most of them."""
    if column.role in _AREAS or column.format.unit in AREA_UNITS:
        return read_area(text, into="", bare="")
    is_money = column.role == "price" and column.format.scale == 1.0
    return read_number(text, is_money=is_money)


def _shows_its_sign(reading: Reading, text: pl.Series) -> bool:
    """Whether most cells are numbers, and some have a sign that means one thing only."""
    if reading.question is not None or reading.values.count() == 0 or not has_decimal_sign(text):
        return False
    read, bad = reading.values.count(), int(reading.bad.sum())
    signed = reading.type == "number" or reading.format.thousands in {",", "."}
    return signed and read >= _MOSTLY * (read + bad)


def _said_sign(sign: DecimalSign, column: Column, asked: HomesRequest) -> str:
    why = "as you say" if asked.decimal else "as the cells of the file show"
    before = f"; in the sales it was the {_NAMES[column.format.decimal]}"
    return f"numbers with a decimal {_NAMES[sign]}, {why}{before}"


def _with_unit(
    text: pl.Series, column: Column, header: str, asked: HomesRequest
) -> tuple[ColumnFormat, tuple[str, ...], tuple[OpenQuestion, ...]]:
    """The format with the unit that the header names, where it is another one than in the sales."""
    written = column.format
    usual = written.unit or column.unit
    if header == column.name or (column.role not in _AREAS and usual not in AREA_UNITS):
        return written, (), ()
    unit = unit_of_header(header) or asked.area_unit
    if unit and unit != usual:
        note = f"areas in {unit}" + (f", converted into {column.unit}" if column.unit else "")
        return replace(written, unit=unit), (note,), ()
    if unit or not unit_of_header(column.name) or units_in_cells(text):
        return written, (), ()
    return written, (), (_open_unit(column, header, usual),)


def _open_unit(column: Column, header: str, usual: str) -> OpenQuestion:
    text = (
        f"Which unit is {header!r} in? {column.name!r} names one, {header!r} does not; read as "
        f"{usual}, as in the sales."
    )
    return OpenQuestion("area unit", usual, ("ft2", "m2"), "--area-unit", text, column.name)


def _read_days(text: pl.Series, column: Column, asked: HomesRequest) -> ReadColumn:
    """Days as in the sales, or as the whole column shows that it is written."""
    written = column.format
    as_sales = read_date(text, named_as_date=True, written=written if written.dates else None)
    if asked.date_order is None and (as_sales.fits or not written.dates):
        return ReadColumn(as_sales, (), _named(as_sales.question, column.name))
    order = asked.date_order or _order_of(written)
    other = read_date(text, named_as_date=True, order=order)
    worse = other.bad.sum() > as_sales.bad.sum()
    if worse or (asked.date_order is None and other.bad.sum() == as_sales.bad.sum()):
        return ReadColumn(as_sales)
    questions = _named(other.question, column.name)
    if not questions and asked.date_order is None:
        questions = _two_meanings(as_sales, other, text, column.name)
    return ReadColumn(other, (other.evidence,), questions)


def _named(question: OpenQuestion | None, name: str) -> tuple[OpenQuestion, ...]:
    return () if question is None else (replace(question, column=name),)


def _order_of(written: ColumnFormat) -> DateOrder | None:
    """Which of day and month came first in the sales, where these wrote numbers."""
    for form in written.dates:
        day, month = form.find("%d"), form.find("%m")
        if 0 in {day, month} and -1 not in {day, month}:
            return "day-first" if day < month else "month-first"
    return None


def _two_meanings(
    as_sales: Reading, other: Reading, text: pl.Series, name: str
) -> tuple[OpenQuestion, ...]:
    """The question about days that mean another thing than they would in the sales."""
    differ = (as_sales.values != other.values).fill_null(value=False)
    if not differ.any():
        return ()
    at = differ.arg_max() or 0
    before, now = as_sales.values[at], other.values[at]
    taken, answers = _order_of(other.format) or "", ("day-first", "month-first")
    shown = (
        f"{str(text[at])!r} of {name!r} is {now} here, since {other.evidence}; in the sales it "
        f"would be {before}."
    )
    return (OpenQuestion("date order", taken, answers, "--date-order", shown, name),)
