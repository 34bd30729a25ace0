"""Bad input gets a 4xx problem that names rule, value and fix."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException

JSON = {"Content-Type": "application/json"}
UNKNOWN = "01kb3y5t9c8d7e6f5g4h3j2k1m"

CODES = {
    400: "not_json",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    413: "too_large",
    415: "unsupported_media_type",
    422: "invalid_input",
}
ASYNC = "POST /train/all/async"
PREDICT = "POST /predict"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
#: Nested nearly as deep as Python's parser takes, and deeper than what repeats a value could.
DEEP = b'{"features": {"a": ' + b"[" * 900 + b"]" * 900 + b"}}"
BIG = b'{"features": {"a": "' + b"x" * 10_000_000 + b'"}}'

# What is wrong, call, body, status, what the detail must name, headers (JSON if left out).
CASES: list[Any] = [
    ("unknown model type", "POST /train/xgboost/async", b"{}", 422, "xgboost"),
    ("epochs 0", "POST /train/pytorch/async", b'{"epochs": 0}', 422, "epochs"),
    ("epochs 10^9", "POST /train/all", b'{"epochs": 1e9}', 422, "1000000000"),
    ("NaN", ASYNC, b'{"learning_rate": NaN}', 400, "NaN is not JSON"),
    ("infinity", "POST /v1/runs", b'{"model_type": "all", "time_limit_s": 1e999}', 422, "inf"),
    ("a layer of 0", ASYNC, b'{"hidden_sizes": [0]}', 422, "hidden_sizes"),
    ("unknown field", ASYNC, b'{"epoch": 5}', 422, "epoch"),
    ("unknown split", ASYNC, b'{"split": "test"}', 422, "split"),
    ("no such day", ASYNC, b'{"split": "time:2024-02-30"}', 422, "day of the calendar"),
    ("unknown data set", ASYNC, b'{"dataset": "paris"}', 404, "paris"),
    ("NUL in a name", ASYNC, b'{"dataset": "a\\u0000"}', 422, "dataset"),
    ("lone surrogate", ASYNC, b'{"dataset": "\\ud800"}', 422, "dataset"),
    ("not JSON", ASYNC, b"epochs=5", 400, "character 0"),
    ("cut JSON", PREDICT, b'{"features": {', 400, "character"),
    ("not UTF-8", PREDICT, b'{"features": "\xff"}', 400, "must be UTF-8"),
    ("deep JSON", PREDICT, b"[" * 100_000, 400, "too deeply nested"),
    ("JSON nearly too deep", PREDICT, DEEP, 400, "too deeply nested"),
    ("huge number", PREDICT, b'{"features": {"a": 1' + b"0" * 400 + b"}}", 422, "features"),
    ("a number of 5000 digits", PREDICT, b"1" * 5000, 400, "4000 digits at most"),
    ("no features", PREDICT, b'{"features": {}}', 422, "features"),
    ("a list as feature", PREDICT, b'{"features": {"a": []}}', 422, "features.a"),
    ("no model yet", PREDICT, b'{"features": {"a": 1}, "dataset": "demo"}', 409, "demo"),
    ("unknown model", PREDICT, b'{"features": {"a": 1}, "model": "best"}', 404, "best"),
    ("a form", PREDICT, b"a=1", 415, "x-www-form", FORM),
    ("plain text", "POST /v1/runs", b"{}", 415, "text/plain", {"Content-Type": "text/plain"}),
    ("JSON for a file", "POST /v1/datasets", b"{}", 415, "multipart"),
    ("bad key", ASYNC, b"{}", 422, "Idempotency-Key", {**JSON, "Idempotency-Key": "a b"}),
    ("10 MB of JSON", PREDICT, BIG, 413, "1048576"),
    ("unknown run", f"GET /task/{UNKNOWN}/status", b"", 404, UNKNOWN),
    ("no id", "GET /task/1/result", b"", 404, "'1'"),
    ("a path as id", "GET /v1/models/..%2F..%2Fetc%2Fpasswd/download", b"", 404, "/v1/models"),
    ("an id with NUL", "GET /v1/runs/%00", b"", 404, "26 characters"),
    ("unknown valuation", f"GET /v1/valuations/{UNKNOWN}", b"", 404, UNKNOWN),
    ("unknown model id", f"GET /v1/models/{UNKNOWN}/schema", b"", 404, UNKNOWN),
    ("unknown model's test", f"GET /v1/models/{UNKNOWN}/evaluation", b"", 404, UNKNOWN),
    ("unknown model's report", f"GET /v1/models/{UNKNOWN}/report", b"", 404, UNKNOWN),
    ("report of another kind", f"GET /v1/models/{UNKNOWN}/report?format=doc", b"", 422, "doc"),
    ("unknown data set id", "GET /v1/datasets/paris", b"", 404, "paris"),
    ("built-in data set", "DELETE /v1/datasets/demo", b"", 409, "demo"),
    ("unknown path", "GET /v2/runs", b"", 404, "/v2/runs"),
    ("wrong method", "PUT /v1/runs", b"", 405, "PUT"),
    ("limit 0", "GET /v1/runs?limit=0", b"", 422, "limit"),
    ("foreign cursor", "GET /v1/runs?cursor=abc", b"", 422, "abc"),
    ("unknown state", "GET /v1/runs?state=lost", b"", 422, "lost"),
]


def send(client: TestClient, case: tuple[Any, ...]) -> httpx2.Response:
    method, _, path = case[1].partition(" ")
    headers = case[5] if len(case) > 5 else JSON
    return client.request(method, path, content=case[2] or None, headers=headers)


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_bad_input_is_answered_with_rule_value_and_fix(
    shared_client: TestClient, case: tuple[Any, ...]
) -> None:
    status, named = case[3], case[4]
    answer = send(shared_client, case)
    problem = answer.json()
    got = (answer.status_code, problem["status"], problem["code"])
    assert got == (status, status, CODES[status])
    assert answer.headers["content-type"] == "application/problem+json"
    assert named in problem["detail"]
    assert problem["hint"]
    assert problem["error_ref"] == answer.headers["x-request-id"]


def test_bad_input_stores_nothing(shared_client: TestClient) -> None:
    for case in CASES:
        send(shared_client, case)
    assert shared_client.get("/v1/runs").json() == {"items": [], "next_cursor": None}


def test_every_wrong_field_is_named(shared_client: TestClient) -> None:
    answer = shared_client.post(
        "/train/all/async", json={"epochs": 0, "seed": -1, "batch_size": "x"}
    )
    places: list[dict[str, Any]] = answer.json()["places"]
    assert {place["field"] for place in places} == {"epochs", "seed", "batch_size"}
    assert {
        "field": "epochs",
        "rule": "epochs should be greater than or equal to 1, got 0",
        "value": "0",
    } in places


def test_a_body_that_hides_its_length_is_counted(shared_client: TestClient) -> None:
    pieces = (b'"' + b"x" * 65_536 for _ in range(64))
    answer = shared_client.post("/predict", content=pieces, headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_an_unexpected_fault_shows_a_reference_and_nothing_else(
    shared_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError("secret /path")

    monkeypatch.setattr("houseprice.services.models.status", fault)
    answer = shared_client.get("/models/status")
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal_error"
    assert answer.json()["error_ref"] == answer.headers["x-request-id"]
    assert "secret" not in answer.text


def test_a_wrong_method_is_told_every_right_one(shared_client: TestClient) -> None:
    assert shared_client.put("/v1/runs").headers["allow"] == "GET, POST"
    assert shared_client.put("/v1/datasets/demo").headers["allow"] == "GET, DELETE"


def test_another_refusal_of_http_has_a_code_too(
    shared_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise HTTPException(451, "Not here")

    monkeypatch.setattr("houseprice.services.models.status", refuse)
    answer = shared_client.get("/models/status")
    assert (answer.status_code, answer.json()["code"]) == (451, "http_error")
    assert answer.json()["hint"]
