"""The files of a published model, which are checked before they are used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from houseprice.artifacts import Manifest, check_files, read_manifest
from houseprice.artifacts.folder import check_file
from houseprice.errors import (
    CorruptArtifact,
    StoredFilesDamaged,
    StoredFilesMissing,
    Unavailable,
)
from houseprice.services.context import Context
from houseprice.services.shared_files.contract import remove_copy
from houseprice.store import models as store
from houseprice.store.engine import transaction
from houseprice.store.models import ModelVersionRow


def artifact_folder(ctx: Context, model: ModelVersionRow) -> Path:
    """The folder of a model's files on this machine, which gets a copy where it has none.

    Raises
    ------
    CorruptArtifact
        If the shared storage has no whole copy; the model is marked as corrupt.
    SharedStorageUnavailable
        If it does not answer.
    """
    with remember_corruption(ctx, model):
        return ctx.files.bring(place_of(ctx, model))


def place_of(ctx: Context, model: ModelVersionRow) -> Path:
    """Where this machine has a model's files, or would have them."""
    return ctx.settings.artifacts_dir / model.path


def check_stored(ctx: Context, model: ModelVersionRow) -> None:
    """As `check`, for this machine's copy and for the shared storage.

    Raises
    ------
    CorruptArtifact, SharedStorageUnavailable
        As in `artifact_folder`.
    """
    check(ctx, model)
    with remember_corruption(ctx, model):
        ctx.files.check(place_of(ctx, model))


def check(ctx: Context, model: ModelVersionRow) -> None:
    """Compare a model's files with their checksums; mark the model as corrupt if they differ.

    Raises
    ------
    CorruptArtifact
        If they differ.
    """
    folder = artifact_folder(ctx, model)
    with remember_corruption(ctx, model):
        check_files(folder, model.manifest_sha256)


def manifest(ctx: Context, model: ModelVersionRow) -> Manifest:
    """Read the manifest of a model; its other files are not read.

    Raises
    ------
    CorruptArtifact
        If it is not the manifest that was published.
    """
    folder = artifact_folder(ctx, model)
    with remember_corruption(ctx, model):
        return read_manifest(folder, model.manifest_sha256)


def one_file(ctx: Context, model: ModelVersionRow, name: str) -> Path | None:
    """Path of a file of a model, after a check of its checksum; None if there is no such file.

    Raises
    ------
    CorruptArtifact
        If the file or the manifest differs from its checksum.
    """
    folder = artifact_folder(ctx, model)
    with remember_corruption(ctx, model):
        files = read_manifest(folder, model.manifest_sha256).files
        if name not in files:
            return None
        check_file(folder, name, files[name])
    return folder / name


@contextmanager
def remember_corruption(ctx: Context, model: ModelVersionRow) -> Iterator[None]:
    """Mark the model as corrupt if the block finds that its files are.

    Where only this machine's copy is damaged, the copy is removed instead.

    Raises
    ------
    CorruptArtifact
        If the files are corrupt.
    Unavailable
        If only the copy was.
    """
    try:
        yield
    except (StoredFilesMissing, StoredFilesDamaged):
        _mark(ctx, model)
        raise
    except CorruptArtifact as error:
        if ctx.files.is_shared and _is_whole(ctx, model):
            remove_copy(place_of(ctx, model))
            raise Unavailable(
                f"The copy of the model on this machine must be what was published, but {error}",
                hint="Try again: the copy was removed, and the next call fetches another.",
            ) from error
        _mark(ctx, model)
        raise


def _is_whole(ctx: Context, model: ModelVersionRow) -> bool:
    try:
        ctx.files.check(place_of(ctx, model))
    except CorruptArtifact:
        return False
    return True


def _mark(ctx: Context, model: ModelVersionRow) -> None:
    with transaction(ctx.engine) as db:
        store.mark_corrupt(db, model.id)
