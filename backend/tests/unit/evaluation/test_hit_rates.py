"""A model can gain accuracy by refusing homes, so one curve shows both."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.errors import InvalidData
from houseprice.evaluation import hit_rate_curve

PRICES = np.full(20, 100.0)
VALUES = np.repeat([101.0, 110.0], 10)
FSD = np.repeat([0.05, 0.25], 10)


def test_a_stricter_cut_off_is_more_accurate_and_hits_less() -> None:
    strict, loose = hit_rate_curve(PRICES, VALUES, FSD, (0.1, 0.3))
    assert (strict["hit_rate"]["value"], loose["hit_rate"]["value"]) == (50.0, 100.0)
    assert strict["mdape"]["value"] == pytest.approx(1.0)
    assert loose["mdape"]["value"] == pytest.approx(5.5)


def test_the_cut_off_itself_is_used_and_the_last_one_takes_everything() -> None:
    curve = hit_rate_curve(PRICES, VALUES, FSD, (0.05, float("inf")))
    assert [point["hit_rate"]["value"] for point in curve] == [50.0, 100.0]
    assert [point["max_fsd"] for point in curve] == [0.05, None]


@pytest.mark.parametrize("refused", [float("nan"), 0.0, -5.0])
def test_a_refused_home_is_no_hit_at_any_cut_off(refused: float) -> None:
    values = np.where(np.arange(20) < 5, refused, VALUES)
    curve = hit_rate_curve(PRICES, values, FSD, (0.1, float("inf")))
    assert [point["hit_rate"]["value"] for point in curve] == [25.0, 75.0]


def test_too_few_homes_have_a_hit_rate_but_no_error() -> None:
    (point,) = hit_rate_curve(PRICES, VALUES, np.where(np.arange(20) < 4, 0.01, 0.5), (0.1,))
    assert point["hit_rate"]["value"] == 20.0
    assert point["mdape"]["value"] is None


def test_prices_must_be_positive() -> None:
    with pytest.raises(InvalidData, match="positive"):
        hit_rate_curve(np.zeros(20), VALUES, FSD)
