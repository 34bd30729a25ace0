"""Health tells the truth about each part."""

from __future__ import annotations

from fastapi.testclient import TestClient

from houseprice.services.context import Context
from houseprice.store import workers
from houseprice.store.engine import transaction


def beat(ctx: Context) -> None:
    worker = workers.WorkerBeat("celery@a", "n1", "a", 7, slots=2, queues=("cpu",))
    with transaction(ctx.engine) as db:
        workers.beat(db, worker)


def test_the_api_is_well_while_a_part_is_away(client: TestClient) -> None:
    answer = client.get("/health")
    parts = {part["name"]: part["ok"] for part in answer.json()["parts"]}
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    assert parts == {"database": True, "broker": False, "workers": False, "storage": True}


def test_no_worker_is_503_with_the_queue(client: TestClient) -> None:
    client.post("/train/lightgbm/async", json={"dataset": "demo"})
    answer = client.get("/celery/health")
    assert answer.status_code == 503
    assert answer.json() == {
        "workers": [],
        "queue_depth": None,
        "queued_runs": 1,
        "running_runs": 0,
        "broker_latency_ms": None,
    }


def test_a_live_worker_is_shown(client: TestClient, ctx: Context) -> None:
    beat(ctx)
    answer = client.get("/celery/health")
    (worker,) = answer.json()["workers"]
    assert answer.status_code == 200
    assert (worker["name"], worker["slots"], worker["busy"]) == ("celery@a", 2, 0)
    assert 0 <= worker["heartbeat_age_s"] < 30


def test_a_lost_database_is_said_so(client: TestClient, ctx: Context) -> None:
    with transaction(ctx.engine) as db:
        db.exec_driver_sql("DROP TABLE event_log")
    answer = client.get("/health")
    assert answer.status_code == 200
    database = next(part for part in answer.json()["parts"] if part["name"] == "database")
    assert database["ok"] is False


def test_answers_carry_careful_headers(client: TestClient) -> None:
    headers = client.get("/health").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-cache"
    assert len(headers["x-request-id"]) == 32
