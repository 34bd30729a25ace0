"""Writes numbers, days and addresses as people of other countries do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import polars as pl

Column = list[str | None]
MONTHS = {
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre"
    " dicembre",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}
_NAMES = "Linden Kirch Markt Bach Garten Berg See Wald Hof Rosen Birken Ahorn"
_FAMILIES = "Marlow Tessin Quandt Ferrer Okafor Lindqvist Hamada Brandao Verhey Novak"
_GIVEN = "Ines Paul Marta Jon Sofia Emil Rosa Leo Clara Hugo"


def each(values: pl.Series, write: Callable[[object], str]) -> Column:
    """Write every value; a gap stays one."""
    return [None if value is None else write(value) for value in values]


def number(value: object, group: str, decimal: str = ".", digits: int = 0) -> str:
    """A number with its thousands apart: ``number(1250.5, ".", ",", 2)`` is ``1.250,50``."""
    plain = f"{float(str(value)):,.{digits}f}"
    return plain.translate({ord(","): group, ord("."): decimal})


def indian(value: object) -> str:
    """A whole number in lakhs and crores: 12,34,567."""
    digits = f"{float(str(value)):.0f}"
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(end - 2, 0) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*pairs, tail])


def rupees(value: object) -> str:
    """A price as portals of India write it, which depends on its size."""
    price = float(str(value))
    if price < 1e5:
        return f"₹ {indian(price)}"
    if price >= 1e7:
        return f"₹ {price / 1e7:.2f} Cr"
    return f"₹ {price / 1e5:.1f} Lakh" if int(price) % 3 else f"₹ {indian(price)}"


def dollars(value: object) -> str:
    """A price as portals of Australia write it."""
    price = float(str(value))
    if price >= 1e6:
        return f"${price / 1e6:.2f}M"
    return f"${price / 1e3:.0f}k" if price >= 1e3 else f"${price:.0f}"


def era_year(value: object) -> str:
    """A year in the eras of Japan."""
    year = int(float(str(value)))
    eras = ((2019, "令和"), (1989, "平成"), (1926, "昭和"), (1912, "大正"), (1868, "明治"))
    first, name = next((first, name) for first, name in eras if year >= first)
    return f"{name}{'元' if year == first else year - first + 1}年"


def days(values: pl.Series, form: str) -> Column:
    """Days in a format of ``strftime``; ``%it`` and ``%en`` are names of months."""

    def write(day: object) -> str:
        assert isinstance(day, date)
        named = form.replace("%it", MONTHS["it"].split()[day.month - 1])
        named = named.replace("%en", MONTHS["en"].split()[day.month - 1]).replace(
            "%-d", str(day.day)
        )
        return day.strftime(named)

    return each(values, write)


def words(codes: pl.Series, names: str | Sequence[str]) -> Column:
    """The name of each code; names in one text stand between semicolons or blanks."""
    if isinstance(names, str):
        names = names.split(";") if ";" in names else names.split()
    return [names[code] for code in codes]


def addresses(
    frame: pl.DataFrame, street: str, town: str, letters: str = "abcdefghijklm"
) -> Column:
    """Addresses of two lines; ``street`` has ``{name}`` and ``{number}``."""
    return [
        street.format(name=f"{_NAMES.split()[at % 12]}{letters[at // 12]}", number=house)
        + f"\n{town}"
        for at, house in zip(frame["street"], frame["number"], strict=True)
    ]


def owners(frame: pl.DataFrame) -> Column:
    """Made-up names of people."""
    return [
        f"{_GIVEN.split()[at % 10]} {_FAMILIES.split()[at // 10 % 10]}" for at in frame["owner"]
    ]


def spoilt(cells: Column, fates: pl.Series, word: str, part: int, parts: int = 2) -> Column:
    """Put a word in place of the value in every second bad row, or in less of them."""
    bad = 0
    written: Column = []
    for cell, fate in zip(cells, fates, strict=True):
        bad += fate == "bad"
        written.append(word if fate == "bad" and bad % parts == part else cell)
    return written
