"""The seed's training calls and ``/v1/runs`` show the same runs."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from fastapi.testclient import TestClient

from houseprice.api.app import create_app
from houseprice.jobs.records import ClaimedRun, EpochScore, Failure, ProgressUpdate
from houseprice.services.context import Context
from houseprice.settings import Settings
from houseprice.store import runs as store
from houseprice.store.engine import transaction
from houseprice.training.trial_ledger import Trial


def submit(client: TestClient, model_type: str = "lightgbm", **body: Any) -> str:
    answer = client.post(f"/train/{model_type}/async", json={"dataset": "demo", **body})
    assert answer.status_code == 202
    return str(answer.json()["task_id"])


def claim(ctx: Context) -> ClaimedRun:
    with transaction(ctx.engine) as db:
        claimed = store.claim(db, "w", ("cpu",), 60.0)
    assert claimed is not None
    return claimed


def fail(ctx: Context, run: ClaimedRun) -> None:
    failure = Failure("diverged", "The loss must be finite, got nan at epoch 3", "Learn slower.")
    with transaction(ctx.engine) as db:
        store.fail(db, run.id, run.fence, failure)


def test_a_submitted_training_is_queued_with_the_settings_that_were_sent(
    client: TestClient,
) -> None:
    answer = client.post(
        "/train/pytorch/async", json={"epochs": 7, "hidden_sizes": [8, 4], "dataset": "demo"}
    )
    task = answer.json()
    assert task["state"] == "PENDING"
    assert answer.headers["location"] == task["status_url"] == f"/task/{task['task_id']}/status"
    run = client.get(f"/v1/runs/{task['task_id']}").json()
    assert (run["state"], run["model_type"], run["queue_position"]) == ("queued", "pytorch", 1)
    assert (run["settings"]["epochs"], run["settings"]["hidden_sizes"]) == (7, [8, 4])
    assert run["dataset"]["is_sample"] is True


def finish_trial(ctx: Context, score: float) -> None:
    run = claim(ctx)
    assert run.plan is not None
    settings = {} if run.plan.number == 0 else {"num_leaves": 15}
    trial = Trial(run.plan.number, "complete", settings, score, 8.0, (score,))
    with transaction(ctx.engine) as db:
        store.finish_trial(db, run.id, run.fence, trial)


def test_a_tuning_shows_its_trials_and_what_they_found(client: TestClient, ctx: Context) -> None:
    run_id = submit(client, tune={"trials": 2})
    finish_trial(ctx, 0.3)
    finish_trial(ctx, 0.25)
    run = client.get(f"/v1/runs/{run_id}").json()
    assert (run["kind"], run["state"], run["progress"]["percent"]) == ("tune", "running", 37.5)
    assert run["settings"]["tune"] == {"seconds": None, "trials": 2}
    assert [child["kind"] for child in run["children"]] == ["trial", "trial", "train"]
    assert run["children"][1]["trial"]["validation_rmse"] == 0.25
    assert run["children"][1]["settings"]["params"] == {"num_leaves": 15}
    assert run["children"][2]["settings"]["params"] == {"num_leaves": 15}
    assert run["tuning"]["best"] == run["children"][1]["trial"]
    assert run["tuning"]["untuned"]["validation_rmse"] == 0.3
    task = client.get(f"/task/{run_id}/status").json()
    assert (task["state"], task["result"]) == ("STARTED", None)


def test_all_with_a_tuning_shows_each_family_with_its_trials(
    client: TestClient, ctx: Context
) -> None:
    run_id = submit(client, "all", tune={"seconds": 600, "trials": 1})
    run = client.get(f"/v1/runs/{run_id}").json()
    *families, blend = run["children"]
    assert [family["kind"] for family in families] == ["tune"] * 4
    assert (blend["kind"], blend["settings"]["tune"]) == ("blend", None)
    assert run["settings"]["tune"] == {"seconds": 600, "trials": 1}
    assert (run["queue_position"], families[0]["queue_position"]) == (1, 1)
    finish_trial(ctx, 0.3)
    run = client.get(f"/v1/runs/{run_id}").json()
    first = run["children"][0]
    assert [family["kind"] for family in first["children"]] == ["trial", "train"]
    assert first["tuning"]["best"]["validation_rmse"] == 0.3
    assert (run["state"], first["state"]) == ("running", "running")
    assert 0 < run["progress"]["percent"] < first["progress"]["percent"]


@pytest.mark.parametrize(
    ("model_type", "body", "message"),
    [
        ("lightgbm", {"tune": {}}, "tune must name seconds or trials"),
        ("lightgbm", {"tune": {"trials": 0}}, "trials"),
        ("lightgbm", {"tune": {"seconds": -1}}, "seconds"),
        ("all", {"tune": {"trials": 0}}, "trials"),
        ("lightgbm", {"params": {"dropout": 0.1}}, "must be one of num_leaves"),
        ("all", {"params": {"dropout": 0.1}}, "params belong to one family"),
    ],
)
def test_a_wrong_tuning_or_parameter_is_refused(
    client: TestClient, model_type: str, body: dict[str, Any], message: str
) -> None:
    answer = client.post(f"/train/{model_type}/async", json={"dataset": "demo", **body})
    assert answer.status_code == 422
    assert message in answer.text


def test_an_encoder_is_named_as_on_the_hub(client: TestClient) -> None:
    name = "sentence-transformers/all-MiniLM-L6-v2"
    run = client.post(
        "/v1/runs", json={"model_type": "lightgbm", "dataset": "demo", "text_encoder": name}
    )
    assert run.json()["settings"]["text_encoder"] == name


@pytest.mark.parametrize(
    "path", ["/etc/encoder", "../encoder", "a/../b", "./encoder", "C:\\encoder", "a/b/c", "encoder"]
)
def test_an_encoder_of_the_servers_disk_is_refused(client: TestClient, path: str) -> None:
    answer = client.post("/train/lightgbm/async", json={"dataset": "demo", "text_encoder": path})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_training_needs_no_body(client: TestClient) -> None:
    task = client.post("/train/lightgbm/async").json()
    settings = client.get(f"/v1/runs/{task['task_id']}").json()["settings"]
    assert (settings["epochs"], settings["dataset"]) == (500, "demo")


def test_the_same_key_is_the_same_run(client: TestClient) -> None:
    headers = {"Idempotency-Key": "form-1"}
    first, second = (
        client.post("/train/lightgbm/async", json={"dataset": "demo"}, headers=headers).json()
        for _ in range(2)
    )
    other = client.post("/train/lightgbm/async", json={"epochs": 9}, headers=headers)
    assert first == second
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_mismatch")
    assert len(client.get("/v1/runs").json()["items"]) == 1


def test_all_shows_its_parts(client: TestClient) -> None:
    run = client.post("/v1/runs", json={"model_type": "all", "dataset": "demo"}).json()
    assert [child["model_type"] for child in run["children"]][-1] == "blend"
    assert {child["parent_id"] for child in run["children"]} == {run["id"]}
    assert len(client.get("/v1/runs").json()["items"]) == 1


def test_the_result_is_202_until_the_run_is_over(client: TestClient, ctx: Context) -> None:
    task = submit(client)
    waiting = client.get(f"/task/{task}/result")
    assert (waiting.status_code, waiting.json()["state"]) == (202, "PENDING")
    fail(ctx, claim(ctx))
    over = client.get(f"/task/{task}/result")
    assert (over.status_code, over.json()["state"]) == (200, "FAILURE")
    assert over.json()["error"]["code"] == "diverged"
    assert over.json()["result"] is None


def test_progress_and_curve_are_what_the_trainer_told(client: TestClient, ctx: Context) -> None:
    task = submit(client)
    run = claim(ctx)
    points = tuple(EpochScore(epoch, epoch * 0.5, 1 / epoch, 2 / epoch) for epoch in (1, 2, 3))
    news = ProgressUpdate("training", 42.0, 3, 500, "Epoch 3", eta_s=9.0, curve=points)
    with transaction(ctx.engine) as db:
        store.record_progress(db, run.id, run.fence, news, 60.0)
    status = client.get(f"/task/{task}/status").json()
    assert status["state"] == "PROGRESS"
    assert (
        status["progress"].items()
        >= {"percent": 42.0, "current": 3, "total": 500, "eta_s": 9.0}.items()
    )
    curve = client.get(f"/v1/runs/{task}/curve", params={"since": 1}).json()
    assert [point["epoch"] for point in curve["points"]] == [2, 3]
    assert curve["best_epoch"] == 3


def test_a_queued_run_is_cancelled_at_once_and_can_be_run_again(client: TestClient) -> None:
    task = submit(client, epochs=11)
    assert client.post(f"/v1/runs/{task}/retry").status_code == 409
    cancelled = client.post(f"/v1/runs/{task}/cancel")
    assert (cancelled.status_code, cancelled.json()["task_state"]) == (202, "REVOKED")
    assert client.post(f"/v1/runs/{task}/cancel").status_code == 409
    again = client.post(f"/v1/runs/{task}/retry").json()
    assert (again["retry_of"], again["settings"]["epochs"], again["state"]) == (task, 11, "queued")


def test_a_failed_run_is_run_again_with_the_change_that_its_error_offers(
    client: TestClient, ctx: Context
) -> None:
    task = submit(client, "pytorch", learning_rate=9.0, epochs=11)
    fail(ctx, claim(ctx))
    change = {
        "fields": {"learning_rate": 0.002},
        "sentence": "Retry with a learning rate of 0.002",
    }
    assert client.get(f"/v1/runs/{task}").json()["error"]["change"] == change
    assert client.get(f"/task/{task}/status").json()["error"]["change"] == change
    again = client.post(f"/v1/runs/{task}/retry", params={"with_change": True})
    assert again.headers["location"] == f"/v1/runs/{again.json()['id']}"
    settings = again.json()["settings"]
    assert (again.json()["retry_of"], settings["learning_rate"], settings["epochs"]) == (
        task,
        0.002,
        11,
    )


def test_a_run_without_a_known_change_is_not_changed(client: TestClient) -> None:
    task = submit(client)
    client.post(f"/v1/runs/{task}/cancel")
    refused = client.post(f"/v1/runs/{task}/retry", params={"with_change": True})
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert "Leave with_change out" in refused.json()["hint"]


def test_a_retry_with_a_key_is_made_once(client: TestClient) -> None:
    task = submit(client)
    client.post(f"/v1/runs/{task}/cancel")
    headers = {"Idempotency-Key": "again-1"}
    ids = {client.post(f"/v1/runs/{task}/retry", headers=headers).json()["id"] for _ in range(2)}
    assert len(ids) == 1


def test_a_running_run_is_asked_to_stop(client: TestClient, ctx: Context) -> None:
    task = submit(client)
    claim(ctx)
    answer = client.post(f"/v1/runs/{task}/cancel")
    assert (answer.status_code, answer.json()["state"], answer.json()["cancel_requested"]) == (
        202,
        "running",
        True,
    )


def test_a_running_training_is_asked_to_finish_early(client: TestClient, ctx: Context) -> None:
    task = submit(client)
    refused = client.post(f"/v1/runs/{task}/finish")
    assert refused.status_code == 409
    assert "Cancel it instead" in refused.json()["hint"]
    claim(ctx)
    answer = client.post(f"/v1/runs/{task}/finish")
    assert answer.status_code == 202
    asked = answer.json()
    assert (asked["state"], asked["finish_requested"], asked["cancel_requested"]) == (
        "running",
        True,
        False,
    )
    assert client.post("/v1/runs/0123456789abcdefghjkmnpqrs/finish").status_code == 404


def test_a_run_says_where_it_went_on_and_what_went_wrong(client: TestClient, ctx: Context) -> None:
    task = submit(client)
    run = claim(ctx)
    resumed = {"models": 7, "total": 20, "epoch": 12}
    news = ProgressUpdate("training", 42.0, resumed=resumed, notices=("One was skipped.",))
    with transaction(ctx.engine) as db:
        store.record_progress(db, run.id, run.fence, news, 60.0)
    document = client.get(f"/v1/runs/{task}").json()
    assert (document["resumed"], document["notices"]) == (resumed, ["One was skipped."])


def test_pages_and_filters_show_each_run_once(client: TestClient) -> None:
    run_ids = [submit(client, family) for family in ("lightgbm", "pytorch", "lightgbm")]
    first = client.get("/v1/runs", params={"limit": 2}).json()
    second = client.get("/v1/runs", params={"limit": 2, "cursor": first["next_cursor"]}).json()
    assert [run["id"] for run in first["items"] + second["items"]] == run_ids[::-1]
    assert second["next_cursor"] is None
    only = client.get("/v1/runs", params={"model_type": "pytorch", "state": "queued"}).json()
    assert [run["id"] for run in only["items"]] == [run_ids[1]]


def test_the_waiting_call_answers_when_the_run_ends(
    client: TestClient, ctx: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("houseprice.api.routes.train.WAIT_S", 0.02)
    answers = []
    body = {"dataset": "demo"}
    caller = threading.Thread(
        target=lambda: answers.append(client.post("/train/lightgbm", json=body))
    )
    caller.start()
    while not client.get("/v1/runs").json()["items"]:
        pass
    assert not answers
    fail(ctx, claim(ctx))
    caller.join(10)
    assert (answers[0].status_code, answers[0].json()["state"]) == (200, "FAILURE")


def test_a_small_training_comes_before_all_that_came_first(client: TestClient) -> None:
    parent, single = submit(client, "all"), submit(client)
    shown = [client.get(f"/v1/runs/{run}").json() for run in (parent, single)]
    assert [(run["priority"], run["queue_position"]) for run in shown] == [
        ("low", 2),
        ("normal", 1),
    ]


def test_a_waiting_run_is_given_another_priority(client: TestClient, ctx: Context) -> None:
    first, second = submit(client), submit(client, priority="low", queue="cpu")
    changed = client.patch(f"/v1/runs/{second}", json={"priority": "high"})
    assert changed.status_code == 200
    assert (changed.json()["priority"], changed.json()["queue_position"]) == ("high", 1)
    assert claim(ctx).id == second
    refused = client.patch(f"/v1/runs/{second}", json={"priority": "low"})
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict")
    assert client.patch(f"/v1/runs/{first}", json={"priority": "urgent"}).status_code == 422
    assert client.patch(f"/v1/runs/{'0' * 26}", json={"priority": "low"}).status_code == 404


def test_a_page_of_another_site_changes_no_priority(client: TestClient) -> None:
    headers = {"Origin": "https://elsewhere.example"}
    run = submit(client)
    answer = client.patch(f"/v1/runs/{run}", json={"priority": "high"}, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "cross_site")


def test_a_full_queue_says_when_to_come_back(settings: Settings) -> None:
    few = settings.model_copy(update={"max_queued": 1})
    with TestClient(create_app(few), base_url="http://127.0.0.1") as client:
        run = submit(client, "all")
        answer = client.post("/train/lightgbm/async", json={"dataset": "demo"})
        assert (answer.status_code, answer.json()["code"]) == (429, "queue_full")
        assert answer.headers["Retry-After"] == "60"
        assert "HOUSEPRICE_MAX_QUEUED" in answer.json()["hint"]
        client.post(f"/v1/runs/{run}/cancel")
        submit(client)
