"""What Prometheus reads of a studio."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from houseprice.api.app import create_app
from houseprice.jobs.records import ClaimedRun, EpochScore, Failure, Outcome, ProgressUpdate
from houseprice.services.context import Context
from houseprice.settings import Settings
from houseprice.store import runs as store
from houseprice.store.engine import transaction
from houseprice.store.tables import model_versions


def samples(client: TestClient) -> dict[str, float]:
    """Every figure under its name and labels, as Prometheus writes it."""
    answer = client.get("/metrics")
    assert answer.status_code == 200
    return {
        f"{sample.name}{sorted(sample.labels.items())}": sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def submit(client: TestClient, queue: str = "cpu") -> str:
    body = {"dataset": "demo", "queue": queue}
    return str(client.post("/train/lightgbm/async", json=body).json()["task_id"])


def test_the_queue_and_the_states_are_those_of_the_table(client: TestClient) -> None:
    for _ in range(2):
        submit(client)
    client.post(f"/v1/runs/{submit(client, 'gpu')}/cancel")
    read = samples(client)
    assert read["houseprice_queue_runs[('queue', 'cpu')]"] == 2
    assert read["houseprice_queue_runs[('queue', 'gpu')]"] == 0
    assert 0 <= read["houseprice_queue_oldest_seconds[('queue', 'cpu')]"] < 3600
    assert read["houseprice_runs[('state', 'cancelled')]"] == 1
    assert read["houseprice_runs_ended_total[('code', ''), ('state', 'cancelled')]"] == 1
    assert read["houseprice_workers[]"] == read["houseprice_broker_up[]"] == 0
    assert read["houseprice_storage_free_bytes[]"] > 0


def test_claims_recoveries_and_epochs_are_counted_from_the_log(
    client: TestClient, ctx: Context
) -> None:
    run_id = submit(client)
    curve = tuple(EpochScore(epoch, 1.0, 0.5, 0.4) for epoch in (1, 2, 3))
    with transaction(ctx.engine) as db:
        first = store.claim(db, "w", ("cpu",), 60.0)
        assert first is not None
        store.record_progress(db, run_id, 1, ProgressUpdate("training", 5.0, curve=curve), 60.0)
        store.release(db, run_id, 1, counted=False)
        assert store.claim(db, "w", ("cpu",), 60.0) is not None
        store.fail(db, run_id, 2, Failure("diverged", "The loss must be finite"))
    read = samples(client)
    assert read["houseprice_claim_seconds_count[]"] == 2
    assert read["houseprice_recovery_seconds_count[]"] == 1
    assert read["houseprice_epochs_total[]"] == 3
    assert read["houseprice_runs_ended_total[('code', 'diverged'), ('state', 'failed')]"] == 1
    assert samples(client)["houseprice_epochs_total[]"] == 3  # nothing is counted twice


def test_the_champion_is_measured_in_shares_and_running_runs_by_queue(
    client: TestClient, ctx: Context
) -> None:
    """The rule for alerts compares with 0.85; scores are in percent."""
    run = _trained(client, ctx)
    assert samples(client)["houseprice_queue_running[('queue', 'cpu')]"] == 1
    _end(ctx, run)
    read = samples(client)
    (coverage,) = [read[name] for name in read if name.startswith("houseprice_champion_coverage")]
    (ratio,) = [read[name] for name in read if name.startswith("houseprice_champion_median")]
    assert (coverage, ratio) == (0.88, 1.01)
    assert read["houseprice_queue_running[('queue', 'cpu')]"] == 0


def test_a_private_champion_is_not_among_the_metrics(client: TestClient, ctx: Context) -> None:
    """Prometheus shows them to people whom the studio does not know."""
    _end(ctx, _trained(client, ctx))
    with transaction(ctx.engine) as db:
        db.execute(model_versions.update().values(sharing="private", owner_id="a" * 26))
    assert not [name for name in samples(client) if name.startswith("houseprice_champion")]


def _trained(client: TestClient, ctx: Context) -> ClaimedRun:
    submit(client)
    with transaction(ctx.engine) as db:
        run = store.claim(db, "w", ("cpu",), 60.0)
    assert run is not None
    return run


def _end(ctx: Context, run: ClaimedRun) -> None:
    scores = {"median_ratio": {"value": 1.01}, "coverage_90": {"value": 88.0}}
    better = {"mdape": {"value": 8.0}, **scores}
    result = {"pace": 1.0, "seconds": 1.5, "test": better}
    result["baselines"] = {"linear": {"mdape": {"value": 12.0}}}
    with transaction(ctx.engine) as db:
        outcome = Outcome(result, f"{run.id}-{run.fence}", "a" * 64, "b" * 64, 1000)
        assert store.succeed(db, run.id, run.fence, outcome) is not None


def test_answers_are_counted_by_their_route_and_never_by_their_path(client: TestClient) -> None:
    run_id = submit(client)
    for path in (f"/v1/runs/{run_id}", f"/v1/runs/{'0' * 26}", "/secret/path", "/other"):
        client.get(path)
    client.get(f"/v1/runs/{run_id}", params={"wait": 0.1})
    read = samples(client)
    assert read[_requests("/v1/runs/{run_id}", "200")] == 2
    assert read[_requests("/v1/runs/{run_id}", "404")] == 1
    assert read[_requests("unknown", "404")] == 2
    assert not any("secret" in name for name in read)
    # The call that waited on purpose says nothing of the server's speed.
    assert read["houseprice_http_request_seconds_count[('route', '/v1/runs/{run_id}')]"] == 2


def _requests(route: str, status: str) -> str:
    labels = [("method", "GET"), ("route", route), ("status", status)]
    return f"houseprice_http_requests_total{labels}"


@pytest.mark.parametrize("kind", ["text/plain", "application/openmetrics-text"])
def test_the_format_is_the_one_that_was_asked_for(client: TestClient, kind: str) -> None:
    answer = client.get("/metrics", headers={"Accept": kind})
    assert answer.headers["Content-Type"].startswith(kind)


def test_metrics_can_be_switched_off(settings: Settings) -> None:
    off = settings.model_copy(update={"metrics": False})
    with TestClient(create_app(off), base_url="http://127.0.0.1") as client:
        answer = client.get("/metrics")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
