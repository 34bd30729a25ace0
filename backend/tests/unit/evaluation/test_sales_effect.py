"""The figures of two fits on the same sales, and the sentence that sums them up."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.evaluation.sales_effect import FIGURES, effect_panel, effect_sentence
from houseprice.evaluation.scores import score_test

Values = tuple[np.ndarray, np.ndarray, np.ndarray]


def sales(n: int, before: float, after: float) -> Values:
    """Prices, and values with errors of this spread."""
    rng = np.random.default_rng(5)
    prices = np.exp(rng.normal(12, 0.4, n))
    noise = rng.normal(0, 1, (2, n))
    return prices, prices * np.exp(before * noise[0]), prices * np.exp(after * noise[1])


def test_the_figures_are_those_of_every_blind_test() -> None:
    prices, before, after = sales(200, 0.2, 0.1)
    panel = effect_panel(prices, before, after)
    assert tuple(panel["figures"]) == FIGURES
    for side, values in (("with_flagged", before), ("without_flagged", after)):
        scores = score_test(prices, values)
        assert all(panel["figures"][name][side] == scores[name] for name in FIGURES)


def test_the_interval_of_each_difference_is_about_its_value() -> None:
    for name, figure in effect_panel(*sales(200, 0.2, 0.1))["figures"].items():
        step = figure["difference"]
        assert step["low"] < step["value"] < step["high"], name
        expected = figure["without_flagged"]["value"] - figure["with_flagged"]["value"]
        assert step["value"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("before", "after", "n", "verdict", "words"),
    [
        (0.3, 0.1, 200, "better", "makes the model better: on the 200 blind sales"),
        (0.1, 0.3, 200, "worse", "makes the model worse: "),
        (0.1, 0.1, 200, "no_proven_difference", "makes no clear difference: "),
        (0.3, 0.1, 20, None, "too few blind sales to tell (20; 30 are the least): "),
        (0.3, 0.1, 4, None, "too few blind sales to tell: 4, and 5 are the least."),
    ],
)
def test_a_sentence_says_what_is_proven(
    before: float, after: float, n: int, verdict: str | None, words: str
) -> None:
    panel = effect_panel(*sales(n, before, after))
    assert panel["verdict"] == verdict
    assert words in effect_sentence(panel, panel, flagged=3)


def test_the_sentence_names_another_verdict_on_all_blind_sales() -> None:
    alike, better = effect_panel(*sales(200, 0.1, 0.1)), effect_panel(*sales(200, 0.3, 0.1))
    assert "on all 200 blind sales the difference is -" in effect_sentence(alike, better, 3)
    assert "on all" not in effect_sentence(better, better, 3)


def test_a_sale_without_a_value_from_both_fits_is_left_out() -> None:
    prices, before, after = sales(50, 0.1, 0.1)
    before[0], after[1] = np.nan, 0.0
    assert effect_panel(prices, before, after)["n"] == 48
