"""The 95 % interval of the VEI holds the truth as often as it promises."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import ndtri

from houseprice.evaluation import ratio_report
from houseprice.evaluation.scores import vertical_equity_index

Floats = NDArray[np.float64]


def _market(n: int, seed: int, tilt: float = 0.0, noise: float = 0.15) -> tuple[Floats, Floats]:
    """Prices and values: price and value are equally noisy, so tiers by proxy favour neither."""
    rng = np.random.default_rng(seed)
    worth = rng.normal(0, 0.5, n)
    price, value = (worth + noise * rng.normal(size=n) for _ in range(2))
    return 300_000 * np.exp(price), 300_000 * np.exp(value + tilt * worth)


def _ends(prices: Floats, values: Floats) -> tuple[float, float]:
    estimate = vertical_equity_index(prices, values)
    assert estimate["low"] is not None
    assert estimate["high"] is not None
    return estimate["low"], estimate["high"]


def test_the_interval_holds_the_value_which_is_that_of_the_study() -> None:
    report = ratio_report(*_market(600, 1, tilt=-0.2))
    vei = report["estimates"]["vei"]
    assert vei["value"] == report["vei"]
    assert vei["low"] < vei["value"] < vei["high"] < 0
    assert vei["n"] == 600


@pytest.mark.parametrize("n", [40, 200, 600])  # two, four and ten tiers
def test_of_a_hundred_fair_markets_about_95_intervals_hold_zero(n: int) -> None:
    intervals = [_ends(*_market(n, seed)) for seed in range(100)]
    assert 88 <= sum(low <= 0 <= high for low, high in intervals) <= 99


def test_a_known_tilt_is_held() -> None:
    """Without noise a tier's median ratio is that of its middle home."""
    ends = np.exp(-0.2 * 0.5 * ndtri([1 / 8, 7 / 8]))
    truth = 100 * (ends[1] - ends[0])
    intervals = [_ends(*_market(200, seed, tilt=-0.2, noise=0.0)) for seed in range(100)]
    assert 88 <= sum(low <= truth <= high for low, high in intervals) <= 99


@pytest.mark.parametrize(
    ("n", "defined"),
    [(5, False), (19, False), (20, True), (51, True), (501, True)],  # where tiers begin and change
)
def test_below_twenty_sales_there_is_none(n: int, defined: bool) -> None:
    vei = ratio_report(*_market(n, 3))["estimates"]["vei"]
    assert [vei[name] is not None for name in ("value", "low", "high")] == [defined] * 3
    assert vei["n"] == n


@pytest.mark.parametrize("n", [51, 501])
def test_a_sample_just_large_enough_for_more_tiers_keeps_them_in_its_parts(n: int) -> None:
    """Fewer tiers without a group would pass for spread: intervals many times as wide."""
    just, well = (
        np.median([np.subtract(*_ends(*_market(size, seed, tilt=-0.4))) for seed in range(9)])
        for size in (n, n + 40)
    )
    assert just / well < 3
