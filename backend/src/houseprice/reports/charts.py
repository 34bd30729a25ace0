"""Charts as simple shapes, which an SVG and a PDF draw alike."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from houseprice.reports.blocks import Chart, Point

Colour = Literal["ink", "grey", "shade", "accent"]
COLOURS: dict[Colour, str] = {
    "ink": "#1f2933",
    "grey": "#7b8794",
    "shade": "#e3f0e6",
    "accent": "#1d5fbf",
}
#: Size in points, the same in both formats; y grows downwards.
WIDTH, HEIGHT = 500.0, 170.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 48.0, 8.0, 10.0, 26.0
#: Largest number of labels below a chart, and of points that are drawn in full size.
_LABELS = 12
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Line:
    """A stroke."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: Colour = "grey"
    width: float = 0.6


@dataclass(frozen=True)
class Box:
    """A filled rectangle without an edge; (x, y) is its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float = 2.6
    colour: Colour = "accent"


@dataclass(frozen=True)
class Label:
    """Small text whose anchor is at (x, y), on its base line."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "middle", "end"] = "middle"


@dataclass(frozen=True)
class Area:
    """A filled shape without an edge, by its corners (x, y)."""

    corners: tuple[tuple[float, float], ...]
    colour: Colour = "shade"


Shape = Line | Box | Dot | Label | Area


@dataclass(frozen=True)
class _Scale:
    low: float
    high: float
    step: float

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)

    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + at * self.step for at in range(count + 1)]


def shapes(chart: Chart) -> Iterator[Shape]:
    """All shapes of a chart, the lowest layer first; none for a chart without points."""
    if not chart.points:
        return
    scale = _scale(chart)
    if chart.band is not None:
        top, bottom = scale.y(chart.band[1]), scale.y(chart.band[0])
        yield Box(_LEFT, top, WIDTH - _LEFT - _RIGHT, bottom - top, "shade")
    for tick in scale.ticks():
        yield Line(_LEFT, scale.y(tick), WIDTH - _RIGHT, scale.y(tick), width=0.3)
        yield Label(_LEFT - 4, scale.y(tick) + 3, f"{tick:.6g}{chart.unit}", "end")
    yield from _marks(chart, scale)


def _marks(chart: Chart, scale: _Scale) -> Iterator[Shape]:
    places = [_x(at, len(chart.points)) for at in range(len(chart.points))]
    heights = [scale.y(point.value) for point in chart.points]
    if chart.area:
        yield _area(chart, scale, places)
    if chart.joined:
        pairs = list(zip(places, heights, strict=True))
        for (x1, y1), (x2, y2) in itertools.pairwise(pairs):
            yield Line(x1, y1, x2, y2, "accent", 1.2)
    every = math.ceil(len(places) / _LABELS)
    for at, (x, y, point) in enumerate(zip(places, heights, chart.points, strict=True)):
        if not chart.area and point.low is not None and point.high is not None:
            yield Line(x, scale.y(point.low), x, scale.y(point.high), "ink", 1.0)
        yield Dot(x, y) if every == 1 else Dot(x, y, 1.2)
        if at % every == 0:
            yield Label(x, HEIGHT - 10, point.label)


def _area(chart: Chart, scale: _Scale, places: list[float]) -> Area:
    """The intervals from left to right along their low ends, and back along their high ends."""
    there, back = [], []
    for x, point in zip(places, chart.points, strict=True):
        if point.low is not None and point.high is not None:
            there.append((x, scale.y(point.low)))
            back.append((x, scale.y(point.high)))
    return Area((*there, *reversed(back)))


def _x(at: int, count: int) -> float:
    return _LEFT + (at + 0.5) * (WIDTH - _LEFT - _RIGHT) / count


def _scale(chart: Chart) -> _Scale:
    ends = [end for point in chart.points for end in _ends(point)] + list(chart.band or ())
    low, high = min(ends), max(ends)
    if high <= low:
        low, high = low - 0.5, high + 0.5
    step = _step((high - low) / 5)
    return _Scale(math.floor(low / step) * step, math.ceil(high / step) * step, step)


def _ends(point: Point) -> list[float]:
    return [end for end in (point.value, point.low, point.high) if end is not None]


def _step(rough: float) -> float:
    """The next round number that is not smaller."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * step for step in _STEPS if power * step >= rough * (1 - 1e-9))
