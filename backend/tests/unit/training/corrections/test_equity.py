"""Vertical equity stretches values by a learned slope, which changes the figures."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.errors import InvalidInput
from houseprice.evaluation import frontier, score_test
from houseprice.evaluation.ratio_study import price_related_bias, vertical_equity
from houseprice.training.corrections.equity import fit_stretch
from houseprice.training.publishing.refit_stability import find_unsteady
from houseprice.training.spec import TrainSettings
from houseprice.valuation.corrections.equity import EquityStretch
from houseprice.valuation.corrections.ranges import PROBABILITIES
from houseprice.valuation.target import Target
from houseprice.valuation.value_arrays import ValueArrays


def _shrunk(n: int, factor: float) -> tuple[np.ndarray, np.ndarray, Target]:
    """Prices, and predictions whose distance from the middle is multiplied by a factor."""
    rng = np.random.default_rng(3)
    truth = rng.normal(0, 1, n)
    prices = np.exp(13 + 0.5 * (truth + rng.normal(0, 0.15, n)))
    y = factor * truth + rng.normal(0, 0.15, n)
    return prices, y, Target.fit(prices)


def _bias(prices: np.ndarray, values: np.ndarray) -> float:
    bias = price_related_bias(prices, values)
    assert bias is not None
    return bias.slope


def test_the_whole_stretch_leaves_no_price_related_bias() -> None:
    prices, y, target = _shrunk(3000, 0.85)
    full = fit_stretch(y, prices, target.money)
    assert _bias(prices, target.money(y)) < -0.05
    assert _bias(prices, target.money(full.of(y))) == pytest.approx(0, abs=1e-4)
    assert full.slope > 1.1
    before, after = (
        vertical_equity(prices, target.money(predictions)) for predictions in (y, full.of(y))
    )
    assert before is not None
    assert after is not None
    assert abs(after.vei) < abs(before.vei) / 3


def test_a_share_lies_between() -> None:
    prices, y, target = _shrunk(3000, 0.85)
    full = fit_stretch(y, prices, target.money)
    biases = [_bias(prices, target.money(full.at(share).of(y))) for share in (0, 0.25, 0.5, 1, 1.5)]
    assert biases == sorted(biases)
    assert biases[0] < -0.05 < biases[2] < 0 < biases[4]


def test_the_level_stays() -> None:
    prices, y, target = _shrunk(3000, 0.85)
    full = fit_stretch(y, prices, target.money)
    before, after = (
        np.median(target.money(predictions) / prices) for predictions in (y, full.of(y))
    )
    assert after == pytest.approx(before, abs=0.005)


def test_a_slope_is_never_extreme() -> None:
    prices, y, target = _shrunk(500, 0.05)
    assert fit_stretch(y, prices, target.money).slope == 1.6
    assert fit_stretch(40 * y, prices, target.money).slope == 0.7


def test_too_dear_dear_homes_are_drawn_in() -> None:
    prices, y, target = _shrunk(3000, 1.2)
    full = fit_stretch(y, prices, target.money)
    assert full.slope < 1


def test_no_home_passes_another_and_the_middle_stays() -> None:
    y = np.sort(np.random.default_rng(0).normal(0, 1, 500))
    stretch = EquityStretch(float(np.median(y)), 0.7)
    assert (np.diff(stretch.of(y)) > 0).all()
    assert stretch.of(np.array([stretch.centre])).tolist() == [stretch.centre]
    assert EquityStretch.from_json(stretch.to_json()) == stretch
    np.testing.assert_allclose(stretch.at(0).of(y), y)


def test_what_is_out_of_bounds_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"equity must be in 0..1.5, got -0.1"):
        TrainSettings(equity=-0.1)
    with pytest.raises(InvalidInput, match="equity"):
        TrainSettings(equity=float("nan"))
    with pytest.raises(InvalidInput, match="keep the order"):
        EquityStretch(0.0, 0.0)


def test_quick_figures_are_those_of_the_blind_test() -> None:
    prices, y, target = _shrunk(1000, 0.9)
    values = target.money(y)
    quick, full = frontier.figures(prices, values), score_test(prices, values)
    for name in ("mdape", "median_ratio", "cod", "prd", "prb"):
        assert quick[name]["value"] == full[name]["value"], name
        width, expected = ((scores[name]["high"] - scores[name]["low"]) for scores in (quick, full))
        assert width == pytest.approx(expected, rel=0.5), name
    assert quick["vei"]["low"] < quick["vei"]["value"] < quick["vei"]["high"]
    few = frontier.figures(prices[:10], values[:10])
    assert few["vei"]["value"] is None
    assert few["vei_conclusion"] is None


def test_homes_beyond_their_stated_spread_are_listed_furthest_first() -> None:
    n = 200
    shape = tuple(np.array(PROBABILITIES) - 0.5)
    spread = np.zeros(n)
    spread[:60] = np.linspace(0.9, 0.5, 60)
    values = ValueArrays(np.ones(n), np.full(n, 1.0), np.full(n, 1.0), shape, spread)
    assert values.fsd[0] == pytest.approx(0.3413)
    refits = find_unsteady(np.arange(1000, 1000 + n), values)
    assert (refits.n, refits.unsteady, len(refits.homes)) == (n, 60, 50)
    assert [home.row for home in refits.homes] == list(range(1000, 1050))
    assert refits.warnings()[0].startswith("Values of 60 of 200 test sales vary more")
    once = find_unsteady(
        np.arange(n), ValueArrays(values.values, values.below, values.above, shape)
    )
    assert once.median_spread is None
    assert once.warnings() == []
