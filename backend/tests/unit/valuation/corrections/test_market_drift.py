"""Values of days after the last sale follow the market as far as was rehearsed."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.valuation.corrections.market_drift import MarketDrift


def rehearsal(per_year: float, n: int = 2000) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(1)
    lead = random.uniform(0.0, 0.25, n)
    return lead, per_year * lead + random.normal(0, 0.15, n)


def test_a_rising_market_is_found_and_followed_no_further_than_rehearsed() -> None:
    drift = MarketDrift.fit(*rehearsal(0.2), since_year=1.5)
    assert drift is not None
    assert drift.per_year == pytest.approx(0.2, abs=0.06)
    factors = drift.factor(np.array([0.3, 1.5, 1.6, 9.0]))
    assert factors[:2].tolist() == [1.0, 1.0], "up to the last sale nothing changes"
    assert factors[2] == pytest.approx(np.exp(0.1 * drift.per_year))
    assert factors[3] == pytest.approx(np.exp(drift.reach_years * drift.per_year))


def test_what_may_be_chance_moves_nothing() -> None:
    assert MarketDrift.fit(*rehearsal(0.0), since_year=1.0) is None
    assert MarketDrift.fit(*rehearsal(0.2, n=99), since_year=1.0) is None


def test_a_short_rehearsal_cannot_make_a_market_explode() -> None:
    drift = MarketDrift.fit(*rehearsal(-3.0), since_year=1.0)
    assert drift is not None
    assert drift.per_year == -0.25


def test_it_comes_back_from_its_json() -> None:
    drift = MarketDrift(0.1, 0.8, 0.2)
    assert MarketDrift.from_json(drift.to_json()) == drift
