"""What stands in a report, in order, as blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from houseprice.reports.blocks import Block, Chart, Grid, Heading, Items, Point, Text
from houseprice.reports.words import (
    NO_BIAS,
    NONE,
    RATIO_STUDY,
    SCORES,
    figure,
    interval,
    money,
    number,
    percent,
    title_of,
)

Document = Mapping[str, Any]


def layout(document: Document) -> Iterator[Block]:
    """The blocks of a report, whatever they are printed with.

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
    yield from _limits(document["limits"])
    yield from _factors(document["quality_control"])
    yield from _sample(document["random_sample"], document["lineage"]["dataset"]["currency"])


def _head(document: Document) -> Iterator[Block]:
    model, data = document["model"], document["lineage"]["dataset"]
    yield Heading(f"{model['title']} for {data['title']}", 1)
    yield Text(
        f"Made at {model['created_at']} in {model['seconds']:.0f} s, seed {model['seed']}, code "
        f"revision {model['git_revision'] or 'unknown'}. Manifest SHA-256 "
        f"{model['manifest_sha256']}. This report holds nothing that is not in the model's folder."
    )
    misses = document["blind"]["misses"]
    if data["is_sample"]:
        yield Text("The sales are made up: a sample for trying things out.", marked=True)
    if misses:
        yield Text(f"{len(misses)} bars are missed, see the blind test.", marked=True)


def _lineage(found: Document) -> Iterator[Block]:
    data, rows, split = found["dataset"], found["rows"], found["split"]
    yield Heading("Data")
    how = "the latest by date" if split["kind"] == "time" else f"at random, seed {split['seed']}"
    yield Text(
        f"Data set {data['name']}, SHA-256 {data['sha256']}; one row is {data['row_is']}. Of "
        f"{rows['all']:,} rows {rows['train']:,} were learned from, {rows['calibration']:,} kept "
        f"for calibration and {rows['test']:,} for the blind test ({how})."
    )
    lines = [
        f"{one['rows']:,} rows were left out because {one['because']}." for one in found["dropped"]
    ]
    if split["train_dates"]:
        lines.append("Learned from sales of {first} to {last}.".format(**split["train_dates"]))
    if split["test_months"]:
        lines.append("Tested on sales of {first} to {last}.".format(**split["test_months"]))
    yield Items([*lines, *found["notes"]])
    yield Heading("Columns that know the price", 3)
    if found["leaks"]:
        yield Grid(
            ("column", "kind", "because", "evidence", "left out"),
            [
                (
                    leak["column"],
                    leak["kind"].replace("_", " "),
                    leak["reason"],
                    leak["evidence"],
                    "yes" if leak["excluded"] else "no, kept as asked",
                )
                for leak in found["leaks"]
            ],
        )
    else:
        yield Text("None was found among the columns it learned from.")


def _validation(found: Document) -> Iterator[Block]:
    yield Heading("Validation")
    yield Text(
        "Recipes were weighed on training sales that the models had not learned from. Median "
        f"absolute error on those: {figure(found['out_of_fold'], '%')}."
    )
    rows = [
        (one["family"], one["recipe"], str(one["models"]), number(one["weight"]))
        for one in found["recipes"]
    ]
    yield Grid(("family", "recipe", "models", "weight"), rows, 2)
    if found["tuning"] is None:
        yield Text("Nothing was tuned beyond that.")
    else:
        plain = {k: v for k, v in sorted(found["tuning"].items()) if not isinstance(v, dict | list)}
        yield Text(f"Tuned: {', '.join(f'{name} {value}' for name, value in plain.items())}.")


def _blind(found: Document) -> Iterator[Block]:
    yield Heading("Blind test")
    yield Text(
        f"On {found['n']:,} sales that the model never saw, beside naive baselines on the same "
        "sales. A home without a value counts as a miss within 10 and 20 % and in no other score, "
        "for the baselines too. In brackets: 95 % intervals."
    )
    columns = {"this model": found["scores"], **found["baselines"]}
    rows = [
        (label, *(figure(scores.get(key), unit, found["currency"]) for scores in columns.values()))
        for key, label, unit in SCORES
    ]
    head = ("", *(name.replace("_", " ") for name in columns))
    yield Grid(head, rows, len(columns))
    yield from _ratio_study(found["estimates"], found["trimmed"])
    yield from _misses(found)


def _ratio_study(whole: Document | None, trimmed: Document | None) -> Iterator[Block]:
    """Every figure, of all ratios and without the outliers."""
    if not whole:
        return
    n = whole["median_ratio"]["n"]
    yield Heading("Ratio study, untrimmed and trimmed", 3)
    yield Text(_trimming(n, trimmed))
    without = {} if trimmed is None else trimmed["estimates"]
    left = "trimmed" if trimmed is None else f"trimmed to {trimmed['n']:,}"
    rows = [
        (label, figure(whole.get(key), unit), figure(without.get(key), unit))
        for key, label, unit in RATIO_STUDY
    ]
    yield Grid(("value / price", f"all {n:,} sales", left), rows, 2)


def _trimming(n: int, trimmed: Document | None) -> str:
    if trimmed is None:
        return "Without outliers too few ratios are left to say anything of."
    if trimmed["trimmed"] == 0:
        return f"None of the {n:,} ratios is an outlier, so none was trimmed."
    times = trimmed["cod_quotient"]
    with_them = f"with them is {times:.2f} times that without" if times else "without them is 0"
    return (
        f"{trimmed['trimmed']:,} of {n:,} ratios lie beyond three interquartile ranges of the "
        f"quartiles and are trimmed; COD {with_them}."
    )


def _misses(found: Document) -> Iterator[Block]:
    yield Heading("Bars that are missed", 3)
    met = sum(1 for check in found["checks"] if check["met"])
    yield Text(f"{met} bars are met, {len(found['misses'])} are missed.")
    if found["misses"]:
        yield Grid(
            ("of", "rule", "figure", "beyond chance"),
            [
                (
                    miss["of"],
                    miss["rule"],
                    interval(miss),
                    "yes" if miss["beyond_chance"] else "no",
                )
                for miss in found["misses"]
            ],
        )


def _equity(found: Document) -> Iterator[Block]:
    yield Heading("Equity")
    sentence = found["equity_sentence"] or NO_BIAS
    undefined = found["vei"] is None
    vei = "undefined on these sales" if undefined else figure(found["vei_estimate"], "%")
    yield Text(f"{sentence} VEI {vei} ({found['vei_conclusion'] or 'not judged'}).")
    yield Text(f"COD of value per living area among alike homes: {figure(found['chd'], '%')}.")
    tiers = found["groups"].get("tier", {}).get("rows", [])
    yield from _charts(tiers)
    for kind, table in found["groups"].items():
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
            Point(str(at), one["value"], one["low"], one["high"])
            for at, one in enumerate((row[key] for row in tiers), start=1)
            if one is not None and one["value"] is not None
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
    said = [f"level {row['level']}"] if row["level"] else []
    said += ["ranges too narrow"] if row["ranges"] else []
    return ", ".join(said) or "–"


def _rest(table: Mapping[str, Any]) -> Iterator[Block]:
    small, beyond = table["small"], table["beyond"]
    if small["groups"]:
        yield Text(f"{small['groups']} groups with {small['sales']:,} sales are too small to show.")
    if beyond["groups"]:
        yield Text(f"{beyond['groups']} more groups hold {beyond['sales']:,} sales.")


def _ranges(found: Document) -> Iterator[Block]:
    yield Heading("Ranges and confidence")
    yield Items(
        [
            f"Prices inside the 90 % range: {figure(found['coverage_90'], '%')}; its median "
            f"width is {figure(found['width_90'], '%')} of the value.",
            f"Prices inside the 68 % range: {figure(found['coverage_68'], '%')}.",
            f"Homes with a value: {figure(found['hit_rate'], '%')}; with an FSD up to 0.20: "
            f"{figure(found['usable_hit_rate'], '%')}.",
            "Rank correlation of stated FSD and absolute error: "
            f"{figure(found['fsd_error_correlation'])}.",
        ]
    )
    yield from _rolling(found)
    bands = found["fsd_bands"]
    if bands:
        yield Heading("Spread that came over the stated FSD", 3)
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
        yield Grid(("confidence", "n", "stated", "came", "quotient"), rows, 4)
    yield from _curve(found["hit_rate_curve"])


def _rolling(found: Document) -> Iterator[Block]:
    """Ranges that follow the market, in the blind test and in the model."""
    rolling, since = found["rolling"], found["recalibration"]
    if rolling is not None:
        yield Text(
            f"Learned again every {rolling['every_days']} days from the latest "
            f"{rolling['latest']:,} sales before, the 90 % ranges would have held "
            f"{figure(rolling['coverage_90'], '%')} of these prices, with a median width of "
            f"{figure(rolling['width_90'], '%')}."
        )
    if since is not None:
        yield Text(
            f"The ranges in use were learned again from {since['n']:,} sales of "
            f"{since['first_day']} to {since['last_day']}; those before held "
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
        yield Chart("Homes with a value, by largest FSD taken", points, None, "%", joined=True)
    rows = [
        (
            "all" if point["max_fsd"] is None else f"{point['max_fsd']:.2f}",
            figure(point["hit_rate"], "%"),
            figure(point["mdape"], "%"),
        )
        for point in curve
    ]
    yield Grid(("FSD up to", "hit rate", "MdAPE of those"), rows, 2)


def _limits(found: Document) -> Iterator[Block]:
    yield Heading("Limits")
    yield Items([*found["warnings"], *(f"It does not know: {text}" for text in found["unknown"])])
    yield Heading("What is said of a home that is unlike the sales", 3)
    yield Grid(("reason code", "when"), list(found["reason_codes"].items()))
    yield Heading("Inputs and what training sales have", 3)
    yield Grid(
        ("input", "unit", "from (1 %)", "to (99 %)"),
        [
            (one["name"], one["unit"] or "", number(one["low"]), number(one["high"]))
            for one in found["inputs"]
        ],
        2,
    )


def _factors(found: Document) -> Iterator[Block]:
    yield Heading("Quality control")
    yield Text(f"{found['rule']}. {found['note']}")
    for at, factor in enumerate(found["factors"], start=1):
        yield Heading(f"{at}. {factor['name']}", 3)
        yield Text("What this record shows:")
        yield Items(factor["evidence"])
        yield Text("What only the user can supply:")
        yield Items(factor["user"])


def _sample(found: Document, currency: str) -> Iterator[Block]:
    yield Heading("Random sample of the blind test")
    yield Text(
        f"{found['n']:,} of {found['of']:,} sales, drawn with seed {found['seed']}, which is the "
        "start of the hash of the test sales. A score agrees where its 95 % interval in the sample "
        "holds the figure of all test sales."
    )
    yield Grid(
        ("score", "agrees", "sample", "all"),
        [
            (
                title_of(name),
                {None: "–", True: "yes", False: "no"}[one["agree"]],
                figure(one["sample"]),
                number(one["whole"]),
            )
            for name, one in found["scores"].items()
        ],
        2,
    )
    yield Grid(
        ("row", "inside 90 %", f"price, {currency}", "value", "error %", "low", "high", "FSD"),
        [_drawn(sale) for sale in found["sales"]],
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
