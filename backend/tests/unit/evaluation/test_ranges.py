"""Honest ranges, spreads and quantiles score as honest; others do not."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtri

from houseprice.errors import InvalidData
from houseprice.evaluation import score_test
from houseprice.evaluation.ranges import (
    band_numbers,
    interval_scores,
    pinball_losses,
    rank_correlation,
    reliability,
)


def _market(n: int, spread: np.ndarray | float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    value = np.exp(rng.normal(12, 0.4, n))
    return value * np.exp(spread * rng.normal(size=n)), value


def test_the_honest_range_has_the_best_winkler_score() -> None:
    price, value = _market(4000, 0.15)
    scores = {
        z: interval_scores(price, value * np.exp(-0.15 * z), value * np.exp(0.15 * z)).mean()
        for z in (0.8, 1.2, 1.645, 2.1, 3.0)
    }
    assert min(scores, key=lambda z: scores[z]) == 1.645


def test_a_price_outside_is_fined_twenty_times_its_distance_at_ninety_percent() -> None:
    score = interval_scores(np.array([89.0]), np.array([90.0]), np.array([110.0]))
    assert score == pytest.approx(20 + 20)


def test_the_honest_quantiles_have_the_least_pinball_loss() -> None:
    price, value = _market(4000, 0.15)
    levels = np.linspace(0.05, 0.95, 19)
    losses = {
        scale: pinball_losses(
            price, levels, value[:, None] * np.exp(scale * 0.15 * ndtri(levels))
        ).mean()
        for scale in (0.5, 1.0, 1.6)
    }
    assert min(losses, key=lambda scale: losses[scale]) == 1.0


def test_quantiles_of_another_shape_are_refused() -> None:
    with pytest.raises(InvalidData, match="2 quantiles for each of 3 sales"):
        pinball_losses(np.ones(3), np.array([0.1, 0.9]), np.ones((3, 3)))


def test_an_honest_spread_has_a_quotient_of_one_and_half_of_it_two() -> None:
    price, value = _market(3000, 0.12)
    for stated, quotient in ((0.12, 1), (0.06, 2)):
        spread = reliability(price, value, np.full(3000, stated))
        assert spread["quotient"]["low"] < quotient < spread["quotient"]["high"]
        assert spread["quotient"]["value"] == pytest.approx(quotient, rel=0.05)
        assert spread["stated_fsd"] == pytest.approx(stated)


def test_wild_sales_move_the_standard_deviation_but_not_the_realised_fsd() -> None:
    price, value = _market(1000, 0.10)
    price[:5] /= 20
    spread = reliability(price, value, np.full(1000, 0.10))
    assert spread["quotient"]["value"] == pytest.approx(1, abs=0.08)
    assert spread["quotient_sd"]["value"] > 5


def test_a_spread_that_knows_the_error_correlates_with_it() -> None:
    spread = np.linspace(0.02, 0.4, 1500)
    price, value = _market(1500, spread)
    errors = np.abs(value / price - 1)
    correlation = rank_correlation(spread, errors)
    assert correlation["low"] is not None
    assert correlation["low"] > 0.25
    shuffled = rank_correlation(np.random.default_rng(0).permutation(spread), errors)
    assert shuffled["low"] < 0 < shuffled["high"]


@pytest.mark.parametrize("fsd", [np.full(9, 0.1), np.array([0.1, 0.2])])
def test_equal_or_few_spreads_have_no_correlation(fsd: np.ndarray) -> None:
    assert rank_correlation(fsd, np.linspace(0, 1, fsd.size))["value"] is None


def test_the_bands_hold_their_upper_end() -> None:
    fsd = np.array([0.05, 0.13, 0.131, 0.20, 0.201, np.nan])
    assert band_numbers(fsd).tolist() == [0, 0, 1, 1, 2, -1]


def test_a_value_of_an_fsd_over_the_cut_off_is_no_usable_hit() -> None:
    price, value = _market(10, 0.1)
    value[0] = np.nan
    fsd = np.array([0.1, 0.2, 0.21, np.nan, *[0.1] * 6])
    scores = score_test(price, value, fsd=fsd)
    assert scores["hit_rate"]["value"] == pytest.approx(90)
    assert scores["usable_hit_rate"]["value"] == pytest.approx(70)


def test_homes_without_a_range_are_left_out_of_the_coverage_and_counted() -> None:
    price, value = _market(20, 0.1)
    low, high = value * 0.01, value * 100
    low[:5] = np.nan
    covered = score_test(price, value, low, high)["coverage_90"]
    assert (covered["value"], covered["n"]) == (100, 15)
