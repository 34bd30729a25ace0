"""Files that callers send: copied once, under a name of our own, and gone after their use."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from houseprice import failpoints
from houseprice.data.durable import rename_when_synced
from houseprice.data.importing.layers.ask import layer_name, layer_of
from houseprice.data.importing.table_request import LayerKind, LayerRequest
from houseprice.errors import HousePriceError, TooLarge, Unavailable, storage_problem
from houseprice.jobs.ids import new_id
from houseprice.services.context import Context

CHUNK_BYTES = 2**20


@dataclass(frozen=True)
class LayerUpload:
    """A file of areas or points that a caller sends with a table.

    Parameters
    ----------
    kind : {"areas", "points"}
    file_name : str
        As the caller named it; the layer gets its name from it.
    stream : file
    properties : tuple of str
        As in `LayerRequest`.
    """

    kind: LayerKind
    file_name: str
    stream: BinaryIO
    properties: tuple[str, ...] = ()

    def request(self, file: Path) -> LayerRequest:
        """The layer, whose content lies in this file."""
        return layer_of(self.kind, file, layer_name(self.file_name), self.properties)


def keep(ctx: Context, stream: BinaryIO) -> str:
    """Copy the upload into the folder of uploads, for a run that reads it later.

    Returns
    -------
    str
        Name of the file in that folder; it appears whole or not at all.

    Raises
    ------
    TooLarge
        If it is over the limit of an upload.
    StorageFull
        If the disk is full.
    SharedStorageUnavailable
        If the storage that machines share does not answer.
    """
    name = new_id()
    place = ctx.settings.uploads_dir / name
    with received(ctx, stream) as path, _on_the_disk():
        failpoints.reach("upload_received")
        rename_when_synced(path, place)
    try:
        ctx.files.send(place)
    except Unavailable:
        place.unlink(missing_ok=True)
        raise
    return name


def discard(ctx: Context, *names: str) -> None:
    """Remove kept uploads that no run reads; it is no error if there are none."""
    for name in names:
        ctx.files.remove(ctx.settings.uploads_dir / name)


def keep_layers(ctx: Context, uploads: Sequence[LayerUpload]) -> tuple[LayerRequest, ...]:
    """As `keep`, for layers; the source of each is the name of its file in the folder of uploads.

    Raises
    ------
    TooLarge, StorageFull
        As in `keep`.
    InvalidInput
        If a layer has no name.
    """
    names: list[str] = []
    try:
        for upload in uploads:
            names.append(keep(ctx, upload.stream))
        return tuple(
            replace(upload.request(ctx.settings.uploads_dir / name), source=name)
            for upload, name in zip(uploads, names, strict=True)
        )
    except HousePriceError:
        discard(ctx, *names)
        raise


@contextmanager
def received_layers(
    ctx: Context, uploads: Sequence[LayerUpload]
) -> Iterator[tuple[LayerRequest, ...]]:
    """As `received`, for layers."""
    with ExitStack() as files:
        yield tuple(
            upload.request(files.enter_context(received(ctx, upload.stream))) for upload in uploads
        )


@contextmanager
def received(ctx: Context, stream: BinaryIO) -> Iterator[Path]:
    """Copy the upload to a temporary file with a name of our own."""
    parent = ctx.settings.uploads_dir
    with _on_the_disk():
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=parent) as folder:
            path = Path(folder) / "upload"
            _copy(stream, path, ctx.settings.max_upload_bytes)
            yield path


@contextmanager
def _on_the_disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise storage_problem(error) or Unavailable(
            f"The upload must be stored on the disk, got {error.strerror}",
            hint="Check the disk of the data folder.",
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
