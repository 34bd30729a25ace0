"""Write the files of a trained model: features, calibration, predictions, card and manifest."""

from __future__ import annotations

import importlib.metadata
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.artifacts import Manifest, seal, write_json
from houseprice.artifacts.blind import HOMES_FILE, MAX_HOMES, BlindTest
from houseprice.artifacts.manifest_parts import DatasetFacts, LeakFacts
from houseprice.data.dataset import Dataset
from houseprice.reports.card import CARD_FILE, model_card
from houseprice.training.corrections.learn import Corrections
from houseprice.training.fitting.out_of_fold import OutOfFold
from houseprice.training.fitting.rehearsal import Rehearsal
from houseprice.training.prepare import ROW, Prepared, rows_sha256, split_facts
from houseprice.training.publishing.blind_test import BlindTestScores
from houseprice.training.publishing.prediction_files import write_out_of_fold, write_rehearsal
from houseprice.training.publishing.refit_stability import Refits
from houseprice.training.publishing.trained_model import TrainedModel, TrainingContext
from houseprice.valuation.engine import CALIBRATION_FILE, ValueArrays
from houseprice.valuation.inputs.form import example_home, fit_form

Floats = NDArray[np.float64]

_PACKAGES = (
    *("numpy", "scipy", "polars", "onnxruntime", "tokenizers", "lightgbm", "torch", "keras"),
    *("tensorflow", "tensorflow-cpu", "transformers", "sentence-transformers"),
)


@dataclass(frozen=True)
class Publication:
    """Content of the manifest besides the data; `result` is that of `TrainResult`."""

    trained_model: TrainedModel
    context: TrainingContext
    corrections: Corrections
    refits: Refits
    scores: BlindTestScores
    result: dict[str, Any]


def write_inputs(
    folder: Path,
    prepared: Prepared,
    out_of_fold: OutOfFold,
    rehearsal: Rehearsal | None,
    corrections: Corrections,
) -> None:
    """Write everything besides networks, blind test and manifest."""
    prepared.pipeline.save(folder)
    prepared.dataset.layers.save(folder)
    write_json(folder / CALIBRATION_FILE, corrections.calibration.to_json())
    (folder / "native").mkdir(exist_ok=True)
    values = prepared.target.money(corrections.equity.of(out_of_fold.prediction))
    values = values * np.exp(prepared.pipeline.market_move(prepared.raw))
    write_out_of_fold(folder, prepared.rows, out_of_fold, values)
    if rehearsal is not None:
        write_rehearsal(folder, rehearsal, out_of_fold.names)
    if corrections.recent is not None:
        corrections.recent.save(folder)
    if corrections.location is not None:
        corrections.location.save(folder)


def write_test_values(
    folder: Path, prepared: Prepared, values: ValueArrays, refused: NDArray[np.bool_]
) -> None:
    """Write the values of the blind test, and some of its homes without their prices.

    The test can then be read without valuing again, and homes can be valued again without the
    data set.

    Parameters
    ----------
    folder : Path
    prepared : Prepared
    values : ValueArrays
        Values of the test sales, in the order of ``prepared.split.test``. Refused homes have the
        values that the model would have given.
    refused : ndarray of bool, shape (n_test,)
        Whether the model refuses to value the home.
    """
    rows = prepared.split.test
    ranges = (values.low_90, values.high_90, values.fsd)
    prices = prepared.prices(rows)
    BlindTest(rows, prices, values.values, *ranges, values.refit_spread, refused).save(folder)
    some = np.sort(rows)[np.linspace(0, rows.size - 1, min(rows.size, MAX_HOMES)).astype(np.int64)]
    schema = prepared.dataset.schema
    names = [column.name for column in schema.columns if column.role not in {"price", "ignore"}]
    homes = prepared.pipeline.dated(prepared.dataset.frame[some].select(names))
    homes = homes.with_columns(pl.Series(ROW, some))
    homes.write_parquet(folder / HOMES_FILE)


def publish(folder: Path, prepared: Prepared, publication: Publication) -> str:
    """Write the card and the manifest, and return the SHA-256 of the manifest."""
    manifest = _manifest(prepared, publication)
    (folder / CARD_FILE).write_text(model_card(manifest), encoding="utf-8")
    return seal(folder, manifest.to_json())


def _manifest(prepared: Prepared, publication: Publication) -> Manifest:
    dataset, schema = prepared.dataset, prepared.dataset.schema
    sales = dataset.frame[prepared.rows]
    fields, reference = fit_form(sales, schema)
    trained_model, context = publication.trained_model, publication.context
    learned, scores, settings = publication.corrections, publication.scores, context.settings
    location, drift = learned.location, learned.drift
    return Manifest(
        family=trained_model.family,
        title=trained_model.title,
        framework=trained_model.framework,
        settings=settings.to_json(),
        tuning=context.tuning,
        seed=settings.seed,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=publication.result["seconds"],
        git_revision=context.provenance.get("git_revision"),
        provenance=context.provenance,
        versions=versions(),
        dataset=_dataset(dataset),
        schema=schema,
        split=split_facts(prepared.split),
        train_sha256=rows_sha256(dataset, prepared.rows),
        test_sha256=rows_sha256(dataset, prepared.split.test),
        target=prepared.target.to_json(),
        members=trained_model.members,
        weights=trained_model.weights,
        location=None if location is None else location.to_json(),
        market_drift=None if drift is None else drift.to_json(),
        beyond=learned.beyond.to_json(),
        equity=learned.equity.facts(settings.equity),
        features=prepared.pipeline.names,
        leaks=[LeakFacts.from_json(leak.to_json()) for leak in prepared.leaks],
        text_encoder=settings.text_encoder,
        form=[field.to_json() for field in fields],
        reference=reference,
        example=example_home(sales, fields),
        refits=publication.refits.to_json(),
        test=scores.test,
        baselines=scores.baselines,
        ratio_study=scores.ratio_study,
        groups=scores.groups,
        hit_rate_curve=scores.hit_rate_curve,
        rolling=scores.rolling,
        by_age=scores.by_age,
        warnings=publication.result["warnings"],
        left_out=publication.result["left_out"],
        result=publication.result,
    )


def _dataset(dataset: Dataset) -> DatasetFacts:
    schema = dataset.schema
    return DatasetFacts(
        name=schema.name,
        title=schema.title,
        row_is=schema.row_is,
        sha256=dataset.sha256,
        rows=dataset.frame.height,
        currency=schema.currency,
        area_unit=schema.area_unit,
        is_sample=schema.is_sample,
    )


def versions() -> dict[str, str]:
    """Versions of the packages that a model depends on; none of them is imported."""
    versions_by_name = {
        "python": platform.python_version(),
        "houseprice": _version("houseprice") or "0",
    }
    for name in _PACKAGES:
        version = _version(name)
        if version is not None:
            versions_by_name[name] = version
    return versions_by_name


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
