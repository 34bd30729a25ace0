"""Reads a user's file into a sheet of text, within limits and whatever its bytes are."""

from __future__ import annotations

import codecs
import re
import tempfile
import zlib
from pathlib import Path
from typing import BinaryIO

from houseprice.data.disk import disk_errors
from houseprice.data.importing.csv_reader import read_csv_text
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.parquet_reader import read_parquet_text
from houseprice.data.importing.sheet import ReadClock, Sheet
from houseprice.errors import InvalidData, NotFound, TooLarge

_CHUNK_BYTES = 1 << 18
_GZIP = b"\x1f\x8b"
_PARQUET = b"PAR1"
_REFUSED = {
    b"PK\x03\x04": "a zip archive or a spreadsheet",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"%PDF": "a PDF document",
    b"SQLite": "a database",
}
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf]")
_HINT = "Export the table as CSV (UTF-8), CSV packed with gzip, or Parquet."


def read_sheet(source: Path, limits: Limits) -> Sheet:
    """Read a whole CSV, CSV.gz or Parquet file; its bytes decide the format, not its name.

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
        raise TooLarge(f"a file must have at most {limits.file_bytes} bytes, got {size}")
    clock = ReadClock(limits)
    with disk_errors(), source.open("rb") as stream:
        start = stream.read(8)
        stream.seek(0)
        _refuse_others(start)
        if start.startswith(_PARQUET):
            return read_parquet_text(source, limits, clock)
        return _read_text(stream, start, limits, clock)


def _refuse_others(start: bytes) -> None:
    if not start:
        raise InvalidData("a table must have a header and rows, got an empty file", hint=_HINT)
    for magic, name in _REFUSED.items():
        if start.startswith(magic):
            raise InvalidData(f"a table must be CSV, CSV.gz or Parquet, got {name}", hint=_HINT)


def _read_text(stream: BinaryIO, start: bytes, limits: Limits, clock: ReadClock) -> Sheet:
    packed = start.startswith(_GZIP)
    with tempfile.TemporaryFile() as plain:
        if packed:
            _unpack(stream, plain, limits, clock)
        else:
            _copy(stream, plain, limits)
        encoding = _encoding(plain, clock)
        plain.seek(0)
        return read_csv_text(plain, encoding, "gzip" if packed else "", limits, clock)


def _unpack(stream: BinaryIO, plain: BinaryIO, limits: Limits, clock: ReadClock) -> None:
    """Decompress one gzip member without trust in the sizes that its header states."""
    member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    room = limits.unpacked_bytes
    while not member.eof:
        clock.check()
        data = member.unconsumed_tail or stream.read(_CHUNK_BYTES)
        text = _inflate(member, data)
        if not data and not text:
            raise InvalidData("a gzip file must be whole, got one that ends early", hint=_HINT)
        room -= len(text)
        _check_room(room, limits)
        plain.write(text)
    if member.unused_data or stream.read(1):
        raise InvalidData("a gzip file must have one member, got more after the first", hint=_HINT)


def _inflate(member: zlib._Decompress, data: bytes) -> bytes:
    try:
        return member.decompress(data, _CHUNK_BYTES)
    except zlib.error as error:
        raise InvalidData(f"a gzip file must be intact, got {error}", hint=_HINT) from error


def _check_room(room: int, limits: Limits) -> None:
    if room < 0:
        raise TooLarge(
            f"a table must have at most {limits.unpacked_bytes} bytes unpacked, got more",
            hint="Split the table, or send it as Parquet.",
        )


def _copy(stream: BinaryIO, plain: BinaryIO, limits: Limits) -> None:
    room = limits.unpacked_bytes
    while data := stream.read(_CHUNK_BYTES):
        room -= len(data)
        _check_room(room, limits)
        plain.write(data)


def _encoding(plain: BinaryIO, clock: ReadClock) -> str:
    """Encoding of the whole text: by its byte order mark, else UTF-8 if it fits, else cp1252."""
    plain.seek(0)
    start = plain.read(4)
    marked = next((name for mark, name in _BOMS.items() if start.startswith(mark)), None)
    broken = _first_broken(plain, marked or "utf-8", clock)
    if broken is None:
        return marked or "utf-8"
    # A surrogate is never Windows text; other bytes that are not UTF-8 may be.
    if marked or _SURROGATE.match(broken[1]) or _first_broken(plain, "cp1252", clock):
        raise _bad_text(broken[0], f"0x{broken[1][0]:02x}")
    return "cp1252"


def _first_broken(plain: BinaryIO, encoding: str, clock: ReadClock) -> tuple[int, bytes] | None:
    """Line and bytes of the first text that does not fit the encoding; zero bytes are refused."""
    plain.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
    line = 1
    while True:
        clock.check()
        data = plain.read(_CHUNK_BYTES)
        try:
            text = decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            return line + error.object[: error.start].count(b"\n"), error.object[error.start :]
        if "\0" in text:
            raise _bad_text(line + text[: text.index("\0")].count("\n"), "0x00")
        line += text.count("\n")
        if not data:
            return None


def _bad_text(line: int, value: str) -> InvalidData:
    rule = "must be UTF-8 text without zero bytes"
    return InvalidData(
        f"a CSV file {rule}, got the byte {value} in line {line}",
        hint="Save the table again as UTF-8.",
        places=({"row": line, "column": None, "value": value, "rule": rule},),
    )
