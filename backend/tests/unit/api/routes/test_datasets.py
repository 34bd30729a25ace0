"""Every call that names a data set means the same by it."""

from __future__ import annotations

from fastapi.testclient import TestClient

HOME = {"features": {"MedInc": 8.3}}


def test_every_call_says_the_same_of_an_unknown_data_set(shared_client: TestClient) -> None:
    answers = [
        shared_client.get("/v1/datasets/nowhere"),
        shared_client.get("/models/status", params={"dataset": "nowhere"}),
        shared_client.post("/v1/runs", json={"model_type": "lightgbm", "dataset": "nowhere"}),
        shared_client.post("/predict", json={**HOME, "dataset": "nowhere"}),
    ]
    assert {answer.status_code for answer in answers} == {404}
    (problem,) = {(answer.json()["detail"], answer.json()["hint"]) for answer in answers}
    assert problem == (
        "dataset must be california, king_county, ames, miami, demo or the id of an imported data "
        "set, got 'nowhere'",
        "GET /v1/datasets lists them.",
    )


def test_every_call_means_the_same_by_no_data_set(client: TestClient) -> None:
    default = client.get("/v1/datasets").json()["default_id"]
    run = client.post("/v1/runs", json={"model_type": "lightgbm"}).json()
    assert run["dataset"]["id"] == default
    assert client.get("/models/status").json()["dataset"] == default
    refused = client.post("/predict", json=HOME).json()
    assert f"data set {default} has no champion" in refused["detail"]
