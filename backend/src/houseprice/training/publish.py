"""Writing a trained model: graphs, features, calibration, figures."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.artifacts import seal, write_json
from houseprice.artifacts.blind import HOMES_FILE, MAX_HOMES, BlindTest
from houseprice.artifacts.card import model_card
from houseprice.training.equity import Equity
from houseprice.training.forward import Forward
from houseprice.training.held_out import OutOfFold
from houseprice.training.measure import Measured
from houseprice.training.prepare import ROW, Prepared, rows_sha256, split_facts
from houseprice.training.refits import Refits
from houseprice.training.spec import TrainSettings
from houseprice.valuation.calibration import Calibration
from houseprice.valuation.drift import MarketDrift
from houseprice.valuation.engine import CALIBRATION_FILE, Valued
from houseprice.valuation.ensemble import Member
from houseprice.valuation.form import fit_form
from houseprice.valuation.location import LocationAdjustment

Floats = NDArray[np.float64]

OUT_OF_FOLD_FILE = "oof.parquet"
FORWARD_FILE = "forward.parquet"
#: Column of `OUT_OF_FOLD_FILE`: whether the predicting models did not learn from the sale.
KNOWN = "held_out"
#: Column of `FORWARD_FILE`: `Forward.lead_years`.
LEAD = "lead_years"
_PACKAGES = (
    *("numpy", "scipy", "polars", "onnxruntime", "tokenizers", "lightgbm", "torch", "keras"),
    *("tensorflow", "tensorflow-cpu", "transformers", "sentence-transformers"),
)


@dataclass(frozen=True)
class Publication:
    """What the manifest says of a model besides its data.

    Parameters
    ----------
    family, title, framework : str
    settings : TrainSettings
    provenance : dict
        ``git_revision`` and what else the caller knows, such as the run.
    members : sequence of Member
    weights : dict of str to float
        Weight of each family; one family has weight 1.
    location : LocationAdjustment or None
    drift : MarketDrift or None
    equity : Equity
    refits : Refits
    measured : Measured
    result : dict
        See `training.train.TrainResult`.
    tuning : dict or None
        See `training.trials.summary`.
    """

    family: str
    title: str
    framework: str
    settings: TrainSettings
    provenance: dict[str, Any]
    members: Sequence[Member]
    weights: dict[str, float]
    location: LocationAdjustment | None
    drift: MarketDrift | None
    equity: Equity
    refits: Refits
    measured: Measured
    result: dict[str, Any]
    tuning: dict[str, Any] | None = None


@dataclass(frozen=True)
class Inputs:
    """What a model needs besides its graphs and features; see `finish.Made`."""

    calibration: Calibration
    out_of_fold: OutOfFold
    forward: Forward | None
    location: LocationAdjustment | None
    equity: Equity


def write_inputs(folder: Path, prepared: Prepared, inputs: Inputs) -> None:
    """Write everything besides graphs and manifest."""
    prepared.pipeline.save(folder)
    write_json(folder / CALIBRATION_FILE, inputs.calibration.to_json())
    (folder / "native").mkdir(exist_ok=True)
    told = inputs.out_of_fold
    table = {
        ROW: prepared.rows,
        **{name: told.columns[:, place] for place, name in enumerate(told.names)},
        KNOWN: told.known,
        "prediction": told.prediction,
        "value": prepared.target.money(inputs.equity.of(told.prediction)),
    }
    pl.DataFrame(table).write_parquet(folder / "native" / OUT_OF_FOLD_FILE)
    if inputs.forward is not None:
        columns = dict(zip(told.names, inputs.forward.columns.T, strict=True))
        later = pl.DataFrame({ROW: inputs.forward.rows, LEAD: inputs.forward.lead_years, **columns})
        later.write_parquet(folder / "native" / FORWARD_FILE)
    if inputs.location is not None:
        inputs.location.save(folder)


def write_test_values(folder: Path, prepared: Prepared, valued: Valued) -> None:
    """Keep the blind test's values, and some of its homes without their prices.

    So the test can be read again without valuing again, and values be made again without the
    data set.

    Parameters
    ----------
    folder : Path
    prepared : Prepared
    valued : Valued
        Of the test sales, in the order of ``prepared.split.test``.
    """
    rows = prepared.split.test
    ranges = (valued.low_90, valued.high_90, valued.fsd)
    prices = prepared.prices(rows)
    BlindTest(rows, prices, valued.values, *ranges, valued.refit_spread).save(folder)
    some = np.sort(rows)[np.linspace(0, rows.size - 1, min(rows.size, MAX_HOMES)).astype(np.int64)]
    schema = prepared.dataset.schema
    names = [one.name for one in schema.columns if one.role not in {"price", "ignore"}]
    homes = prepared.dataset.frame[some].select(names).with_columns(pl.Series(ROW, some))
    homes.write_parquet(folder / HOMES_FILE)


def publish(folder: Path, prepared: Prepared, publication: Publication) -> str:
    """Write the card and the manifest; gives the manifest's SHA-256."""
    manifest = _manifest(prepared, publication)
    (folder / "card.md").write_text(model_card(manifest), encoding="utf-8")
    return seal(folder, manifest)


def _manifest(prepared: Prepared, publication: Publication) -> dict[str, Any]:
    dataset, schema = prepared.dataset, prepared.dataset.schema
    fields, example = fit_form(dataset.frame[prepared.rows], schema)
    location, drift = publication.location, publication.drift
    return {
        "family": publication.family,
        "title": publication.title,
        "framework": publication.framework,
        "settings": publication.settings.to_json(),
        "tuning": publication.tuning,
        "seed": publication.settings.seed,
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": publication.result["seconds"],
        "git_revision": publication.provenance.get("git_revision"),
        "provenance": publication.provenance,
        "versions": versions(),
        "dataset": {
            "name": schema.name,
            "title": schema.title,
            "row_is": schema.row_is,
            "sha256": dataset.sha256,
            "rows": dataset.frame.height,
            "currency": schema.currency,
            "area_unit": schema.area_unit,
            "is_sample": schema.is_sample,
        },
        "schema": schema.to_json(),
        "split": split_facts(prepared.split),
        "train_sha256": rows_sha256(dataset, prepared.rows),
        "test_sha256": rows_sha256(dataset, prepared.split.test),
        "target": prepared.target.to_json(),
        "members": [member.to_json() for member in publication.members],
        "weights": publication.weights,
        "location": None if location is None else location.to_json(),
        "market_drift": None if drift is None else drift.to_json(),
        "equity": {"setting": publication.settings.equity, **publication.equity.to_json()},
        "features": list(prepared.pipeline.names),
        "leaks": [leak.to_json() for leak in prepared.leaks],
        "text_encoder": publication.settings.text_encoder,
        "form": [field.to_json() for field in fields],
        "example": example,
        "refits": publication.refits.to_json(),
        "test": publication.measured.test,
        "baselines": publication.measured.baselines,
        "ratio_study": publication.measured.ratio_study,
        "groups": publication.measured.groups,
        "hit_rate_curve": publication.measured.hit_rate_curve,
        "warnings": publication.result["warnings"],
        "result": publication.result,
    }


def versions() -> dict[str, str]:
    """Versions of what a model depends on, without importing any of it."""
    found = {"python": platform.python_version(), "houseprice": _version("houseprice") or "0"}
    for name in _PACKAGES:
        version = _version(name)
        if version is not None:
            found[name] = version
    return found


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
