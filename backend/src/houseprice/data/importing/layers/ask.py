"""Reads what a caller says of files of areas and points, such as ``schools=schools.csv``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from houseprice.data.importing.table_request import LayerKind, LayerRequest
from houseprice.data.storage import file_sha256
from houseprice.errors import InvalidInput


def parse_layers(areas: Sequence[str], points: Sequence[str]) -> tuple[LayerRequest, ...]:
    """Read ``[NAME=]FILE[:PROPERTY,...]`` texts of areas and ``[NAME=]FILE`` texts of points.

    Raises
    ------
    InvalidInput
        If there is no such file, or a name is none.
    """
    return (
        *(_parsed("areas", text) for text in areas),
        *(_parsed("points", text) for text in points),
    )


def layer_name(file: str) -> str:
    """A name for a layer from that of its file.

    Examples
    --------
    >>> layer_name("/tmp/School districts (2024).geojson")
    'School districts 2024'
    """
    stem = Path(file.replace("\\", "/")).name.partition(".")[0]
    return re.sub(r"[^\w -]+", "", stem).strip(" -_")[:40].strip() or "layer"


def layer_of(
    kind: LayerKind, file: Path, name: str = "", properties: Sequence[str] = ()
) -> LayerRequest:
    """The request for a file on this machine."""
    return LayerRequest(
        kind, name or layer_name(file.name), str(file.resolve()), file_sha256(file),
        tuple(properties),
    )  # fmt: skip


def _parsed(kind: LayerKind, text: str) -> LayerRequest:
    name, equals, rest = text.partition("=")
    if not equals or _file_of(text) is not None:  # a path may have an equals sign itself
        name, rest = "", text
    file_and_properties = _file_of(rest)
    if file_and_properties is None:
        raise InvalidInput(
            f"areas and points must come in a file, found none named {rest[:200]!r}",
            hint="Name it as FILE, NAME=FILE or, for areas, FILE:PROPERTY,PROPERTY.",
        )
    file, properties = file_and_properties
    if properties and kind == "points":
        raise InvalidInput(f"--points must be NAME=FILE, got {text[:200]!r}")
    return layer_of(kind, file, name.strip(), properties)


def _file_of(text: str) -> tuple[Path, list[str]] | None:
    """The file and the properties behind it, if there is one; a path may have a colon itself."""
    for path, properties in ((text, ""), text.rpartition(":")[::2]):
        file = Path(path).expanduser()
        if path and _is_file(file):
            return file, [part.strip() for part in properties.split(",") if part.strip()]
    return None


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # a text that is too long for a path is none
        return False
