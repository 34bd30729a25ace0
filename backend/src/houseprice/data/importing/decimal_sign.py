"""Settles from the whole table what 1.250 means where its own column leaves it open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from houseprice.data.cells.decimals import has_decimal_sign
from houseprice.data.cells.money import currency_of_header, scale_of_header
from houseprice.data.cells.numbers import read_number
from houseprice.data.cells.reading import Reading
from houseprice.data.cells.units import AREA_UNITS, read_area
from houseprice.data.importing.roles.name_rules import speaks_of_a_price
from houseprice.data.importing.sheet import Sheet

#: A column of whole numbers without separators says nothing about the decimal sign.
_KIND = "decimal sign"


def settle_decimal_signs(readings: Mapping[str, Reading], sheet: Sheet) -> dict[str, Reading]:
    """Read the open columns with the decimal sign of all other columns, if these agree on one.

    A column named as money shows its sign, too: no amount of money has three decimals. Whole
    numbers show none and take that of the others: who writes 129,6 means 1480 by 1.480.
    """
    readings = {name: _as_money(reading, sheet, name) for name, reading in readings.items()}
    silent = {
        name
        for name, reading in readings.items()
        if reading.type in ("number", "integer") and not has_decimal_sign(sheet.frame[name])
    }
    signs = _signs({name: readings[name] for name in readings if name not in silent})
    if len(signs) != 1:
        return dict(readings)
    (sign,) = signs
    return {
        name: replace(reading, format=replace(reading.format, decimal=sign))
        if name in silent
        else _settled(reading, sheet, name, sign, signs[sign])
        for name, reading in readings.items()
    }


def _signs(readings: Mapping[str, Reading]) -> Counter[str]:
    """Number of columns with each decimal sign.

    Where these differ, cells with a currency or a unit decide: they are written by people, as the
    open ones are, and bare numbers such as coordinates by a program.
    """
    clear = [
        reading
        for reading in readings.values()
        if reading.question is None and _shows_its_sign(reading)
    ]
    signs = Counter(reading.format.decimal for reading in clear)
    if len(signs) == 1:
        return signs
    return Counter(
        reading.format.decimal for reading in clear if reading.currency or _is_area(reading)
    )


def _is_area(reading: Reading) -> bool:
    """Whether the cells name units of areas."""
    return reading.format.unit in AREA_UNITS


def _as_money(reading: Reading, sheet: Sheet, name: str) -> Reading:
    is_open = reading.question is not None and reading.question.kind == _KIND
    is_money = currency_of_header(name) or speaks_of_a_price(name)
    # Thousands and millions of money may well have three decimals.
    if not is_open or not is_money or scale_of_header(name) != 1.0:
        return reading
    return read_number(sheet.frame[name], is_money=True)


def _shows_its_sign(reading: Reading) -> bool:
    return reading.type == "number" or reading.format.thousands in {",", "."}


def _settled(reading: Reading, sheet: Sheet, name: str, sign: str, columns: int) -> Reading:
    question = reading.question
    if question is None or question.kind != _KIND:
        return reading
    text = sheet.frame[name]
    if _is_area(reading):
        settled = read_area(text, into="", bare="", decimal=sign)
    else:
        settled = read_number(text, decimal=sign)
    many = "another column has" if columns == 1 else f"{columns} other columns have"
    return replace(
        settled, evidence=f"{settled.evidence}; {many} the decimal sign {sign!r}", question=None
    )
