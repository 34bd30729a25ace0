"""Text of every habit becomes the same table; the fast and the careful parser agree."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest.mock import patch

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.data.importing.files.sheets import HEADER, kinds_of, read, rows_of, text_of

from houseprice.data.importing.files import csv_reader
from houseprice.data.importing.sheet import Sheet
from houseprice.errors import HousePriceError, InvalidData, TooLarge

SIZES = (60, 100_000)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("size", SIZES)
def test_every_delimiter_gives_the_same_table(tmp_path: Path, delimiter: str, size: int) -> None:
    sheet = read(tmp_path, text_of([HEADER, *rows_of(size)], delimiter))
    assert sheet.frame.columns == HEADER
    assert sheet.frame.rows()[-1] == tuple(rows_of(size)[-1])
    assert sheet.row.to_list() == list(range(2, size + 2))
    assert sheet.problems == ()


@pytest.mark.parametrize("size", SIZES)
def test_blank_lines_count_as_rows(tmp_path: Path, size: int) -> None:
    sheet = read(tmp_path, text_of([HEADER, *rows_of(size)], end="\n\n"))
    assert sheet.frame.height == size
    assert sheet.row.to_list() == list(range(3, 2 * size + 2, 2))


def test_mixed_line_ends_are_read_fast_and_with_care(tmp_path: Path) -> None:
    lines = [",".join(row) for row in (HEADER, *rows_of(3))]
    sheet = read(tmp_path, "\r\n".join(lines[:2]) + "\n" + "\n".join(lines[2:]))
    old = read(tmp_path, "\r".join(lines[:2]) + "\n" + "\r\n".join(lines[2:]))
    assert sheet.frame.equals(old.frame)
    assert sheet.row.equals(old.row)


@pytest.mark.parametrize("size", SIZES)
def test_titles_and_totals_are_left_out_and_named(tmp_path: Path, size: int) -> None:
    text = "Register of sales\nprinted 3 January 2025\n\n" + text_of([HEADER, *rows_of(size)])
    sheet = read(tmp_path, text + "Total,,999,,\n\nSource: land registry\n")
    assert sheet.frame.height == size
    assert sheet.row[0] == 5  # the header is in row 4
    assert kinds_of(sheet) == ["lines above the header", "total line", "total line"]
    assert [problem.row for problem in sheet.problems] == [1, size + 5, size + 7]
    assert sheet.problems[0].count == 2
    assert sheet.problems[1].value == "Total | 999"


def test_rows_without_their_last_empty_fields_are_filled_and_said(tmp_path: Path) -> None:
    rows = rows_of(60)
    rows[3], rows[9] = rows[3][:4], rows[9][:3]
    sheet = read(tmp_path, text_of([HEADER, *rows]))
    assert sheet.frame.row(9) == (*rows[9], None, None)
    assert kinds_of(sheet) == ["short rows"]
    assert (sheet.problems[0].row, sheet.problems[0].count) == (5, 2)


@pytest.mark.parametrize("extra", [[""], ["", "", ""]])
def test_delimiters_at_the_end_of_data_rows_are_harmless(tmp_path: Path, extra: list[str]) -> None:
    sheet = read(tmp_path, text_of([HEADER, *([*row, *extra] for row in rows_of(60))]))
    assert sheet.frame.columns == HEADER
    assert sheet.problems == ()


def test_doubled_names_get_a_number(tmp_path: Path) -> None:
    sheet = read(tmp_path, "price,area,area,area (2),\n1,2,3,4,\n5,6,7,8,\n")
    assert sheet.frame.columns == ["price", "area", "area (3)", "area (2)"]
    assert kinds_of(sheet) == ["column name twice"]


def test_a_column_without_name_keeps_the_number_of_its_place(tmp_path: Path) -> None:
    sheet = read(tmp_path, "price,,,area\n1,,x,3\n2,,y,4\n")
    assert sheet.frame.columns == ["price", "column_3", "area"]
    assert kinds_of(sheet) == ["column without a name"]


def test_a_header_that_is_not_ended_is_mended(tmp_path: Path) -> None:
    names = ",".join(f'"{name}"' for name in HEADER)
    lines = [",".join(f'"{value}"' for value in row) for row in rows_of(60)]
    for glue in (names + lines[0][1:], names + lines[0]):  # without and with the first quote
        sheet = read(tmp_path, "\n".join((glue, *lines[1:])))
        assert sheet.frame.rows() == [tuple(row) for row in rows_of(60)]
        assert sheet.row.to_list() == list(range(1, 61))  # the first sale is in line 1
        assert kinds_of(sheet) == ["header not ended"]


def test_a_header_without_quotes_that_is_not_ended_is_named(tmp_path: Path) -> None:
    text = text_of([HEADER, *rows_of(60)]).replace("suburb\n", "suburb", 1)
    with pytest.raises(InvalidData, match="the header must end in a line end") as caught:
        read(tmp_path, text)
    assert "behind the name of column 5 in line 1" in caught.value.hint


@pytest.mark.parametrize("count", [60, 100_000])
def test_a_file_without_a_header_loses_no_sale(tmp_path: Path, count: int) -> None:
    sheet = read(tmp_path, text_of(rows_of(count)))
    assert sheet.frame.columns == [f"column_{place}" for place in range(1, 6)]
    assert sheet.frame.rows() == [tuple(row) for row in rows_of(count)]
    assert sheet.row.to_list() == list(range(1, count + 1))
    assert kinds_of(sheet) == ["no header"]
    assert "Say which column is the price" in sheet.problems[0].fixes[0]


def test_a_line_of_too_many_fields_is_named(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="at most 500 columns, got 20001 in row 3"):
        read(tmp_path, "a,b\n1,2\n" + "," * 20_000 + "\n")


_CELL = st.one_of(
    st.sampled_from(
        ["", " ", "1", "a b", "ü", '"', 'x"y', '5" pipe', "a,b", "a\nb", "a\r\nb", '""']
    ),
    st.text(alphabet='a1,;" \n\r\t|ü', max_size=6),
)


@settings(max_examples=400, deadline=None)
@given(
    rows=st.lists(st.lists(_CELL, min_size=1, max_size=4), min_size=1, max_size=8),
    quoted=st.sampled_from(["always", "needed", "never"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_both_parsers_agree(rows: list[list[str]], quoted: str, end: str) -> None:
    text = end.join(",".join(_written(cell, quoted) for cell in row) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        fast = _answer(Path(folder), text)
        with patch.object(csv_reader, "record_widths", return_value=None):
            careful = _answer(Path(folder), text)
    if isinstance(fast, str) or isinstance(careful, str):
        assert fast == careful
        return
    assert fast.frame.equals(careful.frame)
    assert fast.row.to_list() == careful.row.to_list()
    assert fast.problems == careful.problems


def _answer(folder: Path, text: str) -> Sheet | str:
    try:
        return read(folder, text)
    except HousePriceError as error:
        return error.message


def _written(cell: str, quoted: str) -> str:
    doubled = '"' + cell.replace('"', '""') + '"'
    if quoted == "needed":
        return doubled if set(cell) & set(',"\n\r') else cell
    return doubled if quoted == "always" else cell


def test_a_well_formed_text_takes_the_fast_way(tmp_path: Path) -> None:
    with patch.object(csv_reader, "_parsed_with_care", side_effect=AssertionError):
        sheet = read(tmp_path, 'a,b\r\n"x, ""y""\nz",2\r\n3,\r\n')
    assert sheet.frame.rows() == [('x, "y"\nz', "2"), ("3", None)]
    assert sheet.frame.dtypes == [pl.String, pl.String]
