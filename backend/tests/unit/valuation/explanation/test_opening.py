"""The features of a group share its contribution, and their shares add up to it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from houseprice.valuation.explanation.opening import Opening
from houseprice.valuation.explanation.shapley import coalitions, shapley_values

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
#: Worth of a home by which groups and which parts of group 1 come from it.
Worth = Callable[[Bools, Bools], Floats]


def _shares(worth: Worth, groups: int, parts: int) -> tuple[float, Floats]:
    """Contribution of group 1 and the shares of its parts."""
    whole = coalitions(groups)
    of_groups = worth(whole, np.repeat(whole[:, [1]], parts, axis=1))
    opening = Opening.of(groups, 1, parts)
    stepped = worth(*opening.chosen())
    return float(shapley_values(of_groups, groups)[1]), opening.amounts(of_groups, stepped)


def test_what_adds_up_is_shared_as_it_is() -> None:
    money = np.array([5.0, -2.0, 0.0])
    _, shares = _shares(lambda groups, parts: 3.0 * groups[:, 0] + parts @ money, 3, 3)
    assert shares == pytest.approx(money)


@pytest.mark.parametrize(("groups", "parts"), [(2, 2), (3, 5), (7, 12)])
def test_shares_add_up_whatever_goes_together(groups: int, parts: int) -> None:
    random = np.random.default_rng(groups)
    mix = random.normal(size=(groups + parts, groups + parts))

    def worth(chosen: Bools, joined: Bools) -> Floats:
        # Group 1 is its parts.
        home = np.column_stack([np.delete(chosen, 1, axis=1), joined]).astype(float)
        return np.einsum("ni,ij,nj->n", home, mix[: home.shape[1], : home.shape[1]], home)

    contribution, shares = _shares(worth, groups, parts)
    assert shares.sum() == pytest.approx(contribution)


def test_two_parts_that_only_count_together_share_alike() -> None:
    contribution, shares = _shares(lambda _, parts: 8.0 * (parts[:, 0] & parts[:, 1]), 4, 2)
    assert contribution == pytest.approx(8.0)
    assert shares == pytest.approx([4.0, 4.0])
