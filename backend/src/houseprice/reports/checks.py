"""The bars that the blind test of a model meets, and those that it misses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from houseprice.artifacts import Manifest
from houseprice.evaluation.estimates import overlaps
from houseprice.evaluation.ratio_report import STANDARDS

Check = dict[str, Any]
Band = tuple[float | None, float | None]

#: Percent of prices inside the 90 % ranges, for all sales and for each large group.
COVERAGE, GROUP_COVERAGE = (88.0, 92.0), (85.0, 95.0)
#: A group with at least this many sales has a bar for its coverage.
MIN_GROUP = 100
#: Observed spread divided by stated FSD.
FSD_QUOTIENT = (0.85, 1.15)
MIN_CORRELATION = 0.25
_COVERED_KINDS = ("tier", "neighbourhood", "property_type")
_LABELS = {
    "median_ratio": "Median ratio",
    "cod": "COD",
    "prd": "PRD",
    "prb": "PRB",
    "mki": "MKI",
}


def checks(manifest: Manifest) -> list[Check]:
    """Compare the blind test with every bar.

    Parameters
    ----------
    manifest : Manifest
        Manifest of a trained model.

    Returns
    -------
    list of dict
        One for each bar: ``name``, ``of`` (the group, or ``all``), ``rule`` (a sentence), the
        figure's ``value``, ``low``, ``high`` and ``n``, ``met`` (None where the figure is
        undefined), and ``beyond_chance``: whether its whole 95 % interval lies outside the bar.
    """
    return [
        *_baselines(manifest),
        *_standards(manifest.ratio_study),
        *_verdicts(manifest.ratio_study),
        *_coverages(manifest),
        *_rolled(manifest),
        *_spreads(manifest),
        *_flags(manifest.groups),
    ]


def _check(name: str, of: str, rule: str, figure: Mapping[str, Any] | None, bar: Band) -> Check:
    estimate = figure or {"value": None, "low": None, "high": None, "n": None}
    value = estimate["value"]
    low, high = (-float("inf") if bar[0] is None else bar[0]), bar[1]
    high = float("inf") if high is None else high
    return {
        "name": name,
        "of": of,
        "rule": rule,
        **{key: estimate.get(key) for key in ("value", "low", "high", "n")},
        "met": None if value is None else low <= value <= high,
        "beyond_chance": None if value is None else not overlaps(estimate, (low, high)),
    }


def _plain(value: float | None, n: int | None = None) -> dict[str, Any]:
    return {"value": value, "low": None, "high": None, "n": n}


def vei_estimate(study: Mapping[str, Any]) -> dict[str, Any]:
    """The VEI of a ratio study in percent; older models have no interval of it."""
    estimate = study.get("estimates", {}).get("vei")
    return _plain(study.get("vei"), study["n"]) if estimate is None else dict(estimate)


def _baselines(manifest: Manifest) -> Iterator[Check]:
    figure = manifest.test["mdape"]
    for name, scores in manifest.baselines.items():
        limit = scores["mdape"]["value"]
        rule = f"The median absolute error must be below that of {name.replace('_', ' ')}"
        if limit is not None:
            yield _check("mdape", "all", f"{rule}, {limit:.2f} %.", figure, (None, limit))


def _standards(study: Mapping[str, Any]) -> Iterator[Check]:
    estimates = study.get("estimates", {})
    for name, band in STANDARDS.items():
        if name in estimates:
            rule = f"{_LABELS[name]} must be in {band[0]:g} to {band[1]:g}."
            yield _check(name, "all", rule, estimates[name], band)


def _verdicts(study: Mapping[str, Any]) -> Iterator[Check]:
    conclusion = study.get("vei_conclusion")
    if conclusion is not None:
        rule = f"VEI must be neither regressive nor progressive, it is {conclusion}."
        unfair = conclusion in {"regressive", "progressive"}
        yield _judged("vei", "all", rule, vei_estimate(study), missed=unfair)
    chasing = study.get("sales_chasing")
    if chasing is not None and chasing.get("flagged") is not None:
        rule = "Values must not follow the sale prices (sales chasing)."
        flagged = bool(chasing["flagged"])
        yield _judged("sales_chasing", "all", rule, chasing.get("inside"), missed=flagged)


def _coverages(manifest: Manifest) -> Iterator[Check]:
    rule = "The 90 % ranges must hold {:.0f} to {:.0f} % of the prices."
    whole = manifest.test.get("coverage_90")
    yield _check("coverage_90", "all", rule.format(*COVERAGE), whole, COVERAGE)
    for kind in _COVERED_KINDS:
        for row in manifest.groups.get(kind, {}).get("rows", ()):
            if row["n"] >= MIN_GROUP:
                of, figure = _group(kind, row), row["coverage_90"]
                text = rule.format(*GROUP_COVERAGE)
                yield _check("coverage_90", of, text, figure, GROUP_COVERAGE)


def _rolled(manifest: Manifest) -> Iterator[Check]:
    """Bars for ranges that are learned again as sales come in."""
    rolling = manifest.rolling
    if rolling is None:
        return
    rule = (
        f"The 90 % ranges, learned again every {rolling['every_days']} days, must hold "
        "{:.0f} to {:.0f} % of the prices."
    )
    name = "rolling_coverage_90"
    yield _check(name, "all", rule.format(*COVERAGE), rolling["coverage_90"], COVERAGE)
    for kind, rows in rolling["groups"].items():
        for row in rows:
            if row["n"] >= MIN_GROUP:
                text = rule.format(*GROUP_COVERAGE)
                yield _check(name, _group(kind, row), text, row["coverage_90"], GROUP_COVERAGE)


def _spreads(manifest: Manifest) -> Iterator[Check]:
    rule = "The observed spread must be within 15 % of the stated FSD."
    for band in manifest.groups.get("fsd_band", ()):
        if not band["few"]:
            of = f"confidence {band['name']}"
            yield _check("fsd_quotient", of, rule, band["quotient"], FSD_QUOTIENT)
    text = "The rank correlation of stated FSD and absolute error must be at least 0.25."
    figure = manifest.test.get("fsd_error_correlation")
    yield _check("fsd_error_correlation", "all", text, figure, (MIN_CORRELATION, None))


def _flags(groups: Mapping[str, Any]) -> Iterator[Check]:
    """Groups that are off beyond chance, corrected for the number of groups."""
    for kind, table in groups.items():
        if kind == "fsd_band":
            continue
        for row in table["rows"]:
            of = _group(kind, row)
            level, narrow = row["level"], row["ranges"]
            rule = (
                f"The median ratio must not be {level or 'high or low'} beyond chance, compared "
                "with that of all sales."
            )
            yield _judged("level", of, rule, row["median_ratio"], missed=level is not None)
            if row["coverage_90"] is not None:
                rule = "The 90 % ranges must not be too narrow beyond chance."
                yield _judged("ranges", of, rule, row["coverage_90"], missed=narrow is not None)


def _judged(
    name: str, of: str, rule: str, figure: Mapping[str, Any] | None, *, missed: bool
) -> Check:
    """A bar that another verdict decides, whatever the figure."""
    check = _check(name, of, rule, figure, (None, None))
    return {**check, "met": not missed, "beyond_chance": missed}


def _group(kind: str, row: Mapping[str, Any]) -> str:
    return f"{kind.replace('_', ' ')} {row['name']}"
