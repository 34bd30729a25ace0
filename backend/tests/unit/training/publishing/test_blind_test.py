"""A blind test holds no sale that the model learned from."""

from __future__ import annotations

import numpy as np
import pytest

from houseprice.errors import InvalidData
from houseprice.training.publishing.blind_test import BlindTestScores, check_blind, too_good


def test_a_test_sale_that_was_learned_from_is_refused() -> None:
    check_blind(np.arange(80), np.arange(80, 100))
    with pytest.raises(InvalidData, match="learned from 3 of 20"):
        check_blind(np.arange(83), np.arange(80, 100))


def _scores(model: float | None, linear: float | None) -> BlindTestScores:
    return BlindTestScores(
        test={"mdape": {"value": model}},
        baselines={"linear": {"mdape": {"value": linear}}},
        ratio_study={},
        groups={},
        hit_rate_curve=[],
        rolling=None,
    )


@pytest.mark.parametrize(
    ("model", "linear", "words"),
    [
        (1.4, 12.0, ["the model is 1.40 %"]),
        (2.0, 0.04, ["a linear baseline is 0.04 %"]),
        (0.7, 0.04, ["the model is 0.70 %", "a linear baseline is 0.04 %"]),
    ],
)
def test_figures_too_good_to_be_true_are_never_silent(
    model: float, linear: float, words: list[str]
) -> None:
    (text,) = too_good(_scores(model, linear))
    assert text.startswith("TOO GOOD TO BE TRUE")
    for part in words:
        assert part in text


@pytest.mark.parametrize(("model", "linear"), [(1.5, 1.0), (7.9, 12.0), (None, None)])
def test_figures_of_a_market_bring_no_warning(model: float | None, linear: float | None) -> None:
    assert too_good(_scores(model, linear)) == []
