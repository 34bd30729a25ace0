"""What leaving flagged sales out does to the accuracy, measured on the same blind sales."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from tests.unit.tiny_market import SCHEMA, tiny_market

from houseprice.data.checks.check_sales import check_sales
from houseprice.data.checks.flags import flagged_sales
from houseprice.data.dataset import Dataset
from houseprice.errors import InvalidData
from houseprice.progress import JobCancelled, Progress, ignore_progress
from houseprice.training.sales_effect import measure_effect

SALES = 2_000


def market(prices_times: float = 1.0, n_sales: int = SALES) -> Dataset:
    """A made market in which one price in a hundred is wrong by a factor."""
    frame = tiny_market(n_sales, seed=3).drop("words")
    wrong = np.random.default_rng(1).choice(n_sales, n_sales // 100, replace=False)
    factor = np.ones(n_sales)
    factor[wrong] = prices_times
    schema = replace(SCHEMA, columns=tuple(c for c in SCHEMA.columns if c.name != "words"))
    return Dataset(schema, frame.with_columns(pl.col("price") * factor), "0" * 64, Path("x"))


def flags_of(dataset: Dataset) -> list[int]:
    """The sales that the checks flag."""
    rows = pl.Series(np.arange(2, dataset.frame.height + 2))
    checks = check_sales(dataset.frame, dataset.schema, rows)
    return flagged_sales(checks, dataset.frame, rows)["sale"].to_list()


@pytest.mark.parametrize("factor", [0.1, 10.0])
def test_without_prices_that_are_wrong_the_model_is_better(factor: float) -> None:
    dataset = market(factor)
    effect = measure_effect(dataset, flags_of(dataset), ignore_progress)
    for panel in (effect["unflagged"], effect["all"]):
        step = panel["figures"]["mdape"]["difference"]
        assert step["high"] < 0, effect
        assert panel["verdict"] == "better"
    assert effect["sentence"].startswith("Leaving the flagged sales out makes the model better:")


def test_without_honest_sales_there_is_no_clear_difference() -> None:
    honest = np.random.default_rng(2).choice(SALES, SALES // 50, replace=False)
    effect = measure_effect(market(), honest.tolist(), ignore_progress)
    assert effect["unflagged"]["verdict"] == "no_proven_difference", effect
    step = effect["unflagged"]["figures"]["mdape"]["difference"]
    assert step["low"] < 0 < step["high"]
    assert "makes no clear difference" in effect["sentence"]


def test_both_fits_are_judged_on_the_same_blind_sales() -> None:
    dataset = market(10.0, 300)
    flagged = list(range(0, 300, 10))
    effect = measure_effect(dataset, flagged, ignore_progress)
    learning, blind = effect["learning"], effect["blind"]
    assert learning["flagged"] + blind["flagged"] <= len(flagged)
    assert effect["all"]["n"] == blind["sales"] == 60
    assert effect["unflagged"]["n"] == blind["sales"] - blind["flagged"]
    for panel in (effect["all"], effect["unflagged"]):
        assert {side["n"] for figure in panel["figures"].values() for side in figure.values()} == {
            panel["n"]
        }


def test_sixty_sales_are_enough_for_figures_but_not_for_a_verdict() -> None:
    effect = measure_effect(market(n_sales=60), [1, 2], ignore_progress)
    assert effect["unflagged"]["verdict"] is None
    assert effect["unflagged"]["figures"]["mdape"]["difference"]["value"] is not None
    assert effect["sentence"].startswith("There are too few blind sales to tell")


@pytest.mark.parametrize(
    ("n_sales", "flagged", "message"),
    [
        (30, [1], "at least 40 sales to learn from"),  # too few sales
        (60, list(range(25)), "at least 40 sales to learn from"),  # too many of them flagged
        (60, [], "none that is flagged"),
    ],
)
def test_what_cannot_be_measured_is_refused(n_sales: int, flagged: list[int], message: str) -> None:
    with pytest.raises(InvalidData, match=message):
        measure_effect(market(n_sales=n_sales), flagged, ignore_progress)


def test_flagged_sales_that_are_all_blind_change_nothing() -> None:
    dataset = market(n_sales=100)
    newest = dataset.frame["sold"].arg_max()
    assert newest is not None
    effect = measure_effect(dataset, [newest], ignore_progress)
    assert effect["learning"]["flagged"] == 0
    assert "changes nothing" in effect["sentence"]
    step = effect["all"]["figures"]["mdape"]["difference"]
    assert (step["value"], step["low"], step["high"]) == (0, 0, 0)


def test_the_callback_hears_rising_fractions_and_stops_the_work() -> None:
    fractions: list[float] = []

    def report(progress: Progress) -> None:
        fractions.append(progress.fraction)
        if progress.fraction > 0.5:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        measure_effect(market(n_sales=100), [1, 2, 3], report)
    assert fractions == sorted(fractions)
