"""Checkpoints of a training in progress: a folder for each stored epoch, complete or absent."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

EVERY_S = 30.0
KEEP = 2
HEADER_FILE = "checkpoint.json"


class Checkpoints:
    """Writes at most one checkpoint per 30 s and keeps the last two.

    Parameters
    ----------
    folder : Path or None
        Folder of the checkpoints; None writes no checkpoint.
    family : str
        Family in the header, so that no other family reads the file.
    """

    def __init__(self, folder: Path | None, family: str) -> None:
        self._folder = folder
        self._family = family
        self._last = time.monotonic()

    def offer(
        self, epoch: int, state: Mapping[str, Any], write: Callable[[Path], None]
    ) -> Path | None:
        """Write a checkpoint of this epoch if it is time for one.

        Parameters
        ----------
        epoch : int
            Number of finished epochs or rounds.
        state : mapping
            Plain values for the header, such as best epoch, scores and learning rate.
        write : callable
            Writes the framework's own files into the folder that it receives.
        """
        if self._folder is None or time.monotonic() - self._last < EVERY_S:
            return None
        self._last = time.monotonic()
        return self._write(self._folder, epoch, state, write)

    def _write(
        self, folder: Path, epoch: int, state: Mapping[str, Any], write: Callable[[Path], None]
    ) -> Path:
        final, draft = folder / f"epoch-{epoch:06d}", folder / f".epoch-{epoch:06d}"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        write(draft)
        header = {"family": self._family, "epoch": epoch, **state}
        (draft / HEADER_FILE).write_text(json.dumps(header))
        for file in draft.iterdir():
            _sync(file)
        shutil.rmtree(final, ignore_errors=True)
        draft.rename(final)
        _sync(folder)
        for old in sorted(folder.glob("epoch-*"))[:-KEEP]:
            shutil.rmtree(old)
        return final


def _sync(path: Path) -> None:
    """Ask the disk to store the written data."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
