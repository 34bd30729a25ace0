"""The sales of a data set on the wire."""

from __future__ import annotations

from pydantic import Field

from houseprice.api.schemas.base import Wire


class RowRead(Wire):
    """A sale."""

    sale: int = Field(description="Index of the sale in the data set, from 0.")
    values: list[str | bool | int | float | None] = Field(
        description="In the order of the columns; null is a gap, a date is text (ISO 8601)."
    )


class RowsRead(Wire):
    """A page of the sales of a data set."""

    dataset_id: str
    rows: int = Field(description="All sales of the data set.")
    matching: int = Field(description="Sales that fit the query, on all pages.")
    offset: int = Field(description="Number of sales before this page.")
    columns: list[str]
    items: list[RowRead]
