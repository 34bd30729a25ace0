"""What follows once the graphs of a model are written: ranges, the blind test, the manifest."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.data.features_table import Table
from houseprice.progress import OnProgress, Progress
from houseprice.training.calibrate import Residuals, calibrate
from houseprice.training.equity import MIN_STRETCH_SALES, Equity, choose_equity
from houseprice.training.forward import Forward
from houseprice.training.gaps import missing_costs
from houseprice.training.held_out import OutOfFold
from houseprice.training.measure import measure, warnings
from houseprice.training.prepare import Prepared, rows_sha256, split_facts
from houseprice.training.publish import (
    Inputs,
    Publication,
    publish,
    write_inputs,
    write_test_values,
)
from houseprice.training.refits import find_unsteady
from houseprice.training.spec import TrainSettings
from houseprice.valuation.calibration import Calibration
from houseprice.valuation.drift import MarketDrift
from houseprice.valuation.engine import Engine, Valued
from houseprice.valuation.ensemble import Ensemble, Member
from houseprice.valuation.form import fit_form
from houseprice.valuation.location import LocationAdjustment
from houseprice.valuation.reach import Reach
from houseprice.valuation.reasons import Reasons

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class TrainResult:
    """What a training made.

    Parameters
    ----------
    result : dict
        ``family``, ``test``, ``baselines``, ``best_epoch``, ``epochs_run``, ``stopped_early``,
        ``seconds``, ``peak_rss_mb``, ``split`` and ``warnings``, as plain values.
    artifact : Path
        The model's folder.
    manifest_sha256 : str
        Of its manifest.
    test_sha256 : str
        Models with the same one were measured on the same sales.
    """

    result: dict[str, Any]
    artifact: Path
    manifest_sha256: str
    test_sha256: str


@dataclass(frozen=True)
class Made:
    """A model whose graphs are written.

    Parameters
    ----------
    family, title, framework : str
    members : sequence of Member
    weights : dict of str to float
        Of each family.
    out_of_fold : OutOfFold
        Of the training sales, in the order of ``Prepared.rows``.
    forward : Forward or None
        How the rehearsal went, where sales have dates.
    facts : dict
        ``best_epoch``, ``epochs_run``, ``stopped_early``.
    out_of_time : bool
        The time limit cut the training short.
    """

    family: str
    title: str
    framework: str
    members: Sequence[Member]
    weights: dict[str, float]
    out_of_fold: OutOfFold
    forward: Forward | None
    facts: dict[str, Any]
    out_of_time: bool = False


@dataclass(frozen=True)
class Task:
    """What was asked, when it began (monotonic seconds), and the tuning that came before."""

    settings: TrainSettings
    provenance: dict[str, Any]
    threads: int
    started: float
    tuning: dict[str, Any] | None = None


def finish(
    folder: Path, prepared: Prepared, made: Made, task: Task, on_progress: OnProgress
) -> TrainResult:
    """Calibrate, value the test sales with the written graphs, and write the manifest.

    Parameters
    ----------
    folder : Path
        Holds the graphs; everything else is written here.
    prepared : Prepared
    made : Made
    task : Task
    on_progress : OnProgress
        Called with fractions 0..1 of this part.

    Returns
    -------
    TrainResult
        Its ``artifact`` is `folder`.
    """
    on_progress(Progress("evaluating", 0.0, message="Learning how wide the ranges must be"))
    location = _location(prepared, made.out_of_fold)
    told, forward = made.out_of_fold, made.forward
    equity = choose_equity(prepared, told, forward, task.settings.equity)
    drift = _drift(prepared, made, equity)
    calibration = _calibrate(prepared, made, equity, drift, task.settings.seed)
    on_progress(Progress("evaluating", 0.3, message="Measuring on the test sales"))
    ensemble = Ensemble(folder, made.members, task.threads)
    engine = Engine(
        prepared.pipeline,
        ensemble,
        prepared.target,
        calibration,
        location=location,
        drift=drift,
        stretch=equity.stretch,
    )
    missing = missing_costs(prepared, engine, task.settings.seed)
    calibration = replace(calibration, missing=missing)
    write_inputs(folder, prepared, Inputs(calibration, told, forward, location, equity))
    valued = engine.value_features(prepared.test_features)
    served = _as_served(prepared, calibration, valued)
    # Refused sales keep a value in the file: models are compared on the same sales.
    kept = replace(served, values=valued.values)
    write_test_values(folder, prepared, kept)
    refits = find_unsteady(prepared.split.test, kept)
    measured = measure(prepared, served)
    result = {
        "family": made.family,
        "test": measured.test,
        "baselines": measured.baselines,
        **made.facts,
        "seconds": round(time.monotonic() - task.started, 2),
        "peak_rss_mb": round(peak_rss_mb(), 1),
        "split": split_facts(prepared.split),
        "warnings": [
            *warnings(prepared, out_of_time=made.out_of_time),
            *_equity_warnings(equity, task.settings),
            *refits.warnings(),
        ],
    }
    on_progress(Progress("publishing", 0.9, message="Writing the model"))
    publication = Publication(
        family=made.family,
        title=made.title,
        framework=made.framework,
        settings=task.settings,
        provenance=task.provenance,
        members=made.members,
        weights=made.weights,
        location=location,
        drift=drift,
        equity=equity,
        refits=refits,
        measured=measured,
        result=result,
        tuning=task.tuning,
    )
    sha256 = publish(folder, prepared, publication)
    test_sha256 = rows_sha256(prepared.dataset, prepared.split.test)
    return TrainResult(result, folder, sha256, test_sha256)


def _location(prepared: Prepared, told: OutOfFold) -> LocationAdjustment | None:
    """What the models overlook about places; only where homes lie between the sales in time."""
    columns = prepared.pipeline.place_columns
    if not columns or prepared.pipeline.past_only:
        return None
    rows = told.known
    residuals = prepared.y[rows] - told.prediction[rows]
    return LocationAdjustment.fit(prepared.raw[rows][:, columns], residuals)


def _equity_warnings(equity: Equity, settings: TrainSettings) -> list[str]:
    if equity.points or settings.equity == 0:
        return []
    return [
        f"Fewer than {MIN_STRETCH_SALES} sales were held out: too few to stretch values for equity."
    ]


def _drift(prepared: Prepared, made: Made, equity: Equity) -> MarketDrift | None:
    """What the rehearsal says of the days to come."""
    forward, pipeline = made.forward, prepared.pipeline
    if forward is None:
        return None
    values = prepared.target.money(equity.of(forward.columns @ made.out_of_fold.weights))
    error = np.log(prepared.prices(prepared.rows)[forward.rows]) - np.log(values)
    last_year = float(prepared.raw[:, pipeline.year_column].max())
    return MarketDrift.fit(forward.lead_years, error, last_year)


def _as_served(prepared: Prepared, calibration: Calibration, valued: Valued) -> Valued:
    """Refused and widened as homes are that somebody asks about."""
    frame, schema = prepared.dataset.frame, prepared.dataset.schema
    form, _ = fit_form(frame[prepared.rows], schema)
    sales = prepared.pipeline.sales
    reasons = Reasons(form, Reach.of(sales, schema), sales, schema, calibration.missing)
    return reasons.doubts(frame[prepared.split.test], None).applied(valued)


def _calibrate(
    prepared: Prepared, made: Made, equity: Equity, drift: MarketDrift | None, seed: int
) -> Calibration:
    x, log_price = prepared.spread_columns(), np.log(prepared.prices(prepared.rows))
    days = _days(prepared)

    def residuals(rows: Ints, told: Floats) -> Residuals:
        prediction = equity.of(told)
        error = log_price[rows] - np.log(prepared.target.money(prediction))
        return Residuals(x[rows], prediction, error, None if days is None else days[rows])

    told, forward = made.out_of_fold, made.forward
    seen = residuals(np.flatnonzero(told.known), told.prediction[told.known])
    later = None if forward is None else residuals(forward.rows, forward.columns @ told.weights)
    if later is not None and forward is not None and drift is not None:
        later = replace(later, error=later.error - np.log(drift.ahead(forward.lead_years)))
    return calibrate(seen, later, seed, _place_columns(prepared))


def _days(prepared: Prepared) -> Floats | None:
    """Days of the training sales, where the test sales are later than all of them."""
    if prepared.split.kind != "time":
        return None
    frame = prepared.dataset.frame[prepared.rows]
    return Table(frame).days(prepared.dataset.schema.first("date"), None)


def _place_columns(prepared: Prepared) -> tuple[int, ...]:
    """Features that say where a home is: kilometres, else its neighbourhood's price level."""
    names = prepared.pipeline.names
    known = [names.index(name) for name in ("km east", "km north") if name in names]
    level = f"{prepared.dataset.schema.first('neighbourhood')} price level"
    return tuple(known or [names.index(level)] * (level in names))


def peak_rss_mb() -> float:
    """Largest memory this process has had, in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20) if sys.platform == "darwin" else peak / 1024
