"""The index of what was sent: which files belong together, with their checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from houseprice.data.storage import file_sha256
from houseprice.errors import StoredFilesDamaged
from houseprice.services.user_text.bounded_json import read_json

FORMAT = 1
#: An index lies beside what it describes.
SUFFIX = ".index.json"
#: Name of the only file where no folder was sent.
ITSELF = "."
#: Files that say what the others are; they are sent after them.
_LAST = ("manifest.json", "schema.json")


@dataclass(frozen=True)
class StoredFile:
    """A file of an index: its name below the folder, SHA-256 and size in bytes."""

    name: str
    sha256: str
    size_bytes: int

    def below(self, path: Path) -> Path:
        """Where the file lies, if the folder or file itself is at `path`."""
        return path if self.name == ITSELF else path.joinpath(*PurePosixPath(self.name).parts)

    def key(self, key: str) -> str:
        """As `below`, for the key of an object."""
        return key if self.name == ITSELF else f"{key}/{self.name}"


def index_of(path: Path) -> tuple[StoredFile, ...]:
    """Read the checksums of a file, or of all files of a folder; the manifest comes last."""
    if path.is_file():
        return (_stored_file(ITSELF, path),)
    files = sorted(file for file in path.rglob("*") if file.is_file())
    named = [(file.relative_to(path).as_posix(), file) for file in files]
    return tuple(
        _stored_file(name, file) for name, file in sorted(named, key=lambda pair: pair[0] in _LAST)
    )


def _stored_file(name: str, file: Path) -> StoredFile:
    return StoredFile(name, file_sha256(file), file.stat().st_size)


def to_bytes(files: Iterable[StoredFile]) -> bytes:
    """The index as JSON, with a checksum of itself."""
    entries = {file.name: {"sha256": file.sha256, "bytes": file.size_bytes} for file in files}
    return json.dumps({"format": FORMAT, "files": entries, "sha256": _sha256(entries)}).encode()


def from_bytes(raw: bytes, of: str) -> tuple[StoredFile, ...]:
    """Read what `to_bytes` wrote.

    Parameters
    ----------
    raw : bytes
    of : str
        What the index describes, for the message.

    Raises
    ------
    StoredFilesDamaged
        If it is no index, was changed, or names a file outside its folder.
    """
    try:
        files = _parsed(raw)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise damaged(of, "its index cannot be read") from error
    if not all(_stays_inside(file.name) for file in files):
        raise damaged(of, "its index names a file elsewhere")
    return files


def _parsed(raw: bytes) -> tuple[StoredFile, ...]:
    document: dict[str, Any] = read_json(raw)
    entries = document["files"]
    if document["format"] != FORMAT or document["sha256"] != _sha256(entries):
        raise ValueError("it was changed")
    return tuple(
        StoredFile(name, entry["sha256"], int(entry["bytes"])) for name, entry in entries.items()
    )


def damaged(of: str, why: str) -> StoredFilesDamaged:
    """The error of a file or folder whose objects are not those that were sent."""
    return StoredFilesDamaged(
        f"What the shared storage has of {of} must be what was sent, but {why}.",
        hint="Restore the object from a version or a backup, or make it again.",
    )


def _stays_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return ".." not in parts and not PurePosixPath(name).is_absolute()


def _sha256(entries: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(entries, sort_keys=True).encode()).hexdigest()
