"""Reads a table of areas with attributes, and finds the group of each home in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.limits import Limits
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidData, InvalidInput

#: A country has some 100,000 areas; a few MB hold them.
_LIMITS = Limits(
    file_bytes=20 * 2**20, unpacked_bytes=100 * 2**20, rows=500_000, columns=40, seconds=20
)
#: A column with more different numbers than this holds shares, not names of groups.
_FEW_NUMBERS = 6
#: Ends of the bands of a share, in percent.
_BANDS = ((20, "under 20 %"), (50, "20 to 50 %"), (80, "50 to 80 %"), (101, "80 % and over"))
#: The bands of a share, the lowest first.
BANDS = tuple(name for _, name in _BANDS)
_WHOLE = re.compile(r"(\d+)\.0+")


@dataclass(frozen=True)
class AreaAttributes:
    """Groups by area.

    Parameters
    ----------
    header : str
        Header of the column with the areas.
    groups : mapping of str to mapping of str to str
        For each attribute the group of each area, by `area_key`.
    shares : frozenset of str
        Attributes whose groups are bands of a share.
    """

    header: str
    groups: Mapping[str, Mapping[str, str]]
    shares: frozenset[str]

    @property
    def areas(self) -> set[str]:
        """The areas that have a group of any attribute."""
        return {area for groups in self.groups.values() for area in groups}


def area_key(name: str) -> str:
    """The name of an area without what two files write differently.

    Examples
    --------
    >>> area_key(" 98001.0 ") == area_key("98001"), area_key("Nord") == area_key("NORD")
    (True, True)
    """
    text = name.strip().casefold()
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def read_area_attributes(file: Path) -> AreaAttributes:
    """Read a table whose first column names areas, and each other column an attribute of them.

    An attribute is the name of a group, or a share: numbers from 0 to 1, or in percent if one of
    them is above 1. Shares become four bands.

    Parameters
    ----------
    file : Path
        CSV, a workbook or another format of `read_sheet`.

    Raises
    ------
    InvalidData
        If it is no table with an attribute, or a share is not from 0 to 100.
    InvalidInput
        If an area has two groups of one attribute.
    TooLarge
        If it is larger than a table of areas can be.
    """
    frame = read_sheet(file, _LIMITS).frame
    if frame.width < 2:
        raise InvalidData(
            "A table of areas must have a column of areas and one of an attribute, got "
            f"{frame.width} column.",
            hint="Write area,group in the first row, then a row for each area.",
        )
    header, *attributes = frame.columns
    areas = [None if name is None else area_key(name) for name in frame[header].to_list()]
    shares = frozenset(name for name in attributes if _is_share(frame[name]))
    groups = {
        name: _by_area(areas, _groups(frame[name], name in shares), name) for name in attributes
    }
    return AreaAttributes(header, groups, shares)


def matching_column(
    sales: pl.DataFrame, schema: TableSchema, areas: set[str], column: str | None = None
) -> str:
    """The column of the sales that names these areas: the one in which most sales have one.

    Parameters
    ----------
    sales : polars.DataFrame
    schema : TableSchema
        Says which column is the price, which names no area.
    areas : set of str
        As `area_key` writes them.
    column : str or None
        The column that the user names.

    Raises
    ------
    InvalidInput
        If there is no such column, or no sale lies in one of the areas.
    """
    names = [name for name in sales.columns if name != schema.price]
    if column is not None and column not in names:
        raise InvalidInput(f"column must be one of the data set, got {column[:80]!r}")
    known = {name: _known(sales[name], areas) for name in ([column] if column else names)}
    best = max(known, key=lambda name: known[name], default=None)
    if best is None or known[best] == 0:
        raise InvalidInput(
            "At least one test sale must lie in an area of the file, got none"
            f"{f' in the column {column!r}' if column else ''}.",
            hint="The first column of the file must hold the names or codes that a column of the "
            "data set holds, such as postcodes.",
        )
    return best


def groups_of(areas: pl.Series, groups: Mapping[str, str]) -> list[str | None]:
    """The group of each sale by its area; None where the file does not name it."""
    return [None if name is None else groups.get(area_key(name)) for name in _texts(areas)]


def _known(values: pl.Series, areas: set[str]) -> int:
    counts = pl.Series("text", _texts(values)).drop_nulls().value_counts()
    return sum(n for text, n in counts.iter_rows() if area_key(text) in areas)


def _texts(values: pl.Series) -> list[str | None]:
    return values.cast(pl.String, strict=False).to_list()


def _number(text: str) -> float | None:
    try:
        return float(text.replace("%", "").replace(",", ".").strip())
    except ValueError:
        return None


def _is_share(cells: pl.Series) -> bool:
    numbers = {_number(text) for text in cells.drop_nulls()}
    return None not in numbers and len(numbers) > _FEW_NUMBERS


def _groups(cells: pl.Series, is_share: bool) -> list[str | None]:
    if not is_share:
        return [text or None for text in cells.to_list()]
    numbers = [None if text is None else _number(text) for text in cells.to_list()]
    present = [number for number in numbers if number is not None]
    if not 0 <= min(present) <= max(present) <= 100:
        raise InvalidData(
            f"A share must be from 0 to 1, or from 0 to 100 percent, got {min(present):g} to "
            f"{max(present):g} in the column {cells.name!r}.",
            hint="Give the areas groups in words instead.",
        )
    scale = 1 if max(present) > 1 else 100
    return [None if number is None else _band(number * scale) for number in numbers]


def _band(percent: float) -> str:
    return next(name for end, name in _BANDS if percent < end)


def _by_area(
    areas: Sequence[str | None], groups: Sequence[str | None], attribute: str
) -> dict[str, str]:
    by_area: dict[str, str] = {}
    for area, group in zip(areas, groups, strict=True):
        if not area or group is None:
            continue
        if by_area.setdefault(area, group) != group:
            raise InvalidInput(
                f"An area must have one group of {attribute!r}, got {by_area[area]!r} and "
                f"{group!r} for {area!r}.",
                hint="Write each area once.",
            )
    return by_area
