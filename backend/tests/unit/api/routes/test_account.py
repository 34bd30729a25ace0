"""The first link, signing in and out, passwords, sessions, keys, users, and the audit log."""

from __future__ import annotations

import logging
import re

import pytest
from fastapi.testclient import TestClient
from tests.unit.api.people import COOKIE, WEB, People

from houseprice.api.app import create_app
from houseprice.services.accounts.limits import TokenBuckets
from houseprice.services.accounts.sign_in import (
    ADDRESS_TRIES_PER_MINUTE,
    TRIES_PER_MINUTE,
    SignInLimits,
    first_link,
)
from houseprice.settings import Settings
from houseprice.store.accounts import sessions
from houseprice.store.accounts.tables import api_keys, one_time_links, user_sessions, users
from houseprice.store.engine import reading, transaction

GOOD = "seven umbrellas beside a lake"
OTHER = "nine lanterns above the harbour"


def first_administrator(people: People) -> TestClient:
    """The client, signed in as the administrator ada."""
    link = first_link(people.ctx)
    assert link is not None
    body = {"link": link.partition("#")[2], "name": "Ada", "password": GOOD}
    answer = people.client.post("/v1/account/links/use", json=body, headers=WEB)
    assert answer.status_code == 200, answer.text
    return people.client


def stop_the_clock(people: People) -> None:
    """Let no bucket fill up again, however long a busy machine takes for the calls."""
    limits = SignInLimits(
        TokenBuckets(people.ctx.engine, TRIES_PER_MINUTE, "Tries", lambda: 0.0),
        TokenBuckets(people.ctx.engine, ADDRESS_TRIES_PER_MINUTE, "Tries", lambda: 0.0),
    )
    people.client.app.state.sign_in_limits = limits  # type: ignore[attr-defined]


def sign_in(client: TestClient, name: str, password: str) -> int:
    body = {"name": name, "password": password}
    return client.post("/v1/account/sign-in", json=body, headers=WEB).status_code


def test_the_first_start_says_a_link_and_there_is_no_user_before(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    app = create_app(settings.model_copy(update={"accounts": "accounts"}))
    with TestClient(app, "http://127.0.0.1") as client:
        said = capsys.readouterr().err
        link = re.search(r"http://127\.0\.0\.1:3000/welcome#(hpl_\S+)", said)
        assert link is not None
        look = client.post("/v1/account/links/look", json={"link": link[1]}, headers=WEB).json()
        assert look == {"name": None, "role": "administrator"}
        with reading(client.app.state.context.engine) as db:  # type: ignore[attr-defined]
            assert db.execute(users.select()).all() == []


def test_a_link_works_once(people: People) -> None:
    link = str(first_link(people.ctx)).partition("#")[2]
    other = str(first_link(people.ctx)).partition("#")[2]
    body = {"link": link, "name": "ada", "password": GOOD}
    assert people.client.post("/v1/account/links/use", json=body, headers=WEB).status_code == 200
    for used in (link, other):  # there is an administrator now
        again = {**body, "link": used, "name": "eve"}
        answer = people.client.post("/v1/account/links/use", json=again, headers=WEB)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert first_link(people.ctx) is None


def test_a_session_begins_with_a_cookie_and_ends_in_the_database(people: People) -> None:
    client = first_administrator(people)
    assert client.get("/v1/account").json()["user"]["name"] == "ada"
    first = client.cookies[COOKIE]
    assert sign_in(client, "ADA", GOOD) == 200
    second = client.cookies[COOKIE]
    assert second != first
    old = {"Cookie": f"{COOKIE}={first}"}
    client.cookies.clear()
    assert client.get("/v1/runs", headers=old).status_code == 401  # ended by the next sign-in
    mine = {**WEB, "Cookie": f"{COOKIE}={second}"}
    assert client.post("/v1/account/sign-out", headers=mine).status_code == 204
    assert client.get("/v1/runs", headers=mine).status_code == 401
    with reading(people.ctx.engine) as db:
        assert db.execute(user_sessions.select()).all() == []


@pytest.mark.parametrize(
    ("address", "begins", "secure"),
    [("http://127.0.0.1:3000", "houseprice_session=", False),
     ("https://houses.example", "__Host-houseprice_session=", True)],
)  # fmt: skip
def test_the_cookie_is_for_this_site_and_no_script(
    settings: Settings, address: str, begins: str, secure: bool
) -> None:
    chosen = settings.model_copy(update={"accounts": "accounts", "public_url": address})
    with TestClient(create_app(chosen), "http://127.0.0.1") as client:
        people = People(client)
        link = str(first_link(people.ctx)).partition("#")[2]
        body = {"link": link, "name": "ada", "password": GOOD}
        answer = client.post("/v1/account/links/use", json=body, headers=WEB)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(begins)
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert ("Secure" in cookie.split("; ")) == secure
    assert "Domain" not in cookie


def test_no_secret_is_stored(people: People) -> None:
    client = first_administrator(people)
    key = client.post(
        "/v1/account/keys", json={"name": "k", "scopes": ["read"]}, headers=WEB
    ).json()
    invited = client.post("/v1/users", json={"name": "bea", "role": "viewer"}, headers=WEB).json()
    secrets = [
        client.cookies[COOKIE],
        key["text"].split("_", 2)[2],
        invited["link"].split("_", 2)[2],
        GOOD,
    ]
    with reading(people.ctx.engine) as db:
        tables = (users, user_sessions, api_keys, one_time_links)
        dump = repr([tuple(row) for table in tables for row in db.execute(table.select())])
        dump += repr(db.exec_driver_sql("SELECT * FROM audit_log").all())
    assert len(dump) > 500
    assert [secret for secret in secrets if secret in dump] == []


def test_no_secret_is_logged(people: People, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client = first_administrator(people)
    asked = {"name": "k", "scopes": ["read"]}
    key = client.post("/v1/account/keys", json=asked, headers=WEB).json()["text"]
    link = client.post("/v1/users", json={"name": "bea", "role": "viewer"}, headers=WEB).json()
    secrets = [GOOD, OTHER, client.cookies[COOKIE], key, link["link"].partition("#")[2]]
    sign_in(client, "ada", OTHER)
    client.post("/v1/account/sign-in", json={"name": 1, "password": OTHER}, headers=WEB)
    client.post("/v1/account/links/use", json={"link": secrets[4], "password": 1}, headers=WEB)
    client.get("/v1/runs", headers={"Authorization": f"Bearer {key}x"})
    assert caplog.text
    assert [secret for secret in secrets if secret in caplog.text] == []


def test_a_wrong_password_and_an_unknown_name_look_alike(people: People) -> None:
    client = first_administrator(people)
    client.cookies.clear()
    bodies = [
        client.post("/v1/account/sign-in", json=body, headers=WEB).json()
        for body in ({"name": "ada", "password": OTHER}, {"name": "nobody", "password": OTHER})
    ]
    assert [{**body, "error_ref": ""} for body in bodies] == [{**bodies[0], "error_ref": ""}] * 2
    assert (bodies[0]["status"], bodies[0]["code"]) == (401, "not_signed_in")


def test_the_sixth_try_in_a_minute_has_to_wait_even_with_the_right_password(
    people: People,
) -> None:
    client = first_administrator(people)
    stop_the_clock(people)
    assert [sign_in(client, "ada", OTHER) for _ in range(5)] == [401] * 5
    answer = client.post("/v1/account/sign-in", json={"name": "ada", "password": GOOD}, headers=WEB)
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_requests")
    assert 1 <= int(answer.headers["retry-after"]) <= 12
    assert sign_in(client, "bea", OTHER) == 401  # another account


def test_an_address_has_a_limit_of_its_own_whatever_names_it_tries(people: People) -> None:
    stop_the_clock(people)
    statuses = [sign_in(people.client, f"name{number}", OTHER) for number in range(62)]
    assert statuses == [401] * 60 + [429] * 2


WEAK = ["short", "password", "passwordpassword", "123456789012", "qwertyuiop12", "a" * 12,
        "iloveyou1234", "adaadaadaada", "ada", "x" * 201]  # fmt: skip


@pytest.mark.parametrize("password", WEAK)
def test_a_common_or_short_password_is_refused(people: People, password: str) -> None:
    link = str(first_link(people.ctx)).partition("#")[2]
    body = {"link": link, "name": "ada", "password": password}
    answer = people.client.post("/v1/account/links/use", json=body, headers=WEB)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
    assert answer.json()["places"] == [] or password not in answer.text


@pytest.mark.parametrize(
    "body",
    [
        {"name": "ada", "password": ["xyzzy-canary"]},
        {"name": "ada", "password": {"xyzzy-canary": 1}},
        {"password": "xyzzy-canary"},
        {"name": 1, "password": "xyzzy-canary", "more": {"password": "xyzzy-canary"}},
    ],
)
def test_no_error_repeats_a_password(people: People, body: dict[str, object]) -> None:
    answer = people.client.post("/v1/account/sign-in", json=body, headers=WEB)
    assert answer.status_code == 422
    assert "xyzzy-canary" not in answer.text


def test_a_new_password_ends_all_other_sessions(people: People) -> None:
    client = first_administrator(people)
    elsewhere = people.session("ada")
    wrong = {"old": OTHER, "new": OTHER}
    assert client.post("/v1/account/password", json=wrong, headers=WEB).status_code == 401
    right = {"old": GOOD, "new": OTHER}
    assert client.post("/v1/account/password", json=right, headers=WEB).status_code == 204
    assert client.get("/v1/runs").status_code == 200
    cookies = dict(client.cookies)
    client.cookies.clear()
    assert client.get("/v1/runs", headers=elsewhere).status_code == 401
    assert sign_in(client, "ada", GOOD) == 401
    assert sign_in(client, "ada", OTHER) == 200
    assert cookies


@pytest.mark.parametrize(
    ("column", "age_s"),
    [("last_seen_at", sessions.IDLE_S), ("created_at", sessions.LONGEST_S)],
)
def test_a_session_is_over_after_12_idle_hours_and_after_7_days(
    people: People, column: str, age_s: float
) -> None:
    headers = people.session("ada")
    for older_s, status in ((age_s - 60, 200), (120, 401)):
        with transaction(people.ctx.engine) as db:
            moment = user_sessions.c[column]
            db.execute(user_sessions.update().values({column: moment - older_s}))
        assert people.client.get("/v1/models", headers=headers).status_code == status
        with transaction(people.ctx.engine) as db:  # the first call has marked it as used
            if column == "last_seen_at" and status == 200:
                db.execute(user_sessions.update().values({column: moment - (age_s - 60)}))


def test_a_session_is_no_good_without_the_page_that_it_comes_from(people: People) -> None:
    cookie = {"Cookie": people.session("ada")["Cookie"]}
    body = {"dataset": "demo", "model_type": "lightgbm"}
    for origin, status in (
        ({}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 202),
        ({"Origin": "http://127.0.0.1"}, 202),
    ):
        answer = people.client.post("/v1/runs", json=body, headers={**cookie, **origin})
        assert answer.status_code == status, origin
        assert status == 202 or answer.json()["code"] == "cross_site"
    assert len(people.client.get("/v1/runs", headers=cookie).json()["items"]) == 2


def test_a_key_is_shown_once_marked_when_used_and_revoked(people: People) -> None:
    client = first_administrator(people)
    answer = client.post(
        "/v1/account/keys", json={"name": "nightly", "scopes": ["read"]}, headers=WEB
    )
    text, key = answer.json()["text"], answer.json()["key"]
    assert re.fullmatch(rf"hpp_{key['id']}_[\w-]{{43}}", text)
    assert "text" not in str(client.get("/v1/account/keys").json())
    assert key["last_used_at"] is None
    jar = dict(client.cookies)
    client.cookies.clear()
    bearer = {"Authorization": f"Bearer {text}"}
    assert client.get("/v1/runs", headers=bearer).status_code == 200
    assert client.post("/v1/account/keys", json={}, headers=bearer).status_code == 403
    assert client.get("/v1/account", headers=bearer).json()["user"]["scopes"] == ["read"]
    wrong = {"Authorization": f"Bearer {text[:-1]}{'a' if text[-1] != 'a' else 'b'}"}
    assert client.get("/v1/runs", headers=wrong).status_code == 401
    client.cookies.update(jar)
    (shown,) = client.get("/v1/account/keys").json()["items"]
    assert shown["last_used_at"] is not None
    assert client.delete(f"/v1/account/keys/{key['id']}", headers=WEB).status_code == 204
    client.cookies.clear()
    assert client.get("/v1/runs", headers=bearer).status_code == 401


def test_nobody_ends_the_sessions_or_keys_of_others(people: People) -> None:
    ada, bea = people.session("ada"), people.session("bea")
    theirs = people.client.get("/v1/account/sessions", headers=ada).json()["items"][0]["id"]
    path = f"/v1/account/sessions/{theirs}"
    assert people.client.delete(path, headers=bea).status_code == 404
    assert people.client.delete(path, headers=ada).status_code == 204
    assert people.client.get("/v1/runs", headers=ada).status_code == 401


def test_an_invited_analyst_chooses_a_password_and_works(people: People) -> None:
    client = first_administrator(people)
    invited = client.post("/v1/users", json={"name": "Bea", "role": "analyst"}, headers=WEB)
    assert invited.status_code == 201
    assert invited.json()["user"]["is_invited"]
    assert (
        client.post("/v1/users", json={"name": "bea", "role": "viewer"}, headers=WEB).status_code
        == 409
    )
    client.cookies.clear()
    assert sign_in(client, "bea", GOOD) == 401  # not before the link was used
    body = {"link": invited.json()["link"].partition("#")[2], "password": OTHER}
    assert client.post("/v1/account/links/use", json=body, headers=WEB).status_code == 200
    user = client.get("/v1/account").json()["user"]
    assert (user["name"], user["role"]) == ("bea", "analyst")
    assert sign_in(client, "bea", OTHER) == 200


def test_a_disabled_user_is_out_at_once_and_the_last_administrator_stays(people: People) -> None:
    client = first_administrator(people)
    bea, key = people.session("bea"), people.key("bea")
    user = f"/v1/users/{people.user('bea', 'analyst')}"
    assert client.post(user, json={"is_disabled": True}, headers=WEB).json()["is_disabled"]
    mine = f"/v1/users/{client.get('/v1/account').json()['user']['id']}"
    for change in ({"is_disabled": True}, {"role": "viewer"}):
        assert client.post(mine, json=change, headers=WEB).status_code == 409
    assert client.get("/v1/account").json()["user"]["role"] == "administrator"
    client.cookies.clear()
    for headers in (bea, key):
        assert client.get("/v1/runs", headers=headers).status_code == 401


def test_the_audit_log_has_who_did_what_and_proves_itself(people: People) -> None:
    client = first_administrator(people)
    client.post("/v1/users", json={"name": "bea", "role": "viewer"}, headers=WEB)
    client.post("/v1/runs", json={"dataset": "demo", "model_type": "lightgbm"}, headers=WEB)
    jar = dict(client.cookies)
    client.cookies.clear()
    vera = people.session("vera", "viewer")
    refused = client.post("/v1/runs", json={"model_type": "lightgbm"}, headers=vera)
    assert refused.status_code == 403
    client.cookies.update(jar)
    entries = client.get("/v1/audit").json()["items"]
    seen = [(entry["actor"], entry["action"], entry["outcome"]) for entry in reversed(entries)]
    assert seen[-4:] == [
        ("ada", "invite_user", "asked"),
        ("ada", "user_added", "done"),
        ("ada", "create_run", "asked"),
        ("vera", "create_run", "refused"),
    ]
    check = client.get("/v1/audit/check").json()
    assert check == {"rows": len(entries), "last_hash": entries[0]["hash"], "broken_at": None}


def test_submissions_of_a_user_are_limited(settings: Settings) -> None:
    few = settings.model_copy(update={"accounts": "accounts", "submissions_per_minute": 2})
    with TestClient(create_app(few), "http://127.0.0.1") as client:
        people = People(client)
        ada, bea = people.session("ada"), people.session("bea")
        body = {"dataset": "demo", "model_type": "lightgbm"}
        answers = [client.post("/v1/runs", json=body, headers=ada) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [202, 202, 429]
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 30
        assert client.post("/v1/runs", json=body, headers=bea).status_code == 202
