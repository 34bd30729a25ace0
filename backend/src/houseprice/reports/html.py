"""The report as one HTML page that has no script and fetches nothing."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from houseprice.reports.blocks import Block, Chart, Grid, Heading, Items, Text
from houseprice.reports.charts import COLOURS, HEIGHT, WIDTH, Area, Box, Dot, Line, Shape, shapes
from houseprice.reports.layout import layout

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;color:#1f2933;background:#fff;max-width:52rem;
margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem;border-bottom:1px solid #cbd2d9}
h3{font-size:1rem;margin-bottom:.3rem}
table{border-collapse:collapse;width:100%;font-size:.85rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.2rem .5rem;border-bottom:1px solid #e4e7eb;vertical-align:top}
.n{text-align:right;overflow-wrap:normal}.marked{border-left:4px solid #b44d12;padding-left:.6rem}
figure{margin:1rem 0}figcaption{font-weight:600;font-size:.9rem}svg{width:100%;height:auto}
@page{margin:18mm}@media print{body{margin:0;max-width:none;font-size:10pt}
h2,h3{break-after:avoid}tr,figure{break-inside:avoid}thead{display:table-header-group}}
"""


def report_html(document: Mapping[str, Any]) -> str:
    """Give a page that needs no other file; all text is escaped.

    Parameters
    ----------
    document : mapping
        As `document.model_report` gives it.
    """
    blocks = list(layout(document))
    title = next(block.text for block in blocks if isinstance(block, Heading))
    body = "\n".join(_block(block) for block in blocks)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Text():
            mark = ' class="marked"' if block.marked else ""
            return f"<p{mark}>{escape(block.text)}</p>"
        case Items():
            return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in block.texts) + "</ul>"
        case Grid():
            return _grid(block)
        case Chart():
            return _figure(block)


def _grid(grid: Grid) -> str:
    first = len(grid.head) - grid.numbers
    kinds = [' class="n"' if at >= first else "" for at in range(len(grid.head))]
    head = "".join(
        f'<th scope="col"{kind}>{escape(cell)}</th>'
        for kind, cell in zip(kinds, grid.head, strict=True)
    )
    rows = "\n".join(
        "<tr>"
        + "".join(f"<td{kind}>{escape(cell)}</td>" for kind, cell in zip(kinds, row, strict=True))
        + "</tr>"
        for row in grid.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>"


def _figure(chart: Chart) -> str:
    drawn = "".join(_svg(shape) for shape in shapes(chart))
    title = escape(chart.title)
    return (
        f'<figure><figcaption>{title}</figcaption><svg viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
        f'role="img" aria-label="{title}" font-size="8" font-family="sans-serif">{drawn}</svg>'
        "</figure>"
    )


def _svg(shape: Shape) -> str:
    if isinstance(shape, Line):
        return (
            f'<line x1="{shape.x1:.1f}" y1="{shape.y1:.1f}" x2="{shape.x2:.1f}" '
            f'y2="{shape.y2:.1f}" stroke="{COLOURS[shape.colour]}" stroke-width="{shape.width}"/>'
        )
    fill = COLOURS["ink" if not isinstance(shape, Box | Dot | Area) else shape.colour]
    if isinstance(shape, Area):
        corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.corners)
        return f'<polygon points="{corners}" fill="{fill}"/>'
    if isinstance(shape, Box):
        return (
            f'<rect x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" '
            f'height="{shape.height:.1f}" fill="{fill}"/>'
        )
    if isinstance(shape, Dot):
        return f'<circle cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.radius}" fill="{fill}"/>'
    return (
        f'<text x="{shape.x:.1f}" y="{shape.y:.1f}" text-anchor="{shape.anchor}" '
        f'fill="{fill}">{escape(shape.text)}</text>'
    )
