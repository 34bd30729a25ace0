"""Groups that a model was never told of: what is found, and what is not claimed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from houseprice.errors import InvalidData
from houseprice.evaluation.fairness import LEAST_SALES, MEASURES, BlindValues, fairness

N = 3_000
IN_GROUP = 500
TRIES = 20


def market(seed: int, undervalued: float = 0.0) -> tuple[BlindValues, list[str | None]]:
    """A blind test with errors of 15 %, and a group of 500 homes that may be valued too low."""
    rng = np.random.default_rng(seed)
    price = np.exp(rng.normal(12.5, 0.5, N))
    groups: list[str | None] = ["B" if at < IN_GROUP else "A" for at in range(N)]
    level = np.where(np.arange(N) < IN_GROUP, 1 - undervalued, 1.0)
    value = price * np.exp(rng.normal(0, 0.15, N)) * level
    half = np.exp(1.645 * 0.15)
    return BlindValues(price, value, value / half, value * half, rng.random(N) > 0.03), groups


def findings(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (row["name"], name)
        for row in rows
        for name, measure in (row["measures"] or {}).items()
        if measure["beyond_chance"]
    ]


def bias_of(rows: list[dict[str, Any]], name: str) -> dict[str, Any]:
    (row,) = (row for row in rows if row["name"] == name)
    return dict(row["measures"]["bias"])


def test_an_undervaluation_of_8_percent_in_a_group_of_500_is_found_in_9_of_10_tries() -> None:
    tries = [fairness(*market(seed, undervalued=0.08)) for seed in range(TRIES)]
    biases = [bias_of(rows, "B") for rows in tries]
    is_hit = [bias["beyond_chance"] and bias["difference"]["high"] < 0 for bias in biases]
    assert sum(is_hit) >= 0.9 * TRIES
    inside = [bias["difference"]["low"] <= -8 <= bias["difference"]["high"] for bias in biases]
    assert sum(inside) >= 0.8 * TRIES


def test_where_nothing_is_injected_false_alarms_are_rare() -> None:
    tries = [fairness(*market(100 + seed)) for seed in range(3 * TRIES)]
    # 5 % of 60 tries are 3; more than 7 would happen in one of a hundred such series.
    assert sum(bool(findings(rows)) for rows in tries) <= 7


def test_refusals_and_ranges_of_a_group_are_found_too() -> None:
    values, groups = market(7)
    in_group = np.arange(N) < IN_GROUP
    refused = in_group & (np.arange(N) % 5 == 0)
    high = np.where(in_group, values.high * 1.1, values.high)
    found = findings(
        fairness(replace(values, has_value=values.has_value & ~refused, high=high), groups)
    )
    assert {("B", "refusal"), ("B", "width")} <= set(found)
    assert ("B", "bias") not in found


def test_a_group_of_few_homes_is_not_judged() -> None:
    values, groups = market(3, undervalued=0.5)
    small: list[str | None] = [None if at < IN_GROUP - LEAST_SALES + 1 else g
                               for at, g in enumerate(groups)]  # fmt: skip
    rows = {
        row["name"]: row for row in fairness(replace(values, has_value=np.ones(N, bool)), small)
    }
    assert rows["B"]["n"] == LEAST_SALES - 1
    assert (rows["B"]["judged"], rows["B"]["measures"]) == (False, None)
    # What the small group leaves is no rest to be held against.
    assert (rows["A"]["judged"], rows["A"]["measures"]) == (False, None)


def test_figures_are_those_of_the_group_and_of_the_rest_alone() -> None:
    values, groups = market(5)
    groups[0] = groups[-1] = None
    rows = {row["name"]: row for row in fairness(values, groups)}
    at = np.array([name == "B" for name in groups])
    ratio = values.value / values.price
    bias = rows["B"]["measures"]["bias"]
    of_group = np.median(ratio[at & values.has_value])
    rest = np.array([name == "A" for name in groups])
    of_rest = np.median(ratio[rest & values.has_value])
    assert bias["group"]["value"] == pytest.approx(of_group)
    assert bias["rest"]["value"] == pytest.approx(of_rest)
    assert bias["difference"]["value"] == pytest.approx(100 * (of_group / of_rest - 1))
    refusal = rows["B"]["measures"]["refusal"]["group"]
    assert refusal["value"] == pytest.approx(100 * (~values.has_value[at]).mean())
    assert refusal["n"] == rows["B"]["n"] == IN_GROUP - 1
    assert list(rows["B"]["measures"]) == list(MEASURES)


def test_areas_are_no_groups() -> None:
    values, _ = market(1)
    with pytest.raises(InvalidData, match="at most 60 groups"):
        fairness(values, [f"area {at % 61}" for at in range(N)])
    with pytest.raises(InvalidData, match="3000 groups, got 1"):
        fairness(values, ["A"])
