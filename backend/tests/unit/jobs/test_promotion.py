"""A model must beat the naive baselines."""

from __future__ import annotations

from typing import Any

import pytest

from houseprice.jobs.promotion import baseline_guard


def result(mdape: float | None, **baselines: float | None) -> dict[str, Any]:
    scores = {name: {"mdape": {"value": value}} for name, value in baselines.items()}
    return {"test": {"mdape": {"value": mdape}}, "baselines": scores}


CASES = [
    (result(8.0, median_area=20.0, linear=12.0), True),
    (result(12.0, median_area=20.0, linear=12.0), False),  # no better
    (result(15.0, median_area=20.0, linear=12.0), False),  # better than one of the two
    (result(15.0, median_area=20.0, linear=None), True),
    (result(None, median_area=20.0), False),  # too few sales to say
    (result(8.0), False),
    ({}, False),
]


@pytest.mark.parametrize(("result", "passed"), CASES)
def test_only_what_is_below_the_best_baseline_passes(result: dict[str, Any], passed: bool) -> None:
    assert baseline_guard(result)["passed"] is passed


def test_the_text_names_the_figures() -> None:
    guard = baseline_guard(result(15.0, median_area=20.0, linear=12.0))
    assert (guard["candidate"], guard["champion"]) == (15.0, 12.0)
    assert "12.00 % by the linear model, got 15.00 %" in guard["text"]
