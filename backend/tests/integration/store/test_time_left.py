"""Rows tell of the time left: it counts down, rises only in words, and parents have it too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from houseprice.jobs.queue import SilentBell
from houseprice.progress import LONGER
from houseprice.services import runs as service
from houseprice.services.context import Context
from houseprice.settings import Settings
from houseprice.training.spec import TrainSettings, TuneBudget
from houseprice.training.work_steps import usual_s


@pytest.fixture
def ctx(store: Any, database_url: str, tmp_path: Path) -> Context:
    """Services on the store and its clock."""
    settings = Settings(data_dir=tmp_path, database_url=database_url)
    return Context(settings, store.engine, SilentBell())


def test_an_estimate_that_rises_is_told_with_words(store: Any) -> None:
    store.submit()
    run = store.must_claim()
    rows = []
    for estimate in (60.0, 62.0, 90.0, 85.0, 20.0):
        store.now += 10
        store.progress(run, 10.0, eta_s=estimate, message="Model 1 of 3")
        rows.append(store.row(run.id))
    assert [row.eta_s for row in rows] == pytest.approx([60, 60, 90, 85, 24.5], abs=1)
    assert [LONGER in row.full_message for row in rows] == [False, False, True, True, False]


@pytest.mark.parametrize("estimate", [None, float("inf"), float("nan")])
def test_an_estimate_that_is_none_is_not_told(store: Any, estimate: float | None) -> None:
    store.submit()
    run = store.must_claim()
    store.progress(run, 10.0, eta_s=30.0)
    store.progress(run, 20.0, eta_s=estimate)
    assert store.row(run.id).eta_s is None


@pytest.mark.parametrize("counted", [False, True])  # a worker that ends, a trainer that crashed
def test_an_attempt_after_another_tells_more_time_in_words_and_nothing_falls(
    store: Any, counted: bool
) -> None:
    run_id = store.submit(max_failures=3)
    run = store.must_claim()
    assert run.percent == 0
    store.progress(run, 60.0, current=30, total=40, eta_s=20.0)
    store.release(run, counted)
    assert store.row(run_id).eta_s is None
    store.now += 60
    again = store.must_claim("worker-2")
    assert again.percent == 60
    store.progress(again, 60.0, message="Loading the sales")
    store.progress(again, 61.0, current=2, total=40, eta_s=50.0, message="Model 1 of 9")
    row = store.row(run_id)
    assert (row.percent, row.current, row.total) == (61.0, 30, 40)
    assert LONGER in row.full_message
    store.now += 45
    store.progress(again, 95.0, current=38, total=40, eta_s=4.0)
    row = store.row(run_id)
    assert (row.current, LONGER in row.full_message) == (38, False)


def test_all_tells_the_time_left_of_its_children_and_of_the_blend(ctx: Context, store: Any) -> None:
    parent = service.submit(ctx, "all", TrainSettings(), "demo").id
    first = store.must_claim()
    assert service.get(ctx, parent).progress.eta_s is None
    usual = {name: usual_s(name, 2_000) for name in ("pytorch", "tensorflow", "huggingface")}
    store.now += 10
    store.progress(first, 50.0, eta_s=10.0)
    progress = service.get(ctx, parent).progress
    pace = 20 / usual_s("lightgbm", 2_000)
    expected = 10 + pace * (sum(usual.values()) + usual_s("blend", 2_000))
    assert progress.eta_s == pytest.approx(expected, abs=0.1)
    assert progress.at is not None
    assert progress.at.timestamp() == store.now
    assert progress.message == "0 of 5 parts are done"
    store.now += 1
    store.progress(first, 50.0, eta_s=40.0)
    later = service.get(ctx, parent).progress
    assert later.eta_s is not None
    assert later.eta_s > expected
    assert later.message == f"0 of 5 parts are done ({LONGER})"


def test_a_run_that_ended_has_no_time_left(ctx: Context, store: Any) -> None:
    parent = service.submit(ctx, "all", TrainSettings(), "demo").id
    store.progress(store.must_claim(), 50.0, eta_s=10.0)
    service.cancel(ctx, parent)
    for child in service.get(ctx, parent).children:
        assert child.state == "cancelled" or child.cancel_requested
    assert store.row(service.get(ctx, parent).children[1].id).eta_s is None


def test_a_tuning_by_time_tells_its_budget_and_the_training(ctx: Context, store: Any) -> None:
    settings = TrainSettings(tune=TuneBudget(seconds=100.0))
    parent = service.submit(ctx, "lightgbm", settings, "demo").id
    trial = store.must_claim()
    store.now += 30
    store.progress(trial, 50.0, eta_s=5.0)
    left_s = service.get(ctx, parent).progress.eta_s
    assert left_s == pytest.approx(70 + usual_s("lightgbm", 2_000), abs=0.1)


def test_a_tuning_by_number_tells_no_time_before_its_training(ctx: Context, store: Any) -> None:
    settings = TrainSettings(tune=TuneBudget(trials=3))
    parent = service.submit(ctx, "lightgbm", settings, "demo").id
    store.progress(store.must_claim(), 50.0, eta_s=5.0)
    assert service.get(ctx, parent).progress.eta_s is None
