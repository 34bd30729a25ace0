"""Tables that become data sets: new ones, later sales, and corrected tables."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO

from houseprice.data.importing.inspecting.page_request import PageRequest
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.stages import WRITING, OnStage
from houseprice.data.importing.subprocess_import import (
    Imported,
    append_isolated,
    import_isolated,
    inspect_isolated,
    leave_out_isolated,
    read_page_isolated,
    validate_isolated,
)
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import Conflict
from houseprice.jobs.ids import new_id
from houseprice.progress import never
from houseprice.services.context import Context
from houseprice.services.dataset_views import (
    DatasetView,
    InspectedRowsView,
    InspectionView,
    imported_view,
)
from houseprice.services.datasets import changeable_row, folder_of, stored_folder
from houseprice.services.shared_files.contract import remove_copy
from houseprice.services.uploads import LayerUpload, received, received_layers
from houseprice.store import datasets as store
from houseprice.store import models as model_store
from houseprice.store.datasets import DatasetRow, NewDataset
from houseprice.store.engine import transaction


@dataclass(frozen=True)
class StoredTable:
    """A data set; `created` is False where the same table was imported before."""

    dataset: DatasetView
    created: bool


def inspect(
    ctx: Context, stream: BinaryIO, request: TableRequest, layers: Sequence[LayerUpload] = ()
) -> InspectionView:
    """Say how a table would be read; nothing is stored.

    Parameters
    ----------
    stream : file
        A table, which is read once, in pieces.
    request : TableRequest
        What the caller is sure of.
    layers : sequence of LayerUpload
        As in `create`.

    Raises
    ------
    TooLarge, InvalidData, StorageFull
        As in `create`.
    """
    with received(ctx, stream) as source, received_layers(ctx, layers) as read:
        asked = replace(request, layers=(*request.layers, *read))
        return InspectionView(**inspect_isolated(source, asked, limits_of(ctx)))


def inspect_rows(
    ctx: Context,
    stream: BinaryIO,
    request: TableRequest,
    page: PageRequest,
    layers: Sequence[LayerUpload] = (),
) -> InspectedRowsView:
    """Show some rows of a table as they would be read; nothing is stored.

    Parameters
    ----------
    stream, request, layers
        As in `inspect`.
    page : PageRequest
        Which rows.

    Raises
    ------
    TooLarge, InvalidData, StorageFull
        As in `create`.
    """
    with received(ctx, stream) as source, received_layers(ctx, layers) as read:
        asked = replace(request, layers=(*request.layers, *read))
        return InspectedRowsView(**read_page_isolated(source, asked, asdict(page), limits_of(ctx)))


def flags_csv(
    ctx: Context, stream: BinaryIO, request: TableRequest, layers: Sequence[LayerUpload] = ()
) -> bytes:
    """The rows of a table that cannot be read or look wrong, as CSV, to be corrected and imported.

    Parameters
    ----------
    stream, request, layers
        As in `inspect`.

    Raises
    ------
    TooLarge, InvalidData, StorageFull
        As in `create`; also if no column is the price.
    """
    with received(ctx, stream) as source, received_layers(ctx, layers) as read:
        return flags_of(ctx, source, replace(request, layers=(*request.layers, *read)))


def flags_of(ctx: Context, source: Path, request: TableRequest, base: Path | None = None) -> bytes:
    """As `flags_csv`, for a table on this machine, perhaps one that continues a data set."""
    with tempfile.TemporaryDirectory(dir=ctx.settings.uploads_dir) as folder:
        file = Path(folder) / "flags.csv"
        validate_isolated(source, file, request, limits_of(ctx), base)
        return file.read_bytes()


def create(
    ctx: Context,
    stream: BinaryIO,
    request: TableRequest,
    version_of: str | None = None,
    layers: Sequence[LayerUpload] = (),
    *,
    is_gone: Callable[[], bool] = never,
) -> StoredTable:
    """Import a table; the data set appears only after all of the table was checked.

    Parameters
    ----------
    stream : file
        A table, which is read once, in pieces.
    request : TableRequest
        How to read the table. Its `name` is for people; the table itself is named by the id.
    version_of : str or None
        Id of an imported data set whose place the table takes, as its next version.
    layers : sequence of LayerUpload
        Files of areas and points, besides those of `request`.
    is_gone : callable
        Whether the caller no longer waits for the data set: then the import stops, and nothing of
        it stays.

    Raises
    ------
    NotFound
        If there is no data set `version_of`.
    Conflict
        If the caller is gone before the data set is there.
    TooLarge
        If the table is over a limit.
    InvalidData
        If it is no table of sales; the places of the error name row, column, value and rule.
    StorageFull
        If the disk is full.
    """
    former = None if version_of is None else changeable_row(ctx, version_of)
    with received(ctx, stream) as source, received_layers(ctx, layers) as read:
        asked = replace(request, layers=(*request.layers, *read))
        return store_table(ctx, source, asked, former, is_gone=is_gone)


def append(ctx: Context, dataset_id: str, stream: BinaryIO, request: TableRequest) -> StoredTable:
    """Add later sales to an imported data set; they make its next version.

    Parameters
    ----------
    dataset_id : str
        The version that is continued.
    stream : file
        A table of later sales with the columns of the data set.
    request : TableRequest
        Its `title` names the file, and it says what to leave out.

    Raises
    ------
    NotFound
        If there is no such data set.
    Conflict
        If it is built in, or has a newer version.
    TooLarge, InvalidData, InvalidInput, StorageFull
        As in `create`; also if no sale is new.
    """
    former = changeable_row(ctx, dataset_id)
    with received(ctx, stream) as source, _new_folder(ctx) as (new, folder):
        before = stored_folder(ctx, former.id)
        asked = replace(request, name=new)
        imported = append_isolated(source, before, folder, asked, limits_of(ctx))
        return _publish(ctx, new, former.name, imported, former, continues=former.id)


def store_table(
    ctx: Context,
    source: Path,
    request: TableRequest,
    former: DatasetRow | None = None,
    *,
    is_gone: Callable[[], bool] = never,
) -> StoredTable:
    """Do what `create` does, for a table on this machine."""
    with _new_folder(ctx) as (new, folder):
        asked = replace(request, name=new, title=request.title or request.name)
        before = None if former is None else stored_folder(ctx, former.id)
        stay = _while_waited_for(is_gone)
        imported = import_isolated(source, folder, asked, limits_of(ctx), before, on_stage=stay)
        stay(*WRITING)
        return _publish(ctx, new, request.name if former is None else former.name, imported, former)


def _while_waited_for(is_gone: Callable[[], bool]) -> OnStage:
    """Stops an import whose caller is gone, at any of its stages."""

    def stay(_message: str, _share: float) -> None:
        if is_gone():
            raise Conflict("An import must be waited for, but its caller has gone away.")

    return stay


def leave_out(ctx: Context, dataset_id: str, unfit: Collection[str]) -> StoredTable:
    """Make the next version of an imported data set, without its unfit sales.

    Parameters
    ----------
    dataset_id : str
        The version whose sales are taken.
    unfit : collection of str
        Keys of the sales to leave out, see `data.checks.sale_keys`.

    Raises
    ------
    NotFound
        If there is no such data set.
    Conflict
        If it is built in or has a newer version, or none of its sales is unfit.
    InvalidData, StorageFull
        If too few sales are left, or the disk is full.
    """
    former = changeable_row(ctx, dataset_id)
    before = stored_folder(ctx, former.id)
    with _new_folder(ctx) as (new, folder):
        imported = leave_out_isolated(before, folder, unfit, limits_of(ctx))
        return _publish(ctx, new, former.name, imported, former, continues=former.id)


def limits_of(ctx: Context) -> Limits:
    """The limits that the settings give to tables."""
    return Limits(
        file_bytes=ctx.settings.max_upload_bytes,
        unpacked_bytes=ctx.settings.max_unpacked_bytes,
    )


@contextmanager
def _new_folder(ctx: Context) -> Iterator[tuple[str, Path]]:
    """Id and folder of a new data set; the folder goes if anything fails."""
    dataset_id = new_id()
    folder = folder_of(ctx, dataset_id)
    try:
        yield dataset_id, folder
    except BaseException:
        remove_copy(folder)
        raise


def _publish(
    ctx: Context,
    dataset_id: str,
    name: str,
    imported: Imported,
    former: DatasetRow | None,
    *,
    continues: str | None = None,
) -> StoredTable:
    new = NewDataset(
        id=dataset_id,
        name=name,
        schema=imported.schema,
        rows=imported.rows,
        sha256=imported.sha256,
        inspection=imported.inspection,
    )
    ctx.files.send(folder_of(ctx, dataset_id))
    with transaction(ctx.engine) as db:
        series_id = None if former is None else former.series_id
        owned = ctx.actor.new_object()
        same = store.same_table(db, new, series_id, owned.owner_id)
        row = same or store.add(db, new, series_id, owned, continues)
        models = model_store.count_by_dataset(db, ctx.actor).get(row.id, 0)
    if same is not None:
        ctx.files.remove(folder_of(ctx, dataset_id))
    return StoredTable(imported_view(row, models), created=same is None)
