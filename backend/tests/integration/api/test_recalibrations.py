"""Ranges from later sales over HTTP, made by a real worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio, Trained

KEY = {"Idempotency-Key": "since-1"}


def test_later_sales_make_a_candidate_with_other_ranges(trained: Trained, copied: Studio) -> None:
    model = trained.runs[0]["model_id"]
    path = f"/v1/models/{model}/recalibrations"
    copied.serve()
    with copied.client() as client:
        # Of the whole data set only what the model has not learned from counts.
        answers = [client.post(path, json={"dataset": "demo"}, headers=KEY) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [202, 202]
        run = answers[0].json()
        assert answers[0].headers["location"] == f"/v1/runs/{run['id']}"
        assert answers[1].json()["id"] == run["id"]
        assert (run["kind"], run["source_model_id"]) == ("ranges", model)
        assert run["later_dataset_id"] == "demo"
        other = client.post(path, json={"dataset": "california"}, headers=KEY)
        assert other.json()["code"] == "idempotency_mismatch"
        unknown = client.post(path, json={"dataset": "nowhere"})
        assert (unknown.status_code, unknown.json()["code"]) == (404, "not_found")
        copied.work()
        done = copied.wait_for(run["id"])
        assert done["error"] is None
        candidate = client.get(f"/v1/models/{done['model_id']}").json()
        before, after = (
            client.get(f"/v1/models/{model_id}/evaluation").json()
            for model_id in (model, candidate["id"])
        )
        worth = [
            client.post("/predict", json={"model": model_id, "features": trained.home}).json()
            for model_id in (model, candidate["id"])
        ]
    assert (candidate["status"], candidate["dataset"]["id"]) == ("candidate", "demo")
    assert before["recalibration"] is None
    assert after["recalibration"]["n"] >= 100
    assert after["test"] == before["test"]
    assert after["recalibration"]["rolling"]["coverage_90"]["n"] >= 100
    rolled, stated = after["recalibration"]["rolling"]["coverage_90"], worth[1]["ranges"]
    assert candidate["ranges"] == stated
    assert (stated["coverage_90"], stated["n"]) == (rolled["value"], rolled["n"])
    assert not stated["of_earlier_ranges"]
    assert worth[0]["value"] == worth[1]["value"]
    assert worth[0]["high_90"] != worth[1]["high_90"]
