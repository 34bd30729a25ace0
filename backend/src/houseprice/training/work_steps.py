"""The steps of each kind of run, and the seconds that they take on a usual machine.

The seconds are only a first estimate, since a run measures its own steps as it goes on. They were
measured on two shared cores with the demo market, see ``benchmarks/progress.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from houseprice.models.contract import FoldPlan
from houseprice.models.recipes import NEAR
from houseprice.models.registry import plan
from houseprice.training.work_plan import Step

FEATURES, FRAMEWORK, EARLIER = "features", "framework", "earlier features"
EXPORT, PARITY = "export", "parity"
CORRECTIONS, BLIND_TEST, WRITE = "corrections", "blind test", "write"
WEIGH, COPY = "weigh", "copy"
LATER_SALES, RANGES = "later sales", "ranges"
REFITS = "refits"
#: A training that fills its time limit fits up to so many models of each recipe to all sales. A
#: network of these families values a home in no time; many trees, or many transformers, do not.
_MOST_REFITS = {"pytorch": 10, "tensorflow": 10}
#: Steps that must follow the last fit.
AFTER_FITS = (EXPORT, PARITY, CORRECTIONS, BLIND_TEST, WRITE)
#: Share of the sales that a training learns from, and share of these for its rehearsal.
TRAINING_SHARE = 0.8
_REHEARSAL_SHARE = 0.65
#: Share of the folds without which a family adds little to a blend.
_MOST_FOLDS = 0.6
#: A refit knows its last epoch, while the fit of a fold goes on for `patience` more epochs.
_REFIT_SHARE = 0.9
#: Fits of fewer sales take as long as fits of this many, because they make as many steps.
_FEWEST = 600


@dataclass(frozen=True)
class _Cost:
    """Usual seconds of a family.

    Parameters
    ----------
    load : float
        Seconds to load its framework.
    start : float
        Seconds of a fit before its first epoch.
    near, own : float
        Seconds of the epochs of a fit for 1,000 sales, with the recipe that reads the sales
        around, and with the others.
    trace, export : float
        Seconds that the first export takes in addition, and seconds of each export.
    """

    load: float
    start: float
    near: float
    own: float
    trace: float
    export: float


_COSTS = {
    "lightgbm": _Cost(load=1.0, start=0.5, near=0.2, own=0.12, trace=0.2, export=0.05),
    "pytorch": _Cost(load=4.0, start=0.25, near=0.4, own=0.8, trace=0.1, export=0.03),
    "tensorflow": _Cost(load=6.0, start=1.4, near=0.4, own=1.0, trace=0.2, export=0.1),
    "huggingface": _Cost(load=5.0, start=0.4, near=0.7, own=0.7, trace=3.3, export=0.2),
}


def fold_name(number: int, recipe: str) -> str:
    """Name of the step that fits a recipe to a fold."""
    return f"fold {number} {recipe}"


def refit_name(number: int, recipe: str) -> str:
    """Name of the step that fits a recipe to all sales."""
    return f"refit {number} {recipe}"


def rehearsal_name(recipe: str) -> str:
    """Name of the step that fits a recipe in the rehearsal."""
    return f"rehearsal {recipe}"


def validation_features_name(number: int) -> str:
    """Name of the step that makes the features for a validation of a trial."""
    return f"{FEATURES} {number}"


def spare_refits(family: str, planned: FoldPlan) -> int:
    """Refits of each recipe that may fill a time limit, besides the planned ones.

    Examples
    --------
    >>> planned = plan("pytorch", 10_000)
    >>> planned.refits + spare_refits("pytorch", planned), spare_refits("lightgbm", planned)
    (10, 0)
    """
    return max(_MOST_REFITS.get(family, 0) - planned.refits, 0)


def training_steps(family: str, n_rows: int, planned: FoldPlan, *, spares: int = 0) -> list[Step]:
    """Steps of a training that rehearses.

    Parameters
    ----------
    family : str
    n_rows : int
        Rows of the data set.
    planned : FoldPlan
    spares : int
        Refits of each recipe that are done if time is left.
    """
    cost, n = _COSTS[family], TRAINING_SHARE * n_rows
    features = Step(FEATURES, "table features", _features_s(n))
    earlier = Step(EARLIER, "table features", _features_s(_REHEARSAL_SHARE * n))
    models = planned.refits * len(planned.recipes)
    return [
        features,
        Step(FRAMEWORK, "load framework", cost.load),
        earlier,
        *(
            _fit(rehearsal_name(recipe), recipe, cost, _REHEARSAL_SHARE * n)
            for recipe in planned.recipes
        ),
        *_fits(planned, cost, n, spares),
        Step(EXPORT, "table export", cost.trace + cost.export * models),
        Step(PARITY, "table parity", 0.1 + n / 20_000),
        *finishing_steps(n_rows),
    ]


def finishing_steps(n_rows: int) -> list[Step]:
    """Steps after the export of the networks; `n_rows` is the size of the data set."""
    n = TRAINING_SHARE * n_rows
    return [
        Step(CORRECTIONS, "table corrections", 2.5 + n / 11_000),
        Step(BLIND_TEST, "table blind test", 1.2 + n / 8_000),
        # The supervisor of a worker checks and publishes what was written.
        Step(WRITE, "table write", 0.8),
    ]


def blend_steps(n_rows: int) -> list[Step]:
    """Steps of a blend; `n_rows` is the size of the data set."""
    features = Step(FEATURES, "table features", _features_s(TRAINING_SHARE * n_rows))
    return [features, Step(WEIGH, "table weigh", 1.0), *finishing_steps(n_rows)]


def equity_steps(n_rows: int) -> list[Step]:
    """Steps of giving a model another equity; `n_rows` is the size of the data set."""
    features = Step(FEATURES, "table features", _features_s(TRAINING_SHARE * n_rows))
    return [features, Step(COPY, "table copy", 0.2), *finishing_steps(n_rows)]


def ranges_steps() -> list[Step]:
    """Steps of learning the ranges of a model again."""
    return [Step(LATER_SALES, "table later sales", 0.5), Step(RANGES, "table ranges", 3.0)]


def trial_steps(
    family: str, n_rows: int, validations: int, *, made_anew: bool = True
) -> list[Step]:
    """Steps of a trial: features and a fit for each validation.

    Where features are not `made_anew`, the first validation makes those of all.
    """
    n = TRAINING_SHARE * n_rows
    steps = []
    for number in range(validations):
        seconds = _features_s(n) if made_anew or number == 0 else 0.0
        features = Step(validation_features_name(number), "table features", seconds)
        steps += [features, _fit(fold_name(number, NEAR), NEAR, _COSTS[family], n)]
    return steps


def usual_s(model_type: str, n_rows: int) -> float:
    """Seconds of a whole training or blend on a usual machine.

    Examples
    --------
    >>> usual_s("blend", 2_000) < usual_s("lightgbm", 2_000) < usual_s("lightgbm", 20_000)
    True
    """
    if model_type == "blend":
        steps = blend_steps(n_rows)
    else:
        planned = plan(model_type, int(TRAINING_SHARE * n_rows))
        steps = training_steps(model_type, n_rows, planned)
    return sum(step.usual_s for step in steps)


def useful_s(family: str, n_rows: int) -> float:
    """Usual seconds of a training with its rehearsal and most of its folds.

    Examples
    --------
    >>> 0.3 < useful_s("pytorch", 20_000) / usual_s("pytorch", 20_000) < 0.9
    True
    """
    planned = plan(family, int(TRAINING_SHARE * n_rows))
    folds = round(_MOST_FOLDS * planned.folds)
    batches = {None, *(f"fold {number}" for number in range(folds))}
    steps = training_steps(family, n_rows, planned)
    return sum(step.usual_s for step in steps if step.batch in batches)


def least_s(family: str, n_rows: int) -> float:
    """Usual seconds of the shortest training: one fit between the features and the blind test."""
    n = TRAINING_SHARE * n_rows
    planned, cost = plan(family, int(n)), _COSTS[family]
    share = 1 - 1 / planned.folds
    fit_s = min(_fit("", recipe, cost, share * n).usual_s for recipe in planned.recipes)
    steps = training_steps(family, n_rows, planned)
    besides = {FEATURES, FRAMEWORK, *AFTER_FITS}
    return fit_s + sum(step.usual_s for step in steps if step.name in besides)


def _features_s(n: float) -> float:
    return 1.8 + n / 1_500


def _fits(planned: FoldPlan, cost: _Cost, n: float, spares: int) -> list[Step]:
    share = 1 - 1 / planned.folds
    folds = [
        _fit(fold_name(number, recipe), recipe, cost, share * n, f"fold {number}")
        for number in range(planned.folds)
        for recipe in planned.recipes
    ]
    batches = [REFITS] * planned.refits + [f"spare {number}" for number in range(spares)]
    refits = [
        _fit(refit_name(number, recipe), recipe, cost, _REFIT_SHARE * n, batch)
        for number, batch in enumerate(batches)
        for recipe in planned.recipes
    ]
    return [*folds, *refits]


def _fit(name: str, recipe: str, cost: _Cost, n: float, batch: str | None = None) -> Step:
    slope = cost.near if recipe == NEAR else cost.own
    usual_s = cost.start + slope * max(n, _FEWEST) / 1_000
    return Step(name, f"fit {recipe}", usual_s, cost.start, batch)
