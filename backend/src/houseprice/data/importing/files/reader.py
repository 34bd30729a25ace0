"""Reads a user's file into a sheet of text, within limits and whatever its bytes are."""

from __future__ import annotations

import codecs
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from houseprice.data.disk import disk_errors
from houseprice.data.importing.files.archives import (
    unpack_gzip,
    unpack_zip,
    zip_content,
)
from houseprice.data.importing.files.csv_reader import read_csv_text
from houseprice.data.importing.files.parquet_reader import read_parquet_text
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import ANYWHERE, ReadClock, Sheet, TablePlace
from houseprice.errors import InvalidData, NotFound, TooLarge

_START_BYTES = 512
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PARQUET = b"PAR1"
_REFUSED = {
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"%PDF": "a PDF document",
    b"SQLite": "a database",
    b"{\\rtf": "a text document",
    b"<!DOCTYPE html": "a web page",
    b"<html": "a web page",
    b"<table": "a web page",
    b"<?xml": "an XML document",
    b"PK\x05\x06": "an empty zip file",
}
_HINT = "Export the table as CSV, Excel (.xlsx), .ods, Parquet or GeoJSON."


def read_sheet(source: Path, limits: Limits, place: TablePlace = ANYWHERE) -> Sheet:
    """Read a whole file; its bytes decide the format, not its name.

    CSV with any delimiter, workbooks (.xlsx, .xlsb, .xls, .ods), Parquet, GeoParquet and GeoJSON;
    each of them also packed with gzip, or as the only table of a zip file.

    Parameters
    ----------
    source : Path
        The file of the user.
    limits : Limits
        Limits for the file and its table.
    place : TablePlace
        The sheet and the row of the header, if they are said.

    Raises
    ------
    NotFound
        If there is no such file.
    TooLarge
        If a limit is passed; the message names it.
    InvalidData
        If the file is no table, or a row breaks the form; the places name rows.
    InvalidInput
        If the file has no such sheet or row.
    """
    if not source.is_file():
        raise NotFound(f"a table must be a file, found none named {source.name!r}")
    size = source.stat().st_size
    if size > limits.file_bytes:
        raise TooLarge(f"a file must have at most {limits.file_bytes} bytes, got {size}",
                       hint="Pack the file with gzip, or send it as Parquet.")  # fmt: skip
    with disk_errors(), tempfile.TemporaryDirectory(prefix="sheet-") as folder:
        return _read(source, _Way(Path(folder), limits, ReadClock(limits), place))


@dataclass(frozen=True)
class _Way:
    """How a table is reached: where it is unpacked, what it was packed in, within what limits."""

    folder: Path
    limits: Limits
    clock: ReadClock
    place: TablePlace = ANYWHERE
    packages: tuple[str, ...] = ()

    @property
    def compression(self) -> str:
        return self.packages[0] if self.packages else ""

    def inside(self, package: str) -> _Way:
        return replace(self, packages=(*self.packages, package))


def _read(source: Path, way: _Way) -> Sheet:
    with source.open("rb") as stream:
        start = stream.read(_START_BYTES)
    _refuse_others(start)
    if start.startswith(_GZIP):
        return _read_packed(source, "gzip", way)
    content = zip_content(source, way.limits, way.clock) if start.startswith(_ZIP) else ""
    if content == "zip":
        return _read_packed(source, "zip", way)
    if content or start.startswith(_OLD_OFFICE):
        return _read_workbook(source, content or "xls", way)
    if start.startswith(_PARQUET):
        way.place.check("Parquet")
        sheet = read_parquet_text(source, way.limits, way.clock)
        return replace(sheet, dialect=replace(sheet.dialect, compression=way.compression))
    if start.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"{", b"["):
        return _read_geojson(source, way)
    way.place.check("a text", has_lines=True)
    with source.open("rb") as stream:
        return read_csv_text(
            stream, way.folder, way.compression, way.limits, way.clock, place=way.place
        )


def _read_packed(source: Path, package: str, way: _Way) -> Sheet:
    """Unpack gzip or zip, and gzip within zip; archives in archives can hide any size."""
    if way.packages and (way.packages, package) != (("zip",), "gzip"):
        raise InvalidData(
            "a packed file must hold a table, got another archive in it",
            hint="Unpack the outer one and send the inner one.",
        )
    inner = way.folder / f"from-{package}"
    with inner.open("wb") as into, source.open("rb") as stream:
        if package == "zip":
            unpack_zip(source, into, way.limits, way.clock)
        else:
            unpack_gzip(stream, into, way.limits, way.clock)
    return _read(inner, way.inside(package))


def _read_workbook(source: Path, kind: str, way: _Way) -> Sheet:
    from houseprice.data.importing.files.workbook import read_workbook  # noqa: PLC0415  is rare

    return read_workbook(source, kind, way.compression, way.limits, way.clock, place=way.place)


def _read_geojson(source: Path, way: _Way) -> Sheet:
    from houseprice.data.importing.files.geojson_reader import read_geojson  # noqa: PLC0415  is rare

    way.place.check("GeoJSON")
    return read_geojson(source, way.compression, way.limits, way.clock)


def _refuse_others(start: bytes) -> None:
    if not start:
        raise InvalidData("a table must have a header and rows, got an empty file", hint=_HINT)
    for magic, name in _REFUSED.items():
        if start.lstrip().startswith(magic):
            raise InvalidData(f"a table must be CSV, Excel, Parquet or GeoJSON, got {name}",
                              hint=_HINT)  # fmt: skip
