"""The figures of an evaluation as tables for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from houseprice.cli.console import output
from houseprice.evaluation.estimates import MIN_RANKED

#: Rows of a table on the screen; the JSON document has all of them.
_ROWS = 15
_TITLES = {
    "tier": "By value, cheapest tenth first",
    "neighbourhood": "By neighbourhood, largest first",
    "month": "By month of sale, latest last",
    "property_type": "By property type",
}
_LEFT_OUT = (
    ("without_price", "that have no price"),
    ("learned_from", "that the model learned from"),
)


def print_evaluation(document: Mapping[str, Any]) -> None:
    """Print the document of ``houseprice evaluate``."""
    console = output()
    console.print(_scores(document))
    _say(console, document["warnings"])
    console.print(_ratio_study(document["ratio_study"]))
    for kind, title in _TITLES.items():
        group = document["groups"].get(kind)
        if group is not None and (group["rows"] or group["small"]["groups"]):
            console.print(_group(kind, title, group))
            _say(console, _notes(group))
    bands = document["groups"]["fsd_band"]
    if bands:
        console.print(_bands(bands))
    _say(console, _remarks(document))


def _say(console: Console, texts: list[str]) -> None:
    for text in texts:
        console.print(text, markup=False, highlight=False)


def _scores(document: Mapping[str, Any]) -> Table:
    table = Table("score", "value", "95 % interval", title=f"{document['test']['n']:,} sales")
    for name, value in document["test"].items():
        if name == "n":
            continue
        ends = document["intervals"].get(name)
        interval = "" if ends is None else f"{ends[0]:,.3f} to {ends[1]:,.3f}"
        table.add_row(name, "–" if value is None else f"{value:,.3f}", interval)
    return table


def _ratio_study(study: Mapping[str, Any]) -> Table:
    trimmed_title, trimmed = _trimmed(study)
    heads = (f"all {study['n']:,} sales", "95 % interval", trimmed_title, "95 % interval")
    table = Table("ratio study", *heads, "usual range")
    for name, estimate in study.get("estimates", {}).items():
        without = trimmed.get(name)
        table.add_row(name, *_figure(estimate), *_figure(without), _usual(name, study))
    if study.get("chd") is not None:
        table.add_row("chd", *_figure(study["chd"]), "", "", "")
    return table


def _trimmed(study: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Title of the column for the sales that trimming leaves, and their figures."""
    trimmed = study.get("trimmed")
    if trimmed is None:
        return "trimmed", {}
    return f"trimmed to {trimmed['n']:,}", trimmed["estimates"]


def _figure(estimate: Mapping[str, Any] | None) -> tuple[str, str]:
    return ("–", "") if estimate is None else (_number(estimate["value"]), _ends(estimate))


def _usual(name: str, study: Mapping[str, Any]) -> str:
    if name == "vei":
        return f"-10 to 10, {study['vei_conclusion'] or 'not judged'}"
    band = study["standards"].get(name)
    if band is None:
        return ""
    return f"{band['low']:g} to {band['high']:g}" + (", missed" if band["met"] is False else "")


def _group(kind: str, title: str, group: Mapping[str, Any]) -> Table:
    table = Table(title=title)
    table.add_column(kind.replace("_", " "))
    names = ("n", "median ratio", "95 % interval", "MdAPE %", "COD", "in range %", "")
    for name in names:
        table.add_column(name, justify="right")
    for row in _shown(kind, group["rows"]):
        remark = [f"valued {row['level']}" if row["level"] else "", _words(row["ranges"])]
        table.add_row(
            row["name"],
            f"{row['n']:,}",
            _number(row["median_ratio"]["value"]),
            _ends(row["median_ratio"]),
            *(_number((row[key] or {}).get("value"), form="{:.1f}") for key in _FIGURES),
            ", ".join(filter(None, remark)),
            style="dim" if row["few"] else None,
        )
    return table


_FIGURES = ("mdape", "cod", "coverage_90")


def _shown(kind: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if kind == "month":
        return rows[-_ROWS:]
    if kind == "tier":
        return rows
    return sorted(rows, key=lambda row: -row["n"])[:_ROWS]


def _notes(group: Mapping[str, Any]) -> list[str]:
    texts = [
        f"{group[name]['groups']:,} groups with {group[name]['sales']:,} sales are not shown "
        f"because {why}."
        for name, why in (("small", "they are too small"), ("beyond", "there are too many groups"))
        if group[name]["groups"]
    ]
    worst = group["worst_coverage"]
    if worst is not None:
        texts.append(
            f"The ranges hold the fewest prices in {worst['name']}: {worst['value']:.1f} % "
            f"({_ends(worst, '{:.1f}')}) of {worst['n']:,} sales; "
            f"the mean of the groups is {group['mean_coverage']:.1f} %."
        )
    return texts


def _bands(bands: list[dict[str, Any]]) -> Table:
    table = Table(title="Stated and observed spread (quotient 1: honest, above 1: too sure)")
    for name in ("confidence", "n", "stated FSD", "observed FSD", "quotient", "95 % interval"):
        table.add_column(name)
    for band in bands:
        table.add_row(
            band["name"],
            f"{band['n']:,}",
            _number(band["stated_fsd"]),
            _number(band["realised_fsd"]),
            _number(band["quotient"]["value"]),
            _ends(band["quotient"]),
            style="dim" if band["few"] else None,
        )
    return table


def _remarks(document: Mapping[str, Any]) -> list[str]:
    study = document["ratio_study"]
    texts = [
        f"{document[name]:,} rows {text} are left out."
        for name, text in _LEFT_OUT
        if document[name]
    ]
    if document["not_later"]:
        texts.append(
            f"{document['not_later']:,} of the sales are no later than the last sale that the "
            "model learned from: for these sales the values are no forecast."
        )
    if document["ranges_learned_from"]:
        texts.append(
            f"{document['ranges_learned_from']:,} of the sales are no later than the last sale "
            "that the ranges were learned from: for these sales the coverage is no blind test."
        )
    if document.get("watch") is not None:
        texts.append(document["watch"]["sentence"])
    if document["rolling"] is not None:
        texts.append(rolling_words(document["rolling"]))
    trimmed = study.get("trimmed")
    if trimmed is not None and trimmed["trimmed"]:
        texts.append(_outliers(trimmed))
    if (study.get("sales_chasing") or {}).get("flagged"):
        texts.append(
            "Too many values are almost equal to their sale prices: this looks like sales chasing."
        )
    if study.get("few"):
        texts.append(
            f"There are fewer than {MIN_RANKED} sales: these figures are only hints and cannot "
            "rank models."
        )
    return [*texts, study["equity_sentence"]] if study.get("equity_sentence") else texts


def _outliers(trimmed: Mapping[str, Any]) -> str:
    times = trimmed["cod_quotient"]
    with_them = f"is {times:.3f} times as high with them" if times else "without them is 0"
    return (
        f"{trimmed['trimmed']:,} ratios beyond three interquartile ranges are trimmed; "
        f"the COD {with_them}."
    )


def rolling_words(rolling: Mapping[str, Any]) -> str:
    """A sentence on the coverage of ranges that follow the market."""
    coverage, width = rolling["coverage_90"], rolling["width_90"]
    return (
        f"If they are learned again every {rolling['every_days']} days from the latest "
        f"{rolling['latest']:,} earlier sales, the 90 % ranges hold "
        f"{_number(coverage['value'], form='{:.1f}')} % "
        f"({_ends(coverage, '{:.1f}')}) of {coverage['n']:,} prices, with a median width of "
        f"{_number(width['value'], form='{:.1f}')} %."
    )


def _words(text: str | None) -> str:
    return "" if text is None else f"ranges {text.replace('_', ' ')}"


def _number(value: float | None, missing: str = "–", form: str = "{:,.3f}") -> str:
    return missing if value is None else form.format(value)


def _ends(estimate: Mapping[str, Any], form: str = "{:,.3f}") -> str:
    if estimate["low"] is None or estimate["high"] is None:
        return ""
    return f"{form.format(estimate['low'])} to {form.format(estimate['high'])}"
