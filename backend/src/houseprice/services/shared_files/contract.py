"""What a storage of files can do, and the storage that is the data folder itself."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

#: Folder in the data folder of what is fetched and not complete yet.
FETCHING = "fetching"


@dataclass(frozen=True)
class StoredItem:
    """A file or folder in the shared storage.

    Parameters
    ----------
    name : str
        Its name in the folder that was listed.
    changed_at : float
        When its newest object was written, in seconds since 1970.
    is_whole : bool
        Whether all of it was sent; its index comes last.
    """

    name: str
    changed_at: float
    is_whole: bool


class SharedFiles(Protocol):
    """Storage of files that several machines use; paths are those of this machine's data folder.

    What was sent never changes: a second `send` of the same path changes nothing.
    """

    @property
    def is_shared(self) -> bool:
        """Whether the files are elsewhere, and the data folder only has copies."""

    def bring(self, path: Path) -> Path:
        """Fetch a file or folder that is not on this machine yet; returns `path`.

        Raises
        ------
        StoredFilesMissing
            If it is not in the storage, or not all of it.
        StoredFilesDamaged
            If a file does not match its checksum; nothing of it is on this machine then.
        SharedStorageUnavailable
            If the storage does not answer.
        StorageFull, StorageNotWritable
            If the disk of this machine refuses.
        """

    def send(self, path: Path) -> None:
        """Publish a file or folder of this machine; it appears whole or not at all.

        Raises
        ------
        SharedStorageUnavailable
            If the storage does not answer.
        """

    def remove(self, path: Path) -> None:
        """Remove a file or folder from this machine and from the storage, if it is there.

        A storage that does not answer keeps it until garbage is collected.
        """

    def stored(self, folder: Path) -> tuple[StoredItem, ...]:
        """What the storage has directly below a folder; empty where nothing is elsewhere.

        Raises
        ------
        SharedStorageUnavailable
            If the storage does not answer.
        """

    def check(self, path: Path) -> None:
        """Read what the storage has of `path`, and compare it with its checksums.

        Raises
        ------
        StoredFilesMissing, StoredFilesDamaged, SharedStorageUnavailable
            As in `bring`.
        """


@dataclass(frozen=True)
class LocalFiles:
    """The data folder of one machine, or of several that mount the same one."""

    @property
    def is_shared(self) -> bool:
        """Always False: there is no second place."""
        return False

    def bring(self, path: Path) -> Path:
        """Return the path as it is."""
        return path

    def send(self, path: Path) -> None:
        """Do nothing: the file is where it belongs."""

    def remove(self, path: Path) -> None:
        """Remove the file or folder."""
        remove_copy(path)

    def stored(self, folder: Path) -> tuple[StoredItem, ...]:  # noqa: ARG002 - as the protocol
        """Return nothing, since nothing is elsewhere."""
        return ()

    def check(self, path: Path) -> None:
        """Do nothing: the checksums of the folder itself are checked by its readers."""


def remove_copy(path: Path) -> None:
    """Remove a file or folder of this machine, if it is there."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
