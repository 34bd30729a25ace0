"""Reads a user's file into a sheet of text, within limits and whatever its bytes are."""

from __future__ import annotations

import tempfile
from pathlib import Path

from houseprice.data.disk import disk_errors
from houseprice.data.importing.archives import (
    copy_within,
    unpack_gzip,
    unpack_zip,
    zip_content,
)
from houseprice.data.importing.csv_reader import read_csv_text
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.parquet_reader import read_parquet_text
from houseprice.data.importing.sheet import ReadClock, Sheet
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
    b"<?xml": "an XML document",
    b"PK\x05\x06": "an empty zip file",
}
_HINT = "Export the table as CSV, Excel (.xlsx), .ods, Parquet or GeoJSON."


def read_sheet(source: Path, limits: Limits) -> Sheet:
    """Read a whole file; its bytes decide the format, not its name.

    CSV with any delimiter, workbooks (.xlsx, .xlsb, .xls, .ods), Parquet, GeoParquet and GeoJSON;
    each of them also packed with gzip, or as the only table of a zip file.

    Parameters
    ----------
    source : Path
        The file of the user.
    limits : Limits
        Limits for the file and its table.

    Raises
    ------
    NotFound
        If there is no such file.
    TooLarge
        If a limit is passed; the message names it.
    InvalidData
        If the file is no table, or a row breaks the form; the places name rows.
    """
    if not source.is_file():
        raise NotFound(f"a table must be a file, found none named {source.name!r}")
    size = source.stat().st_size
    if size > limits.file_bytes:
        raise TooLarge(f"a file must have at most {limits.file_bytes} bytes, got {size}",
                       hint="Pack the file with gzip, or send it as Parquet.")  # fmt: skip
    clock = ReadClock(limits)
    with disk_errors(), tempfile.TemporaryDirectory(prefix="sheet-") as folder:
        return _unpacked(source, Path(folder), limits, clock)


def _unpacked(source: Path, folder: Path, limits: Limits, clock: ReadClock) -> Sheet:
    start = _start(source)
    content = zip_content(source, limits, clock) if start.startswith(_ZIP) else ""
    if content != "zip" and not start.startswith(_GZIP):
        return _read(source, start, content, "", folder, limits, clock)
    compression = content or "gzip"
    inner = folder / "unpacked"
    with inner.open("wb") as into:
        if content:
            unpack_zip(source, into, limits, clock)
        else:
            with source.open("rb") as stream:
                unpack_gzip(stream, into, limits, clock)
    return _read_inner(inner, compression, folder, limits, clock)


def _read_inner(
    inner: Path, compression: str, folder: Path, limits: Limits, clock: ReadClock
) -> Sheet:
    start = _start(inner)
    content = zip_content(inner, limits, clock) if start.startswith(_ZIP) else ""
    if content == "zip" or (start.startswith(_GZIP) and compression == "gzip"):
        raise InvalidData("a packed file must hold a table, got another archive",
                          hint="Unpack the outer one and send the inner one.")  # fmt: skip
    if start.startswith(_GZIP):
        with inner.open("rb") as stream, (folder / "gzip").open("wb") as into:
            unpack_gzip(stream, into, limits, clock)
        inner.unlink()
        return _read_inner(folder / "gzip", "gzip", folder, limits, clock)
    return _read(inner, start, content, compression, folder, limits, clock)


def _read(
    source: Path,
    start: bytes,
    content: str,
    compression: str,
    folder: Path,
    limits: Limits,
    clock: ReadClock,
) -> Sheet:
    _refuse_others(start)
    if content or start.startswith(_OLD_OFFICE):
        from houseprice.data.importing.workbook import read_workbook  # noqa: PLC0415  is rare

        return read_workbook(source, content or "xls", compression, limits, clock)
    if start.startswith(_PARQUET):
        return read_parquet_text(source, limits, clock)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        from houseprice.data.importing.geojson_reader import read_geojson  # noqa: PLC0415  is rare

        return read_geojson(source, compression, limits, clock)
    with tempfile.TemporaryFile(dir=folder) as plain, source.open("rb") as stream:
        copy_within(stream, plain, limits, clock)
        return read_csv_text(plain, folder, compression, limits, clock)


def _start(source: Path) -> bytes:
    with source.open("rb") as stream:
        return stream.read(_START_BYTES)


def _refuse_others(start: bytes) -> None:
    if not start:
        raise InvalidData("a table must have a header and rows, got an empty file", hint=_HINT)
    for magic, name in _REFUSED.items():
        if start.lstrip().startswith(magic):
            raise InvalidData(f"a table must be CSV, Excel, Parquet or GeoJSON, got {name}",
                              hint=_HINT)  # fmt: skip
