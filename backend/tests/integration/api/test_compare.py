"""Models beside each other over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2
import pytest

if TYPE_CHECKING:
    from tests.integration.api.conftest import Trained


def test_models_are_compared_sale_by_sale(trained: Trained, client: httpx2.Client) -> None:
    first, second = (run["model_id"] for run in trained.runs)
    answer = client.post("/v1/compare", json={"models": [first, second]})
    comparison = answer.json()
    assert answer.status_code == 200, comparison
    assert comparison["same_test"]
    assert comparison["n"] == trained.runs[0]["result"]["split"]["n_test"]
    by_id = {entry["model_id"]: entry for entry in comparison["leaderboard"]}
    assert set(by_id) == {first, second}
    for run in trained.runs:
        scores, measured = by_id[run["model_id"]]["scores"], run["result"]["test"]
        for name in ("mdape", "cod", "rmse", "coverage_90"):
            assert scores[name]["value"] == pytest.approx(measured[name]["value"])
    assert [entry["rank"] for entry in comparison["leaderboard"]] == [1, 2]
    (pair,) = comparison["differences"]
    mdape = pair["metrics"]["mdape"]
    assert mdape["first"] <= mdape["second"]
    assert mdape["low"] <= mdape["difference"] <= mdape["high"]


WRONG_COMPARISONS = [
    ([], 422, "invalid_input"),
    (["one"], 422, "invalid_input"),
    (["one", "one"], 422, "invalid_input"),
    (["one", "0" * 26], 404, "not_found"),
]


@pytest.mark.parametrize(("models", "status", "code"), WRONG_COMPARISONS)
def test_what_cannot_be_compared_is_refused(
    trained: Trained, client: httpx2.Client, models: list[str], status: int, code: str
) -> None:
    first = trained.runs[0]["model_id"]
    body = {"models": [first if name == "one" else name for name in models]}
    answer = client.post("/v1/compare", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
