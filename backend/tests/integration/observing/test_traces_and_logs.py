"""A request and its run are found again: in traces where they are on, and in the logs."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

if TYPE_CHECKING:
    from tests.integration.observing.conftest import Collector, Span

WAIT_S = 120.0
HERE = Path(__file__).parents[1] / "worker"
Start = Callable[..., tuple[subprocess.Popen[bytes], Path]]


def until(condition: Callable[[], Any], what: Callable[[], str]) -> Any:
    deadline = time.monotonic() + WAIT_S
    while not (value := condition()):
        assert time.monotonic() < deadline, what()
        time.sleep(0.1)
    return value


@pytest.fixture
def start(tmp_path: Path, sqlite_url: str, redis_url: str) -> Iterator[Start]:
    """Starts a program of a studio; returns its process and its log."""
    processes: list[subprocess.Popen[bytes]] = []
    (tmp_path / "script.json").write_text(json.dumps({"default": {"error": "diverged"}}))

    def begin(name: str, *words: str, **more: str) -> tuple[subprocess.Popen[bytes], Path]:
        environment = {
            **os.environ,
            "HOUSEPRICE_DATA_DIR": str(tmp_path),
            "HOUSEPRICE_DATABASE_URL": sqlite_url,
            "HOUSEPRICE_REDIS_URL": redis_url,
            "PYTHONPATH": str(HERE),
            "OTEL_BSP_SCHEDULE_DELAY": "200",
            **more,
        }
        log = tmp_path / f"{name}.log"
        with log.open("ab") as output:
            process = subprocess.Popen(
                [sys.executable, *words],
                env=environment,
                cwd=tmp_path,
                stdout=output,
                stderr=output,
            )
        processes.append(process)
        return process, log

    yield begin
    for process in processes:
        process.terminate()
    for process in processes:
        process.wait(40)


def serve(start: Start, **more: str) -> tuple[httpx2.Client, Path]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    _, log = start("api", "-m", "houseprice.cli.app", "serve", "--port", str(port), **more)
    url = f"http://127.0.0.1:{port}"

    def answers() -> bool:
        try:
            return httpx2.get(f"{url}/health").status_code == 200
        except httpx2.TransportError:
            return False

    until(answers, log.read_text)
    return httpx2.Client(base_url=url, timeout=30), log


def work(start: Start, **more: str) -> Path:
    words = ("-m", "celery", "-A", "scripted_app", "worker", "--concurrency=1", "--loglevel=INFO")
    return start("worker", *words, **more)[1]


def ended(client: httpx2.Client, logs: tuple[Path, ...]) -> tuple[str, str]:
    """Ids of the request and of its run, which is over."""
    answer = client.post("/train/lightgbm/async", json={"dataset": "demo", "epochs": 5})
    run_id = answer.json()["task_id"]
    until(
        lambda: client.get(f"/v1/runs/{run_id}").json()["state"] == "failed",
        lambda: "\n".join(log.read_text()[-3000:] for log in logs),
    )
    return answer.headers["x-request-id"], run_id


def test_a_request_its_queries_and_its_run_are_traced(start: Start, collector: Collector) -> None:
    on = {"HOUSEPRICE_TRACING": "true", "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url}
    client, api = serve(start, **on)
    worker = work(start, **on)
    with client:
        _, run_id = ended(client, (api, worker))
    name = "POST /train/{model_type}/async"
    (request,) = until(
        lambda: collector.named("houseprice-api", name),
        lambda: str({(span.service, span.name) for span in collector.spans}),
    )
    assert request.facts["http.route"] == "/train/{model_type}/async"

    def stored() -> list[Span]:
        return [span for span in collector.below(request) if "INSERT INTO runs" in span.statement]

    until(stored, lambda: str([(span.name, span.facts) for span in collector.spans][:200]))
    assert {span.trace_id for span in collector.below(request)} == {request.trace_id}

    def of_run() -> Any:
        runs = collector.named("houseprice-worker", "run")
        return [span for span in runs if span.facts["run.id"] == run_id]

    (run,) = until(of_run, worker.read_text)
    assert (run.facts["run.family"], run.facts["run.attempt"]) == ("lightgbm", 1)

    def task() -> list[str]:
        return [span.name for span in collector.spans if span.span_id == run.parent_id]

    assert until(task, worker.read_text) == ["run/train_model_async"]
    # Nobody looks for the traces of probes.
    assert collector.named("houseprice-api", "GET /health") == []


def test_the_logs_of_api_and_worker_are_json_with_the_ids(start: Start) -> None:
    as_json = {"HOUSEPRICE_LOG_FORMAT": "json"}
    client, api = serve(start, **as_json)
    worker = work(start, **as_json)
    with client:
        request_id, run_id = ended(client, (api, worker))
    (accepted,) = [line for line in lines_of(api) if line["message"].startswith("Run accepted")]
    assert (accepted["request_id"], accepted["run_id"]) == (request_id, run_id)

    said = [line for line in lines_of(worker) if line.get("run_id") == run_id]
    assert any("claimed" in line["message"] or "failed" in line["message"] for line in said)


def test_the_logs_for_people_end_with_the_ids_too(start: Start) -> None:
    client, api = serve(start)
    worker = work(start)
    with client:
        request_id, run_id = ended(client, (api, worker))
    accepted = f"[request_id={request_id} run_id={run_id}]"
    assert any(line.endswith(accepted) for line in api.read_text().splitlines())
    said = [line for line in worker.read_text().splitlines() if f"run_id={run_id}]" in line]
    assert any("claimed" in line for line in said), worker.read_text()
    assert any("failed" in line for line in said), worker.read_text()


def lines_of(log: Path) -> list[dict[str, Any]]:
    """The lines of a log; Celery's banner comes before its first line."""
    texts = [text for text in log.read_text().splitlines() if text.startswith("{")]
    assert texts
    return [json.loads(text) for text in texts]
