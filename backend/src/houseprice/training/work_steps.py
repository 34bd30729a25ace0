"""Which steps each kind of run has, and the seconds that they take on a usual machine.

The seconds are only where a run starts from: it measures its own steps as it goes on. They hold
for two shared cores and the demo market, see ``benchmarks/progress.py``.
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
#: Share of the sales that a training learns from, and of those, what a rehearsal learns from.
TRAINING_SHARE = 0.8
_REHEARSAL_SHARE = 0.65
#: A refit knows its last epoch, where a fold waits for `patience` epochs more.
_REFIT_SHARE = 0.9
#: Fits of fewer sales take as long as of so many: they have as many steps to do.
_FEWEST = 600


@dataclass(frozen=True)
class _Cost:
    """Seconds of a family.

    Parameters
    ----------
    load : float
        To load its framework.
    start : float
        Of a fit before its first epoch.
    near, own : float
        Of a fit's epochs for 1,000 sales, for the recipe with the sales around and for the others.
    trace, export : float
        To export the first model, and each of them.
    """

    load: float
    start: float
    near: float
    own: float
    trace: float
    export: float


_COSTS = {
    "lightgbm": _Cost(load=1.0, start=0.2, near=0.5, own=0.15, trace=0.2, export=0.14),
    "pytorch": _Cost(load=3.0, start=0.3, near=0.8, own=0.8, trace=0.1, export=0.03),
    "tensorflow": _Cost(load=6.0, start=3.0, near=1.2, own=1.2, trace=0.2, export=0.13),
    "huggingface": _Cost(load=4.0, start=0.3, near=2.5, own=1.5, trace=7.0, export=0.3),
}


def fold_name(number: int, recipe: str) -> str:
    """The step of a recipe's fit of a fold."""
    return f"fold {number} {recipe}"


def refit_name(number: int, recipe: str) -> str:
    """The step of a recipe's fit of all sales."""
    return f"refit {number} {recipe}"


def rehearsal_name(recipe: str) -> str:
    """The step of a recipe's fit in the rehearsal."""
    return f"rehearsal {recipe}"


def validation_features_name(number: int) -> str:
    """The step that makes the features of a trial's validation."""
    return f"{FEATURES} {number}"


def training_steps(family: str, n_rows: int, planned: FoldPlan) -> list[Step]:
    """Steps of a training that rehearses.

    Parameters
    ----------
    family : str
    n_rows : int
        Rows of the data set.
    planned : FoldPlan
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
        *_fits(planned, cost, n),
        Step(EXPORT, "table export", cost.trace + cost.export * models),
        Step(PARITY, "table parity", 0.1 + n / 20_000),
        *finishing_steps(n_rows),
    ]


def finishing_steps(n_rows: int) -> list[Step]:
    """Steps that follow once the graphs of a model are written; `n_rows` is of the data set."""
    n = TRAINING_SHARE * n_rows
    return [
        Step(CORRECTIONS, "table corrections", 0.5 + n / 6_000),
        Step(BLIND_TEST, "table blind test", 0.8 + n / 2_500),
        # The supervisor of a worker checks and publishes what was written.
        Step(WRITE, "table write", 0.8),
    ]


def blend_steps(n_rows: int) -> list[Step]:
    """Steps of a blend; `n_rows` is of the data set."""
    features = Step(FEATURES, "table features", _features_s(TRAINING_SHARE * n_rows))
    return [features, Step(WEIGH, "table weigh", 1.0), *finishing_steps(n_rows)]


def equity_steps(n_rows: int) -> list[Step]:
    """Steps of another equity for a model; `n_rows` is of the data set."""
    features = Step(FEATURES, "table features", _features_s(TRAINING_SHARE * n_rows))
    return [features, Step(COPY, "table copy", 0.2), *finishing_steps(n_rows)]


def ranges_steps() -> list[Step]:
    """Steps of learning the ranges of a model again."""
    return [Step(LATER_SALES, "table later sales", 0.5), Step(RANGES, "table ranges", 3.0)]


def trial_steps(
    family: str, n_rows: int, validations: int, *, made_anew: bool = True
) -> list[Step]:
    """Steps of a trial: features and a fit for each validation.

    Where features are not `made_anew`, those of the first validation are those of all.
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


def _features_s(n: float) -> float:
    return 2.4 + n / 3_000


def _fits(planned: FoldPlan, cost: _Cost, n: float) -> list[Step]:
    share = 1 - 1 / planned.folds
    folds = [
        _fit(fold_name(number, recipe), recipe, cost, share * n, f"fold {number}")
        for number in range(planned.folds)
        for recipe in planned.recipes
    ]
    refits = [
        _fit(refit_name(number, recipe), recipe, cost, _REFIT_SHARE * n, REFITS)
        for number in range(planned.refits)
        for recipe in planned.recipes
    ]
    return [*folds, *refits]


def _fit(name: str, recipe: str, cost: _Cost, n: float, batch: str | None = None) -> Step:
    slope = cost.near if recipe == NEAR else cost.own
    usual_s = cost.start + slope * max(n, _FEWEST) / 1_000
    return Step(name, f"fit {recipe}", usual_s, cost.start, batch)
