"""What a run needs on this machine before its trainer starts, and what it leaves for others.

A trainer has no credentials and no network: its worker fetches what it reads and sends what it
writes. Where the data folder is the storage, nothing moves.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from houseprice.artifacts.folder import MANIFEST
from houseprice.errors import HousePriceError
from houseprice.jobs.ids import is_id
from houseprice.jobs.records import ClaimedRun
from houseprice.services.shared_files import SharedFiles
from houseprice.settings import Settings

_LOG = logging.getLogger(__name__)
#: Seconds between two looks at the checkpoints of a trainer, which writes one in 10 s.
_MIRROR_S = 5.0


def fetch_inputs(files: SharedFiles, settings: Settings, run: ClaimedRun) -> None:
    """Bring everything that the trainer of a run reads.

    Raises
    ------
    StoredFilesMissing, StoredFilesDamaged
        If the storage does not have it.
    SharedStorageUnavailable
        If the storage does not answer.
    """
    if not files.is_shared:
        return
    for path in _inputs(settings, run):
        files.bring(path)
    _fetch_checkpoints(files, settings.checkpoints_dir / run.id)


def _inputs(settings: Settings, run: ClaimedRun) -> Iterator[Path]:
    if run.batch is not None:
        yield settings.uploads_dir / run.batch.upload
        yield from (settings.artifacts_dir / member.artifact_path for member in run.members)
        return
    table = run.table_import
    datasets = [run.later_dataset_id, run.dataset.id if table is None else table.former_id]
    yield from (
        settings.datasets_cache_dir / name for name in datasets if name is not None and is_id(name)
    )
    yield from (settings.artifacts_dir / member.artifact_path for member in run.members)
    if table is not None:
        yield from (settings.uploads_dir / name for name in table.uploads)


def _fetch_checkpoints(files: SharedFiles, folder: Path) -> None:
    """Bring what earlier attempts on other machines have finished; a loss only costs time."""
    for path in _stored_checkpoints(files, folder):
        try:
            files.bring(path)
        except HousePriceError as error:
            _LOG.warning("A checkpoint is not used: %s", error.message)


def _stored_checkpoints(files: SharedFiles, folder: Path) -> set[Path]:
    """Finished fits of a run, and the checkpoints of the fits in progress, which lie deeper."""
    items = {folder / item.name: item.is_whole for item in files.stored(folder)}
    whole = {path for path, is_whole in items.items() if is_whole}
    for path in items.keys() - whole:
        whole |= {path / item.name for item in files.stored(path) if item.is_whole}
    return whole


def send_outputs(files: SharedFiles, settings: Settings, run: ClaimedRun, artifact: Path) -> None:
    """Publish what a finished run has written, before its row says that it is there.

    Parameters
    ----------
    artifact : Path
        Folder of the model; a run that makes none has none.

    Raises
    ------
    SharedStorageUnavailable
        If the storage does not answer.
    """
    if not files.is_shared:
        return
    outputs = [artifact]
    if run.table_import is not None:
        outputs.append(settings.datasets_cache_dir / run.table_import.dataset_id)
    for path in outputs:
        if path.is_dir():
            files.send(path)
    send_parts(files, settings, run)


def send_parts(files: SharedFiles, settings: Settings, run: ClaimedRun) -> None:
    """Publish the parts of a batch that are done, also of one that was cancelled.

    Raises
    ------
    SharedStorageUnavailable
        If the storage does not answer.
    """
    if files.is_shared and run.batch is not None:
        # This import loads the reader of tables, which a worker that shares nothing does without.
        from houseprice.valuation.batches.files import parts_of  # noqa: PLC0415

        for part in parts_of(settings.batches_dir / run.id):
            files.send(part)


def send_log(files: SharedFiles, log: Path) -> None:
    """Publish the log of an attempt; without it, the run is as good as with it."""
    if not files.is_shared or not log.is_file():
        return
    try:
        files.send(log)
    except HousePriceError as error:
        _LOG.warning("The log %s was not sent: %s", log.name, error.message)


@contextmanager
def mirrored_checkpoints(files: SharedFiles, folder: Path) -> Iterator[None]:
    """Send the checkpoints in a folder while the block runs, and the last ones after it."""
    if not files.is_shared:
        yield
        return
    mirror = _Mirror(files, folder)
    mirror.start()
    try:
        yield
    finally:
        mirror.close()


class _Mirror(threading.Thread):
    """Makes the storage have the checkpoints that a trainer's folder has, and no older ones."""

    def __init__(self, files: SharedFiles, folder: Path) -> None:
        super().__init__(name="checkpoints", daemon=True)
        self._files = files
        self._folder = folder
        self._sent: set[Path] | None = None
        self._over = threading.Event()

    def run(self) -> None:
        """Look again and again."""
        while not self._over.wait(_MIRROR_S):
            self._pass()

    def close(self) -> None:
        """Stop, and send what the trainer wrote last."""
        self._over.set()
        self.join()
        self._pass()

    def _pass(self) -> None:
        try:
            if self._sent is None:
                self._sent = _stored_checkpoints(self._files, self._folder)
            written = _checkpoints(self._folder)
            for path in sorted(written - self._sent):
                self._files.send(path)
                self._sent.add(path)
            for path in self._sent - written:
                self._files.remove(path)
                self._sent.discard(path)
        except (HousePriceError, OSError) as error:  # the trainer may have just removed it
            _LOG.warning("The checkpoints were not sent: %s", error)


def _checkpoints(folder: Path) -> set[Path]:
    """Folders that are complete: they have a manifest and their final name."""
    folders = {file.parent for file in folder.rglob(MANIFEST)}
    return {path for path in folders if not path.name.startswith(".")}
