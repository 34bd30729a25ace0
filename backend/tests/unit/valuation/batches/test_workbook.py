"""Workbooks that are written as text are read by whoever reads workbooks."""

from __future__ import annotations

from pathlib import Path

import openpyxl  # type: ignore[import-untyped]  # ships no types
import polars as pl
from python_calamine import load_workbook

from houseprice.valuation.batches.workbook import write_workbook

FIRST = pl.DataFrame(
    {
        "row & <name>": ["  a & b < c > d ", "line\nbreak", None],
        "value": [1.5, None, -2e-7],
        "count": [1, 2, None],
        "held": ["x\x00\x0by", "🏡 Ångström", "q" * 40_000],
    }
)


def test_texts_numbers_and_gaps_come_back_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    write_workbook([FIRST, FIRST.reverse()], file, "values")
    header, *rows = load_workbook(file).get_sheet_by_name("values").to_python()
    assert header == FIRST.columns
    assert rows[0] == ["  a & b < c > d ", 1.5, 1.0, "xy"]
    assert rows[1] == ["line\nbreak", "", 2.0, "🏡 Ångström"]
    assert rows[2] == ["", -2e-7, "", "q" * 32_767]
    assert rows[3:] == rows[2::-1]


def test_another_reader_sees_the_same_and_the_header_stays_in_view(tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    write_workbook([FIRST], file, "values")
    sheet = openpyxl.load_workbook(file)["values"]
    assert sheet.freeze_panes == "B2"
    assert (sheet.max_row, sheet.max_column) == (4, 4)
    assert sheet["A2"].value == "  a & b < c > d "
    assert (sheet["B3"].value, sheet["B4"].value) == (None, -2e-7)
    assert sheet["D3"].value == "🏡 Ångström"
