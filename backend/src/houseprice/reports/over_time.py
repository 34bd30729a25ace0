"""The part of a report on time: how values held as the model aged, and how its market moved."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from houseprice.artifacts import Manifest
from houseprice.data.market.index import MARKET_FILE, MarketIndex
from houseprice.reports.blocks import Block, Chart, Grid, Heading, Point, Text
from houseprice.reports.words import figure

#: Figures over time: key, title, unit, band where they should lie.
_FIGURES: tuple[tuple[str, str, str, tuple[float, float] | None], ...] = (
    ("mdape", "Median absolute error", "%", None),
    ("median_ratio", "Median ratio", "", (0.97, 1.03)),
    ("coverage_90", "Prices inside the 90 % range", "%", (86.0, 94.0)),
)
_MOST_ROWS = 12


def over_time(
    folder: Path, manifest: Manifest, origins: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Plain values: ``by_age`` of the blind test, ``origins``, and ``market``, the whole index.

    Parameters
    ----------
    folder : Path
        Folder of a model whose files are checked.
    manifest : Manifest
    origins : mapping or None
        See `training.rolling_origins.measure_origins`; None where it was not measured.
    """
    index = MarketIndex.load(folder) if MARKET_FILE in manifest.files else None
    market = None
    if index is not None:
        report = index.report()
        move = round(100 * index.typical_move(), 3)
        market = {"period_months": report["period_months"], "typical_move": move}
        market |= {"points": report["market"]["points"]}
    return {"by_age": manifest.by_age, "origins": origins, "market": market}


def over_time_blocks(section: Mapping[str, Any]) -> Iterator[Block]:
    """Charts and tables of what `over_time` gives; nothing where there is neither."""
    by_age, origins, market = section["by_age"], section["origins"], section["market"]
    if by_age:
        yield from _by_age(by_age)
    if origins is not None:
        yield from _origins(origins)
    if market is not None:
        yield from _market(market)


def _by_age(parts: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    yield Heading("How values hold as the model ages")
    yield Text(
        "The test sales are later than every training sale. Here they stand in parts of about "
        "equally many sales, the earliest first."
    )
    yield from _charts(parts, "as the model ages")
    rows = [
        (
            f"{part['first_day']} to {part['last_day']}",
            f"{part['days_after']:,}",
            f"{part['n']:,}",
            *(figure(part[key], unit) for key, _, unit, _ in _FIGURES),
        )
        for part in parts
    ]
    head = ("sold", "days after", "n", "MdAPE", "median ratio", "inside 90 %")
    yield Grid(head, rows, 5)
    yield Text("Days after: from the last training sale to the middle sale of the part.")


def _origins(measured: Mapping[str, Any]) -> Iterator[Block]:
    parts = measured["origins"]
    yield Heading("Rolling origins")
    yield Text(
        f"The method of this model ({', '.join(measured['families'])}) was trained anew as of "
        f"{len(parts)} earlier days, each time on what was sold by then, and tested on the tenth "
        "of the sales that followed."
    )
    yield from _charts(parts, "at each origin")
    rows = [
        (
            f"{part['first_day']} to {part['last_day']}",
            f"{part['learned']:,}",
            f"{part['n']:,}",
            *(figure(part[key], unit) for key, _, unit, _ in _FIGURES),
        )
        for part in parts
    ]
    head = ("tested on sales of", "learned from", "n", "MdAPE", "median ratio", "inside 90 %")
    yield Grid(head, rows, 5)


def _charts(parts: Sequence[Mapping[str, Any]], when: str) -> Iterator[Block]:
    """Error, level and coverage, one picture each."""
    for key, title, unit, band in _FIGURES:
        points = [
            Point(part["first_day"], *(part[key][name] for name in ("value", "low", "high")))
            for part in parts
        ]
        yield Chart(f"{title} {when}", points, band, unit, joined=True)


def _market(market: Mapping[str, Any]) -> Iterator[Block]:
    points = market["points"]
    unit = "month" if market["period_months"] == 1 else "quarter"
    yield Heading("Market index")
    yield Text(
        f"The index of the training sales is 100 in {points[0]['period']}. From one {unit} to the "
        f"next it typically moved by {market['typical_move']:.1f} %."
    )
    drawn = [Point(at["period"], at["index"], at["low"], at["high"]) for at in points]
    title = f"Market index by {unit}, with its 95 % interval"
    yield Chart(title, drawn, joined=True, area=True)
    step = math.ceil(len(points) / _MOST_ROWS)
    shown = points[::-1][::step][::-1]
    rows = [
        (at["period"], f"{at['index']:.1f}", f"{at['low']:.1f} to {at['high']:.1f}", f"{at['n']:,}")
        for at in shown
    ]
    yield Grid((f"{unit} from", "index", "95 % interval", "sales"), rows, 3)
