"""The files of a studio that are old enough to go, on this machine and in the shared storage."""

from __future__ import annotations

import time
from pathlib import Path

from houseprice.services.context import Context


def older(ctx: Context, folder: Path, age_s: float) -> list[Path]:
    """Paths directly in a folder, here or in the storage, that did not change for so long.

    Raises
    ------
    SharedStorageUnavailable
        If the storage does not answer.
    """
    newest = time.time() - age_s
    here = folder.iterdir() if folder.is_dir() else ()
    paths = {path for path in here if modified_at(path) <= newest}
    stored = ctx.files.stored(folder)
    paths |= {folder / item.name for item in stored if item.changed_at <= newest}
    return sorted(paths)


def modified_at(path: Path) -> float:
    """Seconds since 1970; a file that was renamed or removed since it was listed counts as new."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
