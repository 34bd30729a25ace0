"""Bytes become a sheet of text, or a clear error; never more than the limits allow."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import Sheet
from houseprice.errors import InvalidData, NotFound, TooLarge


def _read(tmp_path: Path, data: bytes, limits: Limits | None = None) -> Sheet:
    path = tmp_path / "table"
    path.write_bytes(data)
    return read_sheet(path, limits or Limits())


def test_a_byte_order_mark_is_not_part_of_the_first_name(tmp_path: Path) -> None:
    sheet = _read(tmp_path, b"\xef\xbb\xbfprice,beds\n1,2\n")
    assert sheet.frame.columns == ["price", "beds"]
    assert sheet.encoding == "utf-8"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("price,beds\n1,2\n3,4\n", ","),
        ("price;beds\n1,5;2\n3,5;4\n", ";"),  # the comma is a decimal mark
        ("price\tbeds\n1\t2\n", "\t"),
        ("price|beds\n1|2\n", "|"),
        ('price,note\n1,"a; b; c"\n2,"d; e; f"\n', ","),  # delimiters inside quotes
    ],
)
def test_the_delimiter_is_found(tmp_path: Path, text: str, delimiter: str) -> None:
    sheet = _read(tmp_path, text.encode())
    assert sheet.dialect.delimiter == delimiter
    assert sheet.frame.width == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(tmp_path: Path, end: str) -> None:
    sheet = _read(tmp_path, f"a,b{end}1,2{end}3,4{end}".encode())
    assert sheet.frame.rows() == [("1", "2"), ("3", "4")]


def test_mixed_line_ends_are_read(tmp_path: Path) -> None:
    sheet = _read(tmp_path, b"a,b\r\n1,2\n3,4\r5,6")
    assert sheet.frame.rows() == [("1", "2"), ("3", "4"), ("5", "6")]


def test_windows_text_is_read_and_said(tmp_path: Path) -> None:
    sheet = _read(tmp_path, "ort,preis\nMünchen,1\n".encode("cp1252"))
    assert sheet.frame["ort"][0] == "München"
    assert sheet.encoding == "cp1252"
    assert "cp1252" in sheet.problems[0].rule


def test_utf16_with_its_mark_is_read(tmp_path: Path) -> None:
    assert _read(tmp_path, "a,b\n1,ü\n".encode("utf-16")).frame["b"][0] == "ü"


def test_quoted_values_keep_line_ends_and_quotes(tmp_path: Path) -> None:
    sheet = _read(tmp_path, b'a,b\n"x\ny","say ""hi"""\n1,2\n')
    assert sheet.frame.rows()[0] == ("x\ny", 'say "hi"')
    assert sheet.row.to_list() == [2, 3]  # as a spreadsheet counts: one record is one row


def test_blank_lines_are_left_out_but_counted(tmp_path: Path) -> None:
    sheet = _read(tmp_path, b"a,b\n1,2\n\n,\n3,4\n")
    assert sheet.row.to_list() == [2, 5]


def test_leading_zeros_and_na_stay_as_they_are(tmp_path: Path) -> None:
    sheet = _read(tmp_path, b"id,alley,lot\n0526301100,NA,\n")
    assert sheet.frame.rows() == [("0526301100", "NA", None)]


def test_gzip_is_told_by_its_bytes(tmp_path: Path) -> None:
    sheet = _read(tmp_path, gzip.compress(b"a,b\n1,2\n"))
    assert sheet.dialect.compression == "gzip"
    assert sheet.frame.rows() == [("1", "2")]


def test_a_trailing_delimiter_makes_no_column(tmp_path: Path) -> None:
    sheet = _read(tmp_path, b"a,b,\n1,2,\n3,4,\n")
    assert sheet.frame.columns == ["a", "b"]
    assert sheet.problems == ()


def test_a_column_without_a_name_gets_one(tmp_path: Path) -> None:
    sheet = _read(tmp_path, b",price\n0,5\n1,6\n")
    assert sheet.frame.columns == ["column_1", "price"]
    assert sheet.problems[0].row == 1


_FRAME = pl.DataFrame(
    {
        "price": [1.5, float("nan")],
        "code": ["007", " x "],
        "sold": pl.Series(["2020-01-02", None]).str.to_date(),
        "new": [True, None],
    }
)


def test_parquet_is_read_like_text(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    _FRAME.write_parquet(buffer)
    sheet = _read(tmp_path, buffer.getvalue())
    assert sheet.frame.rows() == [("1.5", "007", "2020-01-02", "true"), (None, "x", None, None)]
    assert sheet.dialect.format == "parquet"


def test_a_parquet_file_of_lists_alone_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    pl.DataFrame({"a": [[1, 2]]}).write_parquet(buffer)
    with pytest.raises(InvalidData, match="must have a column of numbers, text or dates"):
        _read(tmp_path, buffer.getvalue())


@pytest.mark.parametrize(
    ("data", "message", "row"),
    [
        (b"a,b\n1,2\n1,2,3\n1,2,4\n", "every row must have 2 values", 3),
        (b'a,b\n1,2\n1,"x\n', "quotes must be closed", 3),
        (b'a,b\n1,2\n1,"x"y\n', "quotes must be closed", 3),
        (b"a,b\n1,2\n1,\x00\n", "without zero bytes", 3),
        (b"a,b\n1,2\n1,\xed\xa0\x80\n", "must be UTF-8", 3),  # a lone surrogate
        (b"a,b\n1,2\n1,\x81\n", "must be UTF-8", 3),  # neither UTF-8 nor cp1252
        (b"a,\xe2\x80\xaeb\n1,2\n", "no control characters", 1),  # right-to-left override
        (b"a," + b"x" * 10_000 + b"\n1,2\n", "at most 200 characters", 1),
        (b"1,2\n3,4\n", "the first row must name the columns", 1),
    ],
)
def test_a_broken_file_names_the_row(tmp_path: Path, data: bytes, message: str, row: int) -> None:
    with pytest.raises(InvalidData, match=message) as caught:
        _read(tmp_path, data)
    assert caught.value.places[0]["row"] == row
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"PK\x03\x04zip",
        b"BZh9",
        b"%PDF-1.4",
        b"<html><table></table></html>",
        b"\xfd7zXZ\x00",
        b"PAR1 but not really",
        gzip.compress(b"a,b\n1,2\n", mtime=0)[:-9],  # cut short
        gzip.compress(b"a,b\n1,2\n", mtime=0) + gzip.compress(b"3,4\n", mtime=0),  # two members
        gzip.compress(b"a,b\n1,2\n", mtime=0) + b"\0",
        b"\x1f\x8bnot gzip",
        "a,b\n1,2".encode("utf-16")[:-1],
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(InvalidData):
        _read(tmp_path, data)


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_sheet(tmp_path / "none.csv", Limits())


_TABLE = b"aa,b\n11,2\n33,4\n"


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("file_bytes", len(_TABLE)),
        ("unpacked_bytes", len(_TABLE)),
        ("rows", 2),
        ("columns", 2),
        ("field_bytes", 2),
        ("line_bytes", 5),
    ],
)
def test_each_limit_holds_exactly(tmp_path: Path, name: str, allowed: int) -> None:
    sheet = _read(tmp_path, _TABLE, replace(Limits(), **{name: allowed}))
    assert sheet.frame.height == 2
    with pytest.raises(TooLarge, match=str(allowed - 1)):
        _read(tmp_path, _TABLE, replace(Limits(), **{name: allowed - 1}))


@pytest.mark.parametrize("size", [70_000, 140_000])  # over our limit, over the parser's own
def test_a_quote_that_is_never_closed_swallows_no_file(tmp_path: Path, size: int) -> None:
    data = b'a,b\n1,"' + b"x" * 60 + b"\ny" * (size // 2) + b'"\n'
    with pytest.raises(TooLarge, match=r"at most 65536 bytes, got .*in row 2"):
        _read(tmp_path, data)


@pytest.mark.parametrize("name", ["rows", "columns", "field_bytes"])
def test_the_limits_hold_for_parquet_too(tmp_path: Path, name: str) -> None:
    buffer = io.BytesIO()
    pl.DataFrame({"a": ["x", "yy"], "b": ["z", "z"]}).write_parquet(buffer)
    assert _read(tmp_path, buffer.getvalue(), replace(Limits(), **{name: 2})).frame.height == 2
    with pytest.raises(TooLarge):
        _read(tmp_path, buffer.getvalue(), replace(Limits(), **{name: 1}))


def test_time_is_limited(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="read in 0 s"):
        _read(tmp_path, _TABLE, Limits(seconds=0))


def test_a_gzip_bomb_is_stopped_while_it_unpacks(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b"\0" * 2**20) for _ in range(64)) + packer.flush()
    assert len(bomb) < 100_000
    with pytest.raises(TooLarge, match="1048576 bytes unpacked"):
        _read(tmp_path, bomb, Limits(unpacked_bytes=2**20))
