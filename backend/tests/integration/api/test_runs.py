"""A training over HTTP, from the queue to its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2

if TYPE_CHECKING:
    from tests.integration.api.conftest import Trained


def test_the_stream_tells_a_training_from_queue_to_result(trained: Trained) -> None:
    ids = [int(event["id"]) for event in trained.events if "id" in event]
    assert ids == sorted(set(ids))
    for run in trained.runs:
        told = [
            e["data"]
            for e in trained.events
            if e["event"] == "run" and e["data"]["id"] == run["id"]
        ]
        percents = [state["progress"]["percent"] for state in told]
        assert percents == sorted(percents)
        assert [state["progress"]["percent"] == 100 for state in told].count(True) == 1
        assert (told[0]["task_state"], told[-1]["task_state"]) == ("PENDING", "SUCCESS")
        assert told[-1] == run


def test_the_curve_of_the_stream_is_the_curve_that_is_kept(
    trained: Trained, client: httpx2.Client
) -> None:
    run = trained.runs[0]["id"]
    told = {
        point["epoch"]: point
        for event in trained.events
        if event["event"] == "curve" and event["data"]["run_id"] == run
        for point in event["data"]["points"]
    }
    kept = client.get(f"/v1/runs/{run}/curve").json()["points"]
    assert kept == [told[epoch] for epoch in sorted(told)]
    assert len(kept) > 1


def test_a_lost_stream_goes_on_where_it_ended(trained: Trained, client: httpx2.Client) -> None:
    seen = [int(event["id"]) for event in trained.events if "id" in event]
    headers = {"Last-Event-ID": str(seen[-2])}
    with client.stream("GET", "/v1/events", headers=headers) as stream:
        assert stream.headers["cache-control"] == "no-cache, no-transform"
        assert stream.headers["content-type"].startswith("text/event-stream")
        replay = trained.studio.events(stream.iter_lines())
        opened, told = next(replay), next(replay)
    assert int(opened["id"]) == seen[-2]
    assert told["id"] == trained.events[-1]["id"]
    assert told["data"]["id"] == trained.events[-1]["data"]["id"]


def test_the_result_is_the_model_with_its_scores(trained: Trained, client: httpx2.Client) -> None:
    run = trained.runs[0]
    task = client.get(f"/task/{run['id']}/result")
    model = client.get(f"/v1/models/{run['model_id']}").json()
    assert task.status_code == 200
    assert task.json()["result"]["model_id"] == model["id"]
    assert model["test"] == task.json()["result"]["test"]
    assert model["test"]["n"] == model["split"]["n_test"] > 100
    assert set(model["baselines"]) == {"median_area", "linear"}
    assert model["test"]["mdape"]["value"] < model["baselines"]["median_area"]["mdape"]["value"]
    assert (model["status"], model["version"]) == ("champion", 1)
