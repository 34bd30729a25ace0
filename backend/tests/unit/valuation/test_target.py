"""A target turns prices into standard numbers and back."""

from __future__ import annotations

import json

import numpy as np
import pytest

from houseprice.errors import InvalidData
from houseprice.valuation.target import Target


@pytest.mark.parametrize("power", [0.0, 0.5])
def test_a_target_turns_prices_into_standard_numbers_and_back(power: float) -> None:
    prices = np.array([100_000.0, 200_000.0, 400_000.0])
    target = Target.from_json(json.loads(json.dumps(Target.fit(prices, power).to_json())))
    y = target.standardised(prices)
    assert y.mean() == pytest.approx(0)
    assert y.std() == pytest.approx(1)
    np.testing.assert_allclose(target.money(y), prices)


def test_values_stay_within_the_training_prices() -> None:
    target = Target.fit(np.array([1.0, 2.0, 3.0]))
    np.testing.assert_allclose(target.money(np.array([-99.0, 99.0])), [1.0, 3.0])


@pytest.mark.parametrize("prices", [[], [5.0], [7.0, 7.0, 7.0]])
def test_a_constant_price_is_refused(prices: list[float]) -> None:
    with pytest.raises(InvalidData, match="different prices"):
        Target.fit(np.array(prices))
