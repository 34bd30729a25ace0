"""The report as a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from houseprice.reports.blocks import Block, Chart, Grid, Heading, Items, Text
from houseprice.reports.charts import COLOURS, HEIGHT, WIDTH, Area, Box, Dot, Line, Shape, shapes
from houseprice.reports.layout import layout

_MARGIN = 48.0
_SIZES = {0: 8.5, 1: 17, 2: 13, 3: 10}
_FONT, _BOLD = "Helvetica", "Helvetica-Bold"


def report_pdf(document: Mapping[str, Any]) -> bytes:
    """Give the content of `html.report_html` as a PDF; equal documents give equal bytes.

    The fonts that every PDF reader has hold Western European letters; the PDF shows others as
    question marks.

    Parameters
    ----------
    document : mapping
        As `document.model_report` gives it.
    """
    return blocks_pdf(layout(document))


def blocks_pdf(content: Iterable[Block]) -> bytes:
    """Set blocks, a title first, as a PDF; equal blocks give equal bytes."""
    from reportlab.lib.pagesizes import A4  # noqa: PLC0415 only a PDF needs it
    from reportlab.platypus import SimpleDocTemplate  # noqa: PLC0415

    blocks = list(content)
    title = next(block.text for block in blocks if isinstance(block, Heading))
    stream = io.BytesIO()
    paper = SimpleDocTemplate(
        stream,
        pagesize=A4,
        invariant=1,  # neither a creation time nor a random id
        title=_printable(title),
        author="House Price Predictor",
        **{f"{side}Margin": _MARGIN for side in ("left", "right", "top", "bottom")},
    )
    paper.build([part for block in blocks for part in _parts(block)], _number, _number)
    return stream.getvalue()


def _number(canvas: Any, paper: Any) -> None:
    canvas.setFont(_FONT, 8)
    canvas.drawRightString(paper.pagesize[0] - _MARGIN, _MARGIN / 2, str(paper.page))


def _printable(text: str) -> str:
    return text.encode("cp1252", "replace").decode("cp1252")


def _paragraph(text: str, level: int = 0, *, marked: bool = False, right: bool = False) -> Any:
    from reportlab.lib.colors import HexColor  # noqa: PLC0415
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
    from reportlab.platypus import Paragraph  # noqa: PLC0415

    size = _SIZES[level]
    style = ParagraphStyle(
        "text",
        fontName=_BOLD if level else _FONT,
        fontSize=size,
        leading=1.3 * size,
        spaceBefore=size if level else 0,
        spaceAfter=4,
        alignment=2 if right else 0,
        keepWithNext=bool(level),
        textColor=HexColor("#8a3b0d" if marked else COLOURS["ink"]),
        splitLongWords=1,
    )
    return Paragraph(escape(_printable(text)), style)


def _parts(block: Block) -> Iterator[Any]:
    from reportlab.platypus import Spacer  # noqa: PLC0415

    match block:
        case Heading():
            yield _paragraph(block.text, block.level)
        case Text():
            yield _paragraph(block.text, marked=block.marked)
        case Items():
            for text in block.texts:
                yield _paragraph(f"• {text}")
        case Grid():
            yield _table(block)
            yield Spacer(0, 8)
        case Chart():
            yield _paragraph(block.title, 3)
            yield _drawing(block)


def _table(grid: Grid) -> Any:
    from reportlab.lib.colors import HexColor  # noqa: PLC0415
    from reportlab.platypus import Table  # noqa: PLC0415

    first = len(grid.head) - grid.numbers
    cells = [
        [_paragraph(text, right=at >= first) for at, text in enumerate(row)]
        for row in [grid.head, *grid.rows]
    ]
    table = Table(cells, colWidths=_widths(grid), repeatRows=1)
    line = HexColor("#cbd2d9")
    table.setStyle(
        [
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, HexColor(COLOURS["grey"])),
            ("LINEBELOW", (0, 1), (-1, -1), 0.3, line),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    return table


def _widths(grid: Grid) -> list[float]:
    """Widths of the columns, in proportion to their longest texts, within bounds."""
    longest = [
        min(max(len(row[at]) for row in [grid.head, *grid.rows]), 60)
        for at in range(len(grid.head))
    ]
    shares = [max(length, 7) for length in longest]
    return [WIDTH * share / sum(shares) for share in shares]


def _drawing(chart: Chart) -> Any:
    from reportlab.graphics.shapes import Drawing  # noqa: PLC0415

    drawing = Drawing(WIDTH, HEIGHT)
    for shape in shapes(chart):
        drawing.add(_drawn(shape))
    return drawing


def _drawn(shape: Shape) -> Any:
    """The shape for a drawing in which y grows upwards."""
    from reportlab.graphics.shapes import Circle, Polygon, Rect, String  # noqa: PLC0415
    from reportlab.graphics.shapes import Line as Stroke  # noqa: PLC0415
    from reportlab.lib.colors import HexColor  # noqa: PLC0415

    if isinstance(shape, Line):
        ends = (shape.x1, HEIGHT - shape.y1, shape.x2, HEIGHT - shape.y2)
        look = {"strokeColor": HexColor(COLOURS[shape.colour]), "strokeWidth": shape.width}
        return Stroke(*ends, **look)
    fill = HexColor(COLOURS["ink" if not isinstance(shape, Box | Dot | Area) else shape.colour])
    if isinstance(shape, Area):
        corners = [end for x, y in shape.corners for end in (x, HEIGHT - y)]
        return Polygon(corners, fillColor=fill, strokeColor=None)
    if isinstance(shape, Box):
        below = HEIGHT - shape.y - shape.height
        size = (shape.width, shape.height)
        return Rect(shape.x, below, *size, fillColor=fill, strokeColor=None)
    if isinstance(shape, Dot):
        place = (shape.x, HEIGHT - shape.y, shape.radius)
        return Circle(*place, fillColor=fill, strokeColor=None)
    look = {"fontName": _FONT, "fontSize": 7, "textAnchor": shape.anchor, "fillColor": fill}
    return String(shape.x, HEIGHT - shape.y, _printable(shape.text), **look)
