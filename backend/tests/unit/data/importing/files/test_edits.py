"""Cells that are edited at the import are read like any other, and the import says which."""

from __future__ import annotations

import io
from pathlib import Path

import polars as pl
import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]  # ships no types
from tests.unit.data.importing.files.sheets import HEADER, read, rows_of, text_of

from houseprice.data.importing.files.edits import with_edits
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import EditedCell, Sheet
from houseprice.data.importing.table_request import CellEdit
from houseprice.errors import InvalidInput


def csv_bytes(rows: list[list[str]]) -> bytes:
    return text_of([HEADER, *rows]).encode()


def excel_bytes(rows: list[list[str]]) -> bytes:
    file, book = io.BytesIO(), Workbook()
    for row in (HEADER, *rows):
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def parquet_bytes(rows: list[list[str]]) -> bytes:
    file = io.BytesIO()
    typed = pl.DataFrame(rows, schema=HEADER, orient="row")
    typed.with_columns(pl.col("price", "area").cast(pl.Int64)).write_parquet(file)
    return file.getvalue()


def edited(sheet: Sheet, *edits: CellEdit) -> Sheet:
    return with_edits(sheet, edits, Limits())


@pytest.mark.parametrize("write", [csv_bytes, excel_bytes, parquet_bytes])
def test_a_cell_of_every_kind_of_file_is_changed(tmp_path: Path, write: object) -> None:
    assert callable(write)
    sheet = read(tmp_path, write(rows_of(60)))
    changed = edited(sheet, CellEdit(7, "price", " 250000 "), CellEdit(61, "suburb", ""))
    assert changed.frame["price"][5] == "250000"
    assert changed.frame["suburb"][59] is None
    assert changed.frame.drop("price", "suburb").equals(sheet.frame.drop("price", "suburb"))
    assert sheet.frame["price"][5] == "502500"  # what was read stays as it was
    assert changed.edited == (
        EditedCell(7, "price", "502500", "250000"),
        EditedCell(61, "suburb", "Riverton", None),
    )
    note = changed.problems[-1]
    assert (note.kind, note.count, note.row, note.column) == ("edited by hand", 2, 7, "price")
    assert note.rule == "2 cells were changed by hand at the import"


def test_lines_above_the_header_and_blank_lines_count_as_in_a_spreadsheet(tmp_path: Path) -> None:
    text = "Register of sales\nprinted 3 January 2025\n\n" + text_of([HEADER, *rows_of(60)])
    sheet = edited(read(tmp_path, text), CellEdit(5, "beds", "9"))
    assert sheet.frame["beds"][0] == "9"


def test_a_header_of_several_lines_is_named_as_in_the_file(tmp_path: Path) -> None:
    sheet = read(tmp_path, '"sale\n price",area\n1,2\n3,4\n')
    assert edited(sheet, CellEdit(2, "sale\n price", "7")).frame["sale price"][0] == "7"


BAD = [
    (CellEdit(1, "price", "1"), "got row 1; the table has rows 2 to 61"),  # the header
    (CellEdit(62, "price", "1"), "got row 62; the table has rows 2 to 61"),
    (CellEdit(2, "Price", "1"), "'Price'; its columns are price, sold, area, beds, suburb"),
    (CellEdit(2, "price", "é" * 9_000), "a value must have at most 10 bytes"),
]


@pytest.mark.parametrize(("edit", "message"), BAD)
def test_a_cell_that_is_not_there_is_named_with_what_is(
    tmp_path: Path, edit: CellEdit, message: str
) -> None:
    sheet = read(tmp_path, text_of([HEADER, *rows_of(60)]))
    limits = Limits(field_bytes=10) if "bytes" in message else Limits()
    with pytest.raises(InvalidInput) as caught:
        with_edits(sheet, [edit], limits)
    assert message in caught.value.message


def test_a_cell_is_edited_once_by_whichever_name(tmp_path: Path) -> None:
    sheet = read(tmp_path, "sale price,area\n1,2\n3,4\n")
    with pytest.raises(InvalidInput, match="two edits of row 2"):
        edited(sheet, CellEdit(2, "sale price", "5"), CellEdit(2, "sale  price", "6"))


def test_without_edits_the_sheet_is_the_same(tmp_path: Path) -> None:
    sheet = read(tmp_path, text_of([HEADER, *rows_of(60)]))
    assert edited(sheet) is sheet
