"""Lines below a table are left out by name; sales with odd words stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.data.importing.files.sheets import HEADER, kinds_of, read, rows_of, text_of

_LINES = [
    "Total,,,,",
    "TOTAL,,5000,,",
    "Average 692791,,,,",
    "Summe:,,5000,,",
    "Gesamt,,,,",
    "Gesamtsumme,,,,",
    "Mittelwert,,80,,",
    "Totale,,,,",
    "Moyenne,,80,,",
    "Promedio,,80,,",
    "media,,80,,",
    "Média,,80,,",
    "n = 60,,,,",
    "60 sales,,,,",
    ",,5000,,",
    "Source: land registry,,,,",
    "Grand Total,120,80,3,5",
    "Source: land registry",
]


@pytest.mark.parametrize(
    ("line", "size"),
    [*((line, 60) for line in _LINES), *((line, 100_000) for line in _LINES[:2])],
)
def test_a_line_below_the_table_is_no_sale(tmp_path: Path, line: str, size: int) -> None:
    sheet = read(tmp_path, text_of([HEADER, *rows_of(size)]) + line + "\n")
    assert sheet.frame.height == size
    assert kinds_of(sheet) == ["total line"]
    assert sheet.problems[0].row == size + 2


@pytest.mark.parametrize(
    "row",
    [
        ["500000", "2021-02-17", "80", "2", "Total"],
        ["500000", "", "", "", "Mean"],
        ["500000", "2021-02-17", "", "", ""],
    ],
)
def test_a_last_sale_stays(tmp_path: Path, row: list[str]) -> None:
    sheet = read(tmp_path, text_of([HEADER, *rows_of(60), row]))
    assert sheet.frame.height == 61
    assert sheet.problems == ()


def test_a_word_that_the_column_holds_is_no_total(tmp_path: Path) -> None:
    rows = [[("Average", "Good")[n % 2], *row[1:]] for n, row in enumerate(rows_of(59))]
    rows[-1] = ["Average", "2021-02-17", "", "", ""]
    sheet = read(tmp_path, text_of([["condition", *HEADER[1:]], *rows]))
    assert sheet.frame.height == 59


def test_sparse_tables_keep_their_last_row(tmp_path: Path) -> None:
    rows = [[row[0], "", "", "", ""] if n % 5 == 0 else row for n, row in enumerate(rows_of(61))]
    assert read(tmp_path, text_of([HEADER, *rows])).frame.height == 61
