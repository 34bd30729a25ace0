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
        states = [
            e["data"]
            for e in trained.events
            if e["event"] == "run" and e["data"]["id"] == run["id"]
        ]
        percents = [state["progress"]["percent"] for state in states]
        assert percents == sorted(percents)
        assert [state["progress"]["percent"] == 100 for state in states].count(True) == 1
        assert (states[0]["task_state"], states[-1]["task_state"]) == ("PENDING", "SUCCESS")
        assert states[-1] == run


def test_the_curve_of_the_stream_is_the_curve_that_is_kept(
    trained: Trained, client: httpx2.Client
) -> None:
    run = trained.runs[0]["id"]
    by_epoch = {
        point["epoch"]: point
        for event in trained.events
        if event["event"] == "curve" and event["data"]["run_id"] == run
        for point in event["data"]["points"]
    }
    points = client.get(f"/v1/runs/{run}/curve").json()["points"]
    assert points == [by_epoch[epoch] for epoch in sorted(by_epoch)]
    assert len(points) > 1


def test_a_lost_stream_goes_on_where_it_ended(trained: Trained, client: httpx2.Client) -> None:
    ids = [int(event["id"]) for event in trained.events if "id" in event]
    headers = {"Last-Event-ID": str(ids[-2])}
    with client.stream("GET", "/v1/events", headers=headers) as stream:
        assert stream.headers["cache-control"] == "no-cache, no-transform"
        assert stream.headers["content-type"].startswith("text/event-stream")
        replay = trained.studio.events(stream.iter_lines())
        opened, event = next(replay), next(replay)
    assert int(opened["id"]) == ids[-2]
    assert event["id"] == trained.events[-1]["id"]
    assert event["data"]["id"] == trained.events[-1]["data"]["id"]


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
