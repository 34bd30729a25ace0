"""A folder as a .zip that is made while it is sent, without a copy on disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import RawIOBase
from pathlib import Path

CHUNK_BYTES = 2**18


class _Sink(RawIOBase):
    """A file that keeps its bytes until they are taken."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # zipfile writes bytes only
        self._parts.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)


def zip_chunks(folder: Path, name: str) -> Iterator[bytes]:
    """The bytes of an archive, in pieces, with the files of `folder` under the folder `name`.

    Parameters
    ----------
    folder : Path
        The folder, which is read file by file, in order of name.
    name : str
        The only folder at the top of the archive.
    """
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield from _member(archive, sink, path, f"{name}/{path.relative_to(folder)}")
    yield sink.take()


def _member(archive: zipfile.ZipFile, sink: _Sink, path: Path, name: str) -> Iterator[bytes]:
    entry = zipfile.ZipInfo.from_file(path, name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with path.open("rb") as source, archive.open(entry, "w") as target:
        while chunk := source.read(CHUNK_BYTES):
            target.write(chunk)
            yield sink.take()
