"""The contents of an evidence pack as blocks, and as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from houseprice.reports.blocks import Block, Grid, Heading, Items, Text
from houseprice.reports.evidence.groups import group_grid
from houseprice.reports.pdf import blocks_pdf
from houseprice.reports.words import moment

Document = Mapping[str, Any]
_MOST_ENTRIES = 50


def evidence_pdf(pack: Document) -> bytes:
    """An evidence pack as a PDF; equal packs give equal bytes.

    Parameters
    ----------
    pack : mapping
        As `pack.evidence_pack` gives it.
    """
    return blocks_pdf(evidence_layout(pack))


def evidence_layout(pack: Document) -> Iterator[Block]:
    """Give the blocks of an evidence pack, a title first."""
    model = pack["model"]
    yield Heading(f"Evidence for {model['name']}", 1)
    yield Text(f"{pack['rule']}. {pack['note']}")
    yield Text(
        f"{model['title']} for {model['dataset']}, {model['status']}, trained on "
        f"{moment(model['trained_at'])}. Everything here was read on "
        f"{moment(model['read_at'])} from the model's folder and the studio's database; each "
        "statement names its source."
    )
    if model["is_sample"]:
        yield Text("The sales are made up: the data set is a sample.", marked=True)
    for at, factor in enumerate(pack["factors"], start=1):
        yield from _factor(at, factor)
    yield from _fairness(pack["fairness"])
    yield Heading("Fingerprints (SHA-256)")
    prints = pack["fingerprints"].items()
    yield Grid(("of", "SHA-256"), [(name, value or "unknown") for name, value in prints])
    yield from _log(pack["log"])


def _factor(at: int, factor: Document) -> Iterator[Block]:
    yield Heading(f"{at}. {factor['name']}")
    rows = [(statement["text"], statement["source"]) for statement in factor["statements"]]
    yield Grid(("what is measured or recorded", "source"), rows)
    if factor["not_done"]:
        yield Heading("Not done, or not known", 3)
        yield Items(factor["not_done"])
    yield Heading("What only the user can supply", 3)
    yield Items(factor["user"])


def _fairness(check: Document | None) -> Iterator[Block]:
    if check is None:
        return
    yield Heading("Fairness check")
    yield Text(
        f"Check {check['id']} of {check['at']}. Bias is the median of value over price against "
        "that of all other homes with a group. Brackets hold 95 % intervals; what is beyond chance "
        "has a chance of 5 % of being a false alarm for all groups and measures of an attribute "
        "together."
    )
    for attribute in check["result"]["attributes"]:
        yield group_grid(attribute)


def _log(log: Document | None) -> Iterator[Block]:
    if log is None or not log["entries"]:
        return
    yield Heading("Entries of the audit log")
    entries = log["entries"][:_MOST_ENTRIES]
    if len(log["entries"]) > len(entries):
        yield Text(f"The newest {len(entries)} of {len(log['entries']):,} entries.")
    yield Grid(
        ("entry", "time", "who", "what", "outcome"),
        [
            (str(entry["seq"]), entry["at"], entry["actor"], entry["action"], entry["outcome"])
            for entry in entries
        ],
    )
