"""Who may label, archive and name a model, and how a name stands for its id."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.api.people import People

from houseprice.jobs.records import Outcome
from houseprice.services.accounts import auditing
from houseprice.store import owners, runs, workers
from houseprice.store.engine import transaction

_SCORED = ("mdape", "ppe10", "ppe20", "rmse", "mae", "r2", "median_ratio", "cod", "prd", "prb")
SCORES = {"n": 413, **{name: {"value": 9.0, "low": 8.0, "high": 10.0} for name in _SCORED}}
#: Of the file of the model nothing is read here.
FIGURES: dict[str, Any] = {"test": SCORES, "baselines": {}, "split": {}, "seconds": 1.0}


@pytest.fixture
def model(people: People) -> str:
    """Id of a model of Ada's that is not champion: there was no baseline to beat."""
    body = {"dataset": "demo", "model_type": "lightgbm"}
    people.client.post("/v1/runs", json=body, headers=people.session("ada")).raise_for_status()
    with transaction(people.ctx.engine) as db:
        workers.beat(db, workers.WorkerBeat("w", "1", "h", 1, 1, ("cpu",)))
        claimed = runs.claim(db, "w", ("cpu",), 3600.0)
        assert claimed is not None
        outcome = Outcome(FIGURES, "folder", "0" * 64, "0" * 64, 1)
        row = runs.succeed(db, claimed.id, claimed.fence, outcome)
    assert row is not None
    return row.id


def read(people: People, path: str, headers: dict[str, str]) -> dict[str, Any]:
    answer = people.client.get(path, headers=headers)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def share(people: People, model: str) -> None:
    with transaction(people.ctx.engine) as db:
        owners.share(db, "models", model, "team")


def test_its_owner_tags_a_model_and_the_log_says_so(people: People, model: str) -> None:
    ada = people.session("ada")
    body = {"tags": [" q4 ", "checked", "q4"], "notes": "Looked at by the board. "}
    answer = people.client.patch(f"/v1/models/{model}", json=body, headers=ada)
    assert answer.status_code == 200, answer.text
    shown = read(people, f"/v1/models/{model}", ada)
    assert (shown["tags"], shown["notes"]) == (["q4", "checked"], "Looked at by the board.")
    newest = auditing.page(people.ctx).items[0]
    assert (newest.action, newest.subject, newest.actor) == ("change_model", model, "ada")


def test_nobody_labels_or_archives_what_belongs_to_others(people: People, model: str) -> None:
    ada, bob = people.session("ada"), people.session("bob")
    path = f"/v1/models/{model}"
    hidden = people.client.patch(path, json={"notes": "mine"}, headers=bob)
    assert hidden.status_code == 404
    share(people, model)
    calls = (("PATCH", ""), ("POST", "/archive"), ("POST", "/restore"))
    answers = [
        people.client.request(method, f"{path}{rest}", json={"notes": "mine"}, headers=bob)
        for method, rest in calls
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert read(people, path, ada)["notes"] == ""


def test_an_approver_names_a_model_and_the_name_stands_for_its_id(
    people: People, model: str
) -> None:
    ada, boss = people.session("ada"), people.session("root", "administrator")
    refused = people.client.put(f"/v1/models/{model}/aliases/production", headers=ada)
    assert refused.status_code == 403
    answer = people.client.put(f"/v1/models/{model}/aliases/production", headers=boss)
    assert answer.json()["aliases"] == ["production"]
    assert read(people, "/v1/models/demo@production", ada)["id"] == model
    bob = people.session("bob")
    assert people.client.get("/v1/models/demo@production", headers=bob).status_code == 404
    assert people.client.get("/v1/models/demo@stable", headers=ada).status_code == 404
    assert people.client.get("/v1/models/nowhere@production", headers=ada).status_code == 404
    people.client.delete("/v1/models/demo@production/aliases/production", headers=boss)
    assert people.client.get("/v1/models/demo@production", headers=ada).status_code == 404


@pytest.mark.parametrize("alias", ["champion", "Production", "a b", ".x", "0" * 26, "x" * 33])
def test_an_alias_is_a_short_word_of_its_own(people: People, model: str, alias: str) -> None:
    boss = people.session("root", "administrator")
    path = f"/v1/models/{model}/aliases/{alias}"
    answer = people.client.put(path, headers=boss)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


def test_an_archived_model_is_out_of_sight_until_it_is_restored(people: People, model: str) -> None:
    ada = people.session("ada")
    path = f"/v1/models/{model}"
    assert people.client.post(f"{path}/archive", headers=ada).json()["status"] == "archived"
    assert read(people, "/v1/models", ada)["items"] == []
    (row,) = read(people, "/v1/models?archived=true", ada)["items"]
    assert row["id"] == model
    boss = people.session("root", "administrator")
    answer = people.client.post(f"{path}/promote", json={}, headers=boss)
    assert answer.status_code == 409
    assert "Restore it first" in str(answer.json())
    assert people.client.post(f"{path}/restore", headers=ada).json()["status"] == "candidate"
    assert [item["id"] for item in read(people, "/v1/models", ada)["items"]] == [model]


@pytest.mark.parametrize("tags", [[""], ["x" * 41], [str(n) for n in range(21)]])
def test_tags_are_few_and_short(people: People, model: str, tags: list[str]) -> None:
    body = {"tags": tags}
    path = f"/v1/models/{model}"
    assert people.client.patch(path, json=body, headers=people.session("ada")).status_code == 422


def test_the_log_names_the_model_that_an_alias_stood_for(people: People, model: str) -> None:
    boss = people.session("root", "administrator")
    people.client.put(f"/v1/models/{model}/aliases/production", headers=boss)
    people.client.patch("/v1/models/demo@production", json={"notes": "x"}, headers=boss)
    newest = auditing.page(people.ctx).items[0]
    assert (newest.action, newest.subject) == ("change_model", model)
    assert newest.detail == {"model_id": "demo@production"}
    people.client.patch("/v1/models/demo@nothing", json={"notes": "x"}, headers=boss)
    assert auditing.page(people.ctx).items[0].subject == "demo@nothing"
