"""A row that does not fit the header is named and not read; the others are read as ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.data.importing.files.sheets import HEADER, kinds_of, read, rows_of, text_of

from houseprice.errors import InvalidData

SIZES = (60, 100_000)
RULE = "every row must have 5 values, as many as the header"


@pytest.mark.parametrize("size", SIZES)
def test_a_longer_row_is_named_and_the_others_are_read(tmp_path: Path, size: int) -> None:
    rows = rows_of(size)
    rows[40] = ["1", *rows[40]]  # every value is in the column of another one
    sheet = read(tmp_path, text_of([HEADER, *rows]))
    (misfits,) = sheet.misfits
    assert (misfits.rule, misfits.places.to_list(), misfits.values) == (RULE, [40], ("6 values",))
    assert sheet.frame.row(40) == (None,) * 5
    assert sheet.frame.row(41) == tuple(rows[41])
    assert sheet.cells().row(40) == tuple(rows[40][:5])
    assert sheet.cells().row(39) == tuple(rows[39])
    assert sheet.misfit_rows.arg_true().to_list() == [40]
    (problem,) = sheet.misfit_problems()
    assert (problem.row, problem.column, problem.value, problem.kind) == (42, None, "6 values", "")
    assert "leave out" in problem.fixes
    assert "not quoted" in problem.fixes[0]
    assert sheet.problems == ()


@pytest.mark.parametrize("size", SIZES)
def test_where_most_rows_are_longer_the_header_is_wrong(tmp_path: Path, size: int) -> None:
    rows = [[*row, "x"] for row in rows_of(size)]
    rows[0] = rows[0][:5]
    match = rf"{RULE}, got 6 values in row 3 and more than the header in .* of {size:,} rows"
    with pytest.raises(InvalidData, match=match) as caught:
        read(tmp_path, text_of([HEADER, *rows]))
    assert len(caught.value.places) == 20
    assert "missing column name" in caught.value.hint


def test_a_longer_row_gives_no_name_to_an_empty_column(tmp_path: Path) -> None:
    sheet = read(tmp_path, "price,area,\n1,2,\n3,4,\n5,6,7,8\n9,1,\n")
    assert sheet.frame.columns == ["price", "area"]
    assert [misfits.places.to_list() for misfits in sheet.misfits] == [[2]]


@pytest.mark.parametrize("size", [300, 100_000])
def test_both_halves_of_a_row_torn_by_a_line_end_are_named(tmp_path: Path, size: int) -> None:
    text = text_of([HEADER, *rows_of(size)]).replace("2021-06-06,", "2021-06-06\n,", 1)
    sheet = read(tmp_path, text)
    (misfits,) = sheet.misfits
    assert misfits.places.to_list() == [5, 6]
    assert misfits.values == (
        "2 values and the rest of them in row 8",
        "the last 4 values of row 7",
    )
    assert "quote the value" in misfits.fix
    assert sheet.frame.height == size + 1
    assert kinds_of(sheet) == []  # the halves are no short rows


def test_a_torn_row_and_a_longer_one_are_both_named(tmp_path: Path) -> None:
    rows = rows_of(300)
    rows[0] = [*rows[0], "x"]
    sheet = read(tmp_path, text_of([HEADER, *rows]).replace("2021-06-06,", "2021-06-06\n,", 1))
    assert [misfits.places.to_list() for misfits in sheet.misfits] == [[0], [5, 6]]
    assert [problem.row for problem in sheet.misfit_problems()] == [2, 7, 8]
    assert [problem.row for problem in sheet.misfit_problems(1)] == [2, 7]
    assert sheet.misfit_rows.sum() == 3


def test_a_longer_row_is_no_reason_for_another_delimiter(tmp_path: Path) -> None:
    rows = [f"{300 + n},5;{80 + n % 9},25;{n % 4};x{n % 3}" for n in range(60)]
    rows[30] += ";y"
    sheet = read(tmp_path, "\n".join(["price;area;beds;town", *rows]))
    assert sheet.dialect.delimiter == ";"
    assert [misfits.places.to_list() for misfits in sheet.misfits] == [[30]]
