"""Signing in at a real provider, which is a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from socket import socket
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update
from tests.unit.api.people import WEB, People

from houseprice.api.app import create_app
from houseprice.settings import Settings
from houseprice.store.accounts import users
from houseprice.store.accounts.tables import openid_attempts
from houseprice.store.engine import reading, transaction

PROVIDER = Path(__file__).parents[3] / "openid_provider.py"
STUDIO = "http://127.0.0.1:3000"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, PROVIDER, str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            if _answers(address):
                break
            assert process.poll() is None
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _answers(address: str) -> bool:
    try:
        return httpx2.get(f"{address}/jwks").status_code == HTTPStatus.OK
    except httpx2.HTTPError:
        return False


def studio(settings: Settings, issuer: str, **values: Any) -> Settings:
    return settings.model_copy(
        update={
            "accounts": "accounts",
            "oidc_issuer": issuer,
            "oidc_client_id": "studio",
            "oidc_client_secret": type(settings.oidc_client_secret)("the secret of the studio"),
            "oidc_name": "Example",
            **values,
        }
    )


@pytest.fixture
def client(settings: Settings, issuer: str) -> Iterator[TestClient]:
    app = create_app(studio(settings, issuer))
    with TestClient(app, "http://127.0.0.1", follow_redirects=False) as client:
        yield client


def begin(client: TestClient, next_path: str = "/") -> str:
    """The address at the provider."""
    answer = client.get("/v1/account/openid/start", params={"next": next_path})
    assert answer.status_code == HTTPStatus.SEE_OTHER
    return answer.headers["location"]


def at_provider(address: str, **who: str) -> str:
    """The path of the way back, after somebody has named themselves."""
    answer = httpx2.get(httpx2.URL(address).copy_merge_params(who))
    assert answer.status_code == HTTPStatus.SEE_OTHER, answer.text
    way = answer.headers["location"]
    assert way.startswith(f"{STUDIO}/api/v1/account/openid/callback?")
    return way.removeprefix(f"{STUDIO}/api")


def sign_in(client: TestClient, next_path: str = "/", **who: str) -> str:
    """Where the browser is sent in the end."""
    answer = client.get(at_provider(begin(client, next_path), **who))
    assert answer.status_code == HTTPStatus.SEE_OTHER
    return answer.headers["location"].removeprefix(STUDIO)


def account(client: TestClient) -> dict[str, Any]:
    return client.get("/v1/account").json()


def actions(client: TestClient) -> list[tuple[str, str]]:
    people = People(client)
    headers = people.session("root", "administrator")
    client.cookies.clear()
    return [
        (entry["action"], entry["outcome"])
        for entry in client.get("/v1/audit", headers=headers).json()["items"]
    ]


def test_a_new_person_becomes_a_viewer_and_is_known_the_next_time(client: TestClient) -> None:
    assert account(client)["provider"] == "Example"
    assert sign_in(client, "/runs?state=queued", sub="7", preferred_username="Ada") == (
        "/runs?state=queued"
    )
    first = account(client)["user"]
    assert (first["name"], first["role"], first["has_password"]) == ("ada", "viewer", False)
    client.cookies.clear()
    # Another name at the provider is the same person: the subject counts.
    assert sign_in(client, sub="7", preferred_username="Ada King") == "/"
    assert account(client)["user"]["id"] == first["id"]
    assert actions(client)[:3] == [
        ("sign_in_by_provider", "done"),
        ("sign_in_by_provider", "done"),
        ("user_came_by_provider", "done"),
    ]


def test_neither_name_nor_mail_makes_somebody_another_user(client: TestClient) -> None:
    people = People(client)
    people.user("ada@example.org", "administrator")
    sign_in(client, sub="8", email="ada@example.org", email_verified="true")
    user = account(client)["user"]
    assert (user["name"], user["role"]) == ("ada@example.org-2", "viewer")


def test_the_way_to_the_provider_has_state_nonce_and_a_challenge(client: TestClient) -> None:
    asked = parse_qs(urlsplit(begin(client)).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[name][0]) >= 20 for name in ("state", "nonce", "code_challenge"))
    assert asked["scope"] == ["openid profile email"]
    again = parse_qs(urlsplit(begin(client)).query)
    assert again["state"] != asked["state"]
    assert again["nonce"] != asked["nonce"]


@pytest.mark.parametrize("fault", ["nonce", "audience", "issuer", "expired", "key", "no_token"])
def test_a_token_that_proves_nothing_lets_nobody_in(client: TestClient, fault: str) -> None:
    assert sign_in(client, sub="7", fault=fault) == "/sign-in?problem=openid_refused"
    assert account(client)["user"] is None


def test_who_says_no_at_the_provider_is_not_signed_in(client: TestClient) -> None:
    assert sign_in(client, sub="7", fault="denied") == "/sign-in?problem=openid_refused"


def test_a_way_back_works_once(client: TestClient) -> None:
    way = at_provider(begin(client), sub="7")
    cookies = dict(client.cookies)
    client.get(way)
    client.cookies.clear()
    client.cookies.update(cookies)
    assert client.get(way).headers["location"] == f"{STUDIO}/sign-in?problem=openid_over"


def test_a_way_back_in_another_browser_is_none(client: TestClient) -> None:
    """Somebody could send their own way back to others, who would then work in their name."""
    way = at_provider(begin(client), sub="7")
    client.cookies.clear()
    assert client.get(way).headers["location"] == f"{STUDIO}/sign-in?problem=openid_over"
    begin(client)  # a browser with an attempt of its own
    assert client.get(way).headers["location"] == f"{STUDIO}/sign-in?problem=openid_over"
    assert account(client)["user"] is None


def test_a_code_of_another_sign_in_is_refused(client: TestClient) -> None:
    """PKCE: the verifier of this browser is not that of the code."""
    other = parse_qs(urlsplit(at_provider(begin(client), sub="7")).query)["code"][0]
    way = at_provider(begin(client), sub="8")
    state = parse_qs(urlsplit(way).query)["state"][0]
    answer = client.get("/v1/account/openid/callback", params={"code": other, "state": state})
    assert answer.headers["location"] == f"{STUDIO}/sign-in?problem=openid_refused"


def test_an_attempt_ends_after_ten_minutes(client: TestClient) -> None:
    way = at_provider(begin(client), sub="7")
    with transaction(People(client).ctx.engine) as db:
        db.execute(update(openid_attempts).values(created_at=openid_attempts.c.created_at - 601))
    assert client.get(way).headers["location"] == f"{STUDIO}/sign-in?problem=openid_over"


def test_a_disabled_user_does_not_come_in_again(client: TestClient) -> None:
    sign_in(client, sub="7", preferred_username="ada")
    with transaction(People(client).ctx.engine) as db:
        user = users.named(db, "ada")
        assert user is not None
        users.change(db, user.id, disabled_at=1.0)
    client.cookies.clear()
    assert sign_in(client, sub="7") == "/sign-in?problem=openid_not_admitted"
    assert actions(client)[0] == ("sign_in_by_provider", "refused")


def test_no_new_people_and_no_foreign_domains_where_the_settings_say_so(
    settings: Settings, issuer: str
) -> None:
    chosen = studio(settings, issuer, oidc_role="analyst", oidc_email_domains="example.org")
    with TestClient(create_app(chosen), "http://127.0.0.1", follow_redirects=False) as client:
        refused = "/sign-in?problem=openid_not_admitted"
        assert sign_in(client, sub="1", email="a@evil.test", email_verified="true") == refused
        assert sign_in(client, sub="1", email="a@example.org") == refused  # not confirmed
        assert sign_in(client, sub="1", email="a@example.org", email_verified="true") == "/"
        assert account(client)["user"]["role"] == "analyst"
    chosen = studio(settings, issuer, oidc_role="none")
    with TestClient(create_app(chosen), "http://127.0.0.1", follow_redirects=False) as client:
        assert sign_in(client, sub="2") == refused
        assert sign_in(client, sub="1") == "/"


def test_the_session_of_a_provider_is_one_like_any_other(client: TestClient) -> None:
    sign_in(client, sub="7", preferred_username="ada")
    assert client.get("/v1/account/sessions").json()["items"][0]["is_this"] is True
    assert client.get("/v1/users").status_code == HTTPStatus.FORBIDDEN
    body = {"old": "x", "new": "seven umbrellas beside a lake"}
    assert client.post("/v1/account/password", json=body, headers=WEB).status_code == 401
    assert client.post("/v1/account/sign-out", headers=WEB).status_code == HTTPStatus.NO_CONTENT
    assert account(client)["user"] is None


def test_a_provider_that_is_away_is_said_and_passwords_still_work(settings: Settings) -> None:
    chosen = studio(settings, "http://127.0.0.1:1")
    with TestClient(create_app(chosen), "http://127.0.0.1", follow_redirects=False) as client:
        assert begin(client) == f"{STUDIO}/sign-in?problem=openid_unavailable"


def test_a_provider_under_another_name_is_not_the_one(settings: Settings, issuer: str) -> None:
    chosen = studio(settings, issuer.replace("127.0.0.1", "localhost"))
    with TestClient(create_app(chosen), "http://127.0.0.1", follow_redirects=False) as client:
        assert begin(client) == f"{STUDIO}/sign-in?problem=openid_unavailable"


def test_without_a_provider_there_is_no_way_to_it(people: People) -> None:
    answer = people.client.get("/v1/account/openid/start")
    assert (answer.status_code, answer.json()["code"]) == (409, "accounts_off")
    assert people.client.get("/v1/account/openid/sign-out").status_code == 409
    assert account(people.client)["provider"] is None
    with reading(people.ctx.engine) as db:
        assert db.execute(openid_attempts.select()).all() == []


def signed_in(client: TestClient, name: str) -> None:
    """Give the client's browser the session of a user with a password."""
    cookie = People(client).session(name, "analyst")["Cookie"]
    client.cookies.set(*cookie.split("=", 1), domain="127.0.0.1")


def link(client: TestClient, **who: str) -> str:
    """Where the browser is sent after somebody linked their identity."""
    answer = client.post("/v1/account/openid/link", headers=WEB)
    assert answer.status_code == HTTPStatus.OK, answer.text
    back = client.get(at_provider(answer.json()["url"], **who))
    assert back.status_code == HTTPStatus.SEE_OTHER
    return back.headers["location"].removeprefix(STUDIO)


def test_a_user_links_an_identity_and_signs_in_with_it(client: TestClient) -> None:
    signed_in(client, "grace")
    assert account(client)["user"]["is_from_provider"] is False
    assert link(client, sub="71") == "/account"
    before = account(client)["user"]
    assert (before["is_from_provider"], before["has_password"]) == (True, True)
    client.cookies.clear()
    assert sign_in(client, sub="71") == "/"
    assert account(client)["user"]["id"] == before["id"]
    assert ("identity_linked", "done") in actions(client)


def test_an_identity_is_that_of_one_user(client: TestClient) -> None:
    sign_in(client, sub="72", preferred_username="alan")
    client.cookies.clear()
    signed_in(client, "grace")
    assert link(client, sub="72") == "/account?problem=conflict"
    assert link(client, sub="73") == "/account"
    assert link(client, sub="74") == "/account?problem=conflict"
    assert link(client, sub="73") == "/account"  # the same once more
    client.cookies.clear()
    sign_in(client, sub="72")
    assert account(client)["user"]["name"] == "alan"


def test_who_comes_back_must_be_who_began(client: TestClient) -> None:
    signed_in(client, "grace")
    url = client.post("/v1/account/openid/link", headers=WEB).json()["url"]
    signed_in(client, "other")
    back = client.get(at_provider(url, sub="75"))
    assert back.headers["location"] == f"{STUDIO}/account?problem=openid_over"
    assert account(client)["user"]["name"] == "other"
    assert account(client)["user"]["is_from_provider"] is False
    client.cookies.clear()
    sign_in(client, sub="75", preferred_username="new")
    assert account(client)["user"]["name"] == "new"  # it was nobody's


@pytest.mark.parametrize(
    ("fault", "code"), [("key", "openid_refused"), ("denied", "openid_refused")]
)
def test_a_token_that_proves_nothing_links_nothing(
    fault: str, code: str, client: TestClient
) -> None:
    signed_in(client, "grace")
    assert link(client, sub="76", fault=fault) == f"/account?problem={code}"
    assert account(client)["user"]["is_from_provider"] is False


def test_a_link_is_not_begun_by_a_page_of_another_site(client: TestClient) -> None:
    signed_in(client, "grace")
    foreign = {"origin": "https://evil.test", "sec-fetch-site": "cross-site"}
    assert client.post("/v1/account/openid/link", headers=foreign).status_code == 403


def test_a_link_ends_only_where_a_password_is_left(client: TestClient) -> None:
    signed_in(client, "grace")
    link(client, sub="77")
    assert client.delete("/v1/account/openid/link", headers=WEB).status_code == 204
    assert account(client)["user"]["is_from_provider"] is False
    client.cookies.clear()
    sign_in(client, sub="77", preferred_username="grace")
    assert account(client)["user"]["name"] == "grace-2"
    answer = client.delete("/v1/account/openid/link", headers=WEB)
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_a_sign_out_goes_on_at_the_provider_and_comes_back(client: TestClient) -> None:
    sign_in(client, sub="78")
    client.post("/v1/account/sign-out", headers=WEB)
    answer = client.get("/v1/account/openid/sign-out")
    assert answer.status_code == HTTPStatus.SEE_OTHER
    there = httpx2.get(answer.headers["location"])
    assert there.headers["location"] == f"{STUDIO}/sign-in"
    assert account(client)["user"] is None


def test_without_a_page_of_the_provider_a_sign_out_ends_here(settings: Settings) -> None:
    chosen = studio(settings, "http://127.0.0.1:1")
    with TestClient(create_app(chosen), "http://127.0.0.1", follow_redirects=False) as client:
        answer = client.get("/v1/account/openid/sign-out")
        assert answer.headers["location"] == f"{STUDIO}/sign-in"
