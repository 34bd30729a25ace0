"""Intervals: positions of order statistics, Wilson, bootstrap."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.evaluation.intervals import (
    bootstrap_intervals,
    bootstrap_medians,
    jackknife_intervals,
    median_positions,
    wilson_interval,
)


@pytest.mark.parametrize(
    ("n", "positions"),
    [(10, (2, 9)), (14, (3, 12)), (13, (3, 11)), (5, (1, 5)), (1, (1, 1)), (2, (1, 2))],
)
def test_positions_of_the_median_interval(n: int, positions: tuple[int, int]) -> None:
    assert median_positions(n) == positions


@pytest.mark.parametrize(("n", "positions"), [(10, (2, 9)), (14, (4, 11)), (13, (4, 10))])
def test_positions_at_ninety_percent(n: int, positions: tuple[int, int]) -> None:
    assert median_positions(n, 0.90) == positions


@pytest.mark.parametrize("hits", [0, 1, 50, 99, 100])
def test_wilson_stays_within_zero_and_one_and_holds_the_share(hits: int) -> None:
    low, high = wilson_interval(hits, 100)
    assert 0 <= low <= hits / 100 <= high <= 1


def test_the_bootstrap_of_a_mean_is_its_normal_interval() -> None:
    values = np.random.default_rng(0).normal(0, 1, 400)
    low, high = bootstrap_intervals(lambda rows: {"mean": values[rows].mean(axis=1)}, 400)["mean"]
    assert low == pytest.approx(values.mean() - 1.96 * values.std() / 20, abs=0.02)
    assert high == pytest.approx(values.mean() + 1.96 * values.std() / 20, abs=0.02)


def test_the_bootstrap_is_the_same_in_one_chunk_or_many(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.arange(50.0)
    statistic = lambda rows: {"mean": values[rows].mean(axis=1)}  # noqa: E731
    whole = bootstrap_intervals(statistic, 50)
    monkeypatch.setattr("houseprice.evaluation.intervals._CHUNK", 500)
    assert bootstrap_intervals(statistic, 50) == whole


@pytest.mark.parametrize("n", [25, 400, 4_000])  # groups of one, ten and a hundred
def test_the_jackknife_of_a_mean_is_its_interval_by_student(n: int) -> None:
    values = np.random.default_rng(0).normal(3, 1, n)
    low, high = jackknife_intervals(lambda rows: {"mean": float(values[rows].mean())}, n)["mean"]
    assert (low + high) / 2 == pytest.approx(values.mean())
    assert high - low == pytest.approx(4 * values.std() / np.sqrt(n), rel=0.3)


def test_an_undefined_statistic_has_no_jackknife_interval_and_spoils_no_other() -> None:
    ends = jackknife_intervals(
        lambda rows: {"few": float("nan") if rows.size < 50 else 1.0, "n": 2.0}, 50
    )
    assert np.isnan(ends["few"]).all()
    assert ends["n"] == (2.0, 2.0)


@pytest.mark.parametrize("n", [1, 2, 5, 40, 41])
def test_medians_are_drawn_as_resamplings_would_give_them(n: int) -> None:
    values = np.random.default_rng(n).lognormal(0, 1, n)
    drawn = bootstrap_medians(values, np.random.default_rng(1), 40_000)
    resampled = np.median(values[np.random.default_rng(2).integers(0, n, size=(40_000, n))], axis=1)
    for share in (0.025, 0.25, 0.5, 0.75, 0.975):
        # Where the two lie between the same values, they are equal.
        assert np.mean(drawn <= np.quantile(resampled, share)) == pytest.approx(
            np.mean(resampled <= np.quantile(resampled, share)), abs=0.012
        )
