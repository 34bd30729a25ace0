"""Finish a model with exported networks: learn ranges, run the blind test, write the manifest."""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from houseprice.evaluation import too_good
from houseprice.models.ridge_part import LINEAR
from houseprice.progress import Progress
from houseprice.training.corrections.equity import MIN_STRETCH_SALES, Equity
from houseprice.training.corrections.learn import Corrections, learn_corrections
from houseprice.training.corrections.missing_features import gap_costs
from houseprice.training.fitting.out_of_fold import OutOfFold
from houseprice.training.prepare import Prepared, rows_sha256, split_facts
from houseprice.training.publishing.blind_test import (
    BlindTestScores,
    measure,
    warnings,
)
from houseprice.training.publishing.manifest import (
    Publication,
    publish,
    write_inputs,
    write_test_values,
)
from houseprice.training.publishing.refit_stability import find_unsteady
from houseprice.training.publishing.trained_model import TrainedModel, TrainingContext
from houseprice.training.spec import TrainSettings
from houseprice.training.work_plan import WorkPlan
from houseprice.training.work_steps import BLIND_TEST, CORRECTIONS, WRITE
from houseprice.valuation.applicability.distance import SalesExtent
from houseprice.valuation.applicability.reasons import Reasons
from houseprice.valuation.engine import ValueArrays
from houseprice.valuation.ensemble import Ensemble
from houseprice.valuation.inputs.form import fit_form

#: From this share of the weights on, a linear part is said to answer.
_MOSTLY = 0.5


@dataclass(frozen=True)
class TrainResult:
    """The model of a training, with its results.

    Parameters
    ----------
    result : dict
        ``family``, ``test``, ``baselines``, ``best_epoch``, ``epochs_run``, ``stopped_early``,
        ``seconds``, ``peak_rss_mb``, ``split``, ``warnings``, ``left_out`` (what there was no
        time for, as sentences) and ``pace`` (seconds of steps with the whole table, divided by
        those of a usual machine), as plain values.
    artifact : Path
        Folder of the model.
    manifest_sha256 : str
        SHA-256 of its manifest.
    test_sha256 : str
        Models with the same hash were measured on the same sales.
    """

    result: dict[str, Any]
    artifact: Path
    manifest_sha256: str
    test_sha256: str


def finish(
    folder: Path,
    prepared: Prepared,
    trained_model: TrainedModel,
    context: TrainingContext,
    work: WorkPlan,
) -> TrainResult:
    """Calibrate, value the test sales with the exported networks, and write the manifest.

    Parameters
    ----------
    folder : Path
        Folder of the exported networks; everything else is written here.
    prepared : Prepared
    trained_model : TrainedModel
    context : TrainingContext
    work : WorkPlan
        Has the steps of `work_steps.finishing_steps`.

    Returns
    -------
    TrainResult
        The result whose ``artifact`` is `folder`.
    """
    text = "Learning how wide the ranges must be"
    work.begin(CORRECTIONS)(Progress("evaluating", 0.0, message=text))
    out_of_fold, rehearsal = trained_model.out_of_fold, trained_model.rehearsal
    learned = learn_corrections(prepared, out_of_fold, rehearsal, context.settings)
    text = "Measuring the model on sales that it never saw"
    work.begin(BLIND_TEST)(Progress("evaluating", 0.0, message=text))
    engine = learned.engine(prepared, Ensemble(folder, trained_model.members, context.threads))
    missing, unseen = gap_costs(prepared, engine, context.settings.seed)
    calibration = replace(learned.calibration, missing=missing, unseen=unseen)
    learned = replace(learned, calibration=calibration)
    write_inputs(folder, prepared, out_of_fold, rehearsal, learned)
    estimates = engine.value_features(*engine.features(prepared.test_sales), refits=True)
    answers = _as_served(prepared, learned, estimates)
    test_values = replace(answers, values=estimates.values)
    write_test_values(folder, prepared, test_values, answers.refused)
    refits = find_unsteady(prepared.split.test, test_values)
    scores = measure(prepared, answers, learned.recent)
    cautions = [
        *too_good(scores.test, scores.baselines["linear"]),
        *warnings(prepared, trained_model.left_out),
        *_equity_warnings(learned.equity, context.settings),
        *_text_warnings(prepared, context.settings),
        *_line_warnings(out_of_fold),
        *refits.warnings(),
    ]
    work.begin(WRITE)(Progress("publishing", 0.0, message="Writing the model"))
    result = _result(prepared, trained_model, context, scores, cautions)
    result["pace"] = round(work.pace, 3)
    publication = Publication(trained_model, context, learned, refits, scores, result)
    sha256 = publish(folder, prepared, publication)
    test_sha256 = rows_sha256(prepared.dataset, prepared.split.test)
    return TrainResult(result, folder, sha256, test_sha256)


def _result(
    prepared: Prepared,
    trained_model: TrainedModel,
    context: TrainingContext,
    scores: BlindTestScores,
    cautions: list[str],
) -> dict[str, Any]:
    """See `TrainResult`."""
    return {
        "family": trained_model.family,
        "test": scores.test,
        "baselines": scores.baselines,
        **trained_model.facts,
        "seconds": round(time.monotonic() - context.started, 2),
        "peak_rss_mb": round(peak_rss_mb(), 1),
        "split": split_facts(prepared.split).to_json(),
        "warnings": cautions,
        "left_out": list(trained_model.left_out),
    }


def _equity_warnings(equity: Equity, settings: TrainSettings) -> list[str]:
    if equity.points or settings.equity == 0:
        return []
    return [
        f"Fewer than {MIN_STRETCH_SALES} sales were held out, which is too few to stretch values "
        "for equity."
    ]


def _text_warnings(prepared: Prepared, settings: TrainSettings) -> list[str]:
    if settings.text_encoder is None or prepared.pipeline.read_texts:
        return []
    return ["The text encoder was left out because it explained no prices of held-out sales."]


def _line_warnings(out_of_fold: OutOfFold) -> list[str]:
    """Say that a straight line answers, where nothing is surely better."""
    names = [name.rpartition(":")[2] for name in out_of_fold.names]
    share = sum(w for name, w in zip(names, out_of_fold.weights, strict=True) if name == LINEAR)
    if share < _MOSTLY * float(out_of_fold.weights.sum()):
        return []
    return [
        "A linear model has most of the weight: no other was clearly better on sales that "
        "were held back. More sales, more columns or more time may help."
    ]


def _as_served(prepared: Prepared, learned: Corrections, estimates: ValueArrays) -> ValueArrays:
    """The values after the refusals and wider ranges that any valued home gets."""
    frame, schema = prepared.dataset.frame, prepared.dataset.schema
    form, _ = fit_form(frame[prepared.rows], schema)
    sales, market = prepared.pipeline.sales, prepared.pipeline.market
    extent, costs = SalesExtent.of(sales, schema), learned.calibration.costs
    reasons = Reasons(form, extent, sales, schema, **costs, market=market, beyond=learned.beyond)
    return reasons.findings(prepared.test_sales, None).applied(estimates)


def peak_rss_mb() -> float:
    """Largest memory that this process has used, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20) if sys.platform == "darwin" else peak / 1024
