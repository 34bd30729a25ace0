"""Reads areas: each cell that names a unit of its own is converted."""

from __future__ import annotations

import polars as pl

from houseprice.data.cells.area_units import AREA_UNITS, unit_of_header, unit_of_word
from houseprice.data.cells.cell_parts import take_apart
from houseprice.data.cells.column_format import ColumnFormat
from houseprice.data.cells.numbers import ParsedNumbers, format_of, parse_numbers, typed
from houseprice.data.cells.reading import Reading, Remark
from houseprice.data.cells.wording import counted

__all__ = ["AREA_UNITS", "read_area", "unit_of_header", "unit_of_word", "units_in_cells"]

#: An area with its unit, a sign, and a number with a unit behind it.
_TWO_AREAS = (
    r"^(\d[\d.,' ]*\p{L}[^(/|=\d]*[²2]?) *(?:[(/|=] ?)+[~≈]? ?\d[\d.,' ]* ?\p{L}[^(/|=]*\)?$"
)
#: An area with words in brackets behind its unit: "85 m² (loi Carrez)".
_WITH_WORDS = r"^(\d[\d.,' ]*\p{L}[^()/|=\d]*[²2]?) *\([^()\d]*\)$"
_SAMPLE = 1_000


def units_in_cells(text: pl.Series) -> dict[str, int]:
    """Number of cells that name each unit of area, the most frequent first.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Stripped text; null is an empty cell.

    Examples
    --------
    >>> units_in_cells(pl.Series(["166 m²", "1,453 sq ft", "90 sqm", "80"]))
    {'m2': 2, 'ft2': 1}
    """
    return _counts(take_apart(_first_of_two(text), money=False, units=True).unit)


def _first_of_two(text: pl.Series) -> pl.Series:
    """Cells that give one area in two units, ``49 m² (527 sq ft)``, or words, without the second.

    Words in brackets are only taken away behind a unit.
    """
    for behind in (_TWO_AREAS, _WITH_WORDS):
        if text.head(_SAMPLE).str.contains(behind).any():
            text = text.str.replace(behind, "${1}")
    return text


def _counts(unit: pl.Series) -> dict[str, int]:
    named = unit.drop_nulls().rename("unit")
    counts = named.value_counts().sort(["count", "unit"], descending=[True, False])
    return dict(counts.iter_rows())


def read_area(
    text: pl.Series,
    *,
    into: str,
    bare: str,
    written: ColumnFormat | None = None,
    decimal: str | None = None,
) -> Reading:
    """Read areas in one unit.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Stripped text; null is an empty cell.
    into : str
        Unit of the values, see `AREA_UNITS`; empty for the unit that most cells name.
    bare : str
        Unit of the cells that name none; empty if it is unknown: then they are in the unit of
        `written`, or else in that of the values.
    written, decimal
        As for `read_number`.

    Returns
    -------
    Reading
        `Reading.format` has the unit of the cells that name none; where `into` is empty, it is the
        unit of all values, too, empty if neither cells nor `bare` name any.

    Examples
    --------
    >>> areas = read_area(pl.Series(["0.5 acres", "400 m²", "300"]), into="m2", bare="m2")
    >>> areas.values.round(1).to_list()
    [2023.4, 400.0, 300.0]
    """
    areas = _first_of_two(text)
    numbers = parse_numbers(areas, written=written, decimal=decimal, is_money=False, units=True)
    counts = _counts(numbers.cells.unit.set(numbers.values.is_null(), None))
    bare = bare or (written.unit if written else "")
    target = into or next(iter(counts), bare)
    bare = bare or target
    unit = bare if into else target
    style = format_of(numbers, scale=1.0, written=written, unit=unit)
    return typed(
        text,
        numbers,
        _converted(numbers, target, bare),
        style=style,
        evidence=_evidence(numbers, counts, target, bare),
        more=_mixed_remark(numbers, counts, target, bare),
    )


def _converted(numbers: ParsedNumbers, target: str, bare: str) -> pl.Series:
    if not target:
        return numbers.values
    factors = {unit: size / AREA_UNITS[target] for unit, size in AREA_UNITS.items()}
    named = numbers.cells.unit.replace_strict(factors, default=None, return_dtype=pl.Float64)
    return numbers.values * named.fill_null(factors[bare])


def _evidence(numbers: ParsedNumbers, counts: dict[str, int], target: str, bare: str) -> str:
    odd = int(numbers.bad.sum())
    exceptions = f"; {counted(odd)} without an area" if odd else ""
    if not target:
        return exceptions
    unnamed = numbers.values.count() - sum(counts.values())
    named = ", ".join(f"{counted(count)} in {unit}" for unit, count in counts.items())
    rest = f"{counted(unnamed)} without a unit, read as {bare}" if unnamed else ""
    return f", areas in {target}: " + "; ".join(filter(None, (named, rest))) + exceptions


def _mixed_remark(
    numbers: ParsedNumbers, counts: dict[str, int], target: str, bare: str
) -> tuple[Remark, ...]:
    unnamed = numbers.values.count() - sum(counts.values())
    total = dict(counts)
    if unnamed and bare:
        total[bare] = total.get(bare, 0) + unnamed
    if len(total) < 2:
        return ()
    main = max(total, key=lambda unit: total[unit])
    units = numbers.cells.unit.fill_null(bare)
    rows = ((units != main) & numbers.values.is_not_null()).fill_null(value=False)
    named = ", ".join(f"{counted(count)} in {unit}" for unit, count in total.items())
    text = f"the cells are in more than one unit and were converted to {target}: {named}"
    return (Remark("mixed units", text, rows),)
