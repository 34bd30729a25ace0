"""The OpenAPI document, ``/docs`` and what the web client is made from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from houseprice.api.app import create_app

COPY = Path(__file__).parents[4] / "frontend" / "lib" / "api" / "openapi.json"


def test_every_failure_is_documented_as_a_problem() -> None:
    for path, operations in create_app().openapi()["paths"].items():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                if status >= "400" and (path, status) != ("/celery/health", "503"):
                    schema = response["content"]["application/problem+json"]["schema"]
                    assert schema["$ref"].endswith("/Problem"), (path, status)


def test_operation_ids_are_short_and_unique() -> None:
    paths = create_app().openapi()["paths"].values()
    names = [operation["operationId"] for operations in paths for operation in operations.values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch("[a-z_]{5,20}", name) for name in names)


def test_the_web_client_is_made_from_this_document() -> None:
    if not COPY.exists():
        pytest.skip("the frontend is not beside the backend")
    assert json.loads(COPY.read_text()) == create_app().openapi(), (
        "run: python -m houseprice.api.export_openapi > frontend/lib/api/openapi.json"
    )


def test_docs_need_no_other_host(client: TestClient) -> None:
    page = client.get("/docs").text
    assets = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(assets) >= 2
    for asset in assets:
        assert asset.startswith("/")
        assert client.get(asset).status_code == 200
    assert client.get("/openapi.json").json()["openapi"].startswith("3.")
