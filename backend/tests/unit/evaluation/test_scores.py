"""The table of scores has the shape of the wire and honest intervals."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.api.schemas.base import Scores
from houseprice.api.schemas.evaluation import Groups, RatioStudy
from houseprice.errors import InvalidData
from houseprice.evaluation import group_report, ratio_report, score_test
from houseprice.evaluation.accuracy import root_mean_squared_error


def _sales(n: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    price = np.exp(rng.normal(12.5, 0.5, n))
    return price, price * np.exp(rng.normal(0, 0.1, n))


def test_scores_are_exactly_what_the_wire_takes() -> None:
    price, value = _sales(300)
    levels = np.array([0.05, 0.5, 0.95])
    scores = Scores.model_validate(
        score_test(
            *(price, value, value * 0.8, value * 1.25),
            fsd=np.linspace(0.05, 0.3, 300),
            low_68=value * 0.9,
            high_68=value * 1.1,
            levels=levels,
            quantiles=value[:, None] * (0.7 + 0.6 * levels),
        )
    )
    assert scores.n == 300
    for name in Scores.model_fields:
        estimate = getattr(scores, name)
        if name != "n":
            assert estimate.low <= estimate.value <= estimate.high, name


@pytest.mark.parametrize("n", [3, 12, 60, 800])
def test_the_reports_are_exactly_what_the_wire_takes(n: int) -> None:
    price, value = _sales(n)
    report = ratio_report(price, value, areas=np.full(n, 100.0), clusters=np.arange(n) % 10)
    assert RatioStudy.model_validate(report).n == n
    groups = group_report(
        *(price, value, value * 0.8, value * 1.2),
        fsd=np.linspace(0.05, 0.3, n),
        labels={"month": ["2024-01"] * n, "property_type": ["flat"] * n},
    )
    assert Groups.model_validate(groups).tier.unlabelled == 0


def test_without_ranges_there_is_no_coverage() -> None:
    scores = Scores.model_validate(score_test(*_sales(50)))
    assert scores.coverage_90 is None
    assert scores.width_90 is None


def test_below_five_sales_nothing_is_said() -> None:
    price, value = _sales(4)
    scores = score_test(price, value, value, value)
    assert scores["n"] == 4
    values = [score["value"] for name, score in scores.items() if name != "n" and score is not None]
    assert set(values) == {None}


def test_shares_of_all_prices_are_said_however_few_have_a_value() -> None:
    price, value = _sales(100)
    value[:4], value[4:] = price[:4], np.nan
    scores = score_test(price, value)
    shares = {
        name: scores[name]["value"] for name in ("ppe10", "ppe20", "failure_rate", "hit_rate")
    }
    assert shares == {"ppe10": 4, "ppe20": 4, "failure_rate": 96, "hit_rate": 4}
    assert scores["ppe10"]["n"] == 100
    assert scores["ppe10"]["low"] < 4 < scores["ppe10"]["high"]
    for name in ("mdape", "rmse", "cod", "median_ratio", "p15l", "p20h"):
        assert (scores[name]["value"], scores[name]["n"]) == (None, 4), name


@pytest.mark.parametrize(("n", "share"), [(4, None), (5, 0.0)])
def test_a_model_that_refuses_every_home_has_shares_of_five_prices_on(
    n: int, share: float | None
) -> None:
    scores = score_test(np.full(n, 100.0), np.full(n, np.nan))
    assert scores["ppe10"]["value"] == share
    assert Scores.model_validate(scores).mdape.value is None


def test_equal_prices_have_no_r2_but_the_rest() -> None:
    scores = score_test(np.full(10, 100.0), np.linspace(90, 110, 10))
    assert scores["r2"]["value"] is None
    assert scores["rmse"]["value"] is not None


def test_same_sales_same_intervals() -> None:
    assert score_test(*_sales(100)) == score_test(*_sales(100))


def test_figures_are_those_of_the_definitions() -> None:
    price = np.array([100.0, 200, 300, 400, 500])
    value = np.array([110.0, 200, 270, 400, 650])
    scores = score_test(price, value, value * 0.9, value * 1.1)
    assert scores["mdape"]["value"] == pytest.approx(10)
    assert scores["ppe10"]["value"] == pytest.approx(80)
    assert scores["ppe20"]["value"] == pytest.approx(80)
    assert scores["mae"]["value"] == pytest.approx(38)
    assert scores["rmse"]["value"] == pytest.approx(np.sqrt((100 + 900 + 22500) / 5))
    assert scores["r2"]["value"] == pytest.approx(1 - 23500 / 100000)
    assert scores["coverage_90"]["value"] == pytest.approx(60)
    assert scores["width_90"]["value"] == pytest.approx(20)


def test_the_bootstrap_interval_has_the_width_of_the_sampling_error() -> None:
    price, value = _sales(2000)
    rmse = score_test(price, value)["rmse"]
    repeats = [root_mean_squared_error(*_sales(2000, seed)) for seed in range(1, 41)]
    assert rmse["high"] - rmse["low"] == pytest.approx(3.92 * np.std(repeats), rel=0.6)


def test_values_that_are_not_positive_are_misses() -> None:
    price, value = _sales(10)
    value[0], value[1] = 0, np.nan
    scores = score_test(price, value)
    assert scores["n"] == 10
    assert scores["ppe20"]["value"] <= 80
    assert ratio_report(price, value)["dropped"] == 2


@pytest.mark.parametrize(
    ("prices", "values", "message"),
    [
        ([], [], "at least one sale"),
        ([1.0, 2.0], [1.0], "one length"),
        ([0.0, 2.0], [1.0, 1.0], "positive"),
    ],
)
def test_what_cannot_be_scored_is_refused(
    prices: list[float], values: list[float], message: str
) -> None:
    with pytest.raises(InvalidData, match=message):
        score_test(np.array(prices), np.array(values))
