"""The ratio study avoids the mistakes that other ratio studies make."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.errors import InvalidData
from houseprice.evaluation import accuracy, group_report, ratio_report, ratio_study, score_test
from houseprice.evaluation.estimates import estimate, overlaps
from houseprice.evaluation.intervals import bootstrap_intervals
from houseprice.evaluation.resampling import ratio_figures


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


def test_prb_is_the_slope_and_not_the_intercept() -> None:
    price = np.geomspace(1e5, 1e6, 200)
    value = price * (price / 3e5) ** -0.1
    bias = ratio_study.price_related_bias(price, value)
    assert bias is not None
    proxy = np.log2(ratio_study.value_proxy(price, value))
    ratio = value / price
    slope, intercept = np.polyfit(proxy, ratio / np.median(ratio) - 1, 1)
    assert intercept > 1  # the trap
    assert bias.slope == pytest.approx(slope)


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


@pytest.mark.parametrize("n", [20, 40, 51, 501])  # sizes that would have 2, 2, 4 and 10 tiers
def test_no_vertical_equity_where_all_homes_are_worth_the_same(n: int) -> None:
    price = np.full(n, 100_000.0)
    assert ratio_study.vertical_equity(price, price) is None
    assert np.isnan(ratio_study.vertical_equity_index(price, price, ratio_study.tier_count(n)))
    report = ratio_report(price, price)
    assert report["estimates"]["vei"] == estimate(None, n=n)
    assert (report["vei"], report["vei_conclusion"], report["tiers"]) == (None, None, [])
    assert report["equity_sentence"] is None


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


def test_the_bootstrap_resamples_prices_together_with_ratios() -> None:
    price, value = _noisy_market(300)
    price[0], value[0] = 1e9, 0.5e9  # one sale that makes the weighted mean
    interval = bootstrap_intervals(ratio_figures(price, value), 300)["weighted_mean_ratio"]
    assert interval[0] < 0.55
    assert interval[1] > 0.9  # resamplings without that sale; fixed weights never leave 0.5


def test_the_bootstrap_is_seeded() -> None:
    price, value = _noisy_market(100)
    assert ratio_report(price, value, seed=1) == ratio_report(price, value, seed=1)
    first, second = (ratio_report(price, value, seed=seed)["estimates"]["cod"] for seed in (1, 2))
    assert first["low"] != second["low"]


def test_the_prb_interval_is_students_with_two_degrees_of_freedom_less() -> None:
    price, value = np.array([1e5, 2e5, 4e5, 9e5]), np.array([1.1e5, 2e5, 4.1e5, 8e5])
    bias = ratio_study.price_related_bias(price, value)
    assert bias is not None
    assert bias.high - bias.slope == pytest.approx(4.302653 * bias.standard_error, rel=1e-6)


@pytest.mark.parametrize(
    ("ends", "compliant"),
    [
        ((1.02, 1.20), True),  # overlaps, though it is not contained
        ((1.03, 1.20), True),  # the ends belong to the band
        ((1.031, 1.20), False),
        ((0.5, 0.98), True),
    ],
)
def test_compliance_is_an_interval_that_overlaps_the_band(
    ends: tuple[float, float], compliant: bool
) -> None:
    assert overlaps(estimate(sum(ends) / 2, ends), (0.98, 1.03)) is compliant


@pytest.mark.parametrize(
    ("n", "has_value", "vei", "few"),
    [(4, False, False, True), (5, True, False, True), (19, True, False, True),
     (20, True, True, True), (29, True, True, True), (30, True, True, False)],
)  # fmt: skip
def test_small_samples_say_less_and_n_is_always_there(
    n: int, has_value: bool, vei: bool, few: bool
) -> None:
    price, value = _noisy_market(n)
    report, scores = ratio_report(price, value), score_test(price, value)
    assert (report["n"], scores["n"], scores["cod"]["n"]) == (n, n, n)
    assert report["few"] is few
    assert (scores["cod"]["value"] is not None) is has_value
    assert (report.get("vei") is not None) is vei


def test_ties_are_sorted_stably_in_kakwani() -> None:
    price = np.array([1.0, 2.0, 2.0, 2.0, 3.0])
    value = np.array([1.0, 3.0, 1.0, 2.0, 3.0])
    rank = np.arange(1, 6)
    gini = 2 * (rank * value).sum() / (5 * value.sum()) - 6 / 5
    of_prices = 2 * (rank * price).sum() / (5 * price.sum()) - 6 / 5
    assert ratio_study.kakwani_indices(price, value)[0] == pytest.approx(gini - of_prices)


def test_the_ends_of_a_range_belong_to_it() -> None:
    price = np.full(6, 100.0)
    scores = score_test(price, price, price, np.full(6, 100.0))
    assert scores["coverage_90"]["value"] == 100


def test_values_of_zero_are_misses_for_the_hit_rate() -> None:
    price, value = _noisy_market(10)
    value[:3] = (0, -1, np.nan)
    assert score_test(price, value)["hit_rate"]["value"] == pytest.approx(70)


def test_prices_not_adjusted_for_time_show_false_dispersion() -> None:
    worth, value = _noisy_market(1200)
    month = np.repeat(np.arange(12), 100)
    price = worth * 1.03**month  # the market rises; values stay at the first month's level
    names = [f"2024-{number + 1:02d}" for number in month]
    false = ratio_report(price, value)["estimates"]["cod"]
    assert false["low"] > ratio_report(worth, value)["estimates"]["cod"]["value"]
    rows = group_report(price, value, labels={"month": names})["month"]["rows"]
    assert (rows[0]["level"], rows[-1]["level"]) == ("high", "low")  # and the months say why


def test_tiers_by_price_alone_would_show_regressivity_that_is_only_luck() -> None:
    price, value = _noisy_market()
    ratio, order = value / price, np.argsort(price)
    by_price = [np.median(ratio[order[:400]]), np.median(ratio[order[-400:]])]
    assert by_price[0] - by_price[1] > 0.08  # the trap
    rows = group_report(price, value)["tier"]["rows"]
    assert abs(rows[0]["median_ratio"]["value"] - rows[-1]["median_ratio"]["value"]) < 0.04


def test_areas_below_thirty_sales_are_counted_and_not_shown() -> None:
    price, value = _noisy_market(100)
    areas = ["A"] * 30 + ["B"] * 29 + ["C"] * 1 + [None] * 40
    table = group_report(price, value, labels={"neighbourhood": areas})["neighbourhood"]
    assert [row["name"] for row in table["rows"]] == ["A"]
    assert table["small"] == {"groups": 2, "sales": 30}
    assert table["unlabelled"] == 40


def test_many_honest_areas_raise_no_false_alarm() -> None:
    alarms = uncorrected = 0
    for seed in range(20):
        rng = np.random.default_rng(seed)
        price = np.exp(rng.normal(12, 0.3, 2000))
        value = price * np.exp(rng.normal(0, 0.1, 2000))
        areas = [f"{row % 50}" for row in range(2000)]
        rows = group_report(price, value, labels={"neighbourhood": areas})["neighbourhood"]["rows"]
        alarms += any(row["level"] for row in rows)
        median = np.median(value / price)
        uncorrected += any(
            not row["median_ratio"]["low"] <= median <= row["median_ratio"]["high"] for row in rows
        )
    assert uncorrected > 10  # of 20 honest tables
    assert alarms <= 2


def test_an_area_that_is_off_is_found_among_many() -> None:
    price, value = _noisy_market(2000)
    areas = [f"{row % 50}" for row in range(2000)]
    value[::50] *= 1.3
    rows = group_report(price, value, labels={"neighbourhood": areas})["neighbourhood"]["rows"]
    assert {row["name"]: row["level"] for row in rows if row["level"]} == {"0": "high"}


def test_the_mean_coverage_does_not_hide_the_worst_area() -> None:
    price = np.full(400, 100.0)
    areas = [f"area {row // 100}" for row in range(400)]
    high = np.where(np.arange(400) % 100 < np.repeat([60, 100, 100, 100], 100), 110.0, 95.0)
    table = group_report(price, price, price * 0.9, high, labels={"neighbourhood": areas})
    table = table["neighbourhood"]
    assert table["mean_coverage"] == pytest.approx(90)
    assert (table["worst_coverage"]["name"], table["worst_coverage"]["value"]) == ("area 0", 60)
    assert [row["ranges"] for row in table["rows"]] == ["too_narrow", None, None, None]


def test_accuracy_bought_by_refusing_shows_in_the_hit_rate() -> None:
    price, value = _noisy_market(500)
    good = accuracy.within_percent(price, value, 10)
    refusing = score_test(price, np.where(good, value, np.nan))
    answering = score_test(price, value)
    assert refusing["mdape"]["value"] < answering["mdape"]["value"]
    assert refusing["hit_rate"]["value"] == pytest.approx(100 * good.mean())
    assert refusing["ppe10"] == answering["ppe10"]  # refused homes are no hits


def test_agreement_with_appraisals_says_nothing_of_accuracy() -> None:
    price, appraisal = _noisy_market(500)
    value = appraisal * 1.01  # follows the appraisals, errors and all
    assert score_test(appraisal, value)["mdape"]["value"] == pytest.approx(1)
    assert score_test(price, value)["mdape"]["low"] > 10
