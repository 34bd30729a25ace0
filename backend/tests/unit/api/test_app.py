"""An application that answers is ready."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import routing
from fastapi.testclient import TestClient


def test_no_caller_waits_for_routes_that_are_not_built(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    late: list[Any] = []
    build = routing._EffectiveRouteContext.from_api_route

    def noted(**of: Any) -> Any:
        late.append(of["original_route"])
        return build(**of)

    monkeypatch.setattr(routing._EffectiveRouteContext, "from_api_route", noted)
    assert client.get("/health").status_code == 200
    assert client.get("/no/such/place").status_code == 404
    assert late == []
