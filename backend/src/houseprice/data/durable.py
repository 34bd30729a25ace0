"""Files and folders that a power cut leaves whole: on the disk first, then under their name."""

from __future__ import annotations

import os
from pathlib import Path


def rename_when_synced(draft: Path, final: Path) -> None:
    """Give a file or folder its final name, once all of it is on the disk.

    A power cut at any moment leaves what was there before, or all of `draft` under its new name.
    Whoever names it elsewhere, such as in a row, does so afterwards.

    Parameters
    ----------
    draft : Path
        Complete, and closed; it lies on the same file system as `final`.
    final : Path
        A file of this name is replaced.

    Raises
    ------
    OSError
        If the disk refuses.
    """
    sync(draft)
    draft.replace(final)
    sync_one(final.parent)


def sync(path: Path) -> None:
    """Wait until a file is on the disk, or a folder with everything below it."""
    for below in path.rglob("*") if path.is_dir() else ():
        sync_one(below)
    sync_one(path)


def sync_one(path: Path) -> None:
    """Wait until a file is on the disk, or the names in a folder."""
    is_folder = path.is_dir()
    if is_folder and os.name == "nt":  # a folder cannot be opened there
        return
    handle = os.open(path, os.O_RDONLY if is_folder else os.O_RDWR)  # Windows syncs only the latter
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
