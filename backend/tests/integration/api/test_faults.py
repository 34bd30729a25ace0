"""The API may die at any moment: nothing that was accepted is lost or doubled."""

from __future__ import annotations

import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx2

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio

BODY = {"dataset": "demo", "epochs": 10}


def test_a_training_outlives_the_api(studio: Studio) -> None:
    api = studio.serve()
    studio.work()
    with studio.client() as client:
        task = client.post("/train/lightgbm/async", json=BODY).json()["task_id"]
        while client.get(f"/task/{task}/status").json()["state"] == "PENDING":
            time.sleep(0.05)
    api.kill()
    api.wait()
    studio.serve()
    run = studio.wait_for(task)
    assert (run["state"], run["attempt"]) == ("succeeded", 1)


def test_a_request_repeated_after_a_crash_is_one_run(studio: Studio) -> None:
    api = studio.serve()
    headers = {"Idempotency-Key": "form-7"}
    with socket.create_connection(("127.0.0.1", studio.port)) as caller:
        caller.sendall(_request(studio, headers))
        with studio.client() as watcher:
            while not (runs := watcher.get("/v1/runs").json()["items"]):
                pass
        api.kill()  # committed, and the caller has read no answer
        api.wait()
    studio.serve()
    with studio.client() as client:
        again = client.post("/train/lightgbm/async", json=BODY, headers=headers)
        assert again.status_code == 202
        assert [run["id"] for run in client.get("/v1/runs").json()["items"]] == [runs[0]["id"]]
    assert again.json()["task_id"] == runs[0]["id"]


def _request(studio: Studio, headers: dict[str, str]) -> bytes:
    body = json.dumps(BODY)
    lines = [
        "POST /train/lightgbm/async HTTP/1.1",
        f"Host: 127.0.0.1:{studio.port}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


def test_a_waiting_caller_may_leave(studio: Studio) -> None:
    studio.serve()
    with studio.client() as client:
        try:
            client.post("/train/lightgbm", json=BODY, timeout=1.0)
        except httpx2.ReadTimeout:
            left = True
        (run,) = client.get("/v1/runs").json()["items"]
    assert left
    assert (run["state"], run["cancel_requested"]) == ("queued", False)


def test_an_open_stream_does_not_hold_back_a_restart(studio: Studio) -> None:
    api = studio.serve()
    with studio.client() as client, client.stream("GET", "/v1/events") as stream:
        assert next(stream.iter_lines()) == ": open"
        api.terminate()
        assert api.wait(15) is not None


def test_who_waits_for_a_run_hears_that_the_server_stops(studio: Studio) -> None:
    api = studio.serve()
    with studio.client() as client, ThreadPoolExecutor(2) as pool:
        training = pool.submit(client.post, "/train/lightgbm", json=BODY, timeout=30)
        run = _first_run(client)
        poll = pool.submit(client.get, f"/v1/runs/{run['id']}", params={"wait": 25}, timeout=30)
        time.sleep(1)
        api.terminate()
        answer, polled = training.result(), poll.result()
    assert (answer.status_code, answer.json()["code"]) == (503, "server_stopping")
    assert answer.headers["Retry-After"] == "5"
    assert answer.json()["places"] == [{"run_id": run["id"]}]
    assert run["id"] in answer.json()["hint"]
    assert (polled.status_code, polled.json()["state"]) == (200, "queued")
    assert api.wait(15) is not None


def _first_run(client: httpx2.Client) -> dict[str, Any]:
    while True:
        items: list[dict[str, Any]] = client.get("/v1/runs").json()["items"]
        if items:
            return items[0]
        time.sleep(0.05)
