"""The contents of a report as blocks, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from houseprice.data.cells.wording import counted
from houseprice.evaluation import doubts_of_figures
from houseprice.reports.blocks import Block, Chart, Grid, Heading, Items, Point, Text
from houseprice.reports.over_time import over_time_blocks
from houseprice.reports.sample_section import sample_section
from houseprice.reports.words import (
    NO_BIAS,
    RATIO_STUDY,
    SCORES,
    figure,
    interval,
    moment,
    number,
    percent,
    title_of,
)

Document = Mapping[str, Any]


def layout(document: Document) -> Iterator[Block]:
    """Give the blocks of a report, for every format.

    Parameters
    ----------
    document : mapping
        As `document.model_report` gives it.

    Yields
    ------
    Block
        A title first.
    """
    yield from _head(document)
    yield from _lineage(document["lineage"])
    yield from _validation(document["validation"])
    yield from _blind(document["blind"])
    yield from _equity(document["equity"])
    yield from _ranges(document["ranges"])
    yield from over_time_blocks(document["over_time"])
    yield from _limits(document["limits"])
    yield from _factors(document["quality_control"])
    yield from sample_section(document["random_sample"], document["lineage"]["dataset"]["currency"])


def _head(document: Document) -> Iterator[Block]:
    model, data = document["model"], document["lineage"]["dataset"]
    yield Heading(f"{model['title']} for {data['title']}", 1)
    yield Text(
        f"The model was trained on {moment(model['created_at'])} in {model['seconds']:.0f} s with "
        f"seed {model['seed']} and code revision {model['git_revision'] or 'unknown'}. The SHA-256 "
        f"of its manifest is {model['manifest_sha256']}. Everything in this report comes from the "
        "model's folder."
    )
    for text in doubts_of_figures(document["limits"]["warnings"]):
        yield Text(text, marked=True)
    for text in document["ranges"]["warnings"]:
        yield Text(text, marked=True)
    misses = document["blind"]["misses"]
    if data["is_sample"]:
        yield Text(
            "The sales are made up: the data set is a sample for trying things out.", marked=True
        )
    if misses:
        many = counted(len(misses), "check")
        yield Text(
            f"The model misses {many}; the blind test lists each with its rule.", marked=True
        )


def _lineage(section: Document) -> Iterator[Block]:
    data, rows, split = section["dataset"], section["rows"], section["split"]
    yield Heading("Data")
    how = "the latest by date" if split["kind"] == "time" else f"at random, seed {split['seed']}"
    yield Text(
        f"The data set is {data['name']}, with SHA-256 {data['sha256']}; one row is "
        f"{data['row_is']}. Of {rows['all']:,} rows, {rows['train']:,} were used for training, "
        f"{rows['calibration']:,} for calibration and {rows['test']:,} for the blind test ({how})."
    )
    lines = [
        f"{drop['rows']:,} rows were left out because {drop['because']}."
        for drop in section["dropped"]
    ]
    if split["train_dates"]:
        lines.append(
            "The training sales date from {first} to {last}.".format(**split["train_dates"])
        )
    if split["test_months"]:
        lines.append("The test sales date from {first} to {last}.".format(**split["test_months"]))
    yield Items([*lines, *section["notes"]])
    yield Heading("Columns that know the price", 3)
    if section["leaks"]:
        yield Grid(
            ("column", "kind", "reason", "evidence", "left out"),
            [
                (
                    leak["column"],
                    leak["kind"].replace("_", " "),
                    leak["reason"],
                    leak["evidence"],
                    "yes" if leak["excluded"] else "no, kept on request",
                )
                for leak in section["leaks"]
            ],
        )
    else:
        yield Text("No column that the model learned from seems to know the price.")


def _validation(section: Document) -> Iterator[Block]:
    yield Heading("Validation")
    yield Text(
        "The recipes got their weights on training sales that their models had not learned from. "
        f"The median absolute error there is {figure(section['out_of_fold'], '%')}."
    )
    rows = [
        (recipe["family"], recipe["recipe"], str(recipe["models"]), number(recipe["weight"]))
        for recipe in section["recipes"]
    ]
    yield Grid(("family", "recipe", "models", "weight"), rows, 2)
    if section["tuning"] is None:
        yield Text("There was no tuning.")
    else:
        plain = {
            k: v for k, v in sorted(section["tuning"].items()) if not isinstance(v, dict | list)
        }
        facts = ", ".join(f"{name} {value}" for name, value in plain.items())
        yield Text(f"A tuning chose the settings: {facts}.")


def _blind(section: Document) -> Iterator[Block]:
    yield Heading("Blind test")
    yield Text(
        f"The table shows scores on {section['n']:,} sales that the model never saw, beside naive "
        "baselines on the same sales. A home without a value counts as a miss within 10 and 20 % "
        "and in no other score, for the baselines too. Brackets hold 95 % intervals."
    )
    columns = {"this model": section["scores"], **section["baselines"]}
    rows = [
        (
            label,
            *(figure(scores.get(key), unit, section["currency"]) for scores in columns.values()),
        )
        for key, label, unit in SCORES
    ]
    head = ("", *(name.replace("_", " ") for name in columns))
    yield Grid(head, rows, len(columns))
    yield from _ratio_study(section["estimates"], section["trimmed"])
    yield from _misses(section)


def _ratio_study(whole: Document | None, trimmed: Document | None) -> Iterator[Block]:
    """Every figure for all ratios, and for the ratios without outliers."""
    if not whole:
        return
    n = whole["median_ratio"]["n"]
    yield Heading("Ratio study, untrimmed and trimmed", 3)
    yield Text(_trimming(n, trimmed))
    without = {} if trimmed is None else trimmed["estimates"]
    heading = "trimmed" if trimmed is None else f"trimmed to {trimmed['n']:,}"
    rows = [
        (label, figure(whole.get(key), unit), figure(without.get(key), unit))
        for key, label, unit in RATIO_STUDY
    ]
    yield Grid(("value / price", f"all {n:,} sales", heading), rows, 2)


def _trimming(n: int, trimmed: Document | None) -> str:
    if trimmed is None:
        return "Without outliers there are too few ratios for any figure."
    if trimmed["trimmed"] == 0:
        return f"None of the {n:,} ratios is an outlier, so none was trimmed."
    times = trimmed["cod_quotient"]
    with_them = f"with them is {times:.2f} times that without" if times else "without them is 0"
    return (
        f"{trimmed['trimmed']:,} of {n:,} ratios lie beyond three interquartile ranges of the "
        f"quartiles and are trimmed; COD {with_them}."
    )


def _misses(section: Document) -> Iterator[Block]:
    yield Heading("Checks that are missed", 3)
    met = sum(1 for check in section["checks"] if check["met"])
    judged = met + len(section["misses"])
    yield Text(f"{met} of {counted(judged, 'check')} are met.")
    if section["misses"]:
        yield Grid(
            ("group", "rule", "figure", "beyond chance"),
            [
                (
                    miss["of"],
                    miss["rule"],
                    interval(miss),
                    "yes" if miss["beyond_chance"] else "no",
                )
                for miss in section["misses"]
            ],
        )


def _equity(section: Document) -> Iterator[Block]:
    yield Heading("Equity")
    sentence = section["equity_sentence"] or NO_BIAS
    undefined = section["vei"] is None
    vei = "undefined on these sales" if undefined else figure(section["vei_estimate"], "%")
    yield Text(f"{sentence} VEI {vei} ({section['vei_conclusion'] or 'not judged'}).")
    yield Text(
        f"The COD of value per living area among similar homes is {figure(section['chd'], '%')}."
    )
    tiers = section["groups"].get("tier", {}).get("rows", [])
    yield from _charts(tiers)
    for kind, table in section["groups"].items():
        if table["rows"]:
            yield Heading(f"By {title_of(kind)}", 3)
            yield _group_grid(table["rows"])
            yield from _rest(table)


def _charts(tiers: list[dict[str, Any]]) -> Iterator[Block]:
    for key, title, band, unit in (
        ("median_ratio", "Median ratio by value, cheapest first", (0.9, 1.1), ""),
        ("coverage_90", "Prices inside the 90 % range by value, cheapest first", (85.0, 95.0), "%"),
    ):
        points = [
            Point(str(at), estimate["value"], estimate["low"], estimate["high"])
            for at, estimate in enumerate((row[key] for row in tiers), start=1)
            if estimate is not None and estimate["value"] is not None
        ]
        if points:
            yield Chart(title, points, band, unit)


def _group_grid(rows: list[dict[str, Any]]) -> Grid:
    return Grid(
        ("group", "beyond chance", "n", "median ratio", "MdAPE", "inside 90 %"),
        [
            (
                row["name"],
                _beyond(row),
                f"{row['n']:,}",
                figure(row["median_ratio"]),
                figure(row["mdape"], "%"),
                figure(row["coverage_90"], "%"),
            )
            for row in rows
        ],
        4,
    )


def _beyond(row: Mapping[str, Any]) -> str:
    verdicts = [f"level {row['level']}"] if row["level"] else []
    verdicts += ["ranges too narrow"] if row["ranges"] else []
    return ", ".join(verdicts) or "–"


def _rest(table: Mapping[str, Any]) -> Iterator[Block]:
    small, beyond = table["small"], table["beyond"]
    if small["groups"]:
        yield Text(
            f"{small['groups']} groups with {small['sales']:,} sales are too small for a row."
        )
    if beyond["groups"]:
        yield Text(f"{beyond['groups']} more groups hold {beyond['sales']:,} sales.")


def _ranges(section: Document) -> Iterator[Block]:
    yield Heading("Ranges and confidence")
    yield Items(
        [
            f"Prices inside the 90 % range: {figure(section['coverage_90'], '%')}. The median "
            f"width of that range is {figure(section['width_90'], '%')} of the value.",
            f"Prices inside the 68 % range: {figure(section['coverage_68'], '%')}.",
            f"Homes with a value: {figure(section['hit_rate'], '%')}; with an FSD up to 0.20: "
            f"{figure(section['usable_hit_rate'], '%')}.",
            "Rank correlation of stated FSD and absolute error: "
            f"{figure(section['fsd_error_correlation'])}.",
        ]
    )
    yield Text(section["sentence"])
    yield from _rolling(section)
    bands = section["fsd_bands"]
    if bands:
        yield Heading("Observed spread divided by stated FSD", 3)
        rows = [
            (
                band["name"],
                f"{band['n']:,}",
                percent(band["stated_fsd"]),
                percent(band["realised_fsd"]),
                figure(band["quotient"]),
            )
            for band in bands
        ]
        yield Grid(("confidence", "n", "stated FSD", "observed spread", "quotient"), rows, 4)
    yield from _curve(section["hit_rate_curve"])


def _rolling(section: Document) -> Iterator[Block]:
    """Texts on ranges that follow the market, in the blind test and in the model."""
    rolling, since = section["rolling"], section["recalibration"]
    if rolling is not None:
        yield Text(
            f"If the 90 % ranges were learned again every {rolling['every_days']} days from the "
            f"latest {rolling['latest']:,} earlier sales, they would hold "
            f"{figure(rolling['coverage_90'], '%')} of these prices, with a median width of "
            f"{figure(rolling['width_90'], '%')}."
        )
    if since is not None:
        yield Text(
            f"The ranges in use were learned again from {since['n']:,} sales of "
            f"{since['first_day']} to {since['last_day']}. The earlier ranges held "
            f"{figure(since['own_coverage_90'], '%')} of the prices that were new to them."
        )


def _curve(curve: list[dict[str, Any]]) -> Iterator[Block]:
    yield Heading("Valuing only homes with a small FSD", 3)
    points = [
        Point(f"{point['max_fsd']:.2f}", point["hit_rate"]["value"])
        for point in curve
        if point["max_fsd"] is not None and point["hit_rate"]["value"] is not None
    ]
    if points:
        yield Chart(
            "Homes with a value, by the largest FSD allowed", points, None, "%", joined=True
        )
    rows = [
        (
            "all" if point["max_fsd"] is None else f"{point['max_fsd']:.2f}",
            figure(point["hit_rate"], "%"),
            figure(point["mdape"], "%"),
        )
        for point in curve
    ]
    yield Grid(("FSD up to", "hit rate", "MdAPE of these homes"), rows, 2)


def _limits(section: Document) -> Iterator[Block]:
    yield Heading("Limits")
    yield Items(
        [*section["warnings"], *(f"The model does not know {text}" for text in section["unknown"])]
    )
    if section["no_time_for"]:
        yield Heading("What there was no time for", 3)
        yield Items(section["no_time_for"])
    yield Heading("Reason codes for homes that are unlike the sales", 3)
    yield Grid(("reason code", "meaning"), list(section["reason_codes"].items()))
    yield Heading("Inputs and their range in the training sales", 3)
    yield Grid(
        ("input", "unit", "from (1 %)", "to (99 %)"),
        [
            (field["name"], field["unit"] or "", number(field["low"]), number(field["high"]))
            for field in section["inputs"]
        ],
        2,
    )


def _factors(section: Document) -> Iterator[Block]:
    yield Heading("Quality control")
    yield Text(f"{section['rule']}. {section['note']}")
    for at, factor in enumerate(section["factors"], start=1):
        yield Heading(f"{at}. {factor['name']}", 3)
        yield Text("Evidence in this record:")
        yield Items(factor["evidence"])
        yield Text("What only the user can supply:")
        yield Items(factor["user"])
