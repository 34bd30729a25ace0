"""Chasing, horizontal equity and the sentence about the cheapest homes."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.errors import InvalidData
from houseprice.evaluation import equity_sentence, ratio_report
from houseprice.evaluation.chasing import sales_chasing
from houseprice.evaluation.horizontal import horizontal_dispersion


def _tilted(n: int, tilt: float, noise: float = 0.05) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    price = np.geomspace(1e5, 1e6, n)
    return price, price * (price / 3e5) ** tilt * np.exp(rng.normal(0, noise, n))


def test_the_sentence_is_said_where_prb_and_vei_agree() -> None:
    sentence = equity_sentence(*_tilted(1000, -0.1))
    assert sentence is not None
    assert sentence.startswith("The cheapest tenth is valued 1")
    assert sentence.endswith("% too low.")


def test_the_sentence_names_the_other_direction_too() -> None:
    sentence = equity_sentence(*_tilted(1000, 0.1))
    assert sentence is not None
    assert "cheapest tenth is valued 1" in sentence
    assert sentence.endswith("% too high.")


@pytest.mark.parametrize(
    ("n", "tilt", "noise"),
    [
        (1000, 0.0, 0.05),  # neither
        (1000, -0.03, 0.02),  # the PRB alone: its interval excludes 0, the VEI is compliant
        (60, -0.1, 0.15),  # the VEI cannot tell so few noisy sales
        (15, -0.2, 0.01),  # too few for a VEI
    ],
)
def test_there_is_no_sentence_where_one_of_the_two_does_not_say_so(
    n: int, tilt: float, noise: float
) -> None:
    price, value = _tilted(n, tilt, noise)
    assert equity_sentence(price, value) is None
    assert ratio_report(price, value)["equity_sentence"] is None


def test_a_wrong_level_for_everyone_is_no_inequity() -> None:
    price, value = _tilted(1000, -0.1)
    assert equity_sentence(price, 0.8 * value) == equity_sentence(price, value)


def test_chased_sales_are_flagged_and_honest_ones_are_not() -> None:
    rng = np.random.default_rng(0)
    honest = np.exp(rng.normal(0, 0.1, 500))
    chased = honest.copy()
    chased[:60] = 1.0
    fair, foul = sales_chasing(honest), sales_chasing(chased)
    assert fair is not None
    assert foul is not None
    assert (fair["flagged"], foul["flagged"]) == (False, True)
    assert foul["largest_jump"] == pytest.approx(12)
    assert foul["inside"]["value"] > foul["expected"] + 5


def test_the_expected_share_is_the_closed_form() -> None:
    ratio = np.array([0.9, 0.95, 1.0, 1.05, 1.1] * 10)
    chasing = sales_chasing(ratio)
    assert chasing is not None
    draws = np.random.default_rng(0).normal(ratio.mean(), ratio.std(ddof=1), 400_000)
    expected = 100 * ((draws >= 0.98) & (draws <= 1.02)).mean()
    assert chasing["expected"] == pytest.approx(expected, abs=0.2)


def test_one_sale_of_ten_is_no_chasing() -> None:
    chasing = sales_chasing(np.linspace(0.8, 1.2, 11))
    assert chasing is not None
    assert chasing["flagged"] is None  # too few to say, though one sale is 9 % of them


def test_an_accurate_model_is_not_called_chasing() -> None:
    chasing = sales_chasing(np.exp(np.random.default_rng(0).normal(0, 0.01, 500)))
    assert chasing is not None
    assert chasing["inside"]["value"] > 90
    assert chasing["flagged"] is False


def test_alike_homes_at_one_price_per_area_have_no_dispersion() -> None:
    area = np.linspace(50, 150, 60)
    cluster = np.repeat(np.arange(6), 10)
    chd = horizontal_dispersion(1000.0 * area * (1 + cluster), area, cluster)
    assert chd["value"] == pytest.approx(0, abs=1e-9)  # clusters may differ, homes in them not
    assert chd["n"] == 60


def test_the_dispersion_is_the_median_over_clusters() -> None:
    area, cluster = np.full(30, 100.0), np.repeat(np.arange(6), 5)
    value = 1e5 * np.ones(30)
    for number in range(6):
        value[5 * number] *= 1 + 0.5 * number  # COD 10 * number
    assert horizontal_dispersion(value, area, cluster)["value"] == pytest.approx(25)


@pytest.mark.parametrize(
    "cluster",
    [np.repeat(np.arange(4), 10), np.arange(40), np.full(40, -1)],  # few, small, none
)
def test_without_clusters_there_is_no_horizontal_dispersion(cluster: np.ndarray) -> None:
    assert horizontal_dispersion(np.full(40, 1e5), np.full(40, 100.0), cluster)["value"] is None


def test_clusters_of_another_length_are_refused() -> None:
    with pytest.raises(InvalidData, match="one value, area and cluster for each home"):
        horizontal_dispersion(np.ones(3), np.ones(3), np.zeros(2, dtype=np.int64))
