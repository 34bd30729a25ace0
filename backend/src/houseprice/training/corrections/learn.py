"""Learn the corrections of a model's predictions: location, equity, market drift and ranges."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from houseprice.data.arrays import Table
from houseprice.training.corrections.equity import Equity, choose_equity
from houseprice.training.corrections.ranges import Residuals, calibrate, recent_errors
from houseprice.training.corrections.rarity import learn_beyond
from houseprice.training.fitting.out_of_fold import OutOfFold
from houseprice.training.fitting.rehearsal import Rehearsal
from houseprice.training.prepare import Prepared
from houseprice.training.spec import TrainSettings
from houseprice.valuation.corrections.beyond import NOTHING, Beyond
from houseprice.valuation.corrections.location import LocationAdjustment
from houseprice.valuation.corrections.market_drift import MarketDrift, common_error
from houseprice.valuation.corrections.ranges import Calibration
from houseprice.valuation.engine import Engine
from houseprice.valuation.ensemble import Ensemble
from houseprice.valuation.rolling_ranges import RecentErrors

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Corrections:
    """Corrections learned from held-out predictions of training sales.

    ``recent`` holds the scaled errors of the rehearsal, where it had enough sales.
    """

    location: LocationAdjustment | None
    equity: Equity
    drift: MarketDrift | None
    calibration: Calibration
    recent: RecentErrors | None = None
    beyond: Beyond = NOTHING

    def engine(self, prepared: Prepared, ensemble: Ensemble) -> Engine:
        """The engine that values homes with these corrections."""
        return Engine(
            prepared.pipeline,
            ensemble,
            prepared.target,
            self.calibration,
            location=self.location,
            drift=self.drift,
            stretch=self.equity.stretch,
            beyond=self.beyond,
        )


def learn_corrections(
    prepared: Prepared, out_of_fold: OutOfFold, rehearsal: Rehearsal | None, settings: TrainSettings
) -> Corrections:
    """Learn all corrections in the order in which they are applied.

    Parameters
    ----------
    prepared : Prepared
    out_of_fold : OutOfFold
        Predictions of the training sales.
    rehearsal : Rehearsal or None
        Predictions of the rehearsal, where sales have dates.
    settings : TrainSettings
        ``equity`` and ``seed`` are used.
    """
    location = _location(prepared, out_of_fold)
    equity = choose_equity(prepared, out_of_fold, rehearsal, settings.equity)
    later, drift = None, None
    if rehearsal is not None:
        values = equity.of(rehearsal.columns @ out_of_fold.weights)
        later, drift = _later(prepared, rehearsal, _residuals(prepared, rehearsal.rows, values))
    rows = np.flatnonzero(out_of_fold.held_out)
    residuals = _residuals(prepared, rows, equity.of(out_of_fold.prediction[rows]))
    calibration = calibrate(residuals, later, settings.seed, _places(prepared))
    recent, beyond = (
        recent_errors(calibration, later),
        learn_beyond(prepared, residuals, calibration),
    )
    return Corrections(location, equity, drift, calibration, recent, beyond)


def _later(
    prepared: Prepared, rehearsal: Rehearsal, residuals: Residuals
) -> tuple[Residuals, MarketDrift | None]:
    """The rehearsal's residuals without what its market was off by, and a drift to follow.

    The outlook of the index says how far the market may move, so it must not be counted twice, nor
    is one rehearsal a forecast. Without an index there is nothing but the rehearsal to go by.
    """
    lead = rehearsal.lead_years
    if prepared.pipeline.moves_with_market:
        return replace(residuals, error=residuals.error - common_error(lead, residuals.error)), None
    last_year = float(prepared.raw[:, prepared.pipeline.year_column].max())
    drift = MarketDrift.fit(lead, residuals.error, last_year)
    if drift is None:
        return residuals, None
    return replace(residuals, error=residuals.error - np.log(drift.ahead(lead))), drift


def _location(prepared: Prepared, out_of_fold: OutOfFold) -> LocationAdjustment | None:
    """What the models overlook about places; None where valued homes are later than all sales."""
    columns = prepared.pipeline.place_columns
    if not columns or prepared.pipeline.past_only:
        return None
    rows = out_of_fold.held_out
    residuals = prepared.y[rows] - out_of_fold.prediction[rows]
    return LocationAdjustment.fit(prepared.raw[rows][:, columns], residuals)


def _residuals(prepared: Prepared, rows: Ints, prediction: Floats) -> Residuals:
    """Residuals of the training sales at some positions."""
    error = np.log(prepared.level_prices[rows]) - np.log(prepared.target.money(prediction))
    days = _days(prepared)
    return Residuals(
        prepared.spread_columns()[rows], prediction, error, None if days is None else days[rows]
    )


def _days(prepared: Prepared) -> Floats | None:
    """Days of the training sales, where the test sales are later than all of them."""
    if prepared.split.kind != "time":
        return None
    frame = prepared.dataset.frame[prepared.rows]
    return Table(frame).days(prepared.dataset.schema.first("date"), None)


def _places(prepared: Prepared) -> tuple[int, ...]:
    """Columns that say where a home is: kilometres, or else its neighbourhood's price level."""
    pipeline = prepared.pipeline
    level = f"{prepared.dataset.schema.first('neighbourhood')} price level"
    by_name = (pipeline.names.index(level),) if level in pipeline.names else ()
    return pipeline.place_columns or by_name
