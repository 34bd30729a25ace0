"""The errors of a model over HTTP: the blind test sale by sale, with flags and reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2
import numpy as np
import pytest

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio, Trained


def read(client: httpx2.Client, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_the_errors_sale_by_sale_are_those_of_the_report(
    trained: Trained, client: httpx2.Client
) -> None:
    model = trained.runs[0]["model_id"]
    sales = read(client, f"/v1/models/{model}/errors")
    evaluation = read(client, f"/v1/models/{model}/evaluation")
    ratio = np.array(sales["value"]) / np.array(sales["price"])
    assert sales["sales"] == evaluation["test"]["n"] == len(sales["sale"])
    mdape = 100 * np.median(np.abs(ratio - 1))
    assert mdape == pytest.approx(evaluation["test"]["mdape"]["value"], abs=0.01)
    rows = evaluation["groups"]["tier"]["rows"]
    tier = np.array(sales["tier"])
    assert [int((tier == number).sum()) for number in range(1, 11)] == [row["n"] for row in rows]
    medians = [np.median(ratio[tier == number]) for number in range(1, 11)]
    assert medians == pytest.approx([row["median_ratio"]["value"] for row in rows], abs=1e-4)


def test_a_test_sale_is_found_in_the_table_by_its_index(
    trained: Trained, client: httpx2.Client
) -> None:
    sales = read(client, f"/v1/models/{trained.runs[0]['model_id']}/errors")
    page = read(client, f"/v1/datasets/demo/rows?offset={sales['sale'][3]}&limit=1")
    cells = dict(zip(page["columns"], page["items"][0]["values"], strict=True))
    assert (page["items"][0]["sale"], cells["price"]) == (sales["sale"][3], sales["price"][3])


def test_a_decision_on_a_worst_sale_is_one_of_the_workbench(copied: Studio) -> None:
    copied.serve()
    with copied.client() as client:
        model = client.get("/v1/models").json()["items"][0]["id"]
        flags = read(client, f"/v1/models/{model}/errors/flags")
        tested = set(read(client, f"/v1/models/{model}/errors")["sale"])
        items = flags["items"]
        assert flags["flagged"] == len(items) > 0
        assert {item["sale"] for item in items} <= tested
        said = {"decision": "overridden", "comment": "A large garden", "author": "Ada"}
        answer = client.post(
            "/v1/datasets/demo/reviews", json={"items": [{"sale": items[0]["sale"], **said}]}
        )
        assert answer.status_code == 201, answer.text
        review = read(client, f"/v1/models/{model}/errors/flags")["items"][0]["review"]
        assert (review["decision"], review["comment"]) == ("overridden", "A large garden")
        history = read(client, "/v1/datasets/demo/reviews")["items"]
        assert history[0]["sale_key"] == review["sale_key"]


def test_a_model_that_does_not_exist_has_no_errors(client: httpx2.Client) -> None:
    for path in ("errors", "errors/flags"):
        assert client.get(f"/v1/models/{'0' * 26}/{path}").status_code == 404
