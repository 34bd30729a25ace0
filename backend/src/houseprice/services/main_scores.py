"""The scores that a table of many models shows."""

from __future__ import annotations

from dataclasses import replace

from houseprice.services.models import ModelView
from houseprice.services.stored import Measurements

#: The figures of a list: accuracy, ratio study, ranges and errors in money.
MAIN_SCORES = (
    "n",
    "mdape",
    "ppe10",
    "ppe20",
    "rmse",
    "mae",
    "r2",
    "median_ratio",
    "cod",
    "prd",
    "prb",
    "coverage_90",
    "width_90",
)


def with_main_scores(view: ModelView) -> ModelView:
    """A model with the main scores alone, its own and those of the baselines.

    A model has thirty scores and two baselines with as many: for 500 models that is most of what
    the server writes and the browser reads.
    """
    baselines = {name: _main(scores) for name, scores in view.baselines.items()}
    return replace(view, test=_main(view.test), baselines=baselines)


def _main(scores: Measurements) -> Measurements:
    return {name: scores[name] for name in MAIN_SCORES if name in scores}
