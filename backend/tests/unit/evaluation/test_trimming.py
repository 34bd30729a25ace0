"""The study without outliers is never silent, and has every figure of the study with them."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.evaluation import ratio_report
from houseprice.evaluation.ratio_estimates import ratio_estimates
from houseprice.evaluation.trimming import trimmed_study

FIGURES = {
    *("median_ratio", "mean_ratio", "weighted_mean_ratio", "cod", "cov"),
    *("prd", "prb", "ki", "mki", "vei"),
}


def _market(n: int = 200, wild: int = 4) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(1)
    worth = np.exp(rng.normal(12.5, 0.5, n))
    price, value = worth * np.exp(rng.normal(0, 0.15, n)), worth * np.exp(rng.normal(0, 0.15, n))
    value[:wild] = 30 * price[:wild]
    return price, value


def test_trimming_is_never_silent() -> None:
    report = ratio_report(*_market())
    trimmed = report["trimmed"]
    assert (report["n"], trimmed["n"], trimmed["trimmed"]) == (200, 196, 4)
    whole, cod = (part["estimates"]["cod"]["value"] for part in (report, trimmed))
    assert whole > 3 * cod
    assert trimmed["cod_quotient"] == pytest.approx(whole / cod)


def test_every_figure_is_there_untrimmed_and_trimmed_with_interval_and_n() -> None:
    report = ratio_report(*_market())
    for study, n in ((report, 200), (report["trimmed"], 196)):
        assert set(study["estimates"]) == FIGURES
        for name, figure in study["estimates"].items():
            assert figure["low"] <= figure["value"] <= figure["high"], name
            assert figure["n"] == n, name


def test_the_trimmed_figures_are_those_of_a_study_without_the_outliers() -> None:
    price, value = _market()
    trimmed = trimmed_study(price, value, seed=3)
    assert trimmed is not None
    assert trimmed["estimates"] == ratio_estimates(price[4:], value[4:], seed=3)


def test_without_outliers_both_studies_say_the_same() -> None:
    report = ratio_report(*_market(wild=0))
    assert report["trimmed"]["trimmed"] == 0
    assert report["trimmed"]["estimates"] == report["estimates"]


def test_the_median_is_computed_anew_after_trimming() -> None:
    price, value = _market(21, 5)
    trimmed = trimmed_study(price, value)
    assert trimmed is not None
    median = trimmed["estimates"]["median_ratio"]["value"]
    assert median == pytest.approx(np.median(value[5:] / price[5:]))
    assert median != pytest.approx(np.median(value / price))


def test_ratios_are_trimmed_and_not_prices() -> None:
    price = np.append(np.linspace(1e5, 2e5, 50), 1e9)
    trimmed = trimmed_study(price, price * np.append(np.linspace(0.9, 1.1, 50), 1.0))
    assert trimmed is not None
    assert trimmed["trimmed"] == 0


@pytest.mark.parametrize(
    ("n", "wild", "remaining", "vei"),
    [
        (7, 1, 6, False),
        (23, 4, 19, False),  # 23 sales have a VEI, the 19 that are left have none
        (24, 4, 20, True),
    ],
)
def test_trimmed_figures_stand_on_the_sales_that_are_left(
    n: int, wild: int, remaining: int, vei: bool
) -> None:
    trimmed = trimmed_study(*_market(n, wild))
    assert trimmed is not None
    assert trimmed["n"] == remaining
    assert (trimmed["estimates"]["vei"]["value"] is not None) is vei


def test_below_five_sales_that_are_left_nothing_is_said() -> None:
    price = np.full(5, 100.0)
    assert trimmed_study(price, np.array([98.0, 99, 100, 101, 900])) is None
