"""Figures that no honest model of a market reaches are never shown without a warning."""

from __future__ import annotations

from typing import Any

import pytest

from houseprice.evaluation import doubts_of_figures, too_good


def _scores(error: float | None) -> dict[str, Any]:
    return {"mdape": {"value": error}}


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
    (text,) = too_good(_scores(model), _scores(linear))
    for part in words:
        assert part in text
    assert doubts_of_figures(["There are only 9 test sales.", text]) == [text]


@pytest.mark.parametrize(("model", "linear"), [(1.5, 1.0), (7.9, 12.0), (None, None)])
def test_figures_of_a_market_bring_no_warning(model: float | None, linear: float | None) -> None:
    assert too_good(_scores(model), _scores(linear)) == []


def test_an_evaluation_has_no_baseline() -> None:
    (text,) = too_good(_scores(0.3))
    assert "linear" not in text
