"""The blocks of a report, which every format prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Cells = Sequence[str]


@dataclass(frozen=True)
class Heading:
    """A title; level 1 is the report's own."""

    text: str
    level: Literal[1, 2, 3] = 2


@dataclass(frozen=True)
class Text:
    """A paragraph; a marked paragraph tells of a fault."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Items:
    """A list of sentences."""

    texts: Sequence[str]


@dataclass(frozen=True)
class Grid:
    """A table.

    Parameters
    ----------
    head : sequence of str
    rows : sequence of sequence of str
        Each as long as the head.
    numbers : int
        How many of the last columns hold numbers, which are set to the right.
    """

    head: Cells
    rows: Sequence[Cells]
    numbers: int = 0


@dataclass(frozen=True)
class Point:
    """One place of a chart; `low` and `high` are the ends of its 95 % interval."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Chart:
    """Points along a scale.

    Parameters
    ----------
    title : str
    points : sequence of Point
        Points from left to right.
    band : tuple of float
        Ends of the shaded part of the scale, where the values should lie.
    unit : str
        Follows the numbers on the scale.
    joined : bool
        Whether a line joins the points.
    area : bool
        Whether the intervals of all points are one shaded area.
    """

    title: str
    points: Sequence[Point]
    band: tuple[float, float] | None = None
    unit: str = ""
    joined: bool = False
    area: bool = False


Block = Heading | Text | Items | Grid | Chart
