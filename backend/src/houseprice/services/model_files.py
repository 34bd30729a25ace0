"""The files of a published model, which are checked before they are used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from houseprice.artifacts import Manifest, check_files, read_manifest
from houseprice.artifacts.folder import check_file
from houseprice.errors import CorruptArtifact
from houseprice.services.context import Context
from houseprice.store import models as store
from houseprice.store.engine import transaction
from houseprice.store.models import ModelVersionRow


def artifact_folder(ctx: Context, model: ModelVersionRow) -> Path:
    """The folder of a model's files."""
    return ctx.settings.artifacts_dir / model.path


def check(ctx: Context, model: ModelVersionRow) -> None:
    """Compare a model's files with their checksums; mark the model as corrupt if they differ.

    Raises
    ------
    CorruptArtifact
        If they differ.
    """
    with remember_corruption(ctx, model):
        check_files(artifact_folder(ctx, model), model.manifest_sha256)


def manifest(ctx: Context, model: ModelVersionRow) -> Manifest:
    """Read the manifest of a model; its other files are not read.

    Raises
    ------
    CorruptArtifact
        If it is not the manifest that was published.
    """
    with remember_corruption(ctx, model):
        return read_manifest(artifact_folder(ctx, model), model.manifest_sha256)


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
    """Mark the model as corrupt if the block finds that its files are."""
    try:
        yield
    except CorruptArtifact:
        with transaction(ctx.engine) as db:
            store.mark_corrupt(db, model.id)
        raise
