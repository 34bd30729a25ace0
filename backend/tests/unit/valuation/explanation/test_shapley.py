"""Shapley shares: exact for few groups, sampled for many, and their sum is exact."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from houseprice.valuation.explanation.contributions import Game, Group
from houseprice.valuation.explanation.shapley import (
    coalitions,
    joining,
    random_orders,
    sampled_values,
    shapley_values,
)


def test_shapley_shares_are_the_mean_over_all_orders() -> None:
    worth = np.random.default_rng(0).normal(size=16)
    number = {tuple(row): i for i, row in enumerate(coalitions(4).tolist())}
    expected = np.zeros(4)
    for order in itertools.permutations(range(4)):
        inside = [False] * 4
        for group in order:
            before = worth[number[tuple(inside)]]
            inside[group] = True
            expected[group] += (worth[number[tuple(inside)]] - before) / math.factorial(4)
    np.testing.assert_allclose(shapley_values(worth, 4), expected, atol=1e-12)


def test_shapley_shares_add_up_and_an_idle_group_gets_nothing() -> None:
    worth = 1e6 + coalitions(7) @ np.array([0.0, 3e4, -2e4, 1.0, 7.5, 1e-3, 9e5])
    shares = shapley_values(worth, 7)
    assert math.fsum(shares) == pytest.approx(worth[-1] - worth[0], abs=1e-6)
    assert abs(shares[0]) < 1e-6


def _worth(inside: np.ndarray) -> np.ndarray:
    """A game of ten with pairs that are worth more together."""
    alone = inside @ np.arange(10.0)
    return np.asarray(
        alone + 20.0 * (inside[..., 2] & inside[..., 7]) - 8.0 * inside[..., :3].all(-1)
    )


def test_sampled_shares_lie_within_their_error_and_add_up_exactly() -> None:
    orders = random_orders(10, 400, seed=1)
    worth = _worth(joining(orders))
    shares, error = sampled_values(worth, orders)
    exact = shapley_values(_worth(coalitions(10)), 10)
    assert math.fsum(shares) == pytest.approx(worth[0, -1] - worth[0, 0], abs=1e-9)
    assert (np.abs(shares - exact) <= 4 * error + 1e-9).all()
    assert error[0] > 0
    assert error[9] < 1e-9, "what is worth the same in every company has no error"


def test_many_groups_are_sampled_and_few_are_exact() -> None:
    groups = tuple(Group(f"g{number}", ()) for number in range(10))
    game = Game(groups)
    assert not game.chosen[0].any()
    assert game.chosen[-1].all()
    contributions = game.contributions(_worth(game.chosen))
    assert sum(contribution.amount for contribution in contributions) == pytest.approx(
        _worth(np.ones(10, dtype=bool))
    )
    assert any(contribution.standard_error > 0 for contribution in contributions)
    few = Game(groups[:7])
    assert len(few.chosen) == 128
    assert all(
        contribution.standard_error == 0
        for contribution in few.contributions(few.chosen @ np.ones(7))
    )
