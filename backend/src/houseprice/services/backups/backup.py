"""Write everything that a studio knows into one file, while the studio runs."""

from __future__ import annotations

import logging
import os
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Connection

from houseprice import __version__
from houseprice.data.durable import rename_when_synced
from houseprice.errors import Conflict, CorruptArtifact, NotFound
from houseprice.services.backups.archive import (
    FILES,
    FORMAT,
    HEADER,
    TABLES,
    BackupWriter,
)
from houseprice.services.context import Context
from houseprice.settings import Settings
from houseprice.store import dumps
from houseprice.store.engine import one_moment

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class BackupView:
    """A backup that was written: its file, rows, files, and size in bytes."""

    file: Path
    rows: int
    files: int
    size_bytes: int


def write_backup(ctx: Context, file: Path) -> BackupView:
    """Write a backup; the rows are those of one moment, and models never change.

    Rows are read first: each file that a row names is written before its row, so it is there. A
    file that is removed meanwhile is left out.

    Parameters
    ----------
    ctx : Context
    file : Path
        File that must not exist yet; it appears whole or not at all.

    Raises
    ------
    Conflict
        If the file exists.
    OSError
        If the file cannot be written.
    """
    if file.exists():
        raise Conflict(
            f"A backup never replaces a file, but {file.name} exists.",
            hint="Name another file, for example one with the date.",
        )
    partial = file.with_name(f".{file.name}.partial")
    try:
        # Only the owner may read it: it has the prices, and the keys of the webhooks.
        with _private(partial) as target:
            counts = _write(ctx, target)
        rename_when_synced(partial, file)
    finally:
        partial.unlink(missing_ok=True)
    return BackupView(file, *counts, file.stat().st_size)


def _private(file: Path) -> IO[bytes]:
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _write(ctx: Context, target: IO[bytes]) -> tuple[int, int]:
    with tarfile.open(fileobj=target, mode="w") as tar:
        writer = BackupWriter(tar)
        with one_moment(ctx.engine) as db:
            writer.text(HEADER, _header(db))
            rows = sum(_add_tables(writer, db))
        files = sum(_add_files(writer, ctx))
        writer.end()
    return rows, files


def _header(db: Connection) -> dict[str, object]:
    revision = dumps.revision_of(db)
    if revision is None:
        raise NotFound(
            "A backup needs a studio that was started once, but its database is empty.",
            hint="HOUSEPRICE_DATA_DIR and HOUSEPRICE_DATABASE_URL say which studio is meant.",
        )
    return {
        "format": FORMAT,
        "program": __version__,
        "revision": revision,
        "database": db.dialect.name,
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _add_tables(writer: BackupWriter, db: Connection) -> Iterator[int]:
    """Add the tables; yields the number of rows of each."""
    for name, rows in dumps.read_tables(db):
        with tempfile.TemporaryFile() as text:
            yield dumps.write_rows(rows, text)
            writer.add(f"{TABLES}/{name}.jsonl", text)


def stored_folders(settings: Settings) -> tuple[Path, ...]:
    """The folders of files that rows refer to."""
    return (
        settings.artifacts_dir,
        settings.datasets_cache_dir,
        settings.uploads_dir,
        settings.batches_dir,
    )


def item_folders(ctx: Context) -> Iterator[Path]:
    """The folders whose members the shared storage has one by one, such as the parts of a batch."""
    batches = ctx.settings.batches_dir
    yield from (folder for folder in stored_folders(ctx.settings) if folder != batches)
    here = {path.name for path in batches.iterdir()} if batches.is_dir() else set()
    for name in sorted(here | {item.name for item in ctx.files.stored(batches)}):
        yield batches / name


def _fetch(ctx: Context) -> None:
    """Bring what only the shared storage has; what is damaged there is left out."""
    for folder in item_folders(ctx):
        for item in ctx.files.stored(folder):
            try:
                ctx.files.bring(folder / item.name)
            except CorruptArtifact as error:
                _LOG.warning("It is not in the backup: %s", error.message)


def _add_files(writer: BackupWriter, ctx: Context) -> Iterator[int]:
    """Add the files of the data folder that rows refer to; yields 1 for each."""
    settings, home = ctx.settings, ctx.settings.home
    folders = stored_folders(settings)
    _fetch(ctx)
    files = [file for folder in folders for file in sorted(folder.rglob("*"))]
    for file in [*files, settings.webhook_key_file]:
        path = file.relative_to(home)
        if not file.is_file() or any(part.startswith(".") for part in path.parts):
            continue
        try:
            content = file.open("rb")
        except FileNotFoundError:  # a model that was deleted meanwhile
            continue
        with content:
            writer.add(f"{FILES}/{path.as_posix()}", content)
        yield 1
