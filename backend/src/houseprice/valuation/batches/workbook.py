"""Writes a long table as a workbook, part by part.

A library that makes an object of every cell takes a minute for 100,000 homes. So only the empty
workbook comes from one, and the rows of its sheet are written as text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

_SHEET = "xl/worksheets/sheet1.xml"
_ROWS = b"<sheetData>", b"</sheetData>"
_EMPTY = re.compile(rb"<sheetData\s*(?:/>|></sheetData>)")
#: The size of the sheet may be left out, and nobody knows it before the last row.
_SIZE = re.compile(rb"<dimension [^>]*/>")
#: What XML cannot hold, and what means something else in it.
_CONTROLS = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_MARKS, _ESCAPED = ["&", "<", ">"], ["&amp;", "&lt;", "&gt;"]
_START, _END = '<c t="inlineStr"><is><t xml:space="preserve">', "</t></is></c>"
#: A spreadsheet cuts longer texts off, or refuses the file.
_LONGEST_TEXT = 32_767


def write_workbook(frames: Iterable[pl.DataFrame], target: Path, title: str) -> None:
    """Write frames with the same columns below one header.

    Parameters
    ----------
    frames : iterable of polars.DataFrame
        Texts, numbers and truth values; taken one after the other.
    target : Path
        The file; one that is there is replaced.
    title : str
        Name of the only sheet.
    """
    with (
        zipfile.ZipFile(io.BytesIO(_template(title))) as template,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book,
    ):
        for name in template.namelist():
            if name != _SHEET:
                book.writestr(name, template.read(name))
        with book.open(_SHEET, "w", force_zip64=True) as sheet:
            for piece in _sheet(template.read(_SHEET), frames):
                sheet.write(piece)


def _template(title: str) -> bytes:
    """An empty workbook whose first row and column stay in view."""
    # It is slow to load, and few ask for a workbook.
    from openpyxl import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415  # no types

    book = Workbook()
    book.active.title = title
    book.active.freeze_panes = "B2"
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _sheet(template: bytes, frames: Iterable[pl.DataFrame]) -> Iterator[bytes]:
    before, after = _EMPTY.split(_SIZE.sub(b"", template))
    yield before + _ROWS[0]
    has_header = False
    for frame in frames:
        if not has_header:
            yield _rows(pl.DataFrame([frame.columns], orient="row"))
            has_header = True
        yield _rows(frame)
    yield _ROWS[1] + after


def _rows(frame: pl.DataFrame) -> bytes:
    cells = [_cell(name, kind) for name, kind in frame.schema.items()]
    row = pl.concat_str([pl.lit("<row>"), *cells, pl.lit("</row>")])
    return "".join(frame.select(row).to_series()).encode()


def _cell(name: str, kind: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if kind.is_numeric():
        number = pl.concat_str(pl.lit("<c><v>"), column.cast(pl.String), pl.lit("</v></c>"))
        return number.fill_null("<c/>")
    text = column.cast(pl.String).str.replace_all(_CONTROLS, "").str.slice(0, _LONGEST_TEXT)
    safe = text.str.replace_many(_MARKS, _ESCAPED)
    return pl.concat_str(pl.lit(_START), safe, pl.lit(_END)).fill_null("<c/>")
