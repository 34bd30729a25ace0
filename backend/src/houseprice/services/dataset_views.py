"""Data sets as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from houseprice.data.builtin.load import builtin_rows, builtin_schema, is_available
from houseprice.data.importing.versions.change import CHANGE
from houseprice.data.schema import AreaUnit, Column, TableSchema
from houseprice.jobs.actors import NOBODY, Ownership
from houseprice.services.context import Context
from houseprice.services.stored import Finding
from houseprice.store.datasets import DatasetRow


@dataclass(frozen=True)
class ColumnView(Column):
    """A column as it is shown; a guessed role has its confidence (0..1) and its evidence."""

    confidence: float | None = None
    evidence: str = ""


@dataclass(frozen=True)
class DatasetView:
    """A data set as it is shown; see `api.schemas.datasets.DatasetRead`."""

    id: str
    name: str
    title: str
    row_is: str
    currency: str
    area_unit: AreaUnit
    builtin: bool
    is_sample: bool
    available: bool
    rows: int | None
    columns: tuple[ColumnView, ...]
    warnings: tuple[str, ...]
    problems: tuple[Finding, ...]
    sha256: str | None
    created_at: datetime | None
    models: int
    series_id: str | None = None
    version: int = 1
    change: Finding | None = None
    edits: tuple[Finding, ...] = ()
    deleted_at: datetime | None = None
    owned: Ownership = NOBODY


@dataclass(frozen=True)
class InspectionView:
    """How a table would be read; see `api.schemas.datasets.InspectionRead`."""

    rows: int
    bad_rows: int
    encoding: str
    dialect: Mapping[str, str]
    currency: str
    area_unit: AreaUnit
    columns: tuple[Finding, ...]
    derived: Mapping[str, list[str]]
    questions: tuple[Finding, ...]
    problems: tuple[Finding, ...]
    leaks: tuple[Finding, ...]
    first_row: Mapping[str, Any]
    edits: tuple[Finding, ...]
    usable_rows: int
    warned_rows: int
    first_rows: tuple[Finding, ...]
    sheets: tuple[str, ...]
    sheet: str
    header_row: int | None
    top_lines: tuple[Finding, ...]


@dataclass(frozen=True)
class InspectedRowsView:
    """Rows of a table as they would be read; see `api.schemas.datasets.InspectedRows`."""

    rows: int
    matching: int
    offset: int
    columns: tuple[str, ...]
    items: tuple[Finding, ...]


@dataclass(frozen=True)
class DatasetListView:
    """Every data set, and the id of the default data set."""

    items: tuple[DatasetView, ...]
    default_id: str


def builtin_view(ctx: Context, name: str, models: int) -> DatasetView:
    """A built-in data set with the number of its `models`."""
    schema = builtin_schema(name)
    return _view(
        schema,
        id=name,
        name=name,
        builtin=True,
        available=is_available(name, ctx.settings.datasets_cache_dir, ctx.settings.datasets_dir),
        rows=builtin_rows(name),
        columns=tuple(ColumnView(**vars(column)) for column in schema.columns),
        problems=(),
        sha256=None,
        created_at=None,
        models=models,
    )


def imported_view(row: DatasetRow, models: int) -> DatasetView:
    """An imported data set with the number of its `models`."""
    guesses = {guess["name"]: guess for guess in row.inspection.get("columns", ())}
    return _view(
        row.schema,
        id=row.id,
        name=row.name,
        builtin=False,
        available=row.deleted_at is None,
        rows=row.rows,
        columns=tuple(
            _column(column, guesses.get(column.name, {})) for column in row.schema.columns
        ),
        problems=tuple(row.inspection.get("problems", ())),
        sha256=row.sha256,
        created_at=datetime.fromtimestamp(row.created_at, UTC),
        models=models,
        series_id=row.series_id,
        version=row.version,
        change=row.inspection.get(CHANGE),
        edits=tuple(row.inspection.get("edits", ())),
        deleted_at=None if row.deleted_at is None else datetime.fromtimestamp(row.deleted_at, UTC),
        owned=row.owned,
    )


def _column(column: Column, guess: Mapping[str, Any]) -> ColumnView:
    sure, why = guess.get("confidence"), guess.get("evidence", "")
    return ColumnView(**vars(column), confidence=sure, evidence=why)


def _view(schema: TableSchema, **facts: Any) -> DatasetView:
    """The view of a data set, from its schema and further `facts`."""
    return DatasetView(
        title=schema.title,
        row_is=schema.row_is,
        currency=schema.currency,
        area_unit=schema.area_unit,
        is_sample=schema.is_sample,
        warnings=tuple(schema.warnings),
        **facts,
    )
