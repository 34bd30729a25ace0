"""Runs that import a table: they show progress, can be cancelled, and survive a restart."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from houseprice.data.importing.table_request import LayerRequest, TableRequest
from houseprice.data.storage import file_sha256
from houseprice.errors import (
    HousePriceError,
    InvalidInput,
    NotFound,
    StoredFilesMissing,
    Unavailable,
)
from houseprice.jobs.idempotency import IdempotencyKey
from houseprice.jobs.ids import new_id
from houseprice.jobs.records import DatasetSnapshot, NewRun, TableImport
from houseprice.services import runs
from houseprice.services.context import Context
from houseprice.services.datasets import changeable_row, stored_folder
from houseprice.services.imports import flags_of
from houseprice.services.run_views.run import RunView
from houseprice.services.uploads import LayerUpload, discard, keep, keep_layers
from houseprice.store import datasets as store
from houseprice.store import runs as run_store
from houseprice.store.datasets import DatasetRow
from houseprice.store.engine import reading
from houseprice.training.spec import TrainSettings

#: The model type of such a run.
MODEL_TYPE = "import"
#: An import is short and its user waits, so it goes before trainings that wait.
PRIORITY = 10


def start(
    ctx: Context,
    stream: BinaryIO,
    request: TableRequest,
    *,
    version_of: str | None = None,
    append: bool = False,
    layers: Sequence[LayerUpload] = (),
    idempotency: str | None = None,
) -> RunView:
    """Queue the import of a table; when this returns, the table is stored and will be read.

    Parameters
    ----------
    stream : file
        A table, which is read once, in pieces.
    request : TableRequest
        How to read the table. Its `name` is for people.
    version_of : str or None
        Id of an imported data set whose next version is made.
    append : bool
        Whether the table has later sales for that data set; otherwise it takes its place.
    layers : sequence of LayerUpload
        Files of areas and points; later sales get the layers of their data set.
    idempotency : str or None
        The Idempotency-Key, as in `runs.submit`.

    Raises
    ------
    NotFound, Conflict
        If there is no imported data set `version_of`.
    TooLarge, StorageFull
        If the table is over a limit, or the disk is full.
    InvalidInput
        If `append` has no data set or has layers, or the key was used for another request.
    """
    if append and layers:
        raise InvalidInput("Later sales get the layers of their data set, got others.")
    if append and version_of is None:
        raise InvalidInput("Later sales need the data set that they continue, got none.")
    former = None if version_of is None else changeable_row(ctx, version_of)
    upload, files = _uploaded(ctx, stream, layers)
    try:
        table = _table(upload, replace(request, layers=files), former)
        run = _accepted(ctx, table, former, append, idempotency)
    except InvalidInput:  # after any other error, the run may be stored and need its uploads
        _discard(ctx, upload, files)
        raise
    with suppress(Unavailable):  # the run is accepted: what is left over is collected later
        if not _reads(ctx, run.id, upload):  # the same request came before, with its own uploads
            _discard(ctx, upload, files)
    return run


def problems_csv(ctx: Context, run_id: str) -> bytes:
    """The rows of an import's table that cannot be read or look wrong, as `imports.flags_csv`.

    Later sales are checked as those of the data set that they continue.

    Raises
    ------
    NotFound
        If there is no such run, it imports nothing, or its table is gone.
    TooLarge, InvalidData, StorageFull
        As in `imports.flags_csv`.
    """
    run = runs.get(ctx, run_id)
    with reading(ctx.engine) as db:
        row = run_store.get(db, run.id)
    table = None if row is None else row.table_import
    if table is None:
        raise NotFound(f"Only an import has rows with problems, got the run {run_id}")
    sources = [ctx.settings.uploads_dir / name for name in table.uploads]
    if not all(_is_here(ctx, source) for source in sources):
        raise NotFound(
            f"The table of the run {run_id} is no longer here",
            hint="It is kept for a day. Inspect it again on the page of imports.",
        )
    is_later = run.kind == "append" and table.former_id is not None
    base = stored_folder(ctx, str(table.former_id)) if is_later else None
    return flags_of(ctx, sources[0], _with_sources(ctx, table), base)


def _is_here(ctx: Context, upload: Path) -> bool:
    """Whether this machine has an upload, or gets a copy of it."""
    try:
        return ctx.files.bring(upload).is_file()
    except StoredFilesMissing:
        return False


def _with_sources(ctx: Context, table: TableImport) -> TableRequest:
    """The request with the paths of its layers."""
    asked = TableRequest.from_json(table.asked)
    layers = (
        replace(layer, source=str(ctx.settings.uploads_dir / layer.source))
        for layer in asked.layers
    )
    return replace(asked, layers=tuple(layers))


def _uploaded(
    ctx: Context, stream: BinaryIO, layers: Sequence[LayerUpload]
) -> tuple[str, tuple[LayerRequest, ...]]:
    """The table and its layers, all of them in the folder of uploads or none."""
    upload = keep(ctx, stream)
    try:
        return upload, keep_layers(ctx, layers)
    except HousePriceError:
        discard(ctx, upload)
        raise


def _discard(ctx: Context, upload: str, layers: Sequence[LayerRequest]) -> None:
    discard(ctx, upload, *(layer.source for layer in layers))


def _accepted(
    ctx: Context,
    table: TableImport,
    former: DatasetRow | None,
    append: bool,
    idempotency: str | None,
) -> RunView:
    new = NewRun(
        model_type=MODEL_TYPE,
        dataset=_snapshot(table, former),
        settings=TrainSettings(),
        kind="append" if append else "import",
        table_import=table,
        priority=PRIORITY,
    )
    key = None if idempotency is None else _key(ctx, idempotency, new, table)
    return runs.accept(ctx, lambda _: new, key)


def _reads(ctx: Context, run_id: str, upload: str) -> bool:
    """Whether the run is the one that reads this upload."""
    with reading(ctx.engine) as db:
        row = run_store.get(db, run_id)
    return row is not None and row.table_import is not None and row.table_import.upload == upload


def _table(upload: str, request: TableRequest, former: DatasetRow | None) -> TableImport:
    dataset_id = new_id()
    asked = replace(request, name=dataset_id, title=request.title or request.name)
    return TableImport(
        upload=upload,
        dataset_id=dataset_id,
        name=request.name if former is None else former.name,
        asked=asked.to_json(),
        former_id=None if former is None else former.id,
        series_id=None if former is None else former.series_id,
    )


def _snapshot(table: TableImport, former: DatasetRow | None) -> DatasetSnapshot:
    """The version before, which must stay as long as the run needs it; or the new data set."""
    if former is not None:
        return store.snapshot_of(former)
    return DatasetSnapshot(
        id=table.dataset_id,
        name=table.name,
        title=str(table.asked["title"]),
        currency="",
        area_unit="",
    )


def _key(ctx: Context, idempotency: str, new: NewRun, table: TableImport) -> IdempotencyKey:
    """The key of the request: the same table, read in the same way, for the same data set."""
    request: dict[str, Any] = {
        "kind": new.kind,
        "sha256": file_sha256(ctx.settings.uploads_dir / table.upload),
        "asked": {**TableRequest.from_json(table.asked).meaning(), "name": table.name},
        "former_id": table.former_id,
    }
    return IdempotencyKey.of(idempotency, request)
