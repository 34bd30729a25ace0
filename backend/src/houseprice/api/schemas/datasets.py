"""Data sets on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from houseprice.api.schemas.base import Wire


class ColumnRead(Wire):
    """One column and what it means."""

    name: str
    role: str
    type: Literal["number", "integer", "boolean", "category", "date", "text"]
    unit: str
    label: str
    help: str
    required: bool
    confidence: float | None = Field(default=None, description="Of a guessed role, 0..1.")
    evidence: str = ""


class DatasetRead(Wire):
    """A data set; a built-in one is fetched at first use."""

    id: str = Field(description="california, king_county, ames, miami, demo, or 26 characters.")
    name: str
    title: str
    row_is: str
    currency: str
    area_unit: Literal["ft2", "m2"]
    builtin: bool
    is_sample: bool
    available: bool = Field(
        description="False: neither on disk nor (at the last try) to be fetched."
    )
    rows: int | None
    columns: list[ColumnRead]
    warnings: list[str]
    problems: list[dict[str, Any]] = Field(default_factory=list)
    sha256: str | None
    created_at: datetime | None
    models: int = Field(description="How many models were trained on it.")


class DatasetList(Wire):
    """Every data set; `default_id` is what a training without a data set uses."""

    items: list[DatasetRead]
    default_id: str
