"""The map of a data set over HTTP, with the errors of a model that was really trained."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import httpx2
import pytest

if TYPE_CHECKING:
    from tests.contract.api.conftest import Running


def test_the_sales_come_as_columns_of_one_length(running: Running) -> None:
    answer = httpx2.get(f"{running.url}/v1/datasets/demo/points", timeout=30)
    points = answer.json()
    assert answer.status_code == 200, points
    columns = ("latitude", "longitude", "price", "price_per_area", "day")
    assert {len(points[name]) for name in columns} == {2_000}
    assert (points["sales"], points["located"], points["error"]) == (2_000, 2_000, None)


def test_the_errors_of_a_model_are_those_of_its_blind_test(running: Running) -> None:
    query = {"model": running.model_id}
    points = httpx2.get(f"{running.url}/v1/datasets/demo/points", params=query, timeout=30).json()
    test = httpx2.get(f"{running.url}/v1/models/{running.model_id}/evaluation").json()["test"]
    errors = [abs(error) for error in points["error"] if error is not None]
    assert points["sales"] == len(points["error"]) == len(points["price"])
    assert len(errors) == test["n"]
    assert statistics.median(errors) == pytest.approx(test["mdape"]["value"], abs=0.01)


REFUSED = [
    ("nowhere", {}, 404, "not_found"),
    ("demo", {"model": "0" * 26}, 404, "not_found"),
    ("demo", {"model": "latest"}, 422, "invalid_input"),
]


@pytest.mark.parametrize(("dataset", "query", "status", "code"), REFUSED)
def test_what_has_no_map_is_refused(
    running: Running, dataset: str, query: dict[str, str], status: int, code: str
) -> None:
    answer = httpx2.get(f"{running.url}/v1/datasets/{dataset}/points", params=query)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["hint"]
