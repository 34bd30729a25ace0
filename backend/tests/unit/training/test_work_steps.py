"""Every kind of run has its steps in a plan, and no two of them share a name."""

from __future__ import annotations

import pytest

from houseprice.models.contract import FoldPlan
from houseprice.models.registry import FAMILIES
from houseprice.training import work_steps as steps
from houseprice.training.work_plan import Step

PLANNED = FoldPlan(5, 2, ("near", "own"))
PLANS = {
    "training": steps.training_steps("lightgbm", 2_000, PLANNED),
    "blend": steps.blend_steps(2_000),
    "equity": steps.equity_steps(2_000),
    "ranges": steps.ranges_steps(),
    "trial": steps.trial_steps("pytorch", 2_000, 3),
    "trial of a split at random": steps.trial_steps("pytorch", 2_000, 3, made_anew=False),
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_names_are_single_and_seconds_are_there(plan: list[Step]) -> None:
    assert len({step.name for step in plan}) == len(plan)
    assert all(step.usual_s >= 0 for step in plan)
    assert sum(step.usual_s for step in plan) > 0


def test_a_training_has_a_step_for_each_fit() -> None:
    kinds = [step.batch for step in PLANS["training"] if step.pool == "fit"]
    assert len(kinds) == 2 + 5 * 2 + 2 * 2  # rehearsal, folds, refits
    assert kinds.count(None) == 2
    assert kinds.count("refits") == 4
    assert kinds.count("fold 3") == 2


@pytest.mark.parametrize("family", FAMILIES)
def test_more_sales_take_longer(family: str) -> None:
    assert 0 < steps.usual_s(family, 200) < steps.usual_s(family, 5_000)
    assert steps.usual_s("blend", 5_000) < steps.usual_s(family, 5_000)
