"""Write, read and check the folder of a trained model."""

from __future__ import annotations

import errno
import hashlib
import json
import shutil
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from houseprice.data.durable import rename_when_synced
from houseprice.errors import Conflict, CorruptArtifact, StorageFull

MANIFEST = "manifest.json"
#: Key of the manifest's checksum of itself.
OWN_SHA256 = "own_sha256"
#: Grows whenever a reader of the older shape could misread the newer one.
FORMAT = 1
_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_BLOCK = 1 << 20


@contextmanager
def new_folder(final: Path) -> Iterator[Path]:
    """Give a folder to fill, which appears under its final name complete or not at all.

    Parameters
    ----------
    final : Path
        A path that does not exist; its parent is created where needed.

    Yields
    ------
    Path
        A folder beside the final one. Every file in it is on disk before it gets the final name;
        it is removed if the block raises.

    Raises
    ------
    Conflict
        If the final folder exists already.
    StorageFull
        If the disk is full or a quota is reached.
    """
    if final.exists():
        raise Conflict(
            f"A model folder is written once, but {final.name} exists already.",
            hint="Name another folder or remove this one.",
        )
    partial = final.parent / f".{final.name}.{uuid.uuid4().hex[:12]}.partial"
    try:
        with full_disk_is_storage_full():
            partial.mkdir(parents=True)
            yield partial
            rename_when_synced(partial, final)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


@contextmanager
def full_disk_is_storage_full() -> Iterator[None]:
    """Turn the system's "no space left" into `StorageFull`."""
    try:
        yield
    except OSError as problem:
        if problem.errno in _FULL:
            raise StorageFull(
                f"The model could not be written: {problem.strerror or 'no space left'}.",
                hint="Free some space in the data folder and start the training again.",
            ) from problem
        raise


def seal(folder: Path, manifest: Mapping[str, Any]) -> str:
    """Write ``manifest.json`` with the checksum of every other file in the folder.

    Parameters
    ----------
    folder : Path
        A folder with every file but the manifest.
    manifest : mapping
        Plain values. The function adds ``format``, ``files`` and ``own_sha256``, a checksum of
        everything else.

    Returns
    -------
    str
        SHA-256 of the manifest itself, hexadecimal.
    """
    document = {"format": FORMAT, **manifest, "files": _entries(folder)}
    document[OWN_SHA256] = _own_sha256(document)
    raw = json.dumps(document, indent=1, allow_nan=False, ensure_ascii=False).encode()
    (folder / MANIFEST).write_bytes(raw)
    return hashlib.sha256(raw).hexdigest()


def read_document(folder: Path, manifest_sha256: str | None = None) -> dict[str, Any]:
    """Read ``manifest.json`` as plain values, without a look at the other files.

    Parameters
    ----------
    folder : Path
        As `new_folder` left it.
    manifest_sha256 : str or None
        Result of `seal`, where it is known; otherwise the manifest's own checksum counts.

    Raises
    ------
    CorruptArtifact
        If it is missing, no JSON, of another format, or does not match its checksum.
    """
    document = _parsed(folder)
    if manifest_sha256 is not None:
        if file_sha256(folder / MANIFEST) != manifest_sha256:
            raise CorruptArtifact(f"{MANIFEST} of {folder.name} is not the published one.")
    # Older manifests have no such checksum.
    elif OWN_SHA256 in document and document[OWN_SHA256] != _own_sha256(document):
        raise CorruptArtifact(f"{MANIFEST} of {folder.name} does not match its checksum.")
    return document


def _parsed(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        document = json.loads(path.read_bytes())
    except FileNotFoundError as problem:
        raise CorruptArtifact(f"{folder.name} has no {MANIFEST}.") from problem
    except (ValueError, OSError) as problem:
        raise CorruptArtifact(f"{MANIFEST} of {folder.name} cannot be read.") from problem
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise CorruptArtifact(f"{MANIFEST} of {folder.name} must be of format {FORMAT}.")
    if not isinstance(document.get("files"), dict):
        raise CorruptArtifact(f"{MANIFEST} of {folder.name} names no files.")
    return document


def check_files(folder: Path, manifest_sha256: str | None = None) -> dict[str, Any]:
    """Check every file of a model against its checksum.

    Parameters
    ----------
    folder : Path
        As `new_folder` left it.
    manifest_sha256 : str or None
        Result of `seal`, where it is known.

    Returns
    -------
    dict
        As `read_document` gives it.

    Raises
    ------
    CorruptArtifact
        If a file is missing, is a link, differs from its checksum, or is not in the manifest.
    """
    document = read_document(folder, manifest_sha256)
    for name, entry in document["files"].items():
        check_file(folder, name, entry)
    names = {path.relative_to(folder).as_posix() for path in _files(folder)}
    strange = {name for name in names - {MANIFEST, *document["files"]} if not _is_hidden(name)}
    if strange:
        raise CorruptArtifact(
            f"{folder.name} holds files that its {MANIFEST} does not name: "
            f"{', '.join(sorted(strange)):.200}.",
            hint="Move them elsewhere; a model's folder holds nothing else.",
        )
    return document


def _is_hidden(name: str) -> bool:
    """Whether a file manager may have left this file; no file of a model has such a name."""
    return PurePosixPath(name).name.startswith(".")


def _own_sha256(document: Mapping[str, Any]) -> str:
    """Checksum of a manifest's values, whatever their order, without the checksum itself."""
    plain = {name: value for name, value in document.items() if name != OWN_SHA256}
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def check_file(folder: Path, name: str, entry: Any) -> None:
    """Compare one file of a model with its checksum.

    Parameters
    ----------
    folder : Path
    name : str
        As in the manifest's ``files``.
    entry : mapping
        The manifest's entry of the file, with ``sha256``.

    Raises
    ------
    CorruptArtifact
        If the file is missing, is a link, lies elsewhere, or differs.
    """
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts:
        raise CorruptArtifact(f"{MANIFEST} of {folder.name} names a file outside it: {name!r}.")
    path = folder / relative
    if path.is_symlink() or not path.is_file():
        raise CorruptArtifact(f"{name} of {folder.name} is missing.")
    if not isinstance(entry, Mapping) or file_sha256(path) != entry.get("sha256"):
        raise CorruptArtifact(f"{name} of {folder.name} does not match its checksum.")


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def size_bytes(folder: Path) -> int:
    """Total size of all files of a model."""
    return sum(path.stat().st_size for path in _files(folder))


def write_json(path: Path, document: Mapping[str, Any]) -> None:
    """Write plain values; numbers must be finite."""
    path.write_text(json.dumps(document, allow_nan=False, ensure_ascii=False), encoding="utf-8")


def read_json(path: Path) -> dict[str, Any]:
    """Read what `write_json` wrote.

    Raises
    ------
    CorruptArtifact
        If it is missing or no JSON object.
    """
    try:
        document = json.loads(path.read_bytes())
    except (OSError, ValueError) as problem:
        raise CorruptArtifact(f"{path.name} cannot be read.") from problem
    if not isinstance(document, dict):
        raise CorruptArtifact(f"{path.name} must hold a JSON object.")
    return document


def _entries(folder: Path) -> dict[str, dict[str, Any]]:
    return {
        path.relative_to(folder).as_posix(): {
            "sha256": file_sha256(path),
            "bytes": path.stat().st_size,
        }
        for path in _files(folder)
        if path != folder / MANIFEST
    }


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
