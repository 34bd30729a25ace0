"""A link shows one valuation to a stranger, with accounts and without, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from tests.unit.api.people import WEB, People
from tests.unit.services.homes.conftest import DETAIL

from houseprice.jobs.actors import Actor
from houseprice.jobs.ids import new_id
from houseprice.jobs.records import DatasetSnapshot
from houseprice.services.accounts.limits import TokenBuckets
from houseprice.services.context import Context
from houseprice.services.homes.links import OPENINGS_PER_MINUTE
from houseprice.store import valuations
from houseprice.store.engine import transaction


def _valuation(ctx: Context) -> str:
    snapshot = DatasetSnapshot("demo", "demo", "Sample market", "USD", "ft2", is_sample=True)
    new = valuations.NewValuation(
        dataset=snapshot, model_id=new_id(), model_name="m", model_version=1, family="lightgbm",
        inputs={"living_area": 1500.0}, as_of="2024-06-01", value=250e3, low_90=200e3,
        high_90=300e3, fsd=0.1, detail=DETAIL, owned=ctx.actor.new_object(),
    )  # fmt: skip
    with transaction(ctx.engine) as db:
        return valuations.add(db, new).id


def _secret(answer: dict[str, str]) -> str:
    return answer["address"].split("#")[1]


def test_without_accounts_a_link_shows_the_value_and_no_search_engine_keeps_it(
    client: TestClient,
) -> None:
    ctx: Context = client.app.state.context  # type: ignore[attr-defined]
    path = f"/v1/valuations/{_valuation(ctx)}/links"
    made = client.post(path, json={"days": 7})
    assert made.status_code == 201
    shown = client.post("/v1/shared-valuation", json={"link": _secret(made.json())})
    assert (shown.status_code, shown.json()["value"]) == (200, 250e3)
    assert shown.json()["facts"][0]["role"] == "living_area"
    assert shown.headers["x-robots-tag"] == "noindex, nofollow"
    assert shown.headers["referrer-policy"] == "no-referrer"
    assert shown.headers["cache-control"] == "no-store"
    listed = client.get(path).json()["items"]
    assert [(link["state"], link["opened"]) for link in listed] == [("open", 1)]
    assert _secret(made.json()).removeprefix("hpv_") not in client.get(path).text
    assert client.delete(f"{path}/{listed[0]['id']}").status_code == 204
    again = client.post("/v1/shared-valuation", json={"link": _secret(made.json())})
    assert (again.status_code, again.json()["code"]) == (404, "not_found")


def test_with_accounts_a_stranger_sees_the_one_value_and_nothing_else(people: People) -> None:
    ann = people.session("ann")
    owner = Actor(people.user("ann", "analyst"), "ann", "analyst")
    valuation_id = _valuation(replace(people.ctx, actor=owner))
    path = f"/v1/valuations/{valuation_id}/links"
    made = people.client.post(path, json={}, headers=ann)
    assert made.status_code == 201
    body = {"link": _secret(made.json())}
    shown = people.client.post("/v1/shared-valuation", json=body, headers=WEB)
    assert (shown.status_code, shown.json()["value"]) == (200, 250e3)
    for closed in (path, f"/v1/valuations/{valuation_id}", "/v1/valuations"):
        assert people.client.get(closed).status_code == 401
    bob = people.session("bob")
    assert people.client.get(path, headers=bob).status_code == 404


@pytest.mark.parametrize("days", [0, 367, "x"])
def test_a_link_is_good_for_a_year_at_most(client: TestClient, days: object) -> None:
    ctx: Context = client.app.state.context  # type: ignore[attr-defined]
    answer = client.post(f"/v1/valuations/{_valuation(ctx)}/links", json={"days": days})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


def test_guesses_from_one_address_are_limited(client: TestClient, ctx: Context) -> None:
    # No bucket fills up again, however long a busy machine takes for the calls.
    stopped = TokenBuckets(ctx.engine, OPENINGS_PER_MINUTE, "Openings of links", clock=lambda: 1e9)
    client.app.state.link_limits = stopped  # type: ignore[attr-defined]
    answers = [
        client.post("/v1/shared-valuation", json={"link": "guess"}).status_code
        for _ in range(OPENINGS_PER_MINUTE + 1)
    ]
    assert answers[0] == 404
    assert answers[-1] == 429


def test_a_valuation_comes_as_csv_and_has_its_past(client: TestClient) -> None:
    ctx: Context = client.app.state.context  # type: ignore[attr-defined]
    valuation_id = _valuation(ctx)
    csv = client.get(f"/v1/valuations/{valuation_id}/valuation.csv")
    assert csv.headers["content-disposition"].endswith(f'"valuation-{valuation_id}.csv"')
    assert b'value,"",value,250000.0,USD' in csv.content
    past = client.get(f"/v1/valuations/{valuation_id}/history").json()
    assert (past["sales"], past["values"]) == ([], [])
