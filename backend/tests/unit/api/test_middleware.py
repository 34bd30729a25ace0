"""A page of another site cannot start anything; programs and our own pages can."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from houseprice.api.app import create_app
from houseprice.errors import UnsafeListener
from houseprice.settings import Settings

CASES = [
    ({}, 202),  # curl
    ({"Origin": "http://127.0.0.1"}, 202),
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
    ({"Origin": "https://houses.example", "Host": "houses.example"}, 202),
    # DNS rebinding: the page's own name points here, so that its requests are of the same origin
    ({"Origin": "http://evil.example", "Host": "evil.example"}, 421),
    ({"Sec-Fetch-Site": "same-origin", "Host": "evil.example"}, 421),
    ({"Origin": "http://evil.example", "X-Forwarded-Host": "evil.example"}, 421),
    ({"Host": "evil.example"}, 421),
    ({"Host": "192.0.2.7"}, 421),
    ({"Host": "127.0.0.1.evil.example"}, 421),
    ({"Host": "localhost:5000"}, 202),
    ({"Host": "LOCALHOST."}, 202),
    ({"Host": "[::1]:5000"}, 202),
    ({"Host": "houses.example:8443"}, 202),
]


@pytest.mark.parametrize(("headers", "status"), CASES)
def test_the_origin_decides(settings: Settings, headers: dict[str, str], status: int) -> None:
    names = {"allowed_origins": "https://allowed.example", "allowed_hosts": "houses.example"}
    allowed = settings.model_copy(update=names)
    with TestClient(create_app(allowed), "http://127.0.0.1") as client:
        answer = client.post("/train/lightgbm/async", json={"dataset": "demo"}, headers=headers)
        assert answer.status_code == status
        stored = client.get("/v1/runs").json()["items"]
    assert len(stored) == (1 if status == 202 else 0)
    if status != 202:
        assert answer.json()["code"] == {403: "cross_site", 421: "foreign_host"}[status]


def test_reading_needs_no_origin(client: TestClient) -> None:
    answer = client.get("/v1/runs", headers={"Origin": "https://evil.example"})
    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers


def test_no_page_is_read_under_a_foreign_name(client: TestClient) -> None:
    for path in ("/v1/runs", "/docs", "/openapi.json", "/nowhere"):
        answer = client.get(path, headers={"Host": "evil.example"})
        assert (answer.status_code, answer.json()["code"]) == (421, "foreign_host")


@pytest.mark.parametrize("accounts", ["off", "accounts"])
def test_with_accounts_the_studio_may_be_called_by_an_address(
    settings: Settings, accounts: str
) -> None:
    app = create_app(settings.model_copy(update={"accounts": accounts}))
    with TestClient(app, "http://127.0.0.1") as client:
        answer = client.get("/health", headers={"Host": "192.0.2.7:5000"})
        assert answer.status_code == (200 if accounts == "accounts" else 421)
        assert client.get("/health", headers={"Host": "evil.example"}).status_code == 421


def test_a_call_that_came_in_from_the_network_is_refused_without_accounts(
    settings: Settings,
) -> None:
    named = settings.model_copy(update={"allowed_hosts": "houses.example"})
    with TestClient(create_app(named), "http://houses.example") as client:
        answer = client.get("/health")
    assert (answer.status_code, answer.json()["code"]) == (403, "unsafe_listener")


def test_a_container_that_is_published_on_loopback_takes_what_its_network_sends(
    settings: Settings,
) -> None:
    inside = {"host": "0.0.0.0", "published_on": "127.0.0.1", "allowed_hosts": "backend"}  # noqa: S104
    with TestClient(
        create_app(settings.model_copy(update=inside)), "http://backend:5000"
    ) as client:
        assert client.get("/health").status_code == 200


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.7", "houses.example"])  # noqa: S104
def test_without_accounts_nothing_listens_on_the_network(settings: Settings, address: str) -> None:
    for changed in ({"host": address}, {"published_on": address}):
        with pytest.raises(UnsafeListener) as refusal:
            create_app(settings.model_copy(update=changed))
        assert "127.0.0.1" in refusal.value.hint
        assert "HOUSEPRICE_ACCOUNTS=accounts" in refusal.value.hint


@pytest.mark.parametrize("path", ["/health", "/v1/runs", "/v1/nowhere", "/docs", "/openapi.json"])
def test_every_answer_has_the_headers_for_browsers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'unsafe-inline'" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "strict-transport-security" not in headers


def test_with_tls_browsers_are_told_to_keep_to_it(settings: Settings) -> None:
    tls = settings.model_copy(update={"public_url": "https://houses.example"})
    with TestClient(create_app(tls), "http://127.0.0.1") as client:
        assert client.get("/health").headers["strict-transport-security"] == "max-age=31536000"
