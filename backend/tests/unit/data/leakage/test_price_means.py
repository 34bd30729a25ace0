"""Means of prices that share a value are told from columns that have nothing to do with prices."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.data.leakage.price_means import Floats, fit_groups


def _log_prices(size: int, nominal: float, seed: int) -> Floats:
    random = np.random.default_rng(seed)
    prices = random.normal(12.3, 0.45, size)
    return np.where(random.random(size) < nominal, np.log(10.0), prices)


@pytest.mark.parametrize("size", [60, 20_000, 100_000])
@pytest.mark.parametrize("nominal", [0.0, 0.007, 0.03])
def test_a_column_of_chance_is_no_leak_beside_nominal_prices(size: int, nominal: float) -> None:
    column = np.random.default_rng(1).integers(1, max(size // 4, 12), size).astype(float)
    fit = fit_groups(column, [_log_prices(size, nominal, seed=2)])
    assert fit is None or not fit.is_leak


@pytest.mark.parametrize("size", [400, 20_000, 100_000])
@pytest.mark.parametrize("nominal", [0.0, 0.007])
def test_a_mean_of_these_prices_is_a_leak_beside_nominal_prices(size: int, nominal: float) -> None:
    group = np.random.default_rng(1).integers(0, size // 20, size)
    price = _log_prices(size, nominal, seed=2)
    means = np.bincount(group, weights=np.exp(price)) / np.maximum(np.bincount(group), 1)
    fit = fit_groups(means[group], [price])
    assert fit is not None
    assert fit.is_leak
