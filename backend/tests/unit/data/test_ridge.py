"""Robust ridge regression."""

from __future__ import annotations

import numpy as np

from houseprice.data.ridge import robust_ridge


def _solved(n: int, sure: float) -> float:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(n, 1))
    y = 2.0 * x[:, 0] + rng.normal(0, 0.1, n)
    y[: n // 20] += 10.0  # a few odd prices
    return float(robust_ridge(x, y, np.zeros(1), np.array([sure]), np.array([0.5]))[0])


def test_odd_prices_weigh_little() -> None:
    assert abs(_solved(400, 0.0) - 2.0) < 0.05


def test_a_coefficient_is_drawn_to_what_is_known_of_it() -> None:
    assert _solved(400, 1e12) < 0.51
    assert _solved(20, 1e5) < _solved(400, 1e5) < 2.0
