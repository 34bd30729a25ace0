"""Trials are fitted to past sales and scored on the sales after them."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray

from houseprice.data.dataset import Dataset
from houseprice.data.splits import make_split
from houseprice.errors import Diverged, InvalidData
from houseprice.models import checkpoints
from houseprice.models.contract import EpochReport, FitSettings
from houseprice.models.registry import load_family
from houseprice.progress import JobCancelled, Progress, ignore_progress
from houseprice.training.prepare import SPLIT_SEED
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask
from houseprice.training.trial_ledger import Trial, TrialPlan
from houseprice.training.tuning.origins import ORIGINS, Origin, Origins
from houseprice.training.tuning.run_trial import STEPS, run_trial

QUICK = TrainSettings(epochs=12)


@pytest.fixture(scope="module")
def sales(demo: Dataset) -> Dataset:
    """Few sales of the made-up market, with dates."""
    return replace(demo, frame=demo.frame[:500])


def attempt(sales: Dataset, plan: TrialPlan, settings: TrainSettings = QUICK) -> Trial:
    return run_trial(TrainingTask("lightgbm", sales, settings), plan, ignore_progress)


def test_a_trial_reports_every_step_and_a_score(sales: Dataset) -> None:
    news: list[Progress] = []
    trial = run_trial(TrainingTask("lightgbm", sales, QUICK), TrialPlan(0), news.append)
    assert trial.state == "complete"
    assert len(trial.steps) == ORIGINS * STEPS
    assert trial.score == trial.steps[-1]
    assert trial.mdape is not None
    assert 3 < trial.mdape < 60  # percent
    shares = [progress.fraction for progress in news]
    assert shares == sorted(shares)
    curve = [progress.curve["validation_loss"] for progress in news if progress.curve]
    assert len(curve) == ORIGINS * QUICK.epochs
    assert curve[-1] == pytest.approx(trial.score)


class Killed(Exception):
    """Stands for SIGKILL: nothing of the trial runs any more."""


@pytest.mark.parametrize("split", ["auto", "random:1"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_trial_that_is_killed_goes_on_with_the_same_settings_and_result(
    share: float, split: str, sales: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "EVERY_S", 0.0)
    settings = replace(QUICK, epochs=110, patience=110, split=split)
    earlier = attempt(sales, TrialPlan(0), settings)
    plan = TrialPlan(1, (earlier,))
    news: list[Progress] = []
    whole = run_trial(TrainingTask("lightgbm", sales, settings), plan, news.append)
    task = TrainingTask("lightgbm", sales, settings, checkpoint_dir=tmp_path)
    left = int(share * len(news))

    def killed(_: Progress) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise Killed

    with pytest.raises(Killed):
        run_trial(task, plan, killed)
    # Another trial has ended meanwhile, and would change the choice.
    later = replace(plan, finished=(earlier, replace(earlier, number=7, score=0.01)))
    again: list[Progress] = []
    resumed = run_trial(task, later, again.append)
    assert (resumed.changes, resumed.score, resumed.mdape) == (
        whole.changes,
        whole.score,
        whole.mdape,
    )
    assert resumed.steps == whole.steps
    epochs = sum(bool(progress.curve) for progress in news)
    done_again = sum(bool(progress.curve) for progress in again)
    assert done_again < epochs * (1.05 - share) + 100  # of a part of trees, at most
    assert [progress.notice for progress in again if progress.notice] == []


def test_the_test_sales_are_never_read(sales: Dataset) -> None:
    test = make_split(sales, "auto", SPLIT_SEED).test
    price = sales.schema.price
    rows = pl.Series(np.isin(np.arange(sales.frame.height), test))
    other = sales.frame.with_columns(
        pl.when(rows).then(pl.col(price) * 7).otherwise(pl.col(price)).alias(price)
    )
    plain, poisoned = (
        attempt(sales, TrialPlan(2)),
        attempt(replace(sales, frame=other), TrialPlan(2)),
    )
    assert (plain.changes, plain.steps, plain.mdape) == (
        poisoned.changes,
        poisoned.steps,
        poisoned.mdape,
    )


@pytest.mark.parametrize("split", ["auto", "random:1"])
def test_each_validation_is_of_sales_that_the_fit_has_not_seen(sales: Dataset, split: str) -> None:
    days = sales.frame[str(sales.schema.first("date"))].to_physical().to_numpy()
    origins = Origins.of(sales, replace(QUICK, split=split))
    assert len(origins.pairs) == ORIGINS
    for fit, validation in origins.pairs:
        assert not set(fit) & set(validation)
        if split == "auto":
            assert days[fit].max() < days[validation].min()


def shuffled(sales: Dataset, rows: NDArray[np.int64]) -> Dataset:
    """The same sales, with the prices of some of them in another order."""
    prices = sales.frame[sales.schema.price].to_numpy().copy()
    prices[rows] = np.random.default_rng(0).permutation(prices[rows])
    return replace(sales, frame=sales.frame.with_columns(pl.Series(sales.schema.price, prices)))


def fitted(origin: Origin, epochs: int) -> tuple[list[float], NDArray[np.float64]]:
    """Training losses of all epochs, and the predictions of the best epoch."""
    reports: list[EpochReport] = []
    settings = FitSettings(epochs=epochs, patience=epochs, threads=1)
    model = load_family("lightgbm")().fit(origin.fit, origin.validation, settings, reports.append)
    return [report.train_loss for report in reports], model.predict(origin.validation.x)


@pytest.mark.parametrize("number", range(ORIGINS))
def test_a_fit_knows_nothing_of_the_prices_it_is_scored_on(sales: Dataset, number: int) -> None:
    _, rows = Origins.of(sales, QUICK).pairs[number]
    plain, other = (
        next(islice(Origins.of(table, QUICK).each("raw", ignore_progress), number, None))
        for table in (sales, shuffled(sales, rows))
    )
    assert not np.array_equal(plain.prices, other.prices)
    np.testing.assert_array_equal(plain.fit.x, other.fit.x)
    np.testing.assert_array_equal(plain.fit.y, other.fit.y)
    np.testing.assert_array_equal(plain.validation.x, other.validation.x)
    assert plain.target == other.target
    assert fitted(plain, 12)[0] == fitted(other, 12)[0]
    # The prices only choose the best epoch: of one, there is no choice.
    np.testing.assert_array_equal(fitted(plain, 1)[1], fitted(other, 1)[1])


def test_folds_at_random_share_their_features(sales: Dataset) -> None:
    news: list[Progress] = []
    settings = replace(QUICK, split="random:1")
    trial = run_trial(TrainingTask("lightgbm", sales, settings), TrialPlan(0), news.append)
    assert (trial.state, len(trial.steps)) == ("complete", ORIGINS * STEPS)
    phases = [phase for phase, _ in groupby(news, lambda progress: progress.phase)]
    assert phases == ["loading", "training"]


def test_a_part_with_too_few_sales_before_it_is_refused(sales: Dataset) -> None:
    date = str(sales.schema.first("date"))
    days = pl.Series(date, [dt.date(2020, 1, 1)] * 15 + [dt.date(2020, 2, 1)] * 185)
    few = replace(sales, frame=sales.frame[:200].with_columns(days))
    with pytest.raises(InvalidData, match=r"at least 20 sales of different prices.*got \d"):
        Origins.of(few, replace(QUICK, split="time"))


def test_a_trial_that_is_behind_the_others_stops(sales: Dataset) -> None:
    others = tuple(
        Trial(n, "complete", {"num_leaves": 20 + n}, 0.01, 5.0, (0.01,) * ORIGINS * STEPS)
        for n in range(4)
    )
    trial = attempt(sales, TrialPlan(4, others))
    assert (trial.state, trial.mdape) == ("pruned", None)
    assert 0 < len(trial.steps) < STEPS
    assert trial.changes


def test_when_the_time_is_over_the_first_keeps_its_best_and_others_stop(sales: Dataset) -> None:
    endless = replace(QUICK, epochs=10_000, patience=10_000)
    first = attempt(sales, TrialPlan(0, (), 0.1, time.monotonic()), endless)
    assert (first.state, len(first.steps)) == ("complete", ORIGINS * STEPS)
    later = attempt(sales, TrialPlan(1, (), 0.1, time.monotonic()), endless)
    assert (later.state, later.mdape) == ("pruned", None)


def test_settings_that_diverge_are_pruned_unless_they_are_the_users_own(
    sales: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("houseprice.models.guard.ABSURD", 1e-3)
    trial = attempt(sales, TrialPlan(1))
    assert (trial.state, trial.steps) == ("pruned", ())
    with pytest.raises(Diverged):
        attempt(sales, TrialPlan(0))


def test_a_trial_can_be_cancelled(sales: Dataset) -> None:
    def stop(progress: Progress) -> None:
        if progress.curve:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        run_trial(TrainingTask("lightgbm", sales, QUICK), TrialPlan(0), stop)
