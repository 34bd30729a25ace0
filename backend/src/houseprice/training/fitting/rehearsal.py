"""The rehearsal, a walk-forward hold-out inside the training sales.

It shows how wrong a model becomes as the market moves on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.data.splits import MIN_TRAINING_SALES, sale_days, sold_before_test
from houseprice.models.contract import Regressor
from houseprice.models.ridge_part import RidgePart
from houseprice.progress import Progress, ignore_progress
from houseprice.training.fitting.cross_fit import fit_one
from houseprice.training.fitting.family_fits import FitResources
from houseprice.training.fitting.fit_store import digest, load_arrays, save_arrays
from houseprice.training.fitting.out_of_fold import LaterPredictions
from houseprice.training.prepare import Prepared, prepare
from houseprice.training.spec import TrainSettings
from houseprice.training.work_plan import WorkPlan
from houseprice.training.work_steps import EARLIER, rehearsal_name

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

#: Fewer later sales say too little about the width of ranges.
MIN_LATER_SALES = 100
_FOLDS = 5
#: Name of its result in the store, and the fields of `Rehearsal`.
REHEARSAL, _ARRAYS = "rehearsal", ("rows", "columns", "lead_years")


@dataclass(frozen=True)
class Rehearsal:
    """Predictions of the latest training sales by a model of the earlier ones.

    Parameters
    ----------
    rows : ndarray of int, shape (n_later,)
        Positions among the training sales, ascending.
    columns : ndarray of shape (n_later, n_columns)
        Predictions in the standardised target of the whole training, one column for each recipe
        as in `OutOfFold`.
    lead_years : ndarray of shape (n_later,)
        Years since the last sale that the rehearsing model learned from.
    """

    rows: Ints
    columns: Floats
    lead_years: Floats

    def later(self, y: Floats) -> LaterPredictions:
        """The predictions with their targets; `y` is the target of all training sales."""
        return LaterPredictions(self.columns, y[self.rows])


def can_rehearse(prepared: Prepared) -> bool:
    """Whether the split is by time and leaves enough dated sales on both sides."""
    if prepared.split.kind != "time":
        return False
    later = round(0.2 * prepared.rows.size)
    if later < MIN_LATER_SALES or prepared.rows.size - later < 2 * MIN_TRAINING_SALES:
        return False
    days = sale_days(prepared.dataset.frame[prepared.rows], prepared.dataset.schema)
    return sold_before_test(days, prepared.rows.size) >= MIN_TRAINING_SALES


def rehearse(
    family: type[Regressor],
    prepared: Prepared,
    settings: TrainSettings,
    resources: FitResources,
    work: WorkPlan,
) -> Rehearsal | None:
    """Learn from the earlier training sales and predict the latest fifth of them.

    Models of the folds know sales of the same weeks as those that they predict. A model in use
    does not, and neither does a rehearsing one.

    Parameters
    ----------
    family : type of Regressor
    prepared : Prepared
        Sales for which `can_rehearse` is true.
    settings : TrainSettings
    resources : FitResources
    work : WorkPlan
        Same as in `cross_fit.cross_fit`, but reports carry no learning curve.

    Returns
    -------
    Rehearsal or None
        None if there was no time to finish.
    """
    key = {"recipes": list(resources.recipes), "features": digest(prepared.raw, prepared.y)}
    earlier = _stored(resources, key, work)
    if earlier is not None:
        return earlier
    rehearsal = _rehearsed(family, prepared, settings, resources, work)
    if rehearsal is not None:
        arrays = {name: getattr(rehearsal, name) for name in _ARRAYS}
        resources.store.put(REHEARSAL, key, {}, save_arrays(arrays), partial(_notice, work))
    return rehearsal


def _stored(resources: FitResources, key: Mapping[str, Any], work: WorkPlan) -> Rehearsal | None:
    """The rehearsal of an earlier attempt, if there was one of the same recipes and sales."""
    stored = resources.store.take(REHEARSAL, key, partial(_notice, work))
    if stored is None:
        return None
    work.leave_out([EARLIER, *map(rehearsal_name, resources.recipes)])
    resources.store.taken += len(resources.recipes)
    return Rehearsal(**load_arrays(stored[0]))


def _notice(work: WorkPlan, text: str) -> None:
    work.report(Progress("training", 0.0, notice=text))


def _rehearsed(
    family: type[Regressor],
    prepared: Prepared,
    settings: TrainSettings,
    resources: FitResources,
    work: WorkPlan,
) -> Rehearsal | None:
    text = "Checking on the latest sales: making their features"
    work.begin(EARLIER)(Progress("training", 0.0, message=text))
    past = replace(prepared.dataset, frame=prepared.dataset.frame[prepared.rows])
    # the columns to ignore have gone from its schema
    earlier_settings = replace(settings, split="time", ignored_columns=())
    earlier = prepare(past, earlier_settings, _FOLDS, ignore_progress, prepared.encoder)
    models = fit_one(family, earlier, settings, resources, work)
    if models is None:
        return None
    raw = earlier.test_features
    forms = {"raw": raw, "normal": earlier.pipeline.normal(raw)}
    line = RidgePart().fit(earlier.matrix("normal", np.arange(earlier.rows.size)))
    order = np.argsort(earlier.split.test)
    # from the level of the earlier sales to that of all training sales
    known_level = np.empty(len(raw))
    known_level[order] = prepared.pipeline.market_move(prepared.raw[earlier.split.test[order]])
    moved = np.exp(earlier.pipeline.market_move(raw) - known_level)
    parts: tuple[Regressor | RidgePart, ...] = (*models, line)
    predictions = [part.predict(forms[part.spec.input_form]) for part in parts]
    values = [earlier.target.money(prediction) * moved for prediction in predictions]
    columns = np.column_stack([prepared.target.standardised(value) for value in values])
    year = earlier.pipeline.year_column
    lead = raw[:, year] - earlier.raw[:, year].max()
    return Rehearsal(earlier.split.test[order], columns[order], lead[order])
