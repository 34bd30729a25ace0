"""The model card, which puts a manifest into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from houseprice.artifacts import Manifest
from houseprice.artifacts.manifest_parts import EquityFacts, LeakFacts, SplitFacts
from houseprice.artifacts.range_record import record_of_model
from houseprice.evaluation import doubts_of_figures
from houseprice.reports.checks import checks, vei_estimate
from houseprice.reports.factors import RULE, in_short
from houseprice.reports.lineage import SAME_PROPERTY
from houseprice.reports.words import NO_BIAS, SCORES, figure, interval, moment

CARD_FILE = "card.md"


def model_card(manifest: Manifest) -> str:
    """Describe a model for people, in Markdown.

    Parameters
    ----------
    manifest : Manifest
        It may lack ``files``, because the card is written before they are known.

    Returns
    -------
    str
        What the model is, which sales it was trained on, how good it is beside the baselines and
        the bars, which homes it values too high or low, how honest its ranges are, its limits.
    """
    data, split = manifest.dataset, manifest.split
    bars, record = checks(manifest), record_of_model(manifest)
    parts = [
        f"# {manifest.title} for {data.title}",
        _origin(manifest),
        "## How good it is",
        f"The table shows scores on {split.n_test:,} sales that the model never saw "
        f"({_how(split)}), beside two naive baselines. A home without a value counts as a miss "
        "within 10 and 20 % and in no other score, for the baselines too. Brackets hold 95 % "
        "intervals.",
        *doubts_of_figures(manifest.warnings),
        *record.warnings(),
        _table(manifest),
        _misses(bars),
        "## What a value is",
        "A value is the model's median of the price. Its 90 % range should hold the price of nine "
        f"in ten homes like those that the model was trained on. {record.sentence()} The ends are "
        "conformal quantiles of log residuals, scaled by a learned local spread and by tier and "
        "place.",
        "## Data",
        _data(manifest),
        "## Columns that know the price",
        _leaks(manifest.leaks),
        "## Equity",
        _equity(manifest),
        _stretched(manifest.equity),
        "## Ranges",
        _ranges(manifest),
        *_no_time(manifest),
        "## Limits",
        _limits(manifest),
        "## Quality control",
        f"The table gives one piece of evidence for each factor of {RULE}. `houseprice report` "
        "gives all of it, and says what only the user can supply.",
        _factors(manifest, bars),
    ]
    return "\n\n".join(parts) + "\n"


def _origin(manifest: Manifest) -> str:
    data, split = manifest.dataset, manifest.split
    lines = [
        f"- Family: {manifest.family}, {len(manifest.members)} networks or tree ensembles",
        f"- Trained on {split.n_train:,} sales; one row is {data.row_is}",
        f"- Data set `{data.name}`, SHA-256 `{data.sha256}`",
        f"- Seed {manifest.seed}, code revision {manifest.git_revision or 'unknown'}",
        f"- Trained on {moment(manifest.created_at)} in {manifest.seconds:.0f} s",
    ]
    if tuning := manifest.tuning:
        lines.append(
            f"- {tuning['trials']} trials on validation sales chose the settings in "
            f"{tuning['seconds']:.0f} s"
        )
    if data.is_sample:
        lines.append("- **The sales are made up**: the data set is a sample for trying things out.")
    return "\n".join(lines)


def _how(split: SplitFacts) -> str:
    return "the latest by date" if split.kind == "time" else f"at random, seed {split.seed}"


def _table(manifest: Manifest) -> str:
    columns = {"this model": manifest.test, **manifest.baselines}
    head = "| | " + " | ".join(name.replace("_", " ") for name in columns) + " |"
    lines = [head, "|---" * (len(columns) + 1) + "|"]
    currency = manifest.dataset.currency
    for key, label, unit in SCORES:
        cells = [figure(scores.get(key), unit, currency) for scores in columns.values()]
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _misses(bars: Sequence[Mapping[str, Any]]) -> str:
    judged = [check for check in bars if check["met"] is not None]
    lines = [
        f"- {miss['of']}: {miss['rule']} The figure is {interval(miss)}."
        for miss in judged
        if not miss["met"]
    ]
    return "\n".join(
        [f"The model misses {len(lines)} of {len(judged)} checks.", "", *lines]
    ).strip()


def _data(manifest: Manifest) -> str:
    split, rows = manifest.split, manifest.dataset.rows
    lines = [
        f"- {rows:,} rows: {split.n_train:,} for training, {split.n_calibration:,} for "
        f"calibration, {split.n_test:,} for the blind test"
    ]
    if split.n_dropped:
        lines.append(f"- {split.n_dropped:,} rows were left out because {SAME_PROPERTY}")
    return "\n".join(lines)


def _equity(manifest: Manifest) -> str:
    study = manifest.ratio_study
    sentence = study.get("equity_sentence") or NO_BIAS
    vei = "VEI is undefined on these sales."
    if study.get("vei") is not None:
        vei = f"VEI {figure(vei_estimate(study), '%')}, {study['vei_conclusion']}."
    off = [
        f"- {kind.replace('_', ' ')} {row['name']}: valued {row['level']} beyond chance, median "
        f"ratio {figure(row['median_ratio'])}, {row['n']:,} sales"
        for kind, table in manifest.groups.items()
        if kind != "fsd_band"
        for row in table["rows"]
        if row["level"] is not None
    ]
    return "\n".join([f"{sentence} {vei}", "", *off]).strip()


def _ranges(manifest: Manifest) -> str:
    test = manifest.test
    lines = [
        f"- Prices inside the 90 % range: {figure(test.get('coverage_90'), '%')}",
        f"- Prices inside the 68 % range: {figure(test.get('coverage_68'), '%')}",
        "- Rank correlation of stated FSD and absolute error: "
        f"{figure(test.get('fsd_error_correlation'))}",
    ]
    rolling = manifest.rolling
    if rolling is not None:
        lines.append(
            "- Prices inside the 90 % range if it is learned again every "
            f"{rolling['every_days']} days from the latest {rolling['latest']:,} sales: "
            f"{figure(rolling['coverage_90'], '%')}"
        )
    for band in manifest.groups.get("fsd_band", ()):
        quotient = figure(band["quotient"])
        lines.append(
            f"- Observed spread divided by stated FSD, confidence {band['name']}: {quotient}"
        )
    return "\n".join(lines)


def _factors(manifest: Manifest, bars: Sequence[dict[str, Any]]) -> str:
    lines = ["| factor | evidence |", "|---|---|"]
    lines += [f"| {name} | {evidence} |" for name, evidence in in_short(manifest, list(bars))]
    return "\n".join(lines)


def _stretched(equity: EquityFacts) -> str:
    if equity.stretch is None:
        return "Values are not adjusted for equity between cheap and dear homes."
    return (
        f"Equity is set to {equity.setting:g}: distances of values from the middle of the market "
        f"are multiplied by {equity.stretch['slope']:.3f}, which was learned on held-out training "
        "sales. A setting of 1 leaves no price-related bias there."
    )


def _leaks(leaks: Sequence[LeakFacts]) -> str:
    if not leaks:
        return "No column that the model learned from seems to know the price."
    head = "| column | kind | reason | evidence | left out |\n|---|---|---|---|---|"
    lines = [
        f"| {leak.column} | {leak.kind.replace('_', ' ')} | {leak.reason} "
        f"| {leak.evidence} | {'yes' if leak.excluded else 'no, kept on request'} |"
        for leak in leaks
    ]
    return "\n".join([head, *lines])


def _no_time(manifest: Manifest) -> list[str]:
    """What the time limit left out; nothing where there was time for all."""
    if not manifest.left_out:
        return []
    texts = "\n".join(f"- {text}" for text in manifest.left_out)
    return ["## What there was no time for", texts]


def _limits(manifest: Manifest) -> str:
    texts = [*manifest.schema.warnings, *manifest.warnings]
    texts.append("The model knows nothing of a home beyond the columns that the manifest lists.")
    return "\n".join(f"- {text}" for text in texts)
