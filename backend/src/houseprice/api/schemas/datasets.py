"""Data sets on the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field

from houseprice.api.schemas.accounts import OwnedRead
from houseprice.api.schemas.base import Wire
from houseprice.data.importing.inspecting.page_request import RowState
from houseprice.data.schema import AreaUnit


class ColumnRead(Wire):
    """A column and its meaning."""

    name: str
    role: str
    type: Literal["number", "integer", "boolean", "category", "date", "text"]
    unit: str
    label: str
    help: str
    required: bool
    confidence: float | None = Field(
        default=None, description="Confidence in a guessed role, 0..1; null if the role was given."
    )
    evidence: str = ""


class SalesSummaryRead(Wire):
    """Sales in a few figures."""

    rows: int
    median_price: float | None
    first_day: date | None
    last_day: date | None


class ColumnChangeRead(Wire):
    """How the new values of a column differ from those before."""

    name: str
    gaps_before: float = Field(description="Share of gaps, 0..1.")
    gaps_new: float
    new_levels: list[str] = Field(description="Levels that were not there before, at most five.")
    new_level_rows: int
    outside: int = Field(description="Sales with a number outside the range of those before.")


class VersionChangeRead(Wire):
    """What a version of a data set changes."""

    kind: Literal["append", "replace"]
    file: str
    before: SalesSummaryRead
    new: SalesSummaryRead = Field(description="The sales of the file that are new.")
    known: int = Field(description="Rows of the file that the version before had already.")
    columns: list[ColumnChangeRead]
    warnings: list[str]


class EditedCellRead(Wire):
    """A cell that was changed by hand at the import; long texts are shortened."""

    row: int = Field(description="Row number in a spreadsheet.")
    column: str
    before: str | None = Field(description="Its text in the file; null if it was empty.")
    value: str | None = Field(description="The text that was read instead; null if it is empty.")


class DatasetRead(Wire):
    """A data set; a built-in data set is fetched at its first use."""

    id: str = Field(
        description="Name of a built-in data set (california, king_county, ames, miami, demo), or "
        "an id of 26 characters."
    )
    name: str
    owned: OwnedRead
    title: str
    row_is: str
    currency: str = Field(description="ISO 4217; empty where it is unknown.")
    area_unit: AreaUnit
    builtin: bool
    is_sample: bool
    available: bool = Field(
        description="False if the data set is not on disk and could not be fetched at the last try."
    )
    rows: int | None
    columns: list[ColumnRead]
    warnings: list[str]
    problems: list[dict[str, Any]] = Field(default_factory=list)
    sha256: str | None
    created_at: datetime | None
    models: int = Field(description="Number of models that were trained on the data set.")
    series_id: str | None = Field(
        default=None, description="Id of the first version of an imported data set."
    )
    version: int = Field(default=1, description="Number of the version, from 1.")
    change: VersionChangeRead | None = Field(
        default=None, description="What the version changes; null for a first version."
    )
    edits: list[EditedCellRead] = Field(
        default_factory=list,
        description="The cells of its file that were changed by hand at the import.",
    )
    deleted_at: datetime | None = Field(
        default=None, description="When it was deleted although models were trained on it."
    )


class DatasetList(Wire):
    """Every data set; a training that names none uses the one with `default_id`."""

    items: list[DatasetRead]
    default_id: str


class DatasetVersions(Wire):
    """The versions of an imported data set, the newest first."""

    items: list[DatasetRead]


class InspectedColumn(Wire):
    """How a column would be read, with its first cells and their values."""

    name: str
    role: str
    type: str
    unit: str
    confidence: float
    evidence: str
    cells: list[str]
    values: list[str]
    made_from: Literal["", "areas", "points"] = Field(
        default="",
        description="Kind of the files that made the column by place; empty for the table's own.",
    )


class TableQuestion(Wire):
    """What a table leaves open: two readings that differ in meaning."""

    kind: str
    column: str | None
    taken: str
    answers: list[str]
    option: str
    text: str


class TableFinding(Wire):
    """A value that cannot be read (it has a row), or a fact that the owner should know of."""

    rule: str
    row: int | None
    column: str | None
    value: str | None
    count: int
    kind: str
    fixes: list[str]


class FirstRowRead(Wire):
    """A row as read, with its number in a spreadsheet."""

    row: int
    values: list[str | None] = Field(description="In the order of the columns; null is a gap.")


class InspectedRow(Wire):
    """A row as read; a cell that cannot be read is as in the file."""

    row: int = Field(description="As a spreadsheet counts.")
    state: RowState = Field(description="What an import would do with it.")
    values: list[str | None] = Field(description="In the order of the columns; null is a gap.")


class InspectedRows(Wire):
    """A page of a table as it would be read; nothing is stored."""

    rows: int
    matching: int = Field(description="Rows of the state that was asked for.")
    offset: int
    columns: list[str]
    items: list[InspectedRow]


class InspectionRead(Wire):
    """How a table would be read; nothing is stored."""

    rows: int
    bad_rows: int = Field(description="Rows with a value that cannot be read.")
    encoding: str
    dialect: dict[str, str]
    currency: str = Field(description="ISO 4217; empty where it is unknown.")
    area_unit: AreaUnit
    columns: list[InspectedColumn]
    derived: dict[str, list[str]]
    questions: list[TableQuestion]
    problems: list[TableFinding]
    leaks: list[dict[str, Any]]
    first_row: dict[str, Any]
    edits: list[EditedCellRead] = Field(description="The cells that were changed by hand.")
    usable_rows: int = Field(
        description="Rows that can be imported: all their values can be read, and the price is "
        "above 0."
    )
    warned_rows: int = Field(description="Usable rows that a check warns of.")
    first_rows: list[FirstRowRead] = Field(description="The first 20 rows.")
    sheets: list[str] = Field(description="Sheets of a workbook; empty for other files.")
    sheet: str = Field(description="The sheet that was read.")
    header_row: int | None = Field(
        description="Row that names the columns, as a spreadsheet counts; 0 if none does, null for "
        "a file without lines."
    )
    top_lines: list[FirstRowRead] = Field(
        description="The first lines as they stand in the file, to choose a header row from."
    )
