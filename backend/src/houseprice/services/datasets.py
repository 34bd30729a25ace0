"""Data sets: the built-in ones and the tables that users import."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from sqlalchemy import Connection

from houseprice.data.builtin.load import (
    BUILTIN,
    builtin_rows,
    builtin_schema,
    default_builtin,
    is_available,
)
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.subprocess_import import import_isolated, inspect_isolated
from houseprice.data.importing.table_request import TableRequest
from houseprice.data.schema import ROLES, AreaUnit, Column, Role, TableSchema
from houseprice.errors import Conflict, InvalidInput, NotFound, StorageFull, TooLarge
from houseprice.jobs.ids import is_id, new_id
from houseprice.jobs.records import DatasetSnapshot
from houseprice.services.context import Context
from houseprice.services.stored import Finding
from houseprice.store import datasets as store
from houseprice.store import models as model_store
from houseprice.store.datasets import DatasetRow
from houseprice.store.engine import reading, transaction
from houseprice.store.models import ModelFilter

CHUNK_BYTES = 2**20


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


@dataclass(frozen=True)
class DatasetListView:
    """Every data set, and the id of the default data set."""

    items: tuple[DatasetView, ...]
    default_id: str


def parse_roles(text: str | None) -> dict[str, Role]:
    """Read ``{"column": "role"}``.

    Raises
    ------
    InvalidInput
        If the text is no JSON object of roles.
    """
    if not text:
        return {}
    try:
        document = json.loads(text)
    except ValueError as error:
        raise InvalidInput(
            f"roles must be JSON, got {text[:80]!r}", hint='For example {"sqft": "living_area"}.'
        ) from error
    if not isinstance(document, dict):
        raise InvalidInput(f"roles must be a JSON object, got {text[:80]!r}")
    for column, role in document.items():
        if role not in ROLES:
            raise InvalidInput(
                f"a role must be one of {', '.join(ROLES)}, got {role!r} for {column[:80]!r}"
            )
    return cast("dict[str, Role]", document)


def listing(ctx: Context) -> DatasetListView:
    """Every data set, the built-in ones first, and the default data set."""
    with reading(ctx.engine) as db:
        counts = model_store.count_by_dataset(db)
        imported = store.everything(db)
    items = [_builtin(ctx, name, counts.get(name, 0)) for name in BUILTIN]
    items += [_imported(row, counts.get(row.id, 0)) for row in imported]
    return DatasetListView(tuple(items), _default(ctx))


def get(ctx: Context, dataset_id: str) -> DatasetView:
    """One data set.

    Raises
    ------
    NotFound
        If there is no such data set.
    """
    with reading(ctx.engine) as db:
        counts = model_store.count_by_dataset(db)
        source = _named(db, dataset_id)
    models = counts.get(dataset_id, 0)
    if isinstance(source, DatasetRow):
        return _imported(source, models)
    return _builtin(ctx, source, models)


def resolve(ctx: Context, db: Connection, dataset: str | None) -> DatasetSnapshot:
    """Snapshot of a data set; None means the default data set.

    Parameters
    ----------
    ctx, db
    dataset : str or None
        Name of a built-in data set or id of an imported one.

    Raises
    ------
    NotFound
        If there is no such data set.
    """
    source = _named(db, _default(ctx) if dataset is None else dataset)
    if isinstance(source, DatasetRow):
        return store.snapshot(source.name, source.schema, source.sha256, source.rows, source.id)
    return store.snapshot(source, builtin_schema(source), None, builtin_rows(source))


def imported_row(ctx: Context, dataset_id: str) -> DatasetRow:
    """The stored row of an imported data set.

    Raises
    ------
    NotFound
        If there is no such data set.
    """
    with reading(ctx.engine) as db:
        source = _named(db, dataset_id)
    if not isinstance(source, DatasetRow):
        raise NotFound(f"An imported data set was asked for, got the built-in {source!r}")
    return source


def create(ctx: Context, stream: BinaryIO, request: TableRequest) -> DatasetView:
    """Import a table; the data set appears only after all of the table was checked.

    Parameters
    ----------
    stream : file
        A table, which is read once, in pieces.
    request : TableRequest
        How to read the table. Its `name` is for people; the table itself is named by the id.

    Raises
    ------
    TooLarge
        If the table is over a limit.
    InvalidData
        If it is no table of sales; the places of the error name row, column, value and rule.
    StorageFull
        If the disk is full.
    """
    dataset_id = new_id()
    folder = ctx.settings.datasets_cache_dir / dataset_id
    try:
        with _received(ctx, stream) as source:
            imported = import_isolated(
                source,
                folder,
                replace(request, name=dataset_id, title=request.title or request.name),
                _limits(ctx),
            )
        with transaction(ctx.engine) as db:
            row = store.add(
                db,
                store.NewDataset(
                    id=dataset_id,
                    name=request.name,
                    schema=imported.schema,
                    rows=imported.rows,
                    sha256=imported.sha256,
                    inspection=imported.inspection,
                ),
            )
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return _imported(row, 0)


def inspect(ctx: Context, stream: BinaryIO, request: TableRequest) -> InspectionView:
    """Say how a table would be read; nothing is stored.

    Parameters
    ----------
    stream : file
        A table, which is read once, in pieces.
    request : TableRequest
        What the caller is sure of.

    Raises
    ------
    TooLarge, InvalidData, StorageFull
        As in `create`.
    """
    with _received(ctx, stream) as source:
        return InspectionView(**inspect_isolated(source, request, _limits(ctx)))


def _limits(ctx: Context) -> Limits:
    return Limits(
        file_bytes=ctx.settings.max_upload_bytes,
        unpacked_bytes=ctx.settings.max_unpacked_bytes,
    )


def delete(ctx: Context, dataset_id: str) -> None:
    """Delete an imported data set with its files.

    Raises
    ------
    NotFound
        If there is no such data set.
    Conflict
        If it is built in, a model was trained on it (the places name the models), or a run uses it.
    """
    if dataset_id in BUILTIN:
        raise Conflict(
            f"A built-in data set cannot be deleted, got {dataset_id!r}",
            hint="Only imported data sets can be deleted.",
        )
    with reading(ctx.engine) as db:
        models = model_store.page(db, ModelFilter(dataset=dataset_id), None, 50).items
    if models:
        raise Conflict(
            "A data set with models cannot be deleted",
            hint="Delete its models first.",
            places=tuple({"model": model.id, "name": model.name} for model in models),
        )
    with transaction(ctx.engine) as db:
        store.remove(db, dataset_id)
    shutil.rmtree(ctx.settings.datasets_cache_dir / dataset_id, ignore_errors=True)


def _named(db: Connection, dataset: str) -> str | DatasetRow:
    """The name of a built-in data set, or the row of an imported one."""
    if dataset in BUILTIN:
        return dataset
    row = store.get(db, dataset) if is_id(dataset) else None
    if row is None:
        names = ", ".join(BUILTIN)
        raise NotFound(
            f"dataset must be {names} or the id of an imported data set, got {dataset[:80]!r}",
            hint="GET /v1/datasets lists them.",
        )
    return row


def _default(ctx: Context) -> str:
    return default_builtin(ctx.settings.datasets_cache_dir, ctx.settings.datasets_dir)


def _builtin(ctx: Context, name: str, models: int) -> DatasetView:
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


def _imported(row: DatasetRow, models: int) -> DatasetView:
    guesses = {guess["name"]: guess for guess in row.inspection.get("columns", ())}
    return _view(
        row.schema,
        id=row.id,
        name=row.name,
        builtin=False,
        available=True,
        rows=row.rows,
        columns=tuple(
            _column(column, guesses.get(column.name, {})) for column in row.schema.columns
        ),
        problems=tuple(row.inspection.get("problems", ())),
        sha256=row.sha256,
        created_at=datetime.fromtimestamp(row.created_at, UTC),
        models=models,
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


@contextmanager
def _received(ctx: Context, stream: BinaryIO) -> Iterator[Path]:
    """Copy the upload to a temporary file with a name of our own."""
    parent = ctx.settings.home / "uploads"
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=parent) as folder:
            path = Path(folder) / "upload"
            _copy(stream, path, ctx.settings.max_upload_bytes)
            yield path
    except OSError as error:
        raise StorageFull(
            f"The upload must fit on the disk, got {error.strerror}", hint="Free some disk space."
        ) from error


def _copy(stream: BinaryIO, path: Path, limit: int) -> None:
    size = 0
    with path.open("wb") as file:
        while chunk := stream.read(CHUNK_BYTES):
            size += len(chunk)
            if size > limit:
                raise TooLarge(
                    f"A file may have at most {limit} bytes, got more",
                    hint="Split the table, or import it on the command line.",
                )
            file.write(chunk)
