"""The model card: a manifest in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_SCORES = (
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


def model_card(manifest: Mapping[str, Any]) -> str:
    """Describe a model for people, in Markdown.

    Parameters
    ----------
    manifest : mapping
        What `folder.seal` is given.

    Returns
    -------
    str
        What it is, what it was trained on, how good it is beside the baselines, its limits.
    """
    data, split = manifest["dataset"], manifest["split"]
    parts = [
        f"# {manifest['title']} for {data['title']}",
        _origin(manifest),
        "## How good it is",
        f"On {split['n_test']:,} sales that it never saw ({_how(split)}), beside two naive "
        "baselines on the same sales. In brackets: 95 % intervals.",
        _table(manifest),
        "## What a value is",
        "A value is the model's median of the price. The range holds the price of about nine in "
        "ten homes like those it was trained on (conformal quantiles of log residuals, scaled by a "
        "learned local spread and by tier and place).",
        "## Columns that know the price",
        _leaks(manifest.get("leaks", ())),
        "## Limits",
        _limits(manifest),
    ]
    return "\n\n".join(parts) + "\n"


def _origin(manifest: Mapping[str, Any]) -> str:
    data, split = manifest["dataset"], manifest["split"]
    lines = [
        f"- Family: {manifest['family']}, {len(manifest['members'])} networks or tree ensembles",
        f"- Trained on {split['n_train']:,} sales; one row is {data['row_is']}",
        f"- Data set `{data['name']}`, SHA-256 `{data['sha256']}`",
        f"- Seed {manifest['seed']}, code revision {manifest['git_revision'] or 'unknown'}",
        f"- Made at {manifest['created_at']} in {manifest['seconds']:.0f} s",
    ]
    if tuning := manifest.get("tuning"):
        lines.append(
            f"- Settings chosen by {tuning['trials']} trials on validation sales, in "
            f"{tuning['seconds']:.0f} s"
        )
    if data["is_sample"]:
        lines.append("- **The sales are made up**: a sample for trying things out.")
    return "\n".join(lines)


def _how(split: Mapping[str, Any]) -> str:
    return "the latest by date" if split["kind"] == "time" else f"at random, seed {split['seed']}"


def _table(manifest: Mapping[str, Any]) -> str:
    columns = {"this model": manifest["test"], **manifest["baselines"]}
    head = "| | " + " | ".join(name.replace("_", " ") for name in columns) + " |"
    lines = [head, "|---" * (len(columns) + 1) + "|"]
    currency = manifest["dataset"]["currency"]
    for key, label, unit in _SCORES:
        cells = [_cell(scores.get(key), unit, currency) for scores in columns.values()]
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(estimate: Mapping[str, float | None] | None, unit: str, currency: str) -> str:
    if estimate is None or estimate["value"] is None:
        return "–"
    low, high = estimate["low"], estimate["high"]
    text = _number(estimate["value"], unit, currency)
    if low is None or high is None:
        return text
    return f"{text} ({_number(low, unit)} to {_number(high, unit)})"


def _number(value: float, unit: str, currency: str = "") -> str:
    if unit == "money":
        return f"{currency} {value:,.0f}".strip()
    return f"{value:.1f} %" if unit == "%" else f"{value:.3f}"


def _leaks(leaks: Sequence[Mapping[str, Any]]) -> str:
    if not leaks:
        return "None was found among the columns it learned from."
    head = "| column | kind | because | evidence | left out |\n|---|---|---|---|---|"
    lines = [
        f"| {leak['column']} | {leak['kind'].replace('_', ' ')} | {leak['reason']} "
        f"| {leak['evidence']} | {'yes' if leak['excluded'] else 'no, kept as asked'} |"
        for leak in leaks
    ]
    return "\n".join([head, *lines])


def _limits(manifest: Mapping[str, Any]) -> str:
    texts = [*manifest["schema"].get("warnings", ()), *manifest["warnings"]]
    texts.append("It knows nothing of a home beyond the columns listed in the manifest.")
    return "\n".join(f"- {text}" for text in texts)
