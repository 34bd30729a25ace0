"""One person proposes a model, another one makes it champion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from houseprice.jobs.actors import SCOPES, Actor, Role
from houseprice.jobs.queue import SilentBell
from houseprice.services.accounts.tokens import KEY, Token
from houseprice.services.context import Context
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.schedules import plans
from houseprice.services.schedules.plans import SchedulePlan
from houseprice.services.schedules.promoting import promote_scheduled
from houseprice.settings import Settings
from houseprice.store.accounts import audit, keys, users
from houseprice.store.accounts.keys import NewKey
from houseprice.store.engine import make_engine, reading, transaction
from houseprice.store.schedules import fires
from houseprice.store.schedules.fires import NewFire
from houseprice.store.tables import model_aliases, model_versions
from houseprice.training.spec import TrainSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.integration.api.conftest import Studio, Trained

ROLES: dict[str, Role] = {"ada": "analyst", "bea": "approver", "cleo": "approver", "vera": "viewer"}
WAIVED = {"override": True, "reason": "fresher sales"}


@pytest.fixture
def headers(copied: Studio, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, str]]:
    """The keys of four people; everything in the studio is Ada's and shared."""
    monkeypatch.setenv("HOUSEPRICE_ACCOUNTS", "accounts")
    monkeypatch.setenv("HOUSEPRICE_PROMOTION_NEEDS_SECOND", "true")
    copied.serve()
    engine, made_keys = make_engine(f"sqlite:///{copied.home / 'houseprice.sqlite3'}"), {}
    with transaction(engine) as db:
        for name, role in ROLES.items():
            user, token = users.add(db, name, role), Token.new(KEY)
            keys.add(db, NewKey(token.id, user.id, "test", token.secret_hash, SCOPES, None))
            made_keys[name] = {"Authorization": f"Bearer {token.text}"}
            if name == "ada":
                owner = {"owner_id": user.id, "owner_name": "ada", "sharing": "private"}
                db.execute(model_versions.update().values(**owner))
    engine.dispose()
    return made_keys


def test_a_model_becomes_champion_when_a_second_person_accepts(
    trained: Trained, copied: Studio, headers: dict[str, dict[str, str]]
) -> None:
    first, second = (run["model_id"] for run in trained.runs)
    path = f"/v1/models/{second}/proposals"
    with copied.client() as client:
        alone = client.post(f"/v1/models/{second}/promote", json=WAIVED, headers=headers["bea"])
        assert alone.status_code == 404  # it is private
        refused = client.post(path, headers=headers["ada"]).json()
        assert refused["code"] == "promotion_refused"
        proposed = client.post(path, json=WAIVED, headers=headers["ada"])
        assert proposed.status_code == 201, proposed.text
        proposal = proposed.json()
        assert (
            "somebody else" in proposal["why_not_decide"]
            or "approver" in (proposal["why_not_decide"])
        )
        twice = client.post(path, json=WAIVED, headers=headers["bea"])
        assert (twice.status_code, twice.json()["code"]) == (409, "conflict")

        alone = client.post(f"/v1/models/{second}/promote", json=WAIVED, headers=headers["bea"])
        assert (alone.status_code, alone.json()["code"]) == (409, "second_person_needed")
        accept = f"/v1/proposals/{proposal['id']}/accept"
        for name in ("ada", "vera"):
            assert client.post(accept, headers=headers[name]).status_code == 403
        (waiting,) = client.get("/v1/proposals", headers=headers["bea"]).json()["items"]
        assert (waiting["id"], waiting["why_not_decide"]) == (proposal["id"], None)
        accepted = client.post(accept, json={"answer": "good"}, headers=headers["bea"])
        assert accepted.status_code == 200, accepted.text
        assert accepted.json()["state"] == "accepted"
        again = client.post(accept, headers=headers["cleo"])
        assert (again.status_code, again.json()["code"]) == (409, "conflict")

        assert client.get(f"/v1/models/{second}", headers=headers["vera"]).json()["status"] == (
            "champion"
        )
        path = f"/v1/models/{second}/promotions"
        (less,) = client.get(path, headers=headers["vera"]).json()["items"]
        assert less["replaced_id"] is None  # the model that was replaced is Ada's alone
        (promotion,) = client.get(path, headers=headers["ada"]).json()["items"]
        assert promotion["replaced_id"] == first
        assert (promotion["proposed_by"], promotion["accepted_by"]) == ("ada", "bea")
        assert promotion["reason"] == "fresher sales"


def test_nobody_decides_what_they_proposed_or_own(
    trained: Trained, copied: Studio, headers: dict[str, dict[str, str]]
) -> None:
    first, second = (run["model_id"] for run in trained.runs)
    with copied.client() as client:
        client.post(
            f"/v1/sharing/models/{second}", json={"sharing": "team"}, headers=headers["ada"]
        ).raise_for_status()
        path = f"/v1/models/{second}/proposals"
        proposal = client.post(path, json=WAIVED, headers=headers["bea"]).json()
        way = f"/v1/proposals/{proposal['id']}"
        own = client.post(f"{way}/accept", headers=headers["bea"])
        assert (own.status_code, own.json()["code"]) == (409, "second_person_needed")
        silent = client.post(f"{way}/decline", json={"answer": " "}, headers=headers["cleo"])
        assert (silent.status_code, silent.json()["code"]) == (422, "invalid_input")
        declined = client.post(
            f"{way}/decline", json={"answer": "Too few sales."}, headers=headers["cleo"]
        ).json()
        assert (declined["state"], declined["answer"]) == ("declined", "Too few sales.")

        next_one = client.post(path, json=WAIVED, headers=headers["bea"]).json()
        foreign = client.post(f"/v1/proposals/{next_one['id']}/withdraw", headers=headers["cleo"])
        assert (foreign.status_code, foreign.json()["code"]) == (403, "not_allowed")
        taken = client.post(f"/v1/proposals/{next_one['id']}/withdraw", headers=headers["bea"])
        assert taken.json()["state"] == "withdrawn"
        states = [
            item["state"] for item in client.get(path, headers=headers["ada"]).json()["items"]
        ]
        assert states == ["withdrawn", "declined"]
        assert client.get(f"/v1/models/{first}", headers=headers["ada"]).json()["status"] == (
            "champion"
        )


@pytest.fixture
def ctx(copied: Studio, headers: dict[str, dict[str, str]]) -> Iterator[Context]:
    """The same studio in this process, as Bea; its models are those of a built-in data set."""
    settings = Settings(
        data_dir=copied.home, HOUSEPRICE_REDIS_URL="redis://127.0.0.1:1/0", datasets_dir=None
    )
    engine = make_engine(f"sqlite:///{copied.home / 'houseprice.sqlite3'}")
    with transaction(engine) as db:
        db.execute(model_versions.update().values(owner_id=None, owner_name=None, sharing="team"))
        bea = users.named(db, "bea")
    assert bea is not None
    yield Context(settings, engine, SilentBell(), Actor(bea.id, "bea", "approver"))
    engine.dispose()


def scheduled(ctx: Context, run_id: str, maker: Context | None = None) -> str:
    """A schedule that promotes, one of whose runs has ended; returns its id."""
    plan = SchedulePlan("nightly", "0 2 * * *", "UTC", "demo", "lightgbm", TrainSettings(), True)
    schedule = plans.create(maker or ctx, plan)
    with transaction(ctx.engine) as db:
        fires.add(db, schedule.id, NewFire(1.0, "started", "", run_id, "waiting"))
    return schedule.id


def test_whoever_made_a_schedule_does_not_accept_its_model(
    trained: Trained, copied: Studio, headers: dict[str, dict[str, str]], ctx: Context
) -> None:
    with transaction(ctx.engine) as db:
        db.execute(model_aliases.delete())  # there is no champion that it would have to beat
    run = trained.runs[1]
    scheduled(ctx, run["id"])
    assert promote_scheduled(ctx, ModelProcess()) == 1
    with copied.client() as client:
        (proposal,) = client.get("/v1/proposals", headers=headers["bea"]).json()["items"]
        assert (proposal["model_id"], proposal["proposed_by"]) == (run["model_id"], "bea")
        accept = f"/v1/proposals/{proposal['id']}/accept"
        alone = client.post(accept, headers=headers["bea"])
        assert (alone.status_code, alone.json()["code"]) == (409, "second_person_needed")
        assert client.post(accept, headers=headers["cleo"]).status_code == 200


def test_a_schedule_that_names_nobody_proposes_nothing(trained: Trained, ctx: Context) -> None:
    with transaction(ctx.engine) as db:
        db.execute(model_aliases.delete())
    nobody = Context(ctx.settings, ctx.engine, SilentBell())
    schedule_id = scheduled(ctx, trained.runs[1]["id"], nobody)
    assert promote_scheduled(ctx, ModelProcess()) == 1
    (fire,) = plans.history(ctx, schedule_id).items
    assert fire.promotion == "kept"
    assert "Save the schedule again" in fire.promotion_reason


def test_the_model_of_a_schedule_that_is_champion_was_promoted_and_the_log_says_for_whom(
    trained: Trained, ctx: Context
) -> None:
    run = trained.runs[0]
    schedule_id = scheduled(ctx, run["id"])
    assert promote_scheduled(ctx, ModelProcess()) == 1
    (fire,) = plans.history(ctx, schedule_id).items
    assert fire.promotion == "promoted", fire.promotion_reason
    with reading(ctx.engine) as db:
        newest = audit.page(db).items[0]
    assert (newest.action, newest.subject) == ("scheduled_promotion", run["model_id"])
    assert (newest.actor_name, newest.detail["schedule_id"]) == ("bea", schedule_id)
