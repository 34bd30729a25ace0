"""Workbooks: the sheet with the table, its header, real dates and whole numbers."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]  # ships no types
from tests.unit.data.importing.files.sheets import kinds_of, read

from houseprice.errors import InvalidData

_NAMES = ["Price", "Sold", "Area", "New", "Suburb"]
# An .xls file of two sheets that xlwt wrote: six sales below a title, as compressed base 85.
_OLD = (
    "c-rllOK1~87=ZuT>?YgVM^am{6-p>rwU2{%@ls=@+Jm<A0X~YTNwd|^kjN$#^kVJfC<uD-iG6tRQk8-as$livL8#"
    "P&pa`uVJqZdP+OGfq?`~{rghsT`vi~yw%>46zGqXFd-F-9Vn;CjgHVaE+7r0=-$N~2vo4}A`XS{&rhCxX?Rxuckt"
    "SZS-aUk6aOys}z&=}Hq&w>Q^<w?{4pD-MS)6g7`Y5o<IJ=}+&pgz<I8Rwn^H!u`HDfg?0btmiftnab!Q`WoLa*=f"
    "%`p$?Bm<lvk?X>3cVX1=43Q!Ap#LRoPY=;tfMf3RlC1Lt1P_IXV(N$JZF6Y50;E*<IF-@m@A>4snfFmfiO-;284K"
    "q-T!#xV$4L`s)dtE>GJNA{e3qbpibi3ydb`=M4sr|Af1N4G%LeOL$gnT$4Q;C9$HmN1ZFszt{_Fz;?%t0&US=%)("
    "_n<$9ZkTD)PDT<*O-J7rJ<_RRCGGKO7^8Y!3!-OxPpC%^p=W*KR98fch6#$C(ez|ImP=;??<L-}y(FJkSRU#y6mr"
    "_f>&%PI&)xkx-4tpG9A`@}cgQ?tHq$ME0T+lsxFA(x>MACxS@&_Rn>by@x)|>i<I0v2E3vPieFnI+65H9q@;0z#Q"
    "F<$;2fwsFE+70H*oNt`#@TblWA6e(P=Tjj7<sz-p+?k*Ygb901ngK?`_V_%rN8Y>s^qo$ZdgZYA<WZiMDdyDtyBa"
    "L$rbmmU$PQU)jZMVHTP77<stFirF%&1LE6mG^K+$g66WMo&V@O}s>`*cu4k~3Z9eE5D97HmjT5`>CLl+&i)pt-%N"
    "b~y>53~vA7uLaEt{5^_E@x%fmWD)F+y|))77_aT1ji$oq={U9U3S47}FC&HtkMp+mnIzn9uMf(IKYykJz*)t!*^}"
    "tuj44O>`I2A4Y9jO|{Ld0y3=%M;vj)5l0+x<nM*vlIT6iWxWF`)*GhB`mZyOVZr%LvSy_X;&>(TlX5S_FxKI0R`X"
    "{AD8jBwER(VS7m^&p)^+HH5ci`y>-mdc2x9U5EF1LxyCsxu`wQ9h^FO!$6F+q`%>"
)


def _sales(count: int) -> list[list[Any]]:
    return [
        [
            500_000 + n,
            date(2020 + n % 5, 1 + n % 12, 17),
            80.5 + n % 7,
            n % 2 == 0,
            f"Place {n % 3}",
        ]
        for n in range(count)
    ]


def _saved(fill: Callable[[Workbook], None]) -> bytes:
    book, buffer = Workbook(), io.BytesIO()
    fill(book)
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("size", [60, 20_000])
def test_the_table_and_its_header_are_searched_for(tmp_path: Path, size: int) -> None:
    def fill(book: Workbook) -> None:
        book.active.title = "Notes"
        book.active.append(["Sales of 2021 to 2024"])
        sheet = book.create_sheet("Sales")
        for row in (["Register"], [], _NAMES, *_sales(size), ["Total", None, 99]):
            sheet.append(row)
        for cell in sheet["A"][3:]:
            cell.number_format = "#,##0.00 [$€-407]"

    sheet = read(tmp_path, _saved(fill))
    assert sheet.frame.columns == _NAMES
    assert sheet.frame.row(0) == ("500000", "2020-01-17", "80.5", "true", "Place 0")
    assert sheet.frame["Area"][7] == "80.5"
    assert sheet.row.to_list() == list(range(4, size + 4))
    assert sheet.currencies == {"Price": "EUR"}
    assert sheet.dialect.format == "xlsx"
    assert kinds_of(sheet) == ["lines above the header", "total line"]


def test_a_table_that_starts_in_the_middle_keeps_its_row_numbers(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        for at, row in enumerate([_NAMES, *_sales(20)], start=6):
            for position, value in enumerate(row, start=3):
                cell = book.active.cell(at, position, value)
                if position == 3:
                    cell.number_format = '#,##0 "CHF"'

    sheet = read(tmp_path, _saved(fill))
    assert sheet.frame.columns == _NAMES
    assert (sheet.row[0], sheet.row[-1]) == (7, 26)
    assert sheet.currencies == {"Price": "CHF"}


def test_cells_are_written_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    values = [
        0.1 + 0.2,
        98101.0,
        datetime(2021, 2, 17, 10, 30),
        datetime(2021, 2, 17),
        time(9, 5),
        " x ",
    ]

    def fill(book: Workbook) -> None:
        book.active.append(["a", "b", "c", "d", "e", "f"])
        for _ in range(3):
            book.active.append(values)

    sheet = read(tmp_path, _saved(fill))
    assert sheet.frame.row(0) == (
        *("0.3", "98101", "2021-02-17T10:30:00", "2021-02-17", "09:05:00", "x"),
    )
    assert sheet.currencies == {}


def test_the_larger_of_two_tables_is_read_and_the_other_named(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        book.active.title = "Codes"
        for row in (["Code", "Meaning", "Note"], *([n, f"m{n}", "x"] for n in range(30))):
            book.active.append(row)
        for row in (_NAMES, *_sales(60)):
            book.create_sheet("Sales") if "Sales" not in book.sheetnames else None
            book["Sales"].append(row)
        book.create_sheet("Hidden").sheet_state = "hidden"
        for row in (_NAMES, *_sales(200)):
            book["Hidden"].append(row)

    sheet = read(tmp_path, _saved(fill))
    assert sheet.frame.height == 60
    assert kinds_of(sheet) == ["other sheets"]
    assert sheet.problems[0].value == "'Codes'"


def test_an_ods_file_is_read(tmp_path: Path) -> None:
    from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]  # noqa: PLC0415
    from odf.table import Table, TableCell, TableRow  # type: ignore[import-untyped]  # noqa: PLC0415
    from odf.text import P  # type: ignore[import-untyped]  # noqa: PLC0415

    def cell(value: Any) -> Any:
        if isinstance(value, date):
            return TableCell(valuetype="date", datevalue=value.isoformat())
        if isinstance(value, bool) or not isinstance(value, int | float):
            element = TableCell(valuetype="string")
            element.addElement(P(text=str(value)))
            return element
        return TableCell(valuetype="float", value=value)

    document, table = OpenDocumentSpreadsheet(), Table(name="Sales")
    for values in (["Register"], _NAMES, *_sales(30)):
        row = TableRow()
        for value in values:
            row.addElement(cell(value))
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(tmp_path / "sales.ods")
    sheet = read(tmp_path, (tmp_path / "sales.ods").read_bytes())
    assert sheet.dialect.format == "ods"
    assert sheet.frame.columns == _NAMES
    assert sheet.frame.row(0) == ("500000", "2020-01-17", "80.5", "True", "Place 0")
    assert sheet.row[0] == 3


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    sheet = read(tmp_path, zlib.decompress(base64.b85decode(_OLD)))
    assert sheet.dialect.format == "xls"
    assert sheet.frame.row(1) == ("501000", "2021-02-18", "101.5", "Riverton")
    assert sheet.row.to_list() == list(range(4, 10))


@pytest.mark.parametrize(
    "content", [b"\xd0\xcf\x11\xe0 not really", b"\xd0\xcf\x11\xe0" + bytes(2000)]
)
def test_a_broken_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InvalidData, match="a workbook must be intact") as caught:
        read(tmp_path, content)
    assert caught.value.hint


def test_a_workbook_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="a sheet with a table"):
        read(tmp_path, _saved(lambda book: book.active.append(["only a note"])))
