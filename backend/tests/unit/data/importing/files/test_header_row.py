"""Which line names the columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.data.importing.files.sheets import HEADER, kinds_of, read, rows_of, text_of

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


@pytest.mark.parametrize(
    "text",
    [
        "1,2\n3,4\n",
        "500000;17.02.2021;80;Ashfield\n510000;18.02.2021;90;Riverton\n",
        "$500,2021-02-17,80\n$600,2021-02-18,90\n",
        "2021\n2022\n",
    ],
)
def test_a_table_without_names_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidData, match="must name the columns") as caught:
        read(tmp_path, text)
    assert caught.value.places[0]["row"] == 1
    assert "Add a row of column names" in caught.value.hint
