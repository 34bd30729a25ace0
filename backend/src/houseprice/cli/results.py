"""The results of trainings, as one JSON document or as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table

from houseprice.cli.console import output
from houseprice.cli.training_processes.pool import JobEnd
from houseprice.data.dataset import Dataset
from houseprice.models.registry import family_spec
from houseprice.training.left_out import not_trained

_COLUMNS = (
    ("hit_rate", "valued %", "{:.1f}"),
    ("mdape", "MdAPE %", "{:.2f}"),
    ("ppe10", "PPE10 %", "{:.1f}"),
    ("median_ratio", "ratio", "{:.3f}"),
    ("cod", "COD", "{:.2f}"),
    ("coverage_90", "in range %", "{:.1f}"),
    ("rmse", "RMSE", "{:,.0f}"),
    ("mae", "MAE", "{:,.0f}"),
    ("r2", "R²", "{:.3f}"),
)
_UNBLENDED = "There was no time to blend the models, so the first of them answers."
#: Speeds that `houseprice bench` prints of a trained model, besides its errors and times.
BENCH_SPEEDS = ("single_per_s", "batch_per_s")


def flat_scores(scores: Mapping[str, Any]) -> dict[str, Any]:
    """The scores as plain numbers by name; an undefined score is None."""
    return {
        name: score["value"] if isinstance(score, Mapping) else score
        for name, score in scores.items()
    }


def intervals(scores: Mapping[str, Any]) -> dict[str, list[float]]:
    """The 95 % intervals of the scores that have one."""
    return {
        name: [score["low"], score["high"]]
        for name, score in scores.items()
        if isinstance(score, Mapping) and score["low"] is not None
    }


def train_document(
    sales: Dataset,
    ended: Mapping[str, JobEnd],
    tunings: Mapping[str, dict[str, Any] | None] | None = None,
    left_out: Sequence[str] = (),
    *,
    is_all: bool = False,
) -> dict[str, Any]:
    """The document of ``houseprice train --json``.

    Parameters
    ----------
    sales : Dataset
    ended : mapping of str to JobEnd
    tunings : mapping or None
        By family, as in the manifest.
    left_out : sequence of str
        Families that there was no time for.
    is_all : bool
        Whether all families were asked for. Where there was no time to blend them, the first
        stands under ``all`` as well.
    """
    tuned = {name: tuning for name, tuning in (tunings or {}).items() if tuning is not None}
    results = {name: end.result for name, end in ended.items() if end.result is not None}
    models: dict[str, Any] = {
        "all" if name == "blend" else name: _model(result, str(ended[name].artifact))
        for name, result in results.items()
    }
    unblended = is_all and bool(results) and "blend" not in results and bool(_late(results))
    if unblended:
        models["all"] = next(iter(models.values()))
    first = next(iter(results.values()), None)
    if first is not None:
        for name, scores in first["baselines"].items():
            models[f"baseline_{name}"] = {
                "test": flat_scores(scores),
                "intervals": intervals(scores),
            }
    return {
        "dataset": sales.schema.name,
        "dataset_sha256": sales.sha256,
        "currency": sales.schema.currency,
        "split": None if first is None else first["split"],
        "models": models,
        "warnings": _warnings(results, ended),
        "left_out": [*([_UNBLENDED] if unblended else []), *_left_out(results, left_out)],
        **({"tuning": tuned} if tuned else {}),
    }


def _model(result: Mapping[str, Any], artifact: str) -> dict[str, Any]:
    return {
        "test": flat_scores(result["test"]),
        "intervals": intervals(result["test"]),
        "seconds": result["seconds"],
        "peak_rss_mb": result["peak_rss_mb"],
        "left_out": result["left_out"],
        "pace": result["pace"],
        "artifact": artifact,
    }


def _late(results: Mapping[str, Mapping[str, Any]]) -> list[str]:
    return [text for result in results.values() for text in result["left_out"]]


def _left_out(results: Mapping[str, Mapping[str, Any]], families: Sequence[str]) -> list[str]:
    """What the call had no time for; the blend names what each of its parts lacks."""
    if "blend" in results:
        return list(results["blend"]["left_out"])
    return [
        *not_trained("family", [family_spec(name).title for name in families]),
        *(
            f"{family_spec(name).title}: {text}"
            for name, result in results.items()
            for text in result["left_out"]
        ),
    ]


def _warnings(results: Mapping[str, Mapping[str, Any]], ended: Mapping[str, JobEnd]) -> list[str]:
    texts = dict.fromkeys(text for result in results.values() for text in result["warnings"])
    failed = [
        f"{name} failed: {end.problem.message}"
        for name, end in ended.items()
        if end.problem is not None
    ]
    return [*texts, *failed]


def print_scores(document: Mapping[str, Any], currency: str) -> None:
    """Print the scores of the models as one table."""
    split = document["split"]
    if split is None:
        return
    table = Table(
        title=f"{document['dataset']}: {split['n_test']:,} sales that no model saw, money in "
        f"{currency}"
    )
    table.add_column("model")
    for _, title, _ in _COLUMNS:
        table.add_column(title, justify="right")
    table.add_column("seconds", justify="right")
    for name, model in document["models"].items():
        cells = [_cell(model["test"][key], form) for key, _, form in _COLUMNS]
        seconds = model.get("seconds")
        table.add_row(name, *cells, "" if seconds is None else f"{seconds:.0f}")
    console = output()
    console.print(table)
    for name, tuning in document.get("tuning", {}).items():
        console.print(f"{name}: {_tuning(tuning)}", markup=False, highlight=False)
    for text in document["warnings"]:
        console.print(f"Note: {text}", markup=False, highlight=False)
    for name, model in document["models"].items():
        if "artifact" in model:
            console.print(f"{name}: {model['artifact']}", markup=False, highlight=False)


def _tuning(tuning: Mapping[str, Any]) -> str:
    best, untuned = tuning["best"], tuning["untuned"]
    settings = ", ".join(f"{name}={value}" for name, value in best["settings"].items())
    before = "" if untuned is None else f" (untuned {untuned['validation_rmse']:.4f})"
    return (
        f"tuned by {tuning['trials']} trials, {tuning['pruned']} of them stopped early, in "
        f"{tuning['seconds']:.0f} s: validation error {best['validation_rmse']:.4f}{before} "
        f"with {settings or 'the usual settings'}"
    )


def _cell(value: float | None, form: str) -> str:
    return "–" if value is None else form.format(value)


def print_bench(document: Mapping[str, Any]) -> None:
    """Print the document of ``houseprice bench``."""
    table = Table(title=f"{document['dataset']}, {document['split']}, {document['cores']} cores")
    table.add_column("model", no_wrap=True)
    for title in ("MdAPE %", "to plain", "COD", "RMSE", "seconds", "to plain", "homes/s", "batch"):
        table.add_column(title, justify="right")
    for name, row in document["models"].items():
        speeds = ("" if row[key] is None else f"{row[key]:,.0f}" for key in BENCH_SPEEDS)
        table.add_row(
            name,
            _with_ends(row["mdape"]),
            _with_ends(row["mdape_ratio"]),
            _cell(row["cod"]["value"], "{:.2f}"),
            _cell(row["rmse"]["value"], "{:,.0f}"),
            f"{row['seconds']:,.1f}",
            f"{row['seconds_ratio']:,.0f}",
            *speeds,
        )
    console = output(highlight=False)
    console.print(table)
    console.print(
        'The brackets hold 95 % intervals. "to plain" is the ratio to LightGBM with its defaults '
        "on the "
        'raw columns. "homes/s" and "batch" are homes that one core values a second, with ranges, '
        "one by one and in a batch.",
    )


def _with_ends(estimate: Mapping[str, float | None]) -> str:
    value, low, high = (estimate[name] for name in ("value", "low", "high"))
    return _cell(value, "{:.2f}") + ("" if low is None else f" ({low:.2f}-{high:.2f})")
