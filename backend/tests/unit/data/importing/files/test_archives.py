"""Packed tables are read; what packs more, or hides its size, is refused."""

from __future__ import annotations

import gzip
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]  # ships no types
from tests.unit.data.importing.files.sheets import HEADER, read, rows_of, text_of

from houseprice.data.importing.limits import Limits
from houseprice.errors import InvalidData, TooLarge

_TABLE = text_of([HEADER, *rows_of(60)])


def _zipped(files: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "files",
    [
        {"sales.csv": _TABLE},
        {"export/sales.data": _TABLE},  # the only file needs no name
        {"sales.csv": _TABLE, "readme.txt": "about", "__MACOSX/._sales.csv": "x", ".DS_Store": "x"},
        {"sales.csv.gz": gzip.compress(_TABLE.encode())},
        {"licence.pdf": b"%PDF", "sales.TSV": _TABLE.replace(",", "\t")},
    ],
)
def test_the_only_table_of_a_zip_file_is_read(
    tmp_path: Path, files: dict[str, bytes | str]
) -> None:
    sheet = read(tmp_path, _zipped(files))
    assert sheet.frame.columns == HEADER
    assert sheet.frame.height == 60
    assert sheet.dialect.compression == "zip"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.csv": _TABLE, "b/c.xlsx": "x"}, r"exactly one table, got 2: a\.csv, b/c\.xlsx"),
        ({}, "must be|got 0"),
        ({"homes.shp": "x", "homes.dbf": "x"}, "got a shapefile"),
        ({"inner.zip": _zipped({"a.csv": _TABLE})}, "got another archive"),
        ({"[Content_Types].xml": "x", "word/document.xml": "x"}, "another office document"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}, "office"),
    ],
)
def test_other_zip_files_say_what_they_hold(
    tmp_path: Path, files: dict[str, bytes | str], message: str
) -> None:
    with pytest.raises(InvalidData, match=message) as caught:
        read(tmp_path, _zipped(files))
    assert caught.value.hint


def test_a_broken_zip_file_is_refused(tmp_path: Path) -> None:
    data = bytearray(_zipped({"sales.csv": _TABLE}))
    for broken in (data[:-30], data[:60] + b"\xff\xff\xff" + data[63:]):
        with pytest.raises(InvalidData, match="must be intact"):
            read(tmp_path, bytes(broken))


@pytest.mark.parametrize("name", ["sales.csv", "xl/worksheets/sheet1.xml"])
def test_a_bomb_is_stopped_before_it_unpacks(tmp_path: Path, name: str) -> None:
    bomb = _zipped({name: b"\0" * 2**22})
    with pytest.raises(TooLarge, match="1048576 bytes unpacked"):
        read(tmp_path, bomb, Limits(unpacked_bytes=2**20))


def test_a_size_that_lies_is_no_way_around_the_limit(tmp_path: Path) -> None:
    size = 2**22
    bomb = _zipped({"sales.csv": b"a,b\n" * (size // 4)})
    lie = bomb.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    with pytest.raises(InvalidData, match="must be intact"):
        read(tmp_path, lie, Limits(unpacked_bytes=2**20))


def test_a_worksheet_with_a_cell_far_away_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(HEADER)
    book.active["XFD1048576"] = 1
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(TooLarge, match="got 1048576 rows and 16384 columns"):
        read(tmp_path, (tmp_path / "far.xlsx").read_bytes())


def test_the_limit_of_rows_holds_in_packages(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="at most 59 rows"):
        read(tmp_path, _zipped({"sales.csv": _TABLE}), replace(Limits(), rows=59))
