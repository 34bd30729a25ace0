"""The files of a table of homes, and those of its values, on this machine or elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from houseprice.errors import InvalidInput

_PART = re.compile(r"part-(\d{6,})\.parquet$")
#: What storages say of a file, which changes when the file does.
_FACTS = ("size", "ETag", "LastModified", "mtime", "created")


def source_mark(source: str) -> str:
    """SHA-256 of the names, sizes and times of change of a table's files; nothing of them is read.

    Parameters
    ----------
    source : str
        A file, a folder or a pattern, or a URL of them.
    """
    facts = sorted(_elsewhere(source) if "://" in source else _here(source))
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


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
    names = [name for name, _ in (_elsewhere(target) if "://" in target else _here(target))]
    numbers = [int(match[1]) for match in map(_PART.search, names) if match]
    if others := [number for number in numbers if number >= most]:
        raise InvalidInput(
            f"TARGET must have no values of other homes, but these homes have {most:,} parts, and "
            f"{target!r} has {len(others):,} with higher numbers",
            hint="Name another folder, or remove the files of this one.",
        )


def _here(source: str) -> Iterator[tuple[str, list[str]]]:
    for file in _files_here(Path(source)):
        facts = file.stat()
        yield str(file), [str(facts.st_size), str(facts.st_mtime_ns)]


def _files_here(source: Path) -> Iterable[Path]:
    if source.is_file():
        return (source,)
    if source.is_dir():
        return source.rglob("*.parquet")
    return Path(source.anchor).glob(str(source.relative_to(source.anchor)))


def _elsewhere(source: str) -> Iterator[tuple[str, list[str]]]:
    # Only where files are elsewhere.
    import fsspec  # noqa: PLC0415

    system, root = fsspec.core.url_to_fs(source, use_listings_cache=False)
    inside: Mapping[str, Mapping[str, Any]] = system.glob(root, detail=True)
    if any(info.get("type") == "directory" for info in inside.values()):
        inside = system.find(root, detail=True)
    for name, info in inside.items():
        yield name, [str(info.get(fact)) for fact in _FACTS]
