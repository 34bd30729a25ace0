"""Another point of a model's frontier over HTTP, made by a real worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2
import pytest

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio, Trained

KEY = {"Idempotency-Key": "fair-1"}


def test_a_point_of_the_frontier_becomes_a_candidate(trained: Trained, copied: Studio) -> None:
    model = trained.runs[0]["model_id"]
    path = f"/v1/models/{model}/equity"
    copied.serve()
    with copied.client() as client:
        answers = [client.post(path, json={"equity": 1}, headers=KEY) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [202, 202]
        run = answers[0].json()
        assert answers[0].headers["location"] == f"/v1/runs/{run['id']}"
        assert answers[1].json()["id"] == run["id"]
        assert (run["kind"], run["model_type"], run["state"]) == ("equity", "lightgbm", "queued")
        assert (run["source_model_id"], run["later_dataset_id"]) == (model, None)
        assert run["settings"]["equity"] == 1
        other = client.post(path, json={"equity": 0.5}, headers=KEY)
        assert other.json()["code"] == "idempotency_mismatch"
        copied.work()
        done = copied.wait_for(run["id"])
        assert done["error"] is None
        before, after = (_shown(client, model_id) for model_id in (model, done["model_id"]))
    assert after["model"]["status"] == "candidate"
    assert after["model"]["version"] == 3
    assert after["model"]["test_sha256"] == before["model"]["test_sha256"]
    assert done["kind"] == "equity"
    assert (before["chosen"], after["chosen"]) == (0, 1)
    assert abs(after["out_of_fold_prb"]) < abs(before["out_of_fold_prb"])


def _shown(client: httpx2.Client, model_id: str) -> dict[str, Any]:
    model = client.get(f"/v1/models/{model_id}").json()
    frontier = client.get(f"/v1/models/{model_id}/evaluation").json()["equity_frontier"]
    (chosen,) = [point for point in frontier if point["chosen"]]
    prb = chosen["out_of_fold"]["prb"]["value"]
    return {"model": model, "chosen": chosen["equity"], "out_of_fold_prb": prb}


def test_a_model_that_another_one_is_to_be_made_of_is_not_deleted(
    trained: Trained, copied: Studio
) -> None:
    model = trained.runs[1]["model_id"]
    copied.serve()
    with copied.client() as client:
        run = client.post(f"/v1/models/{model}/equity", json={"equity": 1}).json()
        assert client.delete(f"/v1/models/{model}").status_code == 409
        client.post(f"/v1/runs/{run['id']}/cancel")
        assert client.delete(f"/v1/models/{model}").status_code == 204


@pytest.mark.parametrize("equity", [-0.1, 1.6, None, "fair"])
def test_an_equity_out_of_bounds_is_refused(
    trained: Trained, client: httpx2.Client, equity: Any
) -> None:
    path = f"/v1/models/{trained.runs[0]['model_id']}/equity"
    answer = client.post(path, json={"equity": equity})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


def test_an_unknown_model_has_no_points(trained: Trained, client: httpx2.Client) -> None:
    unknown = f"/v1/models/{trained.runs[0]['id']}/equity"
    assert client.post(unknown, json={"equity": 1}).status_code == 404
