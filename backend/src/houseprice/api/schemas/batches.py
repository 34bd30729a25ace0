"""Batches on the wire: files of homes, their check, and their values."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from houseprice.api.schemas.base import Wire
from houseprice.api.schemas.evaluation import SalesEvaluation
from houseprice.api.schemas.runs import RunRead

Cell = str | bool | int | float | None


class BatchColumn(Wire):
    """A column of the model, and where the file has it."""

    name: str
    label: str
    role: str
    unit: str
    required: bool = Field(description="Whether no home can be valued without it.")
    header: str | None = Field(description="The header of the file; null where it has none.")


class BatchPlace(Wire):
    """A cell that is wrong."""

    row: int = Field(description="As in a spreadsheet: the header is row 1.")
    value: str | None


class BatchProblem(Wire):
    """A kind of problem of homes that cannot be valued."""

    code: str = Field(examples=["unreadable:living_area"])
    rule: str = Field(description="What is wrong, for people.")
    column: str | None
    count: int = Field(description="Number of homes.")
    places: list[BatchPlace] = Field(description="The first of them.")


class BatchQuestion(Wire):
    """What a file leaves open: two readings that differ in meaning."""

    kind: str = Field(examples=["decimal sign"])
    column: str | None
    taken: str = Field(description="The answer that is taken while nobody decides; may be empty.")
    answers: list[str]
    option: str = Field(description="The option of the command line that decides.")
    text: str = Field(description="The question with both readings of an example.")


class BatchLine(Wire):
    """One of the first lines of a file."""

    row: int
    cells: list[str]


class BatchReading(Wire):
    """How a file is read; what is null is as in the sales, or as the file shows it."""

    decimal: Literal[".", ","] | None = None
    date_order: Literal["day-first", "month-first"] | None = None
    area_unit: Literal["ft2", "m2"] | None = None
    sheet: str | None = None
    header_row: int | None = None
    sale_year: int | None = None


class BatchCheckRead(Wire):
    """What is known of a file of homes before a batch; no home is valued."""

    rows: int
    can_be_valued: int = Field(description="Homes that will have a value.")
    headers: list[str] = Field(description="Of the file, in its order.")
    columns: list[BatchColumn]
    missing: list[str] = Field(
        description="Required columns that no header was matched with; homes are not checked then."
    )
    id_header: str | None = Field(description="The header that tells the homes apart.")
    price_header: str | None = Field(
        description="The header of known prices: with it there is a ratio study."
    )
    problems: list[BatchProblem]
    remarks: list[str] = Field(description="What was read in another way than in the sales.")
    questions: list[BatchQuestion] = Field(
        description="What the file leaves open; the answer named as taken holds until one is sent."
    )
    sheets: list[str] = Field(description="Sheets of a workbook; empty for other files.")
    sheet: str = Field(description="The sheet that was read.")
    header_row: int | None = Field(
        description="Row that names the columns, as a spreadsheet counts; 0 if none does, null for "
        "a file without lines."
    )
    top_lines: list[BatchLine] = Field(
        description="The first lines as they stand in the file, to choose a header row from."
    )


class RefusalCount(Wire):
    """How many homes were refused for a reason."""

    code: str
    count: int


class ValueBar(Wire):
    """How many values lie from `low` up to `high`, in money."""

    low: float
    high: float
    count: int


class ValueQuantile(Wire):
    """The value below which a share `p` of the values lies, in money."""

    p: float
    value: float


class BatchSummary(Wire):
    """The homes of a batch that are done."""

    done: int
    with_value: int
    refused: int
    reasons: list[RefusalCount] = Field(
        description="Why homes were refused, the commonest first; a home may have several."
    )
    total: float = Field(description="Sum of the values, in money.")
    quantiles: list[ValueQuantile]
    bars: list[ValueBar] = Field(description="Distribution of the values.")
    high: int = Field(description="Homes with a value of high confidence; the others alike.")
    medium: int
    low: int
    located: int = Field(description="Homes with coordinates.")


class BatchItem(Wire):
    """A file of homes that is, was or will be valued."""

    run: RunRead = Field(description="Its progress counts homes. Its id is that of the batch.")
    file_name: str
    model_id: str
    model_name: str
    as_of: str | None
    currency: str
    rows: int | None = Field(description="Homes of the file; null until it was read.")
    summary: BatchSummary | None = Field(
        description="Of what is done, also of a batch at work or cancelled; null without values."
    )
    deleted_at: datetime | None = Field(description="When its values were deleted.")


class BatchRead(BatchItem):
    """A file of homes with what its values say of known prices."""

    headers: dict[str, str] = Field(description="Header of each column of the model.")
    id_header: str | None
    reading: BatchReading = Field(description="What was said of how the file is read.")
    remarks: list[str] = Field(description="What was read in another way than in the sales.")
    questions: list[BatchQuestion] = Field(
        description="What the file left open, once it was read, with the answer that was taken."
    )
    study: SalesEvaluation | None = Field(
        description="The blind ratio study: homes with a price that the model did not learn from. "
        "Null without prices, or where fewer than five are new to the model."
    )


class BatchPage(Wire):
    """A page of batches, newest first; follow `next_cursor` until it is null."""

    items: list[BatchItem]
    next_cursor: str | None = None


class BatchRows(Wire):
    """A page of the homes of a batch."""

    batch_id: str
    rows: int = Field(description="All homes that are done.")
    matching: int = Field(description="Homes that fit the query, on all pages.")
    offset: int = Field(description="Number of homes before this page.")
    columns: list[str]
    items: list[list[Cell]] = Field(description="Each in the order of the columns.")


class BatchPoints(Wire):
    """Homes with coordinates, as columns: the values at one place are those of one home."""

    batch_id: str
    located: int = Field(description="Homes with coordinates; of many, the columns are a sample.")
    row: list[int]
    latitude: list[float]
    longitude: list[float]
    value: list[float | None]
    low_90: list[float | None]
    high_90: list[float | None]
    confidence: list[str]
