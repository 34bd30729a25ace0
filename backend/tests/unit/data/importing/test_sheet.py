"""The sheet and the header row that the user chooses are read, and nothing else."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import polars as pl
import pytest
from openpyxl import Workbook
from tests.unit.data.importing.files.sheets import HEADER, rows_of, text_of

from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import ANYWHERE, Sheet, TablePlace
from houseprice.data.importing.table_request import TableRequest
from houseprice.errors import InvalidData, InvalidInput


def _read(folder: Path, data: bytes, place: TablePlace = ANYWHERE) -> Sheet:
    path = folder / "table"
    path.write_bytes(data)
    return read_sheet(path, Limits(), place)


def _book(sheets: dict[str, list[list[str]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


_TWO = {"2023": [HEADER, *rows_of(60)], "2024": [["note"], [], HEADER, *rows_of(20)]}


def test_the_sheet_that_is_said_is_read_although_another_is_larger(tmp_path: Path) -> None:
    largest = _read(tmp_path, _book(_TWO))
    assert (largest.frame.height, largest.origin.sheet) == (60, "2023")
    assert largest.origin.sheets == ("2023", "2024")
    said = _read(tmp_path, _book(_TWO), TablePlace("2024"))
    assert (said.frame.height, said.origin.sheet, said.origin.header_row) == (20, "2024", 3)
    assert said.row[0] == 4


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        _read(tmp_path, _book(_TWO), TablePlace("Sales"))
    assert "2023, 2024" in refused.value.hint


@pytest.mark.parametrize("size", [60, 100_000])
def test_the_header_row_that_is_said_names_the_columns(tmp_path: Path, size: int) -> None:
    lines = [["Preis", "Datum", "Fläche", "Zimmer", "Ort"], HEADER, *rows_of(size)]
    sheet = _read(tmp_path, text_of(lines).encode(), TablePlace(header_row=2))
    assert sheet.frame.columns == HEADER
    assert sheet.frame.height == size
    assert sheet.row[0] == 3
    assert [problem.kind for problem in sheet.problems] == ["lines above the header"]


def test_the_header_row_of_a_sheet_counts_as_the_spreadsheet(tmp_path: Path) -> None:
    sheet = _read(tmp_path, _book(_TWO), TablePlace("2024", 3))
    assert sheet.frame.columns == HEADER
    with pytest.raises(InvalidInput, match="a row with cells, got 2"):
        _read(tmp_path, _book(_TWO), TablePlace("2024", 2))


def test_a_header_of_numbers_is_taken_if_it_is_said(tmp_path: Path) -> None:
    text = b"1,2,3\n10,20,30\n11,21,31\n12,22,32\n"
    with pytest.raises(InvalidData, match="must name the columns"):
        _read(tmp_path, text)
    assert _read(tmp_path, text, TablePlace(header_row=1)).frame.columns == ["1", "2", "3"]


def test_the_first_lines_are_kept_to_choose_from(tmp_path: Path) -> None:
    sheet = _read(tmp_path, ("Register\n\n" + text_of([HEADER, *rows_of(30)])).encode())
    assert sheet.origin.header_row == 3
    assert [row for row, _ in sheet.origin.top[:3]] == [1, 3, 4]
    assert sheet.origin.top[1][1] == tuple(HEADER)


def test_a_text_has_no_sheets_and_parquet_no_header_row(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="of a workbook only"):
        _read(tmp_path, text_of([HEADER, *rows_of(30)]).encode(), TablePlace("Sales"))
    stream = BytesIO()
    pl.DataFrame({"price": [1, 2]}).write_parquet(stream)
    with pytest.raises(InvalidInput, match="a text or a workbook only"):
        _read(tmp_path, stream.getvalue(), TablePlace(header_row=1))


@pytest.mark.parametrize("row", [-1, 2**31])
def test_a_row_that_no_spreadsheet_has_is_refused(row: int) -> None:
    with pytest.raises(InvalidInput, match="a row number from 1"):
        TableRequest("t", header_row=row)


def test_a_table_said_to_have_no_header_keeps_that_in_its_request() -> None:
    asked = TableRequest("t", header_row=0)
    assert TableRequest.from_json(asked.to_json()) == asked
    assert asked.place == TablePlace(header_row=0)


def test_a_request_without_a_place_has_the_document_of_before() -> None:
    plain = TableRequest("t").to_json()
    assert not {"sheet", "header_row"} & set(plain)
    asked = TableRequest("t", sheet="2024", header_row=3)
    assert TableRequest.from_json(asked.to_json()) == asked
