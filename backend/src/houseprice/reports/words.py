"""Figures as text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

NONE = "–"
NO_BIAS = "PRB and VEI together do not prove a bias along value."
#: Scores beside those of the baselines: key, label, unit.
SCORES = (
    ("hit_rate", "Homes with a value", "%"),
    ("mdape", "Median absolute error", "%"),
    ("ppe10", "Within 10 % of the price", "%"),
    ("ppe20", "Within 20 % of the price", "%"),
    ("median_ratio", "Median ratio", ""),
    ("cod", "COD", "%"),
    ("prd", "PRD", ""),
    ("prb", "PRB", ""),
    ("coverage_90", "Prices inside the 90 % range", "%"),
    ("width_90", "Median width of the 90 % range", "%"),
    ("rmse", "RMSE", "money"),
    ("mae", "MAE", "money"),
    ("r2", "R²", ""),
)
#: Figures of the ratio study, untrimmed and trimmed: key, label, unit.
RATIO_STUDY = (
    ("median_ratio", "Median ratio", ""),
    ("mean_ratio", "Mean ratio", ""),
    ("weighted_mean_ratio", "Weighted mean ratio", ""),
    ("cod", "COD", "%"),
    ("cov", "COV", "%"),
    ("prd", "PRD", ""),
    ("prb", "PRB", ""),
    ("ki", "KI", ""),
    ("mki", "MKI", ""),
    ("vei", "VEI", "%"),
)
_TITLES = {
    "mdape": "median absolute error, %",
    "ppe10": "within 10 %, %",
    "coverage_90": "inside 90 %, %",
}


def title_of(name: str) -> str:
    """A key as text."""
    return _TITLES.get(name, name.replace("_", " "))


def moment(at: str) -> str:
    """A time of ISO 8601 as people write it.

    Examples
    --------
    >>> moment("2026-11-30T19:13:26+01:00")
    '30 November 2026 at 18:13 UTC'
    """
    utc = datetime.fromisoformat(at).astimezone(UTC)
    return f"{utc.day} {utc:%B %Y} at {utc:%H:%M} UTC"


def number(value: float | None, unit: str = "", currency: str = "") -> str:
    """A figure with its unit (``%``, ``money`` or none); a dash where there is none."""
    if value is None:
        return NONE
    if unit == "money":
        return f"{currency} {value:,.0f}".strip()
    if unit == "%":
        return f"{value:.1f} %"
    return f"{value:.3f}" if abs(value) < 100 else f"{value:,.0f}"


def money(value: float) -> str:
    """A price without its currency."""
    return f"{value:,.0f}"


def percent(value: float | None) -> str:
    """A fraction in percent."""
    return NONE if value is None else f"{100 * value:.1f} %"


def figure(estimate: Mapping[str, Any] | None, unit: str = "", currency: str = "") -> str:
    """An estimate with its 95 % interval in brackets, where it has one."""
    if estimate is None or estimate["value"] is None:
        return NONE
    text = number(estimate["value"], unit, currency)
    if estimate["low"] is None or estimate["high"] is None:
        return text
    return f"{text} ({number(estimate['low'], unit)} to {number(estimate['high'], unit)})"


def interval(check: Mapping[str, Any]) -> str:
    """The figure of a check with its number of sales."""
    text = figure(check)
    return text if check["n"] is None else f"{text}, n {check['n']:,}"
