"""The report of a model as one document of plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from houseprice.artifacts import Manifest, verify
from houseprice.artifacts.blind import BlindTest
from houseprice.artifacts.folder import MANIFEST, file_sha256
from houseprice.artifacts.range_record import record_of_model
from houseprice.errors import NotComparable
from houseprice.reports.checks import checks, vei_estimate
from houseprice.reports.factors import quality_control
from houseprice.reports.limits import limits
from houseprice.reports.lineage import lineage
from houseprice.reports.over_time import over_time
from houseprice.reports.sample import random_sample
from houseprice.reports.validation import validation

#: Raised whenever a reader of the older shape could misread the newer one.
REPORT_FORMAT = 2
_EQUITY = (
    "vei",
    "vei_significance",
    "vei_conclusion",
    "equity_sentence",
    "tiers",
    "chd",
)
_RANGES = (
    "coverage_90",
    "width_90",
    "winkler_90",
    "coverage_68",
    "width_68",
    "winkler_68",
    "pinball",
    "hit_rate",
    "usable_hit_rate",
    "fsd_error_correlation",
)


def model_report(
    folder: Path,
    manifest_sha256: str | None = None,
    origins: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Describe a model from its folder; the same arguments always give the same document.

    Parameters
    ----------
    folder : Path
        Folder of a trained model; every file of it is checked first.
    manifest_sha256 : str or None
        What `folder.seal` returned, where it is known.
    origins : mapping or None
        What `training.rolling_origins.measure_origins` gave for the model, if it was measured.

    Returns
    -------
    dict
        Plain values: ``model``, ``lineage``, ``validation``, ``blind`` (scores, baselines and
        ``misses``), ``equity``, ``ranges``, ``over_time``, ``limits``,
        ``random_sample`` and ``quality_control``. See docs/reports.md.

    Raises
    ------
    CorruptArtifact
        If a file is missing or does not match its checksum.
    NotComparable
        If an older version trained the model and did not store its blind test or all scores.
    """
    manifest = verify(folder, manifest_sha256)
    _check_version(folder, manifest)
    test = BlindTest.load(folder)
    bars = checks(manifest)
    sample = random_sample(test, manifest)
    return {
        "format": REPORT_FORMAT,
        "model": _model(folder, manifest),
        "lineage": lineage(folder, manifest),
        "validation": validation(folder, manifest),
        "blind": _blind(manifest, bars),
        "equity": _equity(manifest),
        "ranges": _ranges(manifest),
        "over_time": over_time(folder, manifest, origins),
        "limits": limits(manifest),
        "random_sample": sample,
        "quality_control": quality_control(manifest, bars, sample),
    }


def _check_version(folder: Path, manifest: Manifest) -> None:
    groups, curve = manifest.groups, manifest.hit_rate_curve
    scored = {"ratio_study": True, "groups": bool(groups), "hit_rate_curve": curve is not None}
    lacking = [name for name, present in scored.items() if not present]
    if lacking:
        raise NotComparable(
            f"The manifest of a model to report on must hold {', '.join(scored)}; "
            f"that of {folder.name} lacks "
            f"{', '.join(lacking)}.",
            hint="Train it again with this version.",
        )


def report_json(document: Mapping[str, Any]) -> bytes:
    """A report as UTF-8 JSON; equal documents give equal bytes."""
    text = json.dumps(document, indent=1, sort_keys=True, allow_nan=False, ensure_ascii=False)
    return f"{text}\n".encode()


def _model(folder: Path, manifest: Manifest) -> dict[str, Any]:
    return {
        "family": manifest.family,
        "title": manifest.title,
        "framework": manifest.framework,
        "seed": manifest.seed,
        "created_at": manifest.created_at,
        "seconds": manifest.seconds,
        "git_revision": manifest.git_revision,
        "versions": manifest.versions,
        "manifest_sha256": file_sha256(folder / MANIFEST),
        "files": len(manifest.files),
    }


def _blind(manifest: Manifest, bars: list[dict[str, Any]]) -> dict[str, Any]:
    study = manifest.ratio_study
    return {
        "n": manifest.test["n"],
        "currency": manifest.dataset.currency,
        "scores": manifest.test,
        "baselines": manifest.baselines,
        "estimates": study.get("estimates"),
        "standards": study.get("standards"),
        "trimmed": study.get("trimmed"),
        "sales_chasing": study.get("sales_chasing"),
        "checks": bars,
        "misses": [check for check in bars if check["met"] is False],
    }


def _equity(manifest: Manifest) -> dict[str, Any]:
    study, groups = manifest.ratio_study, manifest.groups
    kinds = {kind: table for kind, table in groups.items() if kind != "fsd_band"}
    figures = {name: study.get(name) for name in _EQUITY}
    return {**figures, "vei_estimate": vei_estimate(study), "groups": kinds}


def _ranges(manifest: Manifest) -> dict[str, Any]:
    recalibration, record = manifest.recalibration, record_of_model(manifest)
    return {
        **{name: manifest.test.get(name) for name in _RANGES},
        "record": asdict(record),
        "sentence": record.sentence(),
        "warnings": record.warnings(),
        "fsd_bands": manifest.groups.get("fsd_band", []),
        "hit_rate_curve": manifest.hit_rate_curve,
        "rolling": manifest.rolling,
        "recalibration": None if recalibration is None else recalibration.to_json(),
    }
