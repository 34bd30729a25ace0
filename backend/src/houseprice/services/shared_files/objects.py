"""Files in an object storage such as S3, read through a copy in the data folder.

==============================  ================================================================
object                          what it holds
==============================  ================================================================
``artifacts/NAME/FILE``         a file of a model
``artifacts/NAME.index.json``   names, sizes and checksums of all files of ``NAME``; it is written
                                last, so that what has no index is not there
``uploads/ID``                  a single file, with its ``uploads/ID.index.json``
==============================  ================================================================

An object that was written is complete: an object storage shows no half of it.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from houseprice.data.disk import disk_errors
from houseprice.data.durable import rename_when_synced
from houseprice.errors import HousePriceError, SharedStorageUnavailable, StoredFilesMissing
from houseprice.services.shared_files.contract import FETCHING, StoredItem, remove_copy
from houseprice.services.shared_files.index import (
    SUFFIX,
    StoredFile,
    damaged,
    from_bytes,
    index_of,
    to_bytes,
)
from houseprice.services.shared_files.listing import items_below

_LOG = logging.getLogger(__name__)
_CHUNK_BYTES = 1 << 20


class ObjectFiles:
    """Files below a prefix of a file system of fsspec.

    Parameters
    ----------
    system : fsspec.AbstractFileSystem
        Without a cache of listings: other machines write, too.
    root : str
        Bucket and prefix.
    home : Path
        The data folder of this machine, which has the copies.
    """

    def __init__(self, system: Any, root: str, home: Path) -> None:
        self._system = system
        self._root = root.rstrip("/")
        self._home = home

    @property
    def is_shared(self) -> bool:
        """Always True."""
        return True

    def bring(self, path: Path) -> Path:
        """See `SharedFiles.bring`; it appears on this machine whole or not at all."""
        if path.exists():
            return path
        files = self._index(path)
        with disk_errors():
            drafts = self._home / FETCHING
            drafts.mkdir(parents=True, exist_ok=True)
            draft = Path(tempfile.mkdtemp(dir=drafts))
        try:
            for file in files:
                self._fetch(path, file, file.below(draft / path.name))
            with disk_errors():
                path.parent.mkdir(parents=True, exist_ok=True)
                _appear(draft / path.name, path)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return path

    def send(self, path: Path) -> None:
        """See `SharedFiles.send`."""
        key, files = self._key(path), index_of(path)
        with self._answering():
            if self._system.exists(key + SUFFIX):
                return
            for file in files:
                self._system.put_file(str(file.below(path)), file.key(key))
            self._system.pipe_file(key + SUFFIX, to_bytes(files))

    def remove(self, path: Path) -> None:
        """See `SharedFiles.remove`; the index goes first, so that no half of it is used."""
        remove_copy(path)
        key = self._key(path)
        try:
            with self._answering():
                for stored in (key + SUFFIX, key):
                    if self._system.exists(stored):
                        self._system.rm(stored, recursive=True)
        except SharedStorageUnavailable as error:
            _LOG.warning("%s is removed later: %s", path.name, error.message)

    def stored(self, folder: Path) -> tuple[StoredItem, ...]:
        """See `SharedFiles.stored`."""
        key = self._key(folder)
        with self._answering():
            objects: dict[str, dict[str, Any]] = self._system.find(key, detail=True)
        return items_below(objects, key)

    def check(self, path: Path) -> None:
        """See `SharedFiles.check`."""
        for file in self._index(path):
            digest = hashlib.sha256()
            for chunk in self._chunks(path, file):
                digest.update(chunk)
            self._compare(path, file, digest.hexdigest())

    def _index(self, path: Path) -> tuple[StoredFile, ...]:
        key = self._key(path) + SUFFIX
        with self._answering():
            try:
                raw: bytes = self._system.cat_file(key)
            except FileNotFoundError as error:
                raise self._missing(path, "its index") from error
        return from_bytes(raw, self._name(path))

    def _fetch(self, path: Path, file: StoredFile, target: Path) -> None:
        digest = hashlib.sha256()
        with disk_errors():
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as stream:
                for chunk in self._chunks(path, file):
                    digest.update(chunk)
                    stream.write(chunk)
        self._compare(path, file, digest.hexdigest())

    def _chunks(self, path: Path, file: StoredFile) -> Iterator[bytes]:
        with self._answering():
            try:
                stream = self._system.open(file.key(self._key(path)), "rb")
            except FileNotFoundError as error:
                raise self._missing(path, file.name) from error
        with stream:
            while chunk := self._read(stream):
                yield chunk

    def _read(self, stream: Any) -> bytes:
        with self._answering():
            chunk: bytes = stream.read(_CHUNK_BYTES)
        return chunk

    def _compare(self, path: Path, file: StoredFile, sha256: str) -> None:
        if sha256 != file.sha256:
            raise damaged(self._name(path), f"{file.name} does not match its checksum")

    def _missing(self, path: Path, what: str) -> StoredFilesMissing:
        return StoredFilesMissing(
            f"The shared storage must have all of {self._name(path)}, but {what} is missing.",
            hint="Restore the object from a version or a backup, or make it again.",
        )

    def _name(self, path: Path) -> str:
        return path.relative_to(self._home).as_posix()

    def _key(self, path: Path) -> str:
        return f"{self._root}/{self._name(path)}"

    @contextmanager
    def _answering(self) -> Iterator[None]:
        try:
            yield
        except HousePriceError:
            raise
        except Exception as error:  # each backend of fsspec has errors of its own
            raise SharedStorageUnavailable(
                f"The shared storage must answer, got {type(error).__name__}.",
                hint="Check the address in HOUSEPRICE_STORAGE, the credentials of this process, "
                "and the storage itself.",
            ) from error


def _appear(draft: Path, path: Path) -> None:
    try:
        rename_when_synced(draft, path)
    except OSError:
        # Somebody else was faster; what was sent never changes.
        if not path.exists():
            raise
