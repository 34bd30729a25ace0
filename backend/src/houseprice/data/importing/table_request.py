"""What a caller says of the table that it brings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

from houseprice.data.cells.placeholder_dates import YEARS
from houseprice.data.importing.sheet import TablePlace
from houseprice.data.schema import AreaUnit, Role
from houseprice.errors import InvalidInput

DateOrder = Literal["day-first", "month-first"]
DecimalSign = Literal[".", ","]
LayerKind = Literal["areas", "points"]
#: Code of a coordinate system with its authority.
CRS_CODE = r"[A-Za-z]{2,10}:[A-Za-z0-9]{1,20}"
LAYER_NAME = r"\w[\w -]{0,39}"
#: Most cells that are changed by hand; a table with more of them is corrected in its file.
MOST_EDITS = 1000
_LONGEST_VALUE = 10_000


@dataclass(frozen=True)
class CellEdit:
    """A cell of a file that its owner corrects while it is imported.

    Parameters
    ----------
    row : int
        Row number in a spreadsheet, as in every message about a table: the header is row 1 where
        no line stands above it.
    column : str
        The header of the column, as in the file.
    value : str
        The text that takes the place of the cell's; it is read like any other. Empty is a gap.
    """

    row: int
    column: str
    value: str

    def __post_init__(self) -> None:
        """Refuse what no cell of a table can have.

        Raises
        ------
        InvalidInput
            If a part is none, or too long.
        """
        if type(self.row) is not int or not 1 <= self.row < 2**31:
            raise InvalidInput(f"the row of an edit must be a row number from 1, got {self.row!r}")
        for part, text in (("column", self.column), ("value", self.value)):
            if not isinstance(text, str) or not _is_storable(text):
                raise InvalidInput(f"the {part} of an edit must be text, got {str(text)!r:.80}")
            if len(text) > _LONGEST_VALUE:
                raise InvalidInput(
                    f"the {part} of an edit may have {_LONGEST_VALUE} characters, got {len(text)}"
                )


@dataclass(frozen=True)
class LayerRequest:
    """A file of areas or of points of interest that makes columns from the coordinates.

    Parameters
    ----------
    kind : {"areas", "points"}
    name : str
        Of the layer; part of the names of its columns.
    source : str
        Path of the file.
    sha256 : str
        Content hash of the file: requests of other content are other requests.
    properties : tuple of str
        Properties of the areas that become columns; empty: those that say something of an area.
    """

    kind: LayerKind
    name: str
    source: str
    sha256: str
    properties: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse words that mean nothing.

        Raises
        ------
        InvalidInput
            If `kind` or `name` is none.
        """
        _check("the kind of a layer", self.kind, get_args(LayerKind))
        if not re.fullmatch(LAYER_NAME, self.name):
            raise InvalidInput(
                "the name of a layer must have 1 to 40 letters, digits, blanks, - or _, got "
                f"{self.name[:80]!r}",
                hint="Name it before the file: NAME=FILE.",
            )


@dataclass(frozen=True)
class TableRequest:
    """How a table is to be read; what is not said is taken from the table.

    Parameters
    ----------
    name : str
        Of the data set.
    title : str
        For people; `name` if empty.
    target : str or None
        The price column; guessed if None.
    roles : mapping of str to Role
        Roles the caller is sure of; the others are guessed.
    currency : str
        ISO 4217; empty means that the table tells it.
    area_unit : {"", "ft2", "m2"}
        Unit of the living and lot areas; empty means that the table tells it.
    date_order : {None, "day-first", "month-first"}
        Which number of 03/04/2021 is the day; None means that the table tells it.
    sale_year : int or None
        Year of all sales, where the table has only the months of the sales.
    decimal : {None, ".", ","}
        Sign before the fraction of numbers such as 1.250; None means that the table tells it.
    crs : str
        Coordinate system of the columns of coordinates, such as ``EPSG:27700``; empty means that
        they are degrees (WGS84).
    strict : bool
        Whether an open question refuses the table.
    leave_out_bad : bool
        Whether rows with a value that cannot be read are left out; otherwise they refuse the table.
    fix : tuple of str
        Kinds of checks whose conversion is made, such as ``unit mix-up``; see `data.checks.fixes`.
    leave_out : tuple of str
        Kinds of sales that are left out, such as ``non-market``; see `data.checks`.
    edits : tuple of CellEdit
        Cells that are changed before anything is read from them; each cell once.
    layers : tuple of LayerRequest
        Areas and points of interest; each has another name.
    sheet : str
        Sheet of a workbook; empty for the one with the largest table.
    header_row : int or None
        Row number of the header in a spreadsheet; None means that it is found.
    """

    name: str
    title: str = ""
    target: str | None = None
    roles: Mapping[str, Role] = field(default_factory=dict)
    currency: str = ""
    area_unit: AreaUnit = ""
    date_order: DateOrder | None = None
    sale_year: int | None = None
    decimal: DecimalSign | None = None
    crs: str = ""
    strict: bool = False
    leave_out_bad: bool = False
    leave_out: tuple[str, ...] = ()
    fix: tuple[str, ...] = ()
    edits: tuple[CellEdit, ...] = ()
    layers: tuple[LayerRequest, ...] = ()
    sheet: str = ""
    header_row: int | None = None

    def __post_init__(self) -> None:
        """Refuse words that mean nothing.

        Raises
        ------
        InvalidInput
            If `currency`, `area_unit`, `date_order`, `sale_year`, `decimal`, `crs` or `header_row`
            is none, there are too many `edits`, two of them change the same cell, or two layers
            have one name.
        """
        if self.currency and not re.fullmatch(r"[A-Z]{3}", self.currency):
            raise InvalidInput(
                f"currency must be three capital letters (ISO 4217), got {self.currency!r}"
            )
        if self.crs and not re.fullmatch(CRS_CODE, self.crs):
            raise InvalidInput(f"crs must be a code such as EPSG:27700, got {self.crs!r}")
        _check("area_unit", self.area_unit, get_args(AreaUnit))
        _check("date_order", self.date_order, (None, *get_args(DateOrder)))
        _check("decimal", self.decimal, (None, *get_args(DecimalSign)))
        if self.sale_year is not None and not YEARS[0] <= self.sale_year <= YEARS[1]:
            raise InvalidInput(
                f"sale_year must be a year from {YEARS[0]} to {YEARS[1]}, got {self.sale_year}"
            )
        _check_edits(self.edits)
        _ = self.place  # which checks itself
        names = [layer.name.casefold() for layer in self.layers]
        if len(set(names)) < len(names):
            raise InvalidInput(
                f"layers must have different names, got {', '.join(names)[:200]}",
                hint="Name them before their files: NAME=FILE.",
            )

    @property
    def place(self) -> TablePlace:
        """Where the table is looked for in its file."""
        return TablePlace(self.sheet, self.header_row)

    def to_json(self) -> dict[str, Any]:
        """Plain values, from which `from_json` makes this request again."""
        document = asdict(self)
        for name in ("layers", "sale_year", "sheet", "header_row"):
            if document[name] in (None, "", ()):  # a request of before has the same document
                del document[name]
        return document

    def meaning(self) -> dict[str, Any]:
        """As `to_json`, with files named by their content alone."""
        document = self.to_json()
        for layer in document.get("layers", ()):
            del layer["source"]
        return document

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> TableRequest:
        """Read back what `to_json` wrote."""
        kinds = {name: tuple(document.get(name, ())) for name in ("leave_out", "fix")}
        edits = tuple(CellEdit(**edit) for edit in document.get("edits", ()))
        layers = tuple(_layer(layer) for layer in document.get("layers", ()))
        return cls(**{**document, **kinds, "edits": edits, "layers": layers})


def _layer(document: Mapping[str, Any]) -> LayerRequest:
    return LayerRequest(**{**document, "properties": tuple(document["properties"])})


def _check(name: str, value: str | None, choices: tuple[str | None, ...]) -> None:
    if value not in choices:
        words = ", ".join(str(choice) for choice in choices if choice)
        raise InvalidInput(f"{name} must be one of {words}, got {value!r}")


def _check_edits(edits: tuple[CellEdit, ...]) -> None:
    if len(edits) > MOST_EDITS:
        raise InvalidInput(
            f"at most {MOST_EDITS} cells can be edited at an import, got {len(edits)}",
            hint="Correct the file itself and import it again.",
        )
    cells = Counter((edit.row, edit.column) for edit in edits)
    for (row, column), count in cells.items():
        if count > 1:
            raise InvalidInput(
                f"a cell must be edited once, got {count} edits of row {row}, column {column!r:.80}"
            )


def _is_storable(text: str) -> bool:
    """Whether every database and file can hold a text: half a character and NUL are none."""
    return "\0" not in text and not re.search("[\ud800-\udfff]", text)
