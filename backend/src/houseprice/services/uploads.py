"""Files that callers send: copied once, under a name of our own, and gone after their use."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from houseprice.errors import StorageFull, TooLarge
from houseprice.jobs.ids import new_id
from houseprice.services.context import Context

CHUNK_BYTES = 2**20


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
    """
    name = new_id()
    with received(ctx, stream) as path, _on_the_disk():
        path.rename(ctx.settings.uploads_dir / name)
    return name


def discard(ctx: Context, name: str) -> None:
    """Remove a kept upload that no run reads; it is no error if there is none."""
    (ctx.settings.uploads_dir / name).unlink(missing_ok=True)


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
