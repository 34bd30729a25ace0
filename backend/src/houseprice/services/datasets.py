"""Data sets: the built-in ones and the tables that users import."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection

from houseprice.data.builtin.load import (
    BUILTIN,
    builtin_rows,
    builtin_schema,
    default_builtin,
    is_available,
    load_builtin,
)
from houseprice.data.importing.table_request import CellEdit
from houseprice.data.schema import ROLES, Role, TableSchema
from houseprice.data.storage import TABLE
from houseprice.errors import Conflict, DatasetUnavailable, InvalidInput, NotFound
from houseprice.jobs.ids import is_id
from houseprice.jobs.records import DatasetSnapshot
from houseprice.services.accounts.owned import check_change
from houseprice.services.context import Context
from houseprice.services.dataset_views import (
    DatasetListView,
    DatasetView,
    builtin_view,
    imported_view,
)
from houseprice.services.user_text.bounded_json import read_json
from houseprice.store import datasets as store
from houseprice.store import models as model_store
from houseprice.store.datasets import DatasetRow
from houseprice.store.engine import reading, transaction
from houseprice.store.models import ModelFilter


def parse_json(field: str, text: str, example: str) -> Any:
    """The value of a JSON text, whatever its nesting.

    Parameters
    ----------
    field : str
        Name of the field, for the message.
    text : str
    example : str
        A text that would do, for the hint.

    Raises
    ------
    InvalidInput
        If the text is no JSON, or nested deeper than any document that is asked for.
    """
    try:
        return read_json(text)
    except ValueError as error:
        raise InvalidInput(
            f"{field} must be JSON, got {text[:80]!r}: {error}", hint=f"For example {example}."
        ) from error


def parse_roles(text: str | None) -> dict[str, Role]:
    """Read ``{"column": "role"}``.

    Raises
    ------
    InvalidInput
        If the text is no JSON object of roles.
    """
    if not text:
        return {}
    document = parse_json("roles", text, '{"sqft": "living_area"}')
    if not isinstance(document, dict):
        raise InvalidInput(f"roles must be a JSON object, got {text[:80]!r}")
    for column, role in document.items():
        if role not in ROLES:
            raise InvalidInput(
                f"a role must be one of {', '.join(ROLES)}, got {role!r:.80} for {column[:80]!r}"
            )
    return cast("dict[str, Role]", document)


def parse_edits(text: str | None) -> tuple[CellEdit, ...]:
    """Read ``[{"row": 7, "column": "price", "value": "250000"}]``.

    Raises
    ------
    InvalidInput
        If the text is no JSON array of edits; the places name the edit by its number from 1.
    """
    if not text:
        return ()
    document = parse_json("edits", text, '[{"row": 7, "column": "price", "value": "250000"}]')
    if not isinstance(document, list):
        raise InvalidInput(f"edits must be a JSON array, got {text[:80]!r}")
    return tuple(_edit(item, number) for number, item in enumerate(document, start=1))


def _edit(item: Any, number: int) -> CellEdit:
    if not isinstance(item, dict) or set(item) != {"row", "column", "value"}:
        raise InvalidInput(
            f"an edit must have row, column and value and nothing else, got another one as number "
            f"{number}",
            places=({"edit": number, "rule": "must have row, column and value"},),
        )
    return CellEdit(**item)


def listing(ctx: Context) -> DatasetListView:
    """Every data set, the built-in ones first, and the default data set."""
    with reading(ctx.engine) as db:
        counts = model_store.count_by_dataset(db, ctx.actor)
        imported = store.everything(db, ctx.actor)
    items = [builtin_view(ctx, name, counts.get(name, 0)) for name in BUILTIN]
    items += [imported_view(row, counts.get(row.id, 0)) for row in imported]
    return DatasetListView(tuple(items), _default(ctx))


def get(ctx: Context, dataset_id: str) -> DatasetView:
    """One data set.

    Raises
    ------
    NotFound
        If there is no such data set.
    """
    with reading(ctx.engine) as db:
        counts = model_store.count_by_dataset(db, ctx.actor)
        source = _named(ctx, db, dataset_id)
    models = counts.get(dataset_id, 0)
    if isinstance(source, DatasetRow):
        return imported_view(source, models)
    return builtin_view(ctx, source, models)


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
        If there is no such data set, or it is deleted.
    """
    source = _named(ctx, db, _default(ctx) if dataset is None else dataset)
    if isinstance(source, DatasetRow):
        return store.snapshot_of(imported_row(ctx, db, source.id))
    return store.snapshot(source, builtin_schema(source), None, builtin_rows(source))


def versions(ctx: Context, dataset_id: str) -> tuple[DatasetView, ...]:
    """All versions of an imported data set, the newest first; deleted ones that models name, too.

    Raises
    ------
    NotFound
        If there is no such imported data set.
    """
    with reading(ctx.engine) as db:
        row = _version(ctx, db, dataset_id)
        counts = model_store.count_by_dataset(db, ctx.actor)
        rows = store.versions(db, row.series_id)
    return tuple(imported_view(version, counts.get(version.id, 0)) for version in rows)


def delete(ctx: Context, dataset_id: str, *, forced: bool = False) -> None:
    """Delete an imported data set with its files.

    If models were trained on it, a forced deletion keeps the row, so that they can still name it.

    Raises
    ------
    NotFound
        If there is no such data set.
    Conflict
        If it is built in, a model was trained on it (the places name the models) and the deletion
        is not `forced`, or a run uses it.
    """
    if dataset_id in BUILTIN:
        raise Conflict(
            f"A built-in data set cannot be deleted, got {dataset_id!r}",
            hint="Only imported data sets can be deleted.",
        )
    changeable_row(ctx, dataset_id)
    if not forced:
        _check_unused(ctx, dataset_id)
    with transaction(ctx.engine) as db:
        store.remove(db, dataset_id, forced=forced)
    ctx.files.remove(folder_of(ctx, dataset_id))


def _check_unused(ctx: Context, dataset_id: str) -> None:
    with reading(ctx.engine) as db:
        filters = ModelFilter(dataset=dataset_id, with_archived=True)
        models = model_store.page(db, filters, None, 50).items
    if models:
        visible = [model for model in models if ctx.actor.sees(model.owned)]
        hidden = "" if len(visible) == len(models) else ", also some that you may not see"
        raise Conflict(
            f"A data set with models cannot be deleted{hidden}",
            hint="Delete its models first, or force the deletion: the models stay and keep its "
            "name, but they cannot be made again.",
            places=tuple({"model": model.id, "name": model.name} for model in visible),
        )


def folder_of(ctx: Context, dataset_id: str) -> Path:
    """Where this machine has the files of an imported data set, or would have them."""
    return ctx.settings.datasets_cache_dir / dataset_id


def stored_folder(ctx: Context, dataset_id: str) -> Path:
    """The folder of an imported data set, which gets a copy where this machine has none.

    Raises
    ------
    StoredFilesMissing, StoredFilesDamaged
        If the shared storage has no whole copy.
    SharedStorageUnavailable
        If it does not answer.
    """
    return ctx.files.bring(folder_of(ctx, dataset_id))


@dataclass(frozen=True)
class TableOnDisk:
    """The file with the sales of a data set, what its columns mean, and its content hash."""

    schema: TableSchema
    path: Path
    sha256: str | None


def table_on_disk(ctx: Context, dataset_id: str) -> TableOnDisk:
    """Find the sales; built-in ones are not fetched, since a page must not wait for a network.

    Raises
    ------
    NotFound
        If there is no such data set.
    DatasetUnavailable
        If its table is not on this server.
    """
    cache, files = ctx.settings.datasets_cache_dir, ctx.settings.datasets_dir
    if dataset_id in BUILTIN:
        if not is_available(dataset_id, cache, files):
            raise DatasetUnavailable(
                f"The sales must be on disk, but {dataset_id} has not been fetched yet.",
                hint="Train a model on it, which fetches it, or set HOUSEPRICE_DATASETS_DIR.",
            )
        builtin = load_builtin(dataset_id, cache, files)
        return TableOnDisk(builtin.schema, builtin.path, builtin.sha256)
    row = stored_row(ctx, dataset_id)
    table = stored_folder(ctx, dataset_id) / TABLE
    if not table.is_file():
        raise DatasetUnavailable(
            f"The sales must be on disk, but the table of {row.name!r} is gone.",
            hint="Import the table again.",
        )
    return TableOnDisk(row.schema, table, row.sha256)


def schema_of(ctx: Context, dataset_id: str) -> TableSchema:
    """What the columns of a data set mean; its table need not be on this server.

    Raises
    ------
    NotFound
        If there is no such data set, or the actor may not see it.
    """
    if dataset_id in BUILTIN:
        return builtin_schema(dataset_id)
    return stored_row(ctx, dataset_id).schema


def stored_row(ctx: Context, dataset_id: str) -> DatasetRow:
    """`imported_row` in a transaction of its own."""
    with reading(ctx.engine) as db:
        return imported_row(ctx, db, dataset_id)


def changeable_row(ctx: Context, dataset_id: str) -> DatasetRow:
    """`stored_row` of a data set that the actor may change.

    Raises
    ------
    NotAllowed
        If it belongs to somebody else.
    NotFound, Conflict
        As in `imported_row`.
    """
    row = stored_row(ctx, dataset_id)
    check_change(ctx, row.owned, "data set")
    return row


def check_change_of(ctx: Context, dataset_id: str) -> None:
    """Refuse to change a data set of somebody else; those who train may review built-in ones.

    Raises
    ------
    NotAllowed
        If it belongs to somebody else.
    NotFound
        If there is no such data set.
    """
    if dataset_id not in BUILTIN:
        changeable_row(ctx, dataset_id)


def imported_row(ctx: Context, db: Connection, dataset_id: str) -> DatasetRow:
    """The row of an imported data set.

    Raises
    ------
    NotFound
        If there is no such data set, or it is deleted.
    Conflict
        If it is built in.
    """
    row = _version(ctx, db, dataset_id)
    if row.deleted_at is not None:
        raise NotFound(f"The data set {row.name!r}, version {row.version}, was deleted")
    return row


def _version(ctx: Context, db: Connection, dataset_id: str) -> DatasetRow:
    """The row of an imported data set; also a deleted one that models name."""
    source = _named(ctx, db, dataset_id)
    if not isinstance(source, DatasetRow):
        raise Conflict(
            f"Only an imported data set has versions, but {dataset_id!r} is built in",
            hint="Import a table of your own.",
        )
    return source


def _named(ctx: Context, db: Connection, dataset: str) -> str | DatasetRow:
    """The name of a built-in data set, or the row of an imported one that the actor may see."""
    if dataset in BUILTIN:
        return dataset
    row = store.get(db, dataset) if is_id(dataset) else None
    if row is None or not ctx.actor.sees(row.owned):
        names = ", ".join(BUILTIN)
        raise NotFound(
            f"dataset must be {names} or the id of an imported data set, got {dataset[:80]!r}",
            hint="GET /v1/datasets lists them.",
        )
    return row


def _default(ctx: Context) -> str:
    return default_builtin(ctx.settings.datasets_cache_dir, ctx.settings.datasets_dir)
