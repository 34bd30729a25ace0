"""Bring the rows and files of a backup into an empty place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from houseprice.errors import Conflict, CorruptArtifact
from houseprice.services import model_files
from houseprice.services.backups.archive import FILES, TABLES, unpack
from houseprice.services.backups.backup import item_folders
from houseprice.services.context import Context
from houseprice.store import dumps
from houseprice.store import models as model_store
from houseprice.store.engine import reading


@dataclass(frozen=True)
class RestoreView:
    """What was restored: when the backup was made, rows, files, and models that are damaged."""

    created_at: str
    rows: int
    files: int
    damaged_models: tuple[str, ...]


def restore_backup(ctx: Context, file: Path) -> RestoreView:
    """Restore a backup into an empty data folder and an empty database, of either kind.

    Runs that were at work when the backup was made are in the queue again as soon as a worker or
    the API starts: their workers are lost.

    Raises
    ------
    InvalidInput
        If the file is no whole backup, or comes from a newer version.
    Conflict
        If there are data sets, models or rows already.
    OSError
        If a file cannot be written.
    """
    settings = ctx.settings
    _check_unused(ctx)
    settings.home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=settings.home) as folder:
        draft = Path(folder)
        header = unpack(file, draft)
        counts: dict[str, int] = {}
        tables = {file.stem: _counted(file, counts) for file in (draft / TABLES).iterdir()}
        dumps.restore_tables(settings.sql_url, header.revision, tables)
        files = _move(draft / FILES, settings.home)
        _send(ctx)
    return RestoreView(header.created_at, sum(counts.values()), files, tuple(_damaged(ctx)))


def _check_unused(ctx: Context) -> None:
    settings = ctx.settings
    used = [
        folder.name
        for folder in (settings.artifacts_dir, settings.datasets_cache_dir)
        if (folder.is_dir() and any(folder.iterdir())) or ctx.files.stored(folder)
    ]
    if used:
        raise Conflict(
            f"A backup is restored into an empty data folder, but {' and '.join(used)} in "
            f"{settings.home} has files.",
            hint="Name another folder with HOUSEPRICE_DATA_DIR, or move this one away.",
        )


def _send(ctx: Context) -> None:
    """Publish what was unpacked, where other machines read it from a shared storage."""
    for folder in item_folders(ctx):
        for path in folder.iterdir() if folder.is_dir() else ():
            if not path.name.startswith("."):
                ctx.files.send(path)


def _counted(file: Path, counts: dict[str, int]) -> Iterator[dumps.Row]:
    for row in dumps.read_rows(file):
        counts[file.stem] = counts.get(file.stem, 0) + 1
        yield row


def _move(source: Path, home: Path) -> int:
    moved = 0
    for file in sorted(source.rglob("*")) if source.is_dir() else ():
        if file.is_file():
            target = home / file.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, target)
            moved += 1
    return moved


def _damaged(ctx: Context) -> Iterator[str]:
    """Mark the models whose files do not have their checksums: they are never served."""
    with reading(ctx.engine) as db:
        models = model_store.all_models(db)
    for model in models:
        try:
            model_files.check(ctx, model)
        except CorruptArtifact:
            yield f"{model.name} {model.version}"
