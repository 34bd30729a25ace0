"""Which line names the columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.data.importing.files.sheets import HEADER, kinds_of, read, rows_of, text_of

from houseprice.data.importing.files.reader import read_sheet
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import TablePlace
from houseprice.errors import InvalidData

_SALES = text_of(rows_of(30))
_NAMES = ",".join(HEADER) + "\n"


@pytest.mark.parametrize(
    "above",
    [
        "Register of sales\n",
        "Register of sales,,,,\n,,,,\n",
        "Kaufpreissammlung, Stadt Musterheim\nStand: 03.01.2025\n\n\n",
        "# made by a program\n# 2025-01-03\n",
        ",,,Home,\n",  # a line of groups
        "Sale,,Home,,Place\n",
        "sep=,\n",
        "Printed,2025-01-03,by,office,7\n",
    ],
)
def test_lines_above_the_header_are_skipped(tmp_path: Path, above: str) -> None:
    sheet = read(tmp_path, above + _NAMES + _SALES)
    assert sheet.frame.columns == HEADER
    assert sheet.frame.height == 30
    assert sheet.row[0] == above.count("\n") + 2
    assert kinds_of(sheet) == ["lines above the header"]


@pytest.mark.parametrize(
    "text",
    [
        "place,2019,2020,2021\nA,100,200,300\nB,400,500,600\n",  # years are names
        "id,place,2020-01-31,2020-02-29,2020-03-31\n1,A,100,200,300\n2,B,1,2,3\n",
        "price\n1\n2\n3\n",
        "Total,Mean\n1,2\n3,4\n",
        "a,b\nx,y\nu,v\n",
    ],
)
def test_the_first_line_names_the_columns(tmp_path: Path, text: str) -> None:
    sheet = read(tmp_path, text)
    assert sheet.frame.columns == text.split("\n", maxsplit=1)[0].split(",")
    assert sheet.problems == ()


#: As a land registry publishes its sales: words, codes, a price and a date, and no names.
_REGISTRY = "".join(
    f'"{{{n:032X}}}","{250_000 + 500 * n}","2021-{1 + n % 12:02}-{1 + n % 28:02} 00:00",'
    f'"LS{1 + n % 9} 2AB","{"DSTF"[n % 4]}","N","{n % 90}","","HIGH STREET","LEEDS"\n'
    for n in range(40)
)


@pytest.mark.parametrize(
    "text",
    [
        "7,2\n3,4\n",
        "500000;17.02.2021;80;Ashfield\n510000;18.02.2021;90;Riverton\n",
        "$500,2021-02-17,80\n$600,2021-02-18,90\n",
        "2021\n2022\n",
        "Ashfield,house,,500000\nRiverton,flat,x,510000\nAshfield,house,y,520000\n",
        _REGISTRY,
    ],
)
def test_a_table_without_names_keeps_its_first_row(tmp_path: Path, text: str) -> None:
    sheet = read(tmp_path, text)
    assert sheet.frame.height == text.count("\n")
    assert sheet.row[0] == 1
    assert sheet.origin.header_row == 0
    assert all(name.startswith("column_") for name in sheet.frame.columns)
    assert kinds_of(sheet) == ["no header"]


@pytest.mark.parametrize(
    "text",
    [
        "500000,Total\n100,200\n300,400\n",  # a word above numbers
        "Ashfield,house,500000\nRiverton,flat,x\nNorthgate,villa,y\n",  # a number above words
        "place,kind,2021\nA,flat,500\nB,house,600\nA,flat,700\n",  # a year may be a name
        "rooms,1,place,kind\nx,2,A,flat\ny,3,B,house\n",  # no word comes again
    ],
)
def test_a_first_line_unlike_the_rows_names_the_columns(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text).frame.columns == text.split("\n", maxsplit=1)[0].split(",")


@pytest.mark.parametrize("text", ["1,2\n3,4\n", "0,1,2\n3,4,5\n", "500000,2\n3,x\ny,x\n"])
def test_a_first_line_that_may_be_both_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidData, match="must name the columns") as caught:
        read(tmp_path, text)
    assert caught.value.places[0]["row"] == 1
    assert "Add a row of column names" in caught.value.hint
    assert "0 if none does" in caught.value.hint


def test_columns_without_any_name_or_value_are_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, _REGISTRY).frame.columns == [
        f"column_{place}" for place in (1, 2, 3, 4, 5, 6, 7, 9, 10)
    ]


def test_no_header_can_be_said(tmp_path: Path) -> None:
    place = TablePlace(header_row=0)
    path = tmp_path / "table"
    path.write_text("Ashfield,Smith\nRiverton,Jones\n")
    assert read_sheet(path, Limits()).frame.rows() == [("Riverton", "Jones")]
    said = read_sheet(path, Limits(), place=place)
    assert said.frame.rows() == [("Ashfield", "Smith"), ("Riverton", "Jones")]
    assert said.frame.columns == ["column_1", "column_2"]


def test_a_header_can_be_said_where_none_was_found(tmp_path: Path) -> None:
    path = tmp_path / "table"
    path.write_text(_SALES)
    sheet = read_sheet(path, Limits(), place=TablePlace(header_row=1))
    assert sheet.frame.columns == _SALES.split("\n", maxsplit=1)[0].split(",")
    assert sheet.frame.height == 29


@pytest.mark.parametrize(
    "second", ["AUD,day,m2,number,district", "prix,date,surface,,", "AUD,,m2,,"]
)
def test_a_second_line_of_names_or_units_is_no_row(tmp_path: Path, second: str) -> None:
    sheet = read(tmp_path, f"{_NAMES}{second}\n{_SALES}")
    assert sheet.frame.columns == HEADER
    assert sheet.frame.height == 30
    assert sheet.row[0] == 3
    assert kinds_of(sheet) == ["second header"]
    assert sheet.problems[0].row == 2


@pytest.mark.parametrize(
    "row",
    ["unknown,,,,Ashfield", "n/a,n/a,n/a,n/a,Ashfield", "withheld,2021-02-03,80,3,Ashfield"],
)
def test_a_first_row_of_gaps_is_a_row(tmp_path: Path, row: str) -> None:
    sheet = read(tmp_path, f"{_NAMES}{row}\n{_SALES}")
    assert sheet.frame.height == 31
    assert kinds_of(sheet) == []
