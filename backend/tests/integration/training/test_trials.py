"""Trials on real sales data: fit on the past, scored on what came next."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import polars as pl
import pytest

from houseprice.data.dataset import Dataset
from houseprice.data.splits import make_split
from houseprice.errors import Diverged
from houseprice.progress import JobCancelled, Progress, ignore_progress
from houseprice.training.prepare import SPLIT_SEED, prepare
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainRequest
from houseprice.training.trial import ORIGINS, STEPS, origins, run_trial
from houseprice.training.trials import Plan, Trial

QUICK = TrainSettings(epochs=12)


@pytest.fixture(scope="module")
def sales(demo: Dataset) -> Dataset:
    """Few sales of the made-up market, with dates."""
    return replace(demo, frame=demo.frame[:500])


def attempt(sales: Dataset, plan: Plan, settings: TrainSettings = QUICK) -> Trial:
    return run_trial(TrainRequest("lightgbm", sales, settings), plan, ignore_progress)


def test_a_trial_reports_every_step_and_a_score(sales: Dataset) -> None:
    news: list[Progress] = []
    made = run_trial(TrainRequest("lightgbm", sales, QUICK), Plan(0), news.append)
    assert made.state == "complete"
    assert len(made.steps) == ORIGINS * STEPS
    assert made.score == made.steps[-1]
    assert made.mdape is not None
    assert 3 < made.mdape < 60  # percent
    shares = [progress.fraction for progress in news]
    assert shares == sorted(shares)
    curve = [progress.curve["validation_loss"] for progress in news if progress.curve]
    assert len(curve) == ORIGINS * QUICK.epochs
    assert curve[-1] == pytest.approx(made.score)


def test_the_test_sales_are_never_read(sales: Dataset) -> None:
    test = make_split(sales, "auto", SPLIT_SEED).test
    price = sales.schema.price
    rows = pl.Series(np.isin(np.arange(sales.frame.height), test))
    other = sales.frame.with_columns(
        pl.when(rows).then(pl.col(price) * 7).otherwise(pl.col(price)).alias(price)
    )
    plain, poisoned = attempt(sales, Plan(2)), attempt(replace(sales, frame=other), Plan(2))
    assert (plain.found, plain.steps, plain.mdape) == (
        poisoned.found,
        poisoned.steps,
        poisoned.mdape,
    )


@pytest.mark.parametrize("split", ["auto", "random:1"])
def test_each_validation_is_of_sales_that_the_fit_has_not_seen(sales: Dataset, split: str) -> None:
    prepared = prepare(sales, replace(QUICK, split=split), 5, ignore_progress)
    days = sales.frame[str(sales.schema.first("date"))].to_physical().to_numpy()[prepared.rows]
    pairs = origins(prepared)
    assert len(pairs) == ORIGINS
    for fit, validation in pairs:
        assert not set(fit) & set(validation)
        if split == "auto":
            assert days[fit].max() < days[validation].min()


def test_a_trial_that_is_behind_the_others_stops(sales: Dataset) -> None:
    others = tuple(
        Trial(n, "complete", {"num_leaves": 20 + n}, 0.01, 5.0, (0.01,) * ORIGINS * STEPS)
        for n in range(4)
    )
    made = attempt(sales, Plan(4, others))
    assert (made.state, made.mdape) == ("pruned", None)
    assert 0 < len(made.steps) < STEPS
    assert made.found


def test_when_the_time_is_over_the_first_keeps_its_best_and_others_stop(sales: Dataset) -> None:
    endless = replace(QUICK, epochs=10_000, patience=10_000)
    first = attempt(sales, Plan(0, (), 0.1, time.time()), endless)
    assert (first.state, len(first.steps)) == ("complete", ORIGINS * STEPS)
    later = attempt(sales, Plan(1, (), 0.1, time.time()), endless)
    assert (later.state, later.mdape) == ("pruned", None)


def test_settings_that_diverge_are_pruned_unless_they_are_the_users_own(
    sales: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("houseprice.models.guard.ABSURD", 1e-3)
    made = attempt(sales, Plan(1))
    assert (made.state, made.steps) == ("pruned", ())
    with pytest.raises(Diverged):
        attempt(sales, Plan(0))


def test_a_trial_can_be_cancelled(sales: Dataset) -> None:
    def stop(progress: Progress) -> None:
        if progress.curve:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        run_trial(TrainRequest("lightgbm", sales, QUICK), Plan(0), stop)
