"""Unpacks gzip and zip files within limits, without trust in the sizes that they state."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from functools import reduce
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import ReadClock, shortened
from houseprice.errors import InvalidData, TooLarge

_CHUNK_BYTES = 1 << 18
_TEXTS = frozenset((".csv", ".tsv", ".tab", ".psv", ".txt", ".gz", ".geojson", ".json"))
_TABLES = _TEXTS | {".parquet", ".pq", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
_MOST_MEMBERS = 10_000
_ROW = re.compile(rb'<row [^>]{0,99}?\br="(\d{1,7})"')
#: Column letters of a cell, except of the first 26 columns.
_FAR_COLUMN = re.compile(rb'<c r="([A-Z]{2,3})\d')
_OVERLAP = 128
#: Memory of a cell in a workbook, about.
_BYTES_OF_CELL = 12
#: Why zip files cannot be read: not zip, cut short, wrong checksum, an unknown method.
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


def copy_within(stream: BinaryIO, into: BinaryIO, limits: Limits, clock: ReadClock) -> None:
    """Copy a stream, at most as many bytes as a table may have unpacked."""
    room = limits.unpacked_bytes
    while data := stream.read(_CHUNK_BYTES):
        clock.check()
        room -= len(data)
        check_room(room, limits)
        into.write(data)


def check_room(room: int, limits: Limits) -> None:
    """Raise `TooLarge` if no room is left for unpacked bytes."""
    if room < 0:
        raise TooLarge(
            f"a table must have at most {limits.unpacked_bytes} bytes unpacked, got more",
            hint="Split the table, or send it as Parquet.",
        )


def unpack_gzip(stream: BinaryIO, into: BinaryIO, limits: Limits, clock: ReadClock) -> None:
    """Decompress one gzip member.

    Raises
    ------
    TooLarge
        If it unpacks to more than the limit.
    InvalidData
        If it is broken, or there is more than one member.
    """
    hint = "Pack the table again with gzip, or send it unpacked."
    member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    room = limits.unpacked_bytes
    while not member.eof:
        clock.check()
        data = member.unconsumed_tail or stream.read(_CHUNK_BYTES)
        text = _inflate(member, data, hint)
        if not data and not text:
            raise InvalidData("a gzip file must be whole, got one that ends early", hint=hint)
        room -= len(text)
        check_room(room, limits)
        into.write(text)
    if member.unused_data or stream.read(1):
        raise InvalidData("a gzip file must have one member, got more after the first", hint=hint)


def _inflate(member: zlib._Decompress, data: bytes, hint: str) -> bytes:
    try:
        return member.decompress(data, _CHUNK_BYTES)
    except zlib.error as error:
        raise InvalidData(f"a gzip file must be intact, got {error}", hint=hint) from error


def zip_content(source: Path, limits: Limits, clock: ReadClock) -> str:
    """What a zip file is: ``xlsx``, ``xlsb``, ``ods``, or ``zip`` for one that packs files.

    All members of a workbook are unpacked once, to nowhere: its sizes and checksums are right
    before another library reads it.

    Raises
    ------
    TooLarge
        If the members unpack to more than the limit.
    InvalidData
        If it is broken, or an office document without a table.
    """
    try:
        with zipfile.ZipFile(source) as packed:
            kind = _kind(packed)
            if kind != "zip":
                _check_members(packed, limits, clock)
            return kind
    except _BROKEN_ZIP as error:
        raise _broken(error) from error


def unpack_zip(source: Path, into: BinaryIO, limits: Limits, clock: ReadClock) -> str:
    """Unpack the only table of a zip file, and return its name.

    Raises
    ------
    TooLarge
        If it unpacks to more than the limit.
    InvalidData
        If there is no table or more than one, or the file is broken or has a password.
    """
    try:
        with zipfile.ZipFile(source) as packed:
            member = _only_table(packed)
            check_room(limits.unpacked_bytes - member.file_size, limits)
            with packed.open(member) as stream:
                copy_within(stream, into, limits, clock)  # type: ignore[arg-type]  # is readable
            return member.filename
    except _BROKEN_ZIP as error:
        raise _broken(error) from error


def _kind(packed: zipfile.ZipFile) -> str:
    names = set(packed.namelist())
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "mimetype" in names and "content.xml" in names:
        if b"spreadsheet" not in packed.open("mimetype").read(200):
            raise InvalidData("a table must be a spreadsheet, got another office document",
                              hint="Export the table as .xlsx, .ods or CSV.")  # fmt: skip
        return "ods"
    if "[Content_Types].xml" in names:
        raise InvalidData("a table must be a spreadsheet, got another office document",
                          hint="Export the table as .xlsx, .ods or CSV.")  # fmt: skip
    return "zip"


def _check_members(packed: zipfile.ZipFile, limits: Limits, clock: ReadClock) -> None:
    members = _members(packed)
    room = limits.unpacked_bytes - sum(member.file_size for member in members)
    check_room(room, limits)
    for member in members:
        span = _Span()
        with packed.open(member) as stream:
            while data := stream.read(_CHUNK_BYTES):
                clock.check()
                if member.filename.startswith("xl/worksheets/"):
                    span.add(data)
                    _check_span(span, limits)


@dataclass
class _Span:
    """Furthest row and column of the cells of a worksheet: they are in memory up to there."""

    rows: int = 1
    column: bytes = b"Z"
    rest: bytes = b""

    def add(self, data: bytes) -> None:
        """Look at the next bytes of the worksheet's XML."""
        text = self.rest + data
        rows = _ROW.findall(text)
        self.rows = max([self.rows, *(int(row) for row in rows[-1:])])
        columns = (self.column, *_FAR_COLUMN.findall(text))
        self.column = max(columns, key=lambda letters: (len(letters), letters))
        self.rest = text[-_OVERLAP:]

    @property
    def columns(self) -> int:
        """Number of the furthest column."""
        return reduce(lambda number, letter: 26 * number + letter - 64, self.column, 0)


def _check_span(span: _Span, limits: Limits) -> None:
    most = limits.unpacked_bytes // _BYTES_OF_CELL
    if span.rows * span.columns > max(most, 10**6):
        raise TooLarge(
            f"a sheet must span at most {most} cells, got {span.rows} rows and "
            f"{span.columns} columns",
            hint="Delete the cells far below or beside the table.",
        )


def _members(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    members = [member for member in packed.infolist() if not member.is_dir()]
    if len(members) > _MOST_MEMBERS:
        raise TooLarge(f"a zip file must have at most {_MOST_MEMBERS} files, got {len(members)}")
    if any(member.flag_bits & 1 for member in members):
        raise InvalidData(
            "a zip file must have no password, got one that has",
            hint="Unpack it and send the table.",
        )
    return members


def _only_table(packed: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = [member for member in _members(packed) if not _is_clutter(member.filename)]
    tables = [member for member in members if _suffix(member) in _TABLES] or members
    notes = [member for member in tables if _suffix(member) in {".txt", ".json"}]
    if len(tables) > len(notes):  # a text beside a table is about it
        tables = [member for member in tables if member not in notes]
    if len(tables) == 1:
        return tables[0]
    names = shortened(", ".join(member.filename for member in tables), 300)
    if any(re.search(r"\.shp$", member.filename, re.IGNORECASE) for member in members):
        raise InvalidData(f"a zip file must have one table, got a shapefile: {names}",
                          hint="Export the layer as GeoJSON or GeoParquet.")  # fmt: skip
    raise InvalidData(
        f"a zip file must have exactly one table, got {len(tables)}: {names or 'no file'}",
        hint="Send the table that holds the sales by itself.",
    )


def _suffix(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).suffix.lower()


def _is_clutter(name: str) -> bool:
    path = PurePosixPath(name)
    return "__MACOSX" in path.parts or path.name.startswith(".") or path.name == "Thumbs.db"


def _broken(error: Exception) -> InvalidData:
    text = shortened(str(error) or type(error).__name__)
    return InvalidData(
        f"a zip file or workbook must be intact, got {text}",
        hint="Save or pack the table again.",
    )
