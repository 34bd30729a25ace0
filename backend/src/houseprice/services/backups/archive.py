"""The archive of a backup: a tar file whose last member has the checksum of every other one.

===================  ==============================================================
member               what it holds
===================  ==============================================================
``backup.json``      format, version of the program, revision of the database, time
``tables/NAME.jsonl``  the rows of a table, one JSON object a line
``files/PATH``       a file of the data folder
``sums.json``        SHA-256 of every member before it
===================  ==============================================================
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from houseprice.errors import InvalidInput
from houseprice.services.user_text.bounded_json import read_json

FORMAT = 1
HEADER, SUMS, TABLES, FILES = "backup.json", "sums.json", "tables", "files"
_CHUNK = 1 << 20


class BackupWriter:
    """Writes members into an open tar file and remembers their checksums."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._sums: dict[str, str] = {}

    def text(self, name: str, document: Mapping[str, Any]) -> None:
        """Add a JSON document."""
        self.add(name, io.BytesIO(json.dumps(document, indent=1).encode()))

    def add(self, name: str, content: IO[bytes]) -> None:
        """Add all of a stream that can be read twice."""
        size = content.seek(0, io.SEEK_END)
        content.seek(0)
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        summed = _Summed(content)
        self._tar.addfile(entry, summed)
        self._sums[name] = summed.sha256

    def end(self) -> None:
        """Add the checksums; nothing may follow."""
        self.text(SUMS, self._sums)


class _Summed(io.RawIOBase):
    """A stream that hashes what is read from it."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content
        self._sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self._content.read(size)
        self._sum.update(chunk)
        return chunk

    @property
    def sha256(self) -> str:
        return self._sum.hexdigest()


@dataclass(frozen=True)
class BackupHeader:
    """What a backup says about itself: revision of its database, and when it was written."""

    revision: str
    created_at: str


def unpack(archive: Path, into: Path) -> BackupHeader:
    """Unpack a backup into an empty folder and check every file; returns its header.

    Raises
    ------
    InvalidInput
        If the file is no backup, is not whole, or has a member that would leave the folder.
    """
    try:
        with tarfile.open(archive, "r:") as tar:
            sums = {entry.name: _extract(tar, entry, into) for entry in tar}
        stated = read_json((into / SUMS).read_bytes())
        header: dict[str, Any] = read_json((into / HEADER).read_bytes())
    except (tarfile.TarError, FileNotFoundError, ValueError) as error:
        raise _not_whole(archive, str(error)) from error
    del sums[SUMS]
    if sums != stated:
        changed = sorted(set(sums.items()) ^ set(stated.items()))[0][0]
        raise _not_whole(archive, f"{changed} does not have its checksum")
    if header.get("format") != FORMAT:
        raise _not_whole(archive, f"its format is {header.get('format')!r}, not {FORMAT}")
    return BackupHeader(header["revision"], header["created_at"])


def _extract(tar: tarfile.TarFile, entry: tarfile.TarInfo, into: Path) -> str:
    """Write a member and return its checksum; only plain files inside the folder are taken."""
    path = PurePosixPath(entry.name)
    content = tar.extractfile(entry) if entry.isfile() else None
    if content is None or path.is_absolute() or ".." in path.parts:
        raise tarfile.TarError(f"the member {entry.name!r} is no plain file of a backup")
    target = into.joinpath(*path.parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    summed = hashlib.sha256()
    with target.open("xb") as file:
        while chunk := content.read(_CHUNK):
            summed.update(chunk)
            file.write(chunk)
    return summed.hexdigest()


def _not_whole(archive: Path, why: str) -> InvalidInput:
    return InvalidInput(
        f"{archive.name} must be a whole file of `houseprice backup`, but {why}.",
        hint="Use another backup, or copy this one again.",
    )
