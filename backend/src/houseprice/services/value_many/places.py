"""The files of a table of homes, and those of its values, on this machine or elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Iterable
from pathlib import Path

from houseprice.errors import InvalidInput

#: Name of a file, and what changes when it does.
_FileFacts = tuple[str, list[str]]

_PART = re.compile(r"part-(\d{6,})\.parquet$")
#: What storages say of a file, which changes when the file does.
_FACTS = ("size", "ETag", "LastModified", "mtime", "created")


def source_mark(source: str) -> str:
    """SHA-256 of the names, sizes and times of change of a table's files; nothing of them is read.

    Where a storage says nothing of them, the mark is new at each call: they may have changed.

    Parameters
    ----------
    source : str
        A file, a folder or a pattern, or a URL of them.
    """
    facts = _elsewhere(source) if "://" in source else _here(_files_here(Path(source)))
    if facts is None:
        return uuid.uuid4().hex
    return hashlib.sha256(json.dumps(sorted(facts)).encode()).hexdigest()


def check_target(target: str, most: int) -> None:
    """Refuse a folder with parts that this table does not have, and would not replace.

    Parameters
    ----------
    target : str
        Folder or URL of the parts.
    most : int
        Number of parts of the table.

    Raises
    ------
    InvalidInput
        If it has parts with the numbers `most` and above, which are of other homes.
    """
    pattern = "part-*.parquet"
    if "://" in target:
        files = _elsewhere(f"{target.rstrip('/')}/{pattern}") or []
    else:
        files = _here(Path(target).glob(pattern))
    numbers = [int(match[1]) for name, _ in files if (match := _PART.search(name))]
    if others := [number for number in numbers if number >= most]:
        raise InvalidInput(
            f"TARGET must have no values of other homes, but these homes have {most:,} parts, and "
            f"{target!r} has {len(others):,} with higher numbers",
            hint="Name another folder, or remove the files of this one.",
        )


def _here(files: Iterable[Path]) -> list[_FileFacts]:
    facts = [(file, file.stat()) for file in files]
    return [(str(file), [str(stat.st_size), str(stat.st_mtime_ns)]) for file, stat in facts]


def _files_here(source: Path) -> Iterable[Path]:
    if source.is_file():
        return (source,)
    if source.is_dir():
        return source.rglob("*.parquet")
    return Path(source.anchor).glob(str(source.relative_to(source.anchor)))


def _elsewhere(url: str) -> list[_FileFacts] | None:
    """None if the storage does not say: it may be one that only the reader of the table knows."""
    try:
        import fsspec  # noqa: PLC0415 - only where files are elsewhere

        system, root = fsspec.core.url_to_fs(url, use_listings_cache=False)
        inside = system.glob(root, detail=True)
        if any(info.get("type") == "directory" for info in inside.values()):
            inside = system.find(root, detail=True)
    except Exception:  # noqa: BLE001 - each storage has errors of its own; reading and writing say them
        return None
    return [(name, [str(info.get(f)) for f in _FACTS]) for name, info in inside.items()]
