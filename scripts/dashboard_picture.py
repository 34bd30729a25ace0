"""Draw the charts of the dashboard from a running Prometheus, as SVG on stdout.

    .venv/bin/python scripts/dashboard_picture.py http://127.0.0.1:9090 --minutes 10 > dashboard.svg

Grafana itself is not needed: titles, queries and legends are those of `dashboard.py`.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import time
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

from dashboard import ROWS, Chart
from reportlab.graphics import renderSVG
from reportlab.graphics.charts.lineplots import LinePlot
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.colors import HexColor

_WIDTH, _HEIGHT, _COLUMNS = 330, 190, 3
_COLORS = ("#2563eb", "#d97706", "#059669", "#db2777", "#7c3aed", "#4b5563")
_INK, _MUTED = HexColor("#111827"), HexColor("#6b7280")
_STEP_S = 5
#: Lines of a chart that are told apart.
_MOST = len(_COLORS)


@dataclass(frozen=True)
class Line:
    """One line of a chart: its legend, and pairs of minutes and values."""

    legend: str
    points: list[tuple[float, float]]


def lines_of(server: str, chart: Chart, minutes: float) -> list[Line]:
    """Ask Prometheus for the lines of a chart; gaps and numbers without a value are left out."""
    end = time.time()
    lines = []
    for legend, query in chart.queries.items():
        facts = {"query": query, "start": end - 60 * minutes, "end": end, "step": _STEP_S}
        for series in _asked(server, facts):
            values = [(float(at), float(value)) for at, value in series["values"]]
            points = [((at - end) / 60, value) for at, value in values if not math.isnan(value)]
            if points:
                lines.append(Line(_named(legend, series["metric"]), points))
    return lines[:_MOST]


def _asked(server: str, facts: dict[str, Any]) -> list[dict[str, Any]]:
    url = f"{server}/api/v1/query_range?{urllib.parse.urlencode(facts)}"
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - the caller names it
        result: list[dict[str, Any]] = json.load(answer)["data"]["result"]
    return result


def _named(legend: str, labels: dict[str, str]) -> str:
    text = re.sub(r"\{\{(\w+)\}\}", lambda found: labels.get(found.group(1), ""), legend)
    return text.strip(" ,")[:44]


def draw(chart: Chart, lines: list[Line], left: float, bottom: float) -> list[Any]:
    """The shapes of a chart at a place."""
    shapes: list[Any] = [
        String(left + 8, bottom + _HEIGHT - 18, f"{chart.title} ({chart.unit})", fontSize=10,
               fillColor=_INK, fontName="Helvetica-Bold")
    ]  # fmt: skip
    if not lines:
        shapes.append(String(left + 60, bottom + 90, "no data", fontSize=9, fillColor=_MUTED))
        return shapes
    plot = LinePlot()
    plot.x, plot.y, plot.width, plot.height = left + 44, bottom + 52, _WIDTH - 70, _HEIGHT - 84
    plot.data = [line.points for line in lines]
    plot.yValueAxis.forceZero = 1
    for axis in (plot.xValueAxis, plot.yValueAxis):
        axis.labels.fontSize, axis.labels.fillColor = 7, _MUTED
        axis.strokeColor = _MUTED
    plot.yValueAxis.labelTextFormat = "%.4g"
    plot.xValueAxis.labelTextFormat = "%.0f min"
    shapes.append(plot)
    for at, line in enumerate(lines):
        color = HexColor(_COLORS[at])
        plot.lines[at].strokeColor, plot.lines[at].strokeWidth = color, 1.4
        column, row = at % 2, at // 2
        place = (left + 12 + column * 160, bottom + 26 - row * 10)
        shapes.append(String(*place, line.legend, fontSize=7, fillColor=color))
    return shapes


def picture(server: str, minutes: float) -> str:
    """All charts of the dashboard as an SVG."""
    charts = [chart for row in ROWS.values() for chart in row]
    rows = -(-len(charts) // _COLUMNS)
    drawing = Drawing(_WIDTH * _COLUMNS, _HEIGHT * rows)
    for at, chart in enumerate(charts):
        left, bottom = _WIDTH * (at % _COLUMNS), _HEIGHT * (rows - 1 - at // _COLUMNS)
        for shape in draw(chart, lines_of(server, chart, minutes), left, bottom):
            drawing.add(shape)
    return str(renderSVG.drawToString(drawing))


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("server", help="address of Prometheus")
    parser.add_argument("--minutes", type=float, default=10.0)
    options = parser.parse_args()
    sys.stdout.write(picture(options.server, options.minutes))


if __name__ == "__main__":
    main()
