"""A caller that asks again gets news only, and may wait for it."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from houseprice.jobs.records import Failure, ProgressUpdate
from houseprice.services import events
from houseprice.services.context import Context
from houseprice.store import runs as store
from houseprice.store.engine import transaction

PATHS = ("/v1/runs/{}", "/task/{}/status")
UNKNOWN = "0" * 26


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "POLL_S", 0.01)


@pytest.fixture
def run_id(client: TestClient) -> str:
    answer = client.post("/train/lightgbm/async", json={"dataset": "demo"})
    return str(answer.json()["task_id"])


def begin(ctx: Context) -> int:
    with transaction(ctx.engine) as db:
        run = store.claim(db, "w", ("cpu",), 60.0)
    assert run is not None
    return run.fence


def progress(ctx: Context, run_id: str, fence: int) -> None:
    news = ProgressUpdate("training", 40.0, 2, 5, "Model 2 of 5")
    with transaction(ctx.engine) as db:
        store.record_progress(db, run_id, fence, news, 60.0)


def fail(ctx: Context, run_id: str, fence: int) -> None:
    with transaction(ctx.engine) as db:
        store.fail(db, run_id, fence, Failure("diverged", "The loss must be finite"))


@pytest.mark.parametrize("path", PATHS)
def test_an_unchanged_run_is_304_without_a_body(
    client: TestClient, ctx: Context, run_id: str, path: str
) -> None:
    url = path.format(run_id)
    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    begin(ctx)
    changed = client.get(url, headers={"If-None-Match": f'"other", W/{first.headers["ETag"]}'})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize("path", PATHS)
def test_a_long_poll_answers_when_the_run_changes(
    client: TestClient, ctx: Context, run_id: str, path: str
) -> None:
    fence, url = begin(ctx), path.format(run_id)
    known = {"If-None-Match": client.get(url).headers["ETag"]}
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(client.get, url, params={"wait": 25}, headers=known)
        while not client.app.state.hub._listeners:
            time.sleep(0.01)
        assert not answer.done()
        progress(ctx, run_id, fence)
    assert answer.result().json()["progress"]["message"] == "Model 2 of 5"


def test_a_long_poll_with_an_older_etag_answers_at_once(
    client: TestClient, ctx: Context, run_id: str
) -> None:
    old = client.get(f"/v1/runs/{run_id}").headers["ETag"]
    begin(ctx)
    answer = client.get(f"/v1/runs/{run_id}", params={"wait": 25}, headers={"If-None-Match": old})
    assert (answer.status_code, answer.json()["state"]) == (200, "running")


def test_a_long_poll_of_a_run_that_has_ended_answers_at_once(
    client: TestClient, ctx: Context, run_id: str
) -> None:
    fail(ctx, run_id, begin(ctx))
    answer = client.get(f"/v1/runs/{run_id}", params={"wait": 25})
    assert answer.json()["state"] == "failed"
    tag = answer.headers["ETag"]
    again = client.get(f"/v1/runs/{run_id}", params={"wait": 25}, headers={"If-None-Match": tag})
    assert again.status_code == 304


def test_without_news_a_long_poll_ends_after_its_time(client: TestClient, run_id: str) -> None:
    tag = client.get(f"/v1/runs/{run_id}").headers["ETag"]
    answer = client.get(f"/v1/runs/{run_id}", params={"wait": 0.2}, headers={"If-None-Match": tag})
    assert answer.status_code == 304


@pytest.mark.parametrize("wait", [-1, 25.1, "nan"])
def test_the_time_to_wait_has_a_limit(client: TestClient, run_id: str, wait: object) -> None:
    assert client.get(f"/v1/runs/{run_id}", params={"wait": wait}).status_code == 422


def test_nobody_waits_for_an_unknown_run(client: TestClient) -> None:
    answer = client.get(f"/v1/runs/{UNKNOWN}", params={"wait": 25})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_who_waits_holds_neither_a_thread_nor_a_connection(
    client: TestClient, ctx: Context, run_id: str
) -> None:
    """There are 40 threads and 15 connections: with as many waiting callers all would be gone."""
    url, answers = f"/v1/runs/{run_id}", []
    tag = client.get(url).headers["ETag"]
    callers = [
        threading.Thread(
            target=lambda: answers.append(
                client.get(url, params={"wait": 20}, headers={"If-None-Match": tag})
            )
        )
        for _ in range(60)
    ]
    for caller in callers:
        caller.start()
    hub = client.app.state.hub
    while len(hub._listeners) < 60:
        time.sleep(0.01)
    assert client.get(url).status_code == 200
    begin(ctx)
    for caller in callers:
        caller.join(20)
    assert [answer.json()["state"] for answer in answers] == ["running"] * 60
