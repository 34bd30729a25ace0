"""Data sets on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from houseprice.api.schemas.base import Wire


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


class DatasetRead(Wire):
    """A data set; a built-in data set is fetched at its first use."""

    id: str = Field(
        description="Name of a built-in data set (california, king_county, ames, miami, demo), or "
        "an id of 26 characters."
    )
    name: str
    title: str
    row_is: str
    currency: str
    area_unit: Literal["ft2", "m2"]
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


class DatasetList(Wire):
    """Every data set; a training that names none uses the one with `default_id`."""

    items: list[DatasetRead]
    default_id: str
