"""The guards that a candidate must not break."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.evaluation.guards import Guard, accuracy_guard, equity_guards
from houseprice.evaluation.paired import Difference, RangedValues

N = 600
PRICES = np.exp(np.random.default_rng(0).normal(12.5, 0.5, N))
NOISE = np.exp(np.random.default_rng(1).normal(0, 0.05, N))


def tilted(slope: float, level: float = 1.0, half: float = 0.0823) -> RangedValues:
    """Values that rise `slope` times as fast as prices on the log scale, around the mean price."""
    values = level * np.exp(12.5 + slope * (np.log(PRICES) - 12.5)) * NOISE
    return RangedValues(values, values * np.exp(-half), values * np.exp(half))


def broken(candidate: RangedValues, champion: RangedValues) -> set[str]:
    guards = equity_guards(PRICES, candidate, champion)
    assert {guard.name for guard in guards} == {
        *("median_ratio", "prd", "prb", "vei", "coverage_90")
    }
    return {guard.name for guard in guards if not guard.passed}


FAIR = tilted(1.0)


def test_a_fair_model_breaks_nothing() -> None:
    assert broken(FAIR, FAIR) == set()


def test_a_regressive_model_breaks_vertical_equity() -> None:
    wide = tilted(0.75, half=0.25)
    assert {"prd", "prb", "vei"} <= broken(wide, FAIR)


def test_what_the_champion_breaks_as_much_is_not_broken_anew() -> None:
    assert broken(tilted(0.75), tilted(0.75)) == set()
    assert not {"prd", "prb", "vei"} & broken(tilted(0.8, half=0.25), tilted(0.75, half=0.25))
    assert "prd" in broken(tilted(0.7, half=0.25), tilted(0.75, half=0.25))


def test_the_ideal_band_of_prb_is_guarded_only_against_leaving_it() -> None:
    """A slope of 0.9 gives a PRB near -0.07: outside 0.05, inside 0.10."""
    slightly, more = tilted(0.91), tilted(0.89)
    assert "prb" in broken(slightly, FAIR)
    assert "prb" not in broken(more, slightly)


def test_a_prb_that_may_be_chance_breaks_nothing() -> None:
    few = slice(0, 30)
    loud = np.exp(np.random.default_rng(2).normal(0, 0.25, 30))
    candidate, champion = (
        RangedValues(v, v * 0.9, v * 1.1) for v in (PRICES[few] * loud, FAIR.values[few])
    )
    (prb,) = (g for g in equity_guards(PRICES[few], candidate, champion) if g.name == "prb")
    assert prb.candidate is not None
    assert abs(prb.candidate) > 0.05
    assert prb.passed


@pytest.mark.parametrize(("level", "bad"), [(1.11, True), (1.09, False), (0.89, True)])
def test_the_level_stays_within_ten_percent(level: float, bad: bool) -> None:
    assert ("median_ratio" in broken(tilted(1.0, level, half=0.3), FAIR)) is bad


@pytest.mark.parametrize(("half", "bad"), [(0.03, True), (0.0823, False), (0.5, True)])
def test_ranges_that_hold_too_few_or_too_many_prices_are_refused(half: float, bad: bool) -> None:
    assert ("coverage_90" in broken(tilted(1.0, half=half), FAIR)) is bad


def test_a_share_that_may_be_chance_breaks_nothing() -> None:
    few = slice(0, 30)
    values = PRICES[few]
    always = RangedValues(values, values * 0.5, values * 2)  # 30 of 30: 88.6 to 100 %
    guards = equity_guards(values, always, always)
    assert all(guard.passed for guard in guards)


def test_without_a_positive_value_nothing_can_be_said() -> None:
    nothing = RangedValues(np.zeros(N), np.zeros(N), np.zeros(N))
    assert equity_guards(PRICES, nothing, FAIR) == []


def _guard(verdict: str | None) -> Guard:
    difference = Difference(7.0, 7.5, -0.5, -0.9, -0.1, verdict)  # type: ignore[arg-type]  # a case
    return accuracy_guard(difference, 1234)


@pytest.mark.parametrize("verdict", ["worse", "no_proven_difference", None])
def test_only_a_proven_gain_passes(verdict: str | None) -> None:
    assert _guard("better").passed
    refused = _guard(verdict)
    assert not refused.passed
    assert "-0.50 points (-0.90 to -0.10) on 1,234 sales" in refused.text
