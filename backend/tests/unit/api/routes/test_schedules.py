"""Schedules over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

PLAN: dict[str, Any] = {
    "name": "monthly",
    "cron": "30 2 1 * *",
    "timezone": "Europe/Vienna",
    "model_type": "lightgbm",
    "settings": {"dataset": "demo", "epochs": 9},
    "promote": True,
}


@pytest.fixture
def schedule(client: TestClient) -> dict[str, Any]:
    answer = client.post("/v1/schedules", json=PLAN)
    assert answer.status_code == 201
    document: dict[str, Any] = answer.json()
    return document


def test_a_schedule_says_when_it_is_due_and_what_it_trains(schedule: dict[str, Any]) -> None:
    assert schedule["in_words"] == "At 02:30 on the first day of every month"
    assert len(schedule["next_due"]) == 5
    assert schedule["dataset"]["name"] == "demo"
    assert schedule["settings"]["epochs"] == 9
    assert schedule["settings"]["dataset"] == "demo"


@pytest.mark.parametrize(
    "change",
    [
        {"cron": "99 * * * *"},
        {"cron": "0 0 30 2 *"},
        {"timezone": "Mars/Olympus"},
        {"model_type": "oracle"},
        {"settings": {"dataset": "demo", "epochs": 0}},
        {"settings": {"epochs": 5}},
        {"settings": {"dataset": "demo", "params": {"no_such": 1}}},
        {"name": ""},
        {"every": "day"},
    ],
)
def test_a_wrong_plan_is_refused_and_nothing_is_stored(
    client: TestClient, change: dict[str, Any]
) -> None:
    answer = client.post("/v1/schedules", json={**PLAN, **change})
    assert answer.status_code == 422
    assert client.get("/v1/schedules").json()["items"] == []


def test_an_unknown_data_set_is_404(client: TestClient) -> None:
    plan = {**PLAN, "settings": {"dataset": "atlantis"}}
    assert client.post("/v1/schedules", json=plan).status_code == 404


def test_a_preview_says_an_expression_in_words(client: TestClient) -> None:
    asked = {"cron": "0 6 * * MON", "timezone": "UTC"}
    shown = client.get("/v1/schedules/preview", params=asked).json()
    assert shown["in_words"] == "At 06:00 on Monday"
    assert client.get("/v1/schedules/preview", params={"cron": "0 6 * * FUN"}).status_code == 422


def test_a_schedule_is_paused_resumed_run_and_deleted(
    client: TestClient, schedule: dict[str, Any]
) -> None:
    path = f"/v1/schedules/{schedule['id']}"
    assert client.post(f"{path}/pause").json()["next_due"] == []
    assert len(client.post(f"{path}/resume").json()["next_due"]) == 5
    fire = client.post(f"{path}/run")
    assert (fire.status_code, fire.json()["outcome"]) == (202, "started")
    assert client.post(f"{path}/run").status_code == 409
    assert client.get(f"/v1/runs/{fire.json()['run_id']}").json()["settings"]["epochs"] == 9
    (listed,) = client.get(f"{path}/history").json()["items"]
    assert listed["promotion"] == "waiting"
    assert client.get(path).json()["last"]["run_id"] == listed["run_id"]
    changed = client.post(path, json={**PLAN, "name": "nightly", "cron": "0 3 * * *"}).json()
    assert (changed["name"], changed["in_words"]) == ("nightly", "At 03:00 every day")
    assert client.delete(path).status_code == 204
    assert client.get(path).status_code == 404
