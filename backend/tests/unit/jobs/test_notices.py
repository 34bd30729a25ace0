"""The figures of a message are numbers, or they are not in it."""

from __future__ import annotations

import pytest

from houseprice.jobs.notices import figures


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_a_figure_that_is_no_number_is_left_out(value: float | None) -> None:
    test = {"mdape": {"value": value}, "cod": {"value": 9.5}, "rmse": {"value": 1}}
    assert figures({"test": test}) == {"cod": 9.5}


@pytest.mark.parametrize("result", [None, {}, {"test": None}, {"test": {"mdape": None}}])
def test_a_result_without_figures_has_none(result: dict[str, object] | None) -> None:
    assert figures(result) == {}
