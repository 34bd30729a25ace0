"""The mistakes that other ratio studies make."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.errors import InvalidData
from houseprice.evaluation import accuracy, ratio_study


def _noisy_market(n: int = 4000) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    worth = np.exp(rng.normal(12.5, 0.5, n))
    price, value = worth * np.exp(rng.normal(0, 0.15, n)), worth * np.exp(rng.normal(0, 0.15, n))
    return price, value


def test_exactly_ten_percent_off_counts_as_within_ten() -> None:
    price = np.array([100_000.0, 100_000.0, 300_000.0])
    value = np.array([90_000.0, 110_000.0, 330_000.0])
    assert (np.abs(value / price - 1) <= 0.1).sum() < 3  # the trap
    assert accuracy.predicted_percentage_error(price, value, 10) == 100


def test_a_value_of_zero_is_a_miss_and_not_left_out() -> None:
    price = np.full(4, 100.0)
    assert accuracy.predicted_percentage_error(price, np.array([100.0, 100, 0, -5]), 20) == 50


def test_cod_is_the_mean_deviation_not_the_median_one() -> None:
    ratio = np.array([1.0, 1.0, 1.0, 1.0, 2.0])
    assert ratio_study.coefficient_of_dispersion(ratio) == pytest.approx(20)


def test_prb_by_proxy_sees_no_bias_where_there_is_only_noise() -> None:
    price, value = _noisy_market()
    bias = ratio_study.price_related_bias(price, value)
    assert bias is not None
    assert bias.low < 0.002 < bias.high
    on_price_alone = np.polyfit(np.log2(price), value / price - 1, 1)[0]
    assert on_price_alone < -0.03  # regression to the mean looks like regressivity


def test_tiers_follow_the_proxy_so_that_luck_is_no_regressivity() -> None:
    equity = ratio_study.vertical_equity(*_noisy_market())
    assert equity is not None
    assert equity.conclusion == "compliant"


def test_one_dear_sale_breaks_prd_but_hardly_prb() -> None:
    price = np.append(np.full(20, 100_000.0) + np.arange(20), 5_000_000.0)
    value = np.append(price[:-1], 3_000_000.0)
    assert ratio_study.price_related_differential(price, value) > 1.3


def test_mki_is_undefined_where_all_prices_are_equal() -> None:
    ki, mki = ratio_study.kakwani_indices(np.full(6, 5.0), np.arange(1.0, 7.0))
    assert mki is None
    assert ki == pytest.approx(float(2 * (np.arange(1, 7) ** 2).sum() / (6 * 21) - 7 / 6))


def test_prb_is_undefined_where_all_homes_are_worth_the_same() -> None:
    assert ratio_study.price_related_bias(np.full(9, 7.0), np.full(9, 7.0)) is None


def test_no_vertical_equity_below_twenty_sales() -> None:
    price = np.linspace(1, 2, 19)
    assert ratio_study.vertical_equity(price, price) is None


@pytest.mark.parametrize(
    ("n", "sizes"),
    [
        (20, [10, 10]),
        (51, [13, 13, 13, 12]),  # earlier groups take the remainder
        (501, [51] + [50] * 9),
    ],
)
def test_tiers_are_near_equal_with_the_remainder_first(n: int, sizes: list[int]) -> None:
    price = np.linspace(100, 200, n)
    equity = ratio_study.vertical_equity(price, price)
    assert equity is not None
    assert [tier.n for tier in equity.tiers] == sizes


def test_equal_homes_stay_in_one_tier() -> None:
    price = np.repeat([1.0, 2.0], [15, 5])
    equity = ratio_study.vertical_equity(price, price)
    assert equity is not None
    assert [tier.n for tier in equity.tiers] == [15, 5]


def test_the_order_of_the_sales_does_not_matter() -> None:
    price, value = _noisy_market(300)
    shuffled = np.random.default_rng(0).permutation(300)
    assert ratio_study.vertical_equity(price, value) == ratio_study.vertical_equity(
        price[shuffled], value[shuffled]
    )


@pytest.mark.parametrize(
    ("prices", "values"),
    [
        ([], []),
        ([1.0], [0.0]),  # a ratio of zero
        ([0.0], [1.0]),
        ([np.nan], [1.0]),
    ],
)
def test_impossible_ratios_are_refused(prices: list[float], values: list[float]) -> None:
    with pytest.raises(InvalidData):
        ratio_study.ratios(np.array(prices), np.array(values))
