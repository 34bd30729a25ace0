"""Every route, with every identity: nobody gets in where they do not belong."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from starlette.requests import Request
from starlette.routing import BaseRoute
from tests.unit.api.people import People

from houseprice.api.access import RULES, Rule, is_still, routes_of
from houseprice.api.app import create_app
from houseprice.jobs.actors import LOCAL, ROLES, Actor, Role
from houseprice.services.accounts.limits import TokenBuckets
from houseprice.settings import Settings
from houseprice.store.accounts import audit, sessions, users
from houseprice.store.engine import transaction

APP = create_app(Settings(accounts="accounts"))
NO_ID = "0" * 26
VALUES = {"model_type": "no-such-family", "kind": "runs", "dataset_id": "demo"}
#: It never ends; test_events has its own tests.
ENDLESS = "stream_events"


def calls() -> Iterator[tuple[str, str, str]]:
    """Name, method and path of every call."""
    for route in routes_of(APP):
        for method in sorted(getattr(route, "methods", None) or {"GET"}):
            yield str(getattr(route, "name", "")), method, _path(route)


def _path(route: BaseRoute) -> str:
    path = str(getattr(route, "path", ""))
    if getattr(route, "name", "") == "static-offline-docs":
        return f"{path}/favicon.png"
    return re.sub(r"\{(\w+)\}", lambda name: VALUES.get(name[1], NO_ID), path)


CALLS = sorted(call for call in calls() if call[1] != "HEAD")


def test_every_route_has_a_rule_and_every_rule_a_route() -> None:
    names = {name for name, _, _ in CALLS}
    assert names == set(RULES)
    assert len(CALLS) > 60


def test_only_these_calls_are_open_to_strangers() -> None:
    strangers = {name for name, rule in RULES.items() if rule.role is None}
    assert strangers == {
        *("health", "get_account", "sign_in", "look_at_link", "use_link"),
        *("begin_openid", "finish_openid", "leave_openid", "open_valuation_link"),
    }


def test_a_route_without_a_rule_is_closed_to_everyone(people: People) -> None:
    app = people.client.app
    app.add_api_route("/v1/new", lambda: {"secret": 1}, name="new_call")  # type: ignore[attr-defined]
    for headers in ({}, people.session("ada", "administrator")):
        answer = people.client.get("/v1/new", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


def status(people: People, method: str, path: str, headers: dict[str, str]) -> int:
    people.client.cookies.clear()
    return people.client.request(method, path, headers=headers).status_code


def test_nobody_gets_in(people: People) -> None:
    bad = {"Authorization": f"Bearer hpp_{NO_ID}_x"}
    cookie = {"Origin": "http://127.0.0.1", "Cookie": "houseprice_session=guessed"}
    for name, method, path in CALLS:
        if RULES[name].role is not None:
            for headers in ({}, bad, cookie):
                assert status(people, method, path, headers) == 401, (method, path)


def test_an_expired_key_and_a_key_of_a_disabled_user_are_none(people: People) -> None:
    expired = people.key("ada", "administrator", lifetime_s=-1.0)
    for name, method, path in CALLS:
        if RULES[name].role is not None:
            assert status(people, method, path, expired) == 401, (method, path)


@pytest.mark.parametrize("role", ROLES)
def test_a_session_opens_what_its_role_may_do_and_nothing_else(people: People, role: Role) -> None:
    for name, method, path in CALLS:
        allowed = _has(RULES[name], role)
        if allowed and name == ENDLESS:
            continue
        answer = status(people, method, path, people.session(f"a-{role}", role))
        assert (answer not in (401, 403)) == allowed, (method, path, answer)


def test_a_key_opens_what_its_scopes_and_its_role_allow(people: People) -> None:
    keys = {
        scope: people.key("ada", "administrator", (scope,)) for scope in ("read", "value", "train")
    }
    weak = people.key("vera", "viewer")
    for name, method, path in CALLS:
        rule = RULES[name]
        if rule.role is None or name == ENDLESS:
            continue
        for scope, headers in keys.items():
            answer = status(people, method, path, headers)
            assert (answer not in (401, 403)) == (rule.scope == scope), (method, path, scope)
        if rule.scope is None or not _has(rule, "viewer"):
            assert status(people, method, path, weak) == 403, (method, path)


def test_without_accounts_everything_is_open_but_what_is_about_people(
    people: People, settings: Settings
) -> None:
    with TestClient(create_app(settings), "http://127.0.0.1") as client:
        for name, method, path in CALLS:
            if name == ENDLESS:
                continue
            answer = client.request(method, path)
            off = answer.status_code == 409 and answer.json().get("code") == "accounts_off"
            assert off == RULES[name].people, (method, path)
            assert answer.status_code not in (401, 403), (method, path)


def test_a_path_that_does_not_exist_tells_strangers_nothing(people: People) -> None:
    assert status(people, "GET", "/v1/nowhere", {}) == 401
    assert status(people, "GET", "/v1/nowhere", people.session("ada")) == 404
    assert status(people, "DELETE", "/v1/runs", {}) == 401
    assert status(people, "DELETE", "/v1/runs", people.session("ada")) == 405


def test_refused_calls_fill_the_audit_log_only_up_to_a_limit(people: People) -> None:
    vera, most = people.session("vera", "viewer"), 5
    limit = TokenBuckets(people.ctx.engine, most, "Refused calls in the audit log")
    people.client.app.state.refusals = limit  # type: ignore[attr-defined]
    for _ in range(most + 20):
        assert status(people, "DELETE", f"/v1/models/{NO_ID}", vera) == 403
    with transaction(people.ctx.engine) as db:
        entries = audit.page(db, None, 200).items
    refused = [entry for entry in entries if entry.outcome == "refused"]
    assert most <= len(refused) < most + 20  # a token comes back in a while


def _has(rule: Rule, role: Role) -> bool:
    return rule.role is None or ROLES.index(role) >= ROLES.index(rule.role)


def test_a_listener_whose_session_ends_or_role_changes_is_let_in_no_more(people: People) -> None:
    headers = people.session("ada")
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    request = Request({"type": "http", "app": people.client.app, "headers": raw})
    user_id = people.user("ada", "analyst")

    async def story() -> None:
        (session,) = sessions_of(people, user_id)
        actor = Actor(user_id, "ada", "analyst", session_id=session)
        assert await is_still(request, actor)
        assert await is_still(request, LOCAL)
        change(people, user_id, role="viewer")
        assert not await is_still(request, actor)
        change(people, user_id, role="analyst")
        assert await is_still(request, actor)
        with transaction(people.ctx.engine) as db:
            sessions.end_all(db, user_id)
        assert not await is_still(request, actor)

    asyncio.run(story())


def sessions_of(people: People, user_id: str) -> list[str]:
    with transaction(people.ctx.engine) as db:
        return [session.id for session in sessions.of_user(db, user_id)]


def change(people: People, user_id: str, role: Role) -> None:
    with transaction(people.ctx.engine) as db:
        users.change(db, user_id, role=role)
