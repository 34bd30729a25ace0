"""The section of a report on the random sample of its blind test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from houseprice.reports.blocks import Block, Grid, Heading, Text
from houseprice.reports.words import NONE, figure, money, number, title_of


def sample_section(section: Mapping[str, Any], currency: str) -> Iterator[Block]:
    """The sales of the sample, and whether its scores agree with those of all test sales."""
    yield Heading("Random sample of the blind test")
    yield Text(
        f"The sample holds {section['n']:,} of {section['of']:,} sales. Its seed, "
        f"{section['seed']}, is the start of the hash of the test sales. A score agrees where its "
        "95 % interval in the sample holds the figure of all test sales."
    )
    yield Grid(
        ("score", "agrees", "sample", "all"),
        [
            (
                title_of(name),
                {None: "–", True: "yes", False: "no"}[score["agree"]],
                figure(score["sample"]),
                number(score["whole"]),
            )
            for name, score in section["scores"].items()
        ],
        2,
    )
    yield Grid(
        ("row", "inside 90 %", f"price, {currency}", "value", "error %", "low", "high", "FSD"),
        [_drawn(sale) for sale in section["sales"]],
        6,
    )


def _drawn(sale: Mapping[str, Any]) -> tuple[str, ...]:
    if sale["value"] is None:
        return (str(sale["row"]), "no value", money(sale["price"]), *[NONE] * 5)
    return (
        str(sale["row"]),
        "yes" if sale["inside_90"] else "no",
        *(money(sale[key]) for key in ("price", "value")),
        f"{sale['error']:+.1f}",
        *(money(sale[key]) for key in ("low_90", "high_90")),
        f"{sale['fsd']:.3f}",
    )
