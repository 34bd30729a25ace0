"""Webhooks, recipients and deliveries over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from houseprice.services.context import Context
from houseprice.services.notifications import sender
from houseprice.services.notifications.guarded import HookAnswer

URL = "https://example.org/hook"


@pytest.fixture
def hook(client: TestClient) -> dict[str, Any]:
    body = {"url": URL, "topics": ["run.failed", "run.succeeded"], "description": "chat"}
    answer = client.post("/v1/webhooks", json=body)
    assert answer.status_code == 201
    document: dict[str, Any] = answer.json()
    return document


def test_the_secret_is_shown_once(client: TestClient, hook: dict[str, Any]) -> None:
    assert hook["secret"].startswith("whsec_")
    (listed,) = client.get("/v1/webhooks").json()["items"]
    assert "secret" not in listed
    assert listed["topics"] == ["run.succeeded", "run.failed"]
    renewed = client.post(f"/v1/webhooks/{hook['id']}/secret").json()
    assert renewed["secret"] not in ("", hook["secret"])
    assert renewed["old_secret_until"] is not None


@pytest.mark.parametrize(
    "body",
    [
        {"url": "http://example.org/", "topics": ["run.failed"]},
        {"url": "https://127.0.0.1/", "topics": ["run.failed"]},
        {"url": URL, "topics": []},
        {"url": URL, "topics": ["run.exploded"]},
        {"url": URL, "topics": ["run.failed"], "secret": "mine"},
        {"url": URL, "topics": ["run.failed"], "description": "a\u0000b"},
    ],
)
def test_a_wrong_webhook_is_refused_with_the_rule(client: TestClient, body: dict[str, Any]) -> None:
    answer = client.post("/v1/webhooks", json=body)
    assert answer.status_code == 422
    assert answer.json()["code"] == "invalid_input"
    assert client.get("/v1/webhooks").json()["items"] == []


def test_a_webhook_is_changed_switched_off_and_deleted(
    client: TestClient, hook: dict[str, Any]
) -> None:
    path = f"/v1/webhooks/{hook['id']}"
    changed = client.post(path, json={"topics": ["market.moved"], "enabled": False}).json()
    assert changed["topics"] == ["market.moved"]
    assert changed["disabled_reason"] == "By hand."
    assert client.post(path, json={"enabled": True}).json()["disabled_at"] is None
    assert client.delete(path).status_code == 204
    assert client.delete(path).status_code == 404


def test_a_delivery_shows_its_body_and_each_answer_and_is_sent_again(
    client: TestClient, ctx: Context, hook: dict[str, Any]
) -> None:
    queued = client.post(f"/v1/webhooks/{hook['id']}/test")
    assert queued.status_code == 202
    path = f"/v1/deliveries/{queued.json()['id']}"
    assert client.post(f"{path}/again").status_code == 409
    sender.send_due(ctx, lambda *_: HookAnswer(500, "no room"))
    shown = client.get(path).json()
    assert (shown["state"], shown["topic"]) == ("failed", "test")
    assert shown["tries"][0]["answer"] == "no room"
    assert '"type":"test"' in shown["body"]
    assert client.post(f"{path}/again").status_code == 202
    sender.send_due(ctx, lambda *_: HookAnswer(204, ""))
    page = client.get("/v1/deliveries", params={"target": hook["id"]}).json()
    assert [(item["state"], item["attempts"]) for item in page["items"]] == [("delivered", 2)]


def test_recipients_are_added_changed_and_deleted(client: TestClient) -> None:
    body = {"address": "ann@example.org", "topics": ["run.failed"]}
    added = client.post("/v1/recipients", json=body)
    assert added.status_code == 201
    assert client.post("/v1/recipients", json=body).status_code == 409
    path = f"/v1/recipients/{added.json()['id']}"
    changed = client.post(path, json={"topics": ["market.moved"]}).json()
    assert changed["topics"] == ["market.moved"]
    listing = client.get("/v1/recipients").json()
    assert (len(listing["items"]), listing["enabled"]) == (1, False)
    assert client.post(f"{path}/test").status_code == 409
    assert client.delete(path).status_code == 204


@pytest.mark.parametrize(
    "address", ["ann", "ann@example.org\nBcc: all@example.org", "a b@example.org", "@example.org"]
)
def test_what_is_no_mail_address_is_refused(client: TestClient, address: str) -> None:
    body = {"address": address, "topics": ["run.failed"]}
    assert client.post("/v1/recipients", json=body).status_code == 422


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/webhooks/{}/test"),
        ("POST", "/v1/webhooks/{}/secret"),
        ("DELETE", "/v1/webhooks/{}"),
        ("GET", "/v1/deliveries/{}"),
        ("POST", "/v1/deliveries/{}/again"),
        ("DELETE", "/v1/recipients/{}"),
    ],
)
def test_what_is_not_there_is_404(client: TestClient, method: str, path: str) -> None:
    for name in ("0" * 26, "not-an-id"):
        assert client.request(method, path.format(name)).status_code == 404
