"""What belongs to somebody else is not there, until it is shared; and is never changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection
from tests.unit.api.people import People

from houseprice.api.app import create_app
from houseprice.jobs.actors import Actor, Ownership, Role
from houseprice.jobs.promotion import Decision
from houseprice.jobs.records import DatasetSnapshot, NewRun, Outcome, RunFilter
from houseprice.services import datasets
from houseprice.services import models as model_service
from houseprice.services import runs as run_service
from houseprice.settings import Settings
from houseprice.store import datasets as dataset_store
from houseprice.store import promotions, runs, valuations, workers
from houseprice.store.datasets import NewDataset
from houseprice.store.engine import transaction
from houseprice.store.models import ModelFilter
from houseprice.store.owners import share
from houseprice.store.tables import model_versions
from houseprice.store.valuations import NewValuation
from houseprice.training.spec import TrainSettings

CSV = "price,area,rooms\n" + "\n".join(
    f"{100_000 + 1_000 * n},{50 + n},{1 + n % 5}" for n in range(60)
)
KINDS = ("runs", "models", "datasets", "valuations")


@pytest.fixture
def things(people: People) -> dict[str, str]:
    """One object of each kind, all of them Ada's."""
    ada = people.session("ada")
    body = {"dataset": "demo", "model_type": "lightgbm"}
    run = people.client.post("/v1/runs", json=body, headers=ada).json()
    return {
        "runs": run["id"],
        "models": _model(people),
        "datasets": _dataset(people, ada),
        "valuations": _valuation(people),
    }


def _model(people: People) -> str:
    with transaction(people.ctx.engine) as db:
        workers.beat(db, workers.WorkerBeat("w", "1", "h", 1, 1, ("cpu",)))
        claimed = runs.claim(db, "w", ("cpu",), 3600.0)
        assert claimed is not None
        score = {"n": 1}
        baselines = {"median_area": score, "linear": score}
        figures = {"test": score, "baselines": baselines, "split": {}, "seconds": 1.0}
        outcome = Outcome(figures, "folder", "0" * 64, "0" * 64, 1)
        model = runs.succeed(db, claimed.id, claimed.fence, outcome)
    assert model is not None
    return model.id


def _dataset(people: People, headers: dict[str, str]) -> str:
    files = {"file": ("sales.csv", CSV.encode())}
    form = {"name": "mine", "target": "price"}
    answer = people.client.post("/v1/datasets", files=files, data=form, headers=headers)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def _valuation(people: People) -> str:
    owned = Ownership(people.user("ada", "analyst"), "ada", "private")
    figures: dict[str, Any] = {"value": 1.0, "low_90": 1.0, "high_90": 1.0, "fsd": 0.1}
    new = NewValuation(
        dataset=DatasetSnapshot("demo", "demo", "Demo", "USD", "ft2"),
        **{"model_id": "0" * 26, "model_name": "m", "model_version": 1, "family": "lightgbm"},
        **{"inputs": {}, "as_of": None, "detail": {}, "owned": owned, **figures},
    )
    with transaction(people.ctx.engine) as db:
        return valuations.add(db, new).id


def seen(people: People, kind: str, name: str) -> set[str]:
    """Ids in a list, as the services make it for the API."""
    role: Role = "administrator" if name == "root" else "analyst"
    actor = Actor(people.user(name, role), name, role)
    ctx = replace(people.ctx, actor=actor)
    if kind == "datasets":
        return {item.id for item in datasets.listing(ctx).items}
    if kind == "runs":
        return {run.id for run in run_service.page(ctx, RunFilter()).items}
    if kind == "models":
        return {model.id for model in model_service.page(ctx, ModelFilter()).items}
    with transaction(ctx.engine) as db:
        return {row.id for row in valuations.page(db, actor=actor).items}


GETS = [
    ("runs", "/v1/runs/{}"), ("runs", "/v1/runs/{}/curve"), ("runs", "/v1/runs/{}/log"),
    ("runs", "/v1/runs/{}/log.txt"), ("runs", "/v1/runs/{}/problems.csv"),
    ("runs", "/task/{}/status"),
    ("runs", "/task/{}/result"), ("models", "/v1/models/{}"), ("models", "/v1/models/{}/schema"),
    ("models", "/v1/models/{}/evaluation"), ("models", "/v1/models/{}/report"),
    ("models", "/v1/models/{}/download"), ("models", "/v1/models/{}/promotions"),
    ("models", "/v1/models/{}/proposals"),
    ("models", "/v1/models/{}/market-index"), ("datasets", "/v1/datasets/{}"),
    ("datasets", "/v1/datasets/{}/rows"), ("datasets", "/v1/datasets/{}/rows.csv"),
    ("datasets", "/v1/datasets/{}/points"), ("datasets", "/v1/datasets/{}/versions"),
    ("datasets", "/v1/datasets/{}/checks"), ("datasets", "/v1/datasets/{}/checks.csv"),
    ("datasets", "/v1/datasets/{}/reviews"), ("datasets", "/v1/datasets/{}/checks/effect"),
    ("valuations", "/v1/valuations/{}"),
]  # fmt: skip


def test_what_is_private_is_not_there_for_others(people: People, things: dict[str, str]) -> None:
    bea = people.session("bea", "approver")
    for kind, path in GETS:
        answer = people.client.get(path.format(things[kind]), headers=bea)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), path


WRITES: list[tuple[str, str, str, Any]] = [
    ("runs", "POST", "/v1/runs/{}/cancel", None), ("runs", "POST", "/v1/runs/{}/retry", None),
    ("runs", "POST", "/v1/runs/{}/retry?with_change=true", None),
    ("models", "POST", "/v1/models/{}/promote", {}),
    ("models", "POST", "/v1/models/{}/equity", {"equity": 0.5}),
    ("models", "POST", "/v1/models/{}/evaluations", {"dataset": "demo"}),
    ("models", "POST", "/v1/models/{}/recalibrations", {"dataset": "demo"}),
    ("models", "DELETE", "/v1/models/{}", None), ("datasets", "DELETE", "/v1/datasets/{}", None),
    ("datasets", "POST", "/v1/datasets/{}/reviews/version", None),
    ("datasets", "POST", "/v1/datasets/{}/checks/effect", None),
    ("runs", "POST", "/v1/sharing/runs/{}", {"sharing": "team"}),
    ("models", "POST", "/v1/sharing/models/{}", {"sharing": "team"}),
    ("datasets", "POST", "/v1/sharing/datasets/{}", {"sharing": "team"}),
    ("valuations", "POST", "/v1/sharing/valuations/{}", {"sharing": "team"}),
]  # fmt: skip


def test_what_is_private_is_not_changed_by_others(people: People, things: dict[str, str]) -> None:
    bea = people.session("bea", "approver")
    for kind, method, path, body in WRITES:
        where = path.format(things[kind])
        answer = people.client.request(method, where, json=body, headers=bea)
        assert answer.status_code == 404, (path, answer.text)


def test_others_cannot_use_what_is_private(people: People, things: dict[str, str]) -> None:
    bea = people.session("bea")
    bodies: list[tuple[str, dict[str, Any]]] = [
        ("/v1/runs", {"dataset": things["datasets"], "model_type": "lightgbm"}),
        ("/train/lightgbm/async", {"dataset": things["datasets"]}),
        ("/predict", {"model": things["models"], "features": {"a": 1}}),
        ("/predict/compare", {"model": things["models"], "features": {"a": 1}}),
        ("/v1/valuations", {"model": things["models"], "features": {"a": 1}}),
        ("/v1/what-if", {"model": things["models"], "features": {"a": 1}, "changes": {"a": 2}}),
        ("/v1/compare", {"models": [things["models"], "1" * 26]}),
    ]
    for path, body in bodies:
        answer = people.client.post(path, json=body, headers=bea)
        assert answer.status_code == 404, (path, answer.text)


@pytest.mark.parametrize("kind", KINDS)
def test_lists_show_what_may_be_seen(people: People, things: dict[str, str], kind: str) -> None:
    ada = people.session("ada")
    assert things[kind] in seen(people, kind, "ada")
    assert things[kind] in seen(people, kind, "root")
    assert things[kind] not in seen(people, kind, "bea")
    path = f"/v1/sharing/{kind}/{things[kind]}"
    shared = people.client.post(path, json={"sharing": "team"}, headers=ada)
    assert shared.json() == {"owner_name": "ada", "sharing": "team"}
    assert things[kind] in seen(people, kind, "bea")


def test_what_is_shared_is_read_and_not_changed(people: People, things: dict[str, str]) -> None:
    ada, bea = people.session("ada"), people.session("bea")
    for kind in KINDS:
        path = f"/v1/sharing/{kind}/{things[kind]}"
        people.client.post(path, json={"sharing": "team"}, headers=ada)
        assert people.client.post(path, json={"sharing": "private"}, headers=bea).status_code == 403
    for kind, method, path in (
        ("runs", "POST", "/v1/runs/{}/cancel"),
        ("models", "DELETE", "/v1/models/{}"),
        ("datasets", "DELETE", "/v1/datasets/{}"),
        ("datasets", "POST", "/v1/datasets/{}/reviews/version"),
    ):
        answer = people.client.request(method, path.format(things[kind]), headers=bea)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed"), path
    for path in ("/v1/datasets/{}", "/v1/datasets/{}/rows"):
        where = path.format(things["datasets"])
        assert people.client.get(where, headers=bea).status_code == 200
    again = people.client.post(f"/v1/runs/{things['runs']}/retry", headers=bea)
    assert again.status_code == 202
    assert again.json()["owned"] == {"owner_name": "bea", "sharing": "private"}


def test_the_parts_of_a_run_are_shared_with_it(people: People) -> None:
    ada, bea = people.session("ada"), people.session("bea")
    body = {"dataset": "demo", "model_type": "all"}
    run = people.client.post("/v1/runs", json=body, headers=ada).json()
    parts = [part["id"] for part in run["children"]]
    assert len(parts) == 5
    for part in parts:
        assert people.client.get(f"/v1/runs/{part}", headers=bea).status_code == 404
    sharing = {"sharing": "team"}
    people.client.post(f"/v1/sharing/runs/{run['id']}", json=sharing, headers=ada)
    for part in parts:
        assert people.client.get(f"/v1/runs/{part}", headers=bea).status_code == 200


def test_what_private_sales_of_others_say_of_a_shared_model_is_not_shown(
    people: People, things: dict[str, str]
) -> None:
    ada, bea, cleo = (people.session(name) for name in ("ada", "bea", "cleo"))
    model = things["models"]
    people.client.post(f"/v1/sharing/models/{model}", json={"sharing": "team"}, headers=ada)
    _measure(people, model, Ownership(people.user("bea", "analyst"), "bea", "private"))
    watches = [
        people.client.get(f"/v1/models/{model}/watch", headers=who).status_code
        for who in (bea, ada, cleo)
    ]
    assert watches == [200, 404, 404]


def _measure(people: People, model_id: str, owned: Ownership) -> None:
    """Somebody measures a model on new sales."""
    with transaction(people.ctx.engine) as db:
        new = replace(
            _of_nobody(people, db),
            **{"kind": "evaluate", "source_model_id": model_id, "later_dataset_id": "demo"},
            owned=owned,
        )
        run_id = runs.submit(db, new).run_id
        claimed = runs.claim(db, "w", ("cpu",), 3600.0)
        assert claimed is not None
        assert claimed.id == run_id
        figures = {"test": {}, "watch": None}
        assert runs.finish_measurement(db, claimed.id, claimed.fence, "evaluation", figures)


def test_the_same_key_of_two_users_is_two_runs(people: People) -> None:
    body = {"dataset": "demo", "model_type": "lightgbm"}
    answers = [
        people.client.post("/v1/runs", json=body, headers={**who, "Idempotency-Key": "k"}).json()
        for who in (people.session("ada"), people.session("bea"), people.session("ada"))
    ]
    assert answers[0]["id"] == answers[2]["id"] != answers[1]["id"]
    assert [run["owned"]["owner_name"] for run in answers] == ["ada", "bea", "ada"]


def test_the_same_table_of_two_users_is_two_data_sets(people: People) -> None:
    first = _dataset(people, people.session("ada"))
    assert _dataset(people, people.session("bea")) != first


def test_what_was_made_without_accounts_is_for_everyone_to_read(people: People) -> None:
    with transaction(people.ctx.engine) as db:
        run = runs.submit(db, _of_nobody(people, db)).run_id
    bea = people.session("bea")
    answer = people.client.get(f"/v1/runs/{run}", headers=bea)
    assert answer.json()["owned"] == {"owner_name": None, "sharing": "team"}
    assert people.client.post(f"/v1/runs/{run}/cancel", headers=bea).status_code == 403
    root = people.session("root", "administrator")
    assert people.client.post(f"/v1/runs/{run}/cancel", headers=root).status_code == 202


def _of_nobody(people: People, db: Connection) -> NewRun:
    return NewRun("lightgbm", datasets.resolve(people.ctx, db, "demo"), TrainSettings())


def test_a_version_is_owned_as_the_first_one(people: People) -> None:
    first = _dataset(people, people.session("ada"))
    with transaction(people.ctx.engine) as db:
        row = dataset_store.get(db, first)
        assert row is not None
        new = NewDataset("1" * 26, row.name, row.schema, 1, "1" * 64, {})
        assert dataset_store.add(db, new, row.series_id).owned == row.owned


def test_a_second_person_promotes_where_the_studio_asks_for_one(settings: Settings) -> None:
    names = {"accounts": "accounts", "promotion_needs_second": True}
    with TestClient(create_app(settings.model_copy(update=names)), "http://127.0.0.1") as client:
        people = People(client)
        ada, bea = people.session("ada", "approver"), people.session("bea", "approver")
        body = {"dataset": "demo", "model_type": "lightgbm"}
        client.post("/v1/runs", json=body, headers=ada)
        model = _model(people)
        client.post(f"/v1/sharing/models/{model}", json={"sharing": "team"}, headers=ada)
        path = f"/v1/models/{model}/promote"
        for who in (ada, bea):  # neither the owner nor anybody else alone
            own = client.post(path, json={"override": True, "reason": "mine"}, headers=who)
            assert (own.status_code, own.json()["code"]) == (409, "second_person_needed")
        proposed = client.post(f"/v1/models/{model}/proposals", headers=ada)
        assert proposed.json()["code"] == "corrupt_artifact"  # the next check: ours has no files


def test_nothing_is_proposed_where_one_person_is_enough(
    people: People, things: dict[str, str]
) -> None:
    path = f"/v1/models/{things['models']}/proposals"
    refused = people.client.post(path, headers=people.session("ada"))
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert people.client.get("/v1/account").json()["promotion_needs_second"] is False


HOSTILE = [
    "..%2F..%2Fetc%2Fpasswd",
    "%00",
    "a%00b",
    "%252e%252e",
    "..%5C..",
    "%E2%80%AE",
    "x" * 300,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_id_of_a_caller_reaches_a_file_or_breaks_a_query(people: People, text: str) -> None:
    root = people.session("root", "administrator")
    calls = [
        ("POST", f"/v1/sharing/models/{text}", {"sharing": "team"}),
        ("POST", f"/v1/users/{text}", {"role": "viewer"}),
        ("POST", f"/v1/users/{text}/link", None),
        ("DELETE", f"/v1/account/sessions/{text}", None),
        ("DELETE", f"/v1/account/keys/{text}", None),
        ("DELETE", f"/v1/models/{text}", None),
        ("GET", f"/v1/models/{text}/download", None),
        ("GET", f"/v1/datasets/{text}/rows.csv", None),
    ]
    for method, path, body in calls:
        answer = people.client.request(method, path, json=body, headers=root)
        assert answer.status_code in (404, 405, 422), (method, path, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_data_set_names_no_private_model_of_others_when_it_is_deleted(
    people: People, things: dict[str, str]
) -> None:
    bert = {"owner_id": people.user("bert", "analyst"), "owner_name": "bert"}
    where = {"dataset_id": things["datasets"], "sharing": "private"}
    with transaction(people.ctx.engine) as db:
        db.execute(model_versions.update().values(**bert, **where))
    path = f"/v1/datasets/{things['datasets']}"
    refused = people.client.delete(path, headers=people.session("ada"))
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert refused.json()["places"] == []
    assert "some that you may not see" in refused.json()["detail"]
    seen_by_all = people.client.delete(path, headers=people.session("root", "administrator"))
    assert [place["model"] for place in seen_by_all.json()["places"]] == [things["models"]]


def test_a_promotion_says_nothing_of_a_replaced_model_that_is_private(
    people: People, things: dict[str, str]
) -> None:
    ada, bea = people.session("ada"), people.session("bea", "approver")
    body = {"dataset": "demo", "model_type": "lightgbm", "seed": 2}
    people.client.post("/v1/runs", json=body, headers=ada).raise_for_status()
    champion, secret = things["models"], _model(people)
    text = {"candidate": 1.0, "champion": 2.0, "passed": True, "text": "a rule"}
    guards = [{**text, "name": "baseline"}, {**text, "name": "accuracy"}]
    decision = Decision("newer", False, {"guards": guards, "n": 9}, secret)
    with transaction(people.ctx.engine) as db:
        promotions.add(db, "demo", champion, decision, 1.0)
        share(db, "models", champion, "team")
    path = f"/v1/models/{champion}/promotions"
    (full,) = people.client.get(path, headers=ada).json()["items"][:1]
    assert (full["replaced_id"], len(full["guards"]), full["n"]) == (secret, 2, 9)
    (less,) = people.client.get(path, headers=bea).json()["items"][:1]
    assert (less["replaced_id"], less["n"], less["differences"]) == (None, None, None)
    assert [guard["name"] for guard in less["guards"]] == ["baseline"]
