"""Sentences on a fairness check, and its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from houseprice.artifacts.studio_record import FairnessFact
from houseprice.reports.blocks import Grid
from houseprice.reports.evidence.statements import Factor
from houseprice.reports.words import figure, moment

_NAMES = {
    "bias": "value over price",
    "error": "absolute error",
    "width": "width of the 90 % range",
    "refusal": "refusals",
}


def add_groups(factor: Factor, check: FairnessFact | None) -> None:
    """Say what a fairness check has found, or that there was none."""
    if check is None:
        factor.lacks("No fairness check by attributes of areas was made of this model.")
        return
    result, source = check.result, f"fairness check {check.id}"
    factor.say(
        f"On {moment(check.at)} {check.by} compared {result['matched']:,} of "
        f"{result['sales']:,} blind sales by attributes of their areas ({result['column']}); "
        f"the table of areas has SHA-256 {check.file_sha256} and was not kept.",
        source,
    )
    for attribute in result["attributes"]:
        for text in sentences(attribute):
            factor.say(text, source)
        few = [group["name"] for group in attribute["groups"] if not group["judged"]]
        if few:
            factor.lacks(
                f"{attribute['name']}: not judged, since fewer than {result['least']} homes with a "
                f"value are inside or outside: {', '.join(few)}."
            )


def sentences(attribute: Mapping[str, Any]) -> Iterator[str]:
    """What was found in the groups of an attribute, or that nothing was."""
    name, is_alike = attribute["name"], True
    for group in attribute["groups"]:
        for key, measure in (group["measures"] or {}).items():
            if measure["beyond_chance"]:
                is_alike = False
                yield (
                    f"{name}, group {group['name']} ({group['with_value']:,} valued homes): "
                    f"{_NAMES[key]} {figure(measure['group'], _unit(key))}, of the rest "
                    f"{figure(measure['rest'], _unit(key))}; difference "
                    f"{figure(measure['difference'], '%' if key == 'bias' else '')}"
                    f"{'' if key == 'bias' else ' points'}, beyond chance."
                )
    judged = sum(group["judged"] for group in attribute["groups"])
    if judged and is_alike:
        yield f"{name}: no difference beyond chance among {judged} groups that could be judged."


def group_grid(attribute: Mapping[str, Any]) -> Grid:
    """The figures of the groups of an attribute."""
    rows = [_row(group) for group in attribute["groups"]]
    head = (attribute["name"], "n", "beyond chance", "bias against the rest", "MdAPE", "width 90 %",
            "refused")  # fmt: skip
    return Grid(head, rows, 4)


def _row(group: Mapping[str, Any]) -> tuple[str, ...]:
    measures = group["measures"]
    if measures is None:
        return (group["name"], f"{group['n']:,}", "not judged", "–", "–", "–", "–")
    off = [_NAMES[key] for key, measure in measures.items() if measure["beyond_chance"]]
    figures = (figure(measures[key]["group"], "%") for key in ("error", "width", "refusal"))
    bias = figure(measures["bias"]["difference"], "%")
    return (group["name"], f"{group['n']:,}", ", ".join(off) or "none", bias, *figures)


def _unit(key: str) -> str:
    return "" if key == "bias" else "%"
