"""A page of another site cannot start anything; programs and our own pages can."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from houseprice.api.app import create_app
from houseprice.settings import Settings

CASES = [
    ({}, 202),  # curl
    ({"Origin": "http://testserver"}, 202),
    ({"Origin": "https://evil.example"}, 403),
    ({"Origin": "null"}, 403),  # a sandboxed frame
    ({"Origin": "http://["}, 403),
    ({"Sec-Fetch-Site": "same-origin", "Origin": "https://houses.example"}, 202),
    ({"Sec-Fetch-Site": "none"}, 202),
    ({"Sec-Fetch-Site": "cross-site"}, 403),
    ({"Sec-Fetch-Site": "same-site"}, 403),
    ({"Origin": "https://houses.example", "X-Forwarded-Host": "houses.example"}, 202),  # our proxy
    ({"Origin": "https://allowed.example"}, 202),
    ({"Origin": "http://localhost:3000", "Host": "127.0.0.1:5000"}, 202),  # both on this machine
    ({"Origin": "http://localhost:3000", "Host": "houses.example"}, 403),
]


@pytest.mark.parametrize(("headers", "status"), CASES)
def test_the_origin_decides(settings: Settings, headers: dict[str, str], status: int) -> None:
    allowed = settings.model_copy(update={"allowed_origins": "https://allowed.example"})
    with TestClient(create_app(allowed)) as client:
        answer = client.post("/train/lightgbm/async", json={"dataset": "demo"}, headers=headers)
        assert answer.status_code == status
        stored = client.get("/v1/runs").json()["items"]
    assert len(stored) == (1 if status == 202 else 0)
    if status == 403:
        assert answer.json()["code"] == "cross_site"


def test_reading_needs_no_origin(client: TestClient) -> None:
    answer = client.get("/v1/runs", headers={"Origin": "https://evil.example"})
    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers
