"""A time limit leaves time for what must come after the fits, at the pace of the machine."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from houseprice.models.contract import FoldPlan
from houseprice.progress import ignore_progress
from houseprice.training import work_steps as steps
from houseprice.training.fitting import time_budget
from houseprice.training.fitting.time_budget import FitPlan, TimeBudget, fewest_folds
from houseprice.training.time_limit import TimeLimit
from houseprice.training.work_plan import WorkPlan

RECIPES = ("near", "own")


@dataclass
class Bench:
    """A training whose steps take `pace` times their usual seconds, on a clock of its own."""

    limit_s: float | None
    n_rows: int = 20_000
    pace: float = 1.0
    at: float = 100.0
    plan: WorkPlan = field(init=False)

    def __post_init__(self) -> None:
        self.steps = steps.training_steps("lightgbm", self.n_rows, FoldPlan(5, 2, RECIPES))
        self.usual_s = {step.name: step.usual_s for step in self.steps}
        self.plan = WorkPlan(self.steps, ignore_progress, lambda: self.at)
        limit = None if self.limit_s is None else TimeLimit(self.at + self.limit_s)
        self.budget = TimeBudget(limit, self.at, self.plan)

    def do(self, *names: str) -> None:
        for name in names:
            self.plan.begin(name)
            self.at += self.pace * self.usual_s[name]

    def prepare(self) -> None:
        self.do(steps.FEATURES, steps.FRAMEWORK)

    def planned(self) -> FitPlan:
        n_sales = round(0.8 * self.n_rows)
        return self.budget.planned(RECIPES, 5, n_sales, can_rehearse=True)

    def train(self) -> int:
        """Do all that there is time for; the number of whole folds."""
        self.prepare()
        chosen = self.planned()
        if chosen.rehearses:
            self.do(steps.EARLIER, *map(steps.rehearsal_name, chosen.recipes))
        folds = 0
        for number in range(5):
            names = [steps.fold_name(number, recipe) for recipe in chosen.recipes]
            if number > 0 and not self.budget.fits(names):
                break
            self.do(*names)
            folds += 1
        refits = [steps.refit_name(number, recipe) for number in range(2) for recipe in RECIPES]
        if folds == 5 and self.budget.fits(refits):
            self.do(*refits)
        self.do(*steps.AFTER_FITS)
        return folds


@pytest.fixture
def on_clock(monkeypatch: pytest.MonkeyPatch) -> type[Bench]:
    """Benches whose clock is that of the budget as well."""

    class OnClock(Bench):
        def __post_init__(self) -> None:
            super().__post_init__()
            monkeypatch.setattr(time_budget.time, "monotonic", lambda: self.at)

    return OnClock


def test_without_a_limit_there_is_time_for_everything(on_clock: type[Bench]) -> None:
    bench = on_clock(None)
    assert bench.budget.left_s() is None
    assert bench.budget.deadline_s(steps.fold_name(0, "near")) is None
    assert bench.planned() == FitPlan(RECIPES, rehearses=True)
    assert bench.train() == 5


@pytest.mark.parametrize("n_rows", [10_000, 100_000, 500_000])
@pytest.mark.parametrize("pace", [0.5, 1.0, 4.0])
@pytest.mark.parametrize("share", [0.5, 0.6, 0.75, 0.9])
def test_a_limit_is_kept_and_used_at_any_size_and_pace(
    on_clock: type[Bench], n_rows: int, pace: float, share: float
) -> None:
    whole_s = pace * steps.usual_s("lightgbm", n_rows)
    bench = on_clock(share * whole_s, n_rows, pace)
    began = bench.at
    bench.train()
    took = (bench.at - began) / (share * whole_s)
    assert 0.85 < took < 1.1, "the least that can be used up is a fold or all refits"


def test_the_reserve_grows_with_the_measured_pace(on_clock: type[Bench]) -> None:
    quiet, busy = on_clock(200.0), None
    quiet.prepare()
    quiet.plan.begin(steps.EARLIER)
    left_quiet = quiet.budget.left_s()
    busy = on_clock(200.0, pace=3.0)
    busy.prepare()
    busy.plan.begin(steps.EARLIER)
    left_busy = busy.budget.left_s()
    assert left_quiet is not None
    assert left_busy is not None
    after_s = sum(quiet.usual_s[name] for name in steps.AFTER_FITS)
    prepared_s = quiet.usual_s[steps.FEATURES] + quiet.usual_s[steps.FRAMEWORK]
    assert left_quiet - left_busy == pytest.approx(2 * (prepared_s + 1.15 * after_s), rel=0.05)


def test_fewer_recipes_are_trained_wholly_where_time_is_short(on_clock: type[Bench]) -> None:
    """The first recipe stays where it fits alone; else the cheaper one is trained."""
    plans = []
    for limit_s in range(60, 20, -1):
        bench = on_clock(float(limit_s))
        bench.prepare()
        plans.append(bench.planned())
    assert list(dict.fromkeys(plans)) == [
        FitPlan(RECIPES, rehearses=True),
        FitPlan(("near",), rehearses=True),
        FitPlan(("own",), rehearses=True),
        # the features of a rehearsal take longer than a fold of both
        FitPlan(RECIPES, rehearses=False),
        FitPlan(("near",), rehearses=False),
        FitPlan(("own",), rehearses=False),
    ]


@pytest.mark.parametrize("n_rows", [100, 500_000])
def test_where_nothing_fits_the_cheapest_recipe_is_begun(
    on_clock: type[Bench], n_rows: int
) -> None:
    bench = on_clock(0.001, n_rows)
    bench.prepare()
    assert bench.planned() == FitPlan(("own",), rehearses=False)
    assert bench.budget.deadline_s(steps.fold_name(0, "own")) == 0.5, "a moment for the first fit"


def test_a_fit_leaves_the_others_their_share(on_clock: type[Bench]) -> None:
    bench = on_clock(200.0)
    bench.prepare()
    near, own = (steps.fold_name(0, recipe) for recipe in RECIPES)
    left_s, alone_s = bench.budget.left_s(), bench.budget.deadline_s(near)
    shared_s = bench.budget.deadline_s(near, [own])
    assert left_s == alone_s
    assert left_s is not None
    share = bench.usual_s[near] / (bench.usual_s[near] + bench.usual_s[own])
    assert shared_s == pytest.approx(share * left_s)


def test_few_sales_need_all_folds_and_many_need_one() -> None:
    assert fewest_folds(10, 400) == 10
    assert fewest_folds(5, 4_000) == 3
    assert fewest_folds(5, 1_000_000) == 1


def test_a_request_to_finish_leaves_no_time_for_further_fits() -> None:
    bench = Bench(None)
    bench.prepare()
    asked = False
    bench.budget.finish = lambda: asked
    first = steps.fold_name(0, "near")
    assert bench.budget.left_s() is None
    assert bench.budget.fits([first])
    assert bench.budget.deadline_s(first) is None
    asked = True
    assert not bench.budget.fits([first])
    assert bench.budget.deadline_s(first) == 0.5
    assert len(bench.planned().recipes) == 1
    bench.plan.leave_out([first])  # an earlier attempt has finished it
    assert bench.budget.fits([first])


@pytest.mark.parametrize("pace", [0.5, 1.0, 3.0])
def test_models_beyond_the_plan_end_when_what_must_follow_needs_the_time(
    on_clock: type[Bench], pace: float
) -> None:
    bench = on_clock(600.0 * pace, pace=pace)
    ends_at = bench.at + 600.0 * pace
    bench.budget = TimeBudget(TimeLimit(ends_at, waits_s=3_600.0), bench.at, bench.plan)
    assert bench.train() == 5
    names = [steps.refit_name(0, "own")]
    rounds = 0
    while bench.budget.has_spare_time(names) and bench.at < ends_at + 600.0:
        bench.at += pace * bench.usual_s[names[0]]
        rounds += 1
    assert rounds > 0
    after_s = pace * sum(bench.usual_s[name] for name in steps.AFTER_FITS)
    left_s = ends_at - bench.at
    assert after_s <= left_s, "what must follow still has its time"
