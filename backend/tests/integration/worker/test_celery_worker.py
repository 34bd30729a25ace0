"""Real Celery workers, a real Redis, real databases: whatever is killed, nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import psutil
import pytest
import redis
from celery import Celery

from houseprice.jobs.queue import SilentBell
from houseprice.jobs.states import IMPORT_PLACES
from houseprice.services import runs
from houseprice.services.notifications import webhooks

REAL = "houseprice.worker.celery_app"


def supervisors(worker: Any) -> list[psutil.Process]:
    """The children of a worker that supervise."""
    return psutil.Process(worker.pid).children()


def once(studio: Any, run_id: str) -> None:
    """Check that a run succeeded once, with one model and without leftovers."""
    view = studio.ended(run_id)
    assert view.state == "succeeded", view.error
    assert studio.versions(run_id) == 1
    assert studio.kinds(run_id).count("succeeded") == 1
    assert studio.trainers(run_id) == []


def test_a_real_training_goes_through(celery_studio_on_both: Any, redis_url: str) -> None:
    studio = celery_studio_on_both
    worker = studio.celery("real", app=REAL)
    run_id = studio.submit("lightgbm", epochs=20)
    once(studio, run_id)
    view = studio.run(run_id)
    assert view.result is not None
    assert view.result["test"]["n"] > 100
    assert view.progress.percent == 100
    points = runs.curve(studio.ctx, run_id).points
    assert [point.epoch for point in points] == list(range(1, len(points) + 1))
    answer = health_check(redis_url)
    assert (answer["status"], answer["slots"]) == ("ok", 1)
    assert ping(redis_url) == [answer["worker"]]
    loaded = {Path(part.path).name for part in psutil.Process(worker.pid).memory_maps()}
    assert not any("torch" in name or "tensorflow" in name for name in loaded)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(20) == 0
    assert studio.workers() == []  # it said goodbye


def health_check(redis_url: str) -> dict[str, Any]:
    """Run the health check of a worker, as an operator does."""
    with Celery(broker=redis_url, backend=redis_url, set_as_current=False) as app:
        question = app.send_task("health_check", queue="maintenance")
        answer: dict[str, Any] = question.get(timeout=20)
        app.backend.result_consumer.stop()
    return answer


def ping(redis_url: str) -> list[str]:
    """The workers that answer Celery's own question, as a container's health check asks it."""
    with Celery(broker=redis_url, set_as_current=False) as app:
        return sorted(app.control.inspect(timeout=10, limit=1).ping() or [])


def test_a_killed_trainer_is_replaced(celery_studio: Any) -> None:
    studio = celery_studio
    studio.celery("real", app=REAL)
    run_id = studio.submit("lightgbm", epochs=10)
    studio.until(lambda: studio.run(run_id).phase == "loading", "the first news")
    os.kill(studio.trainers(run_id)[0], signal.SIGKILL)
    once(studio, run_id)
    row = studio.row(run_id)
    assert (row.failures, row.lost) == (0, 1)


def test_a_killed_supervisor_is_replaced(celery_studio_on_both: Any) -> None:
    studio = celery_studio_on_both
    studio.script(default={"hold": "gate"})
    worker = studio.celery("worker")
    run_id = studio.submit()
    studio.training(run_id)
    parent_of_trainer = psutil.Process(studio.trainers(run_id)[0]).parent()
    assert parent_of_trainer in supervisors(worker)
    parent_of_trainer.kill()
    studio.until(lambda: studio.trainers() == [], "the end of the trainer", 5)
    studio.open()
    once(studio, run_id)
    assert worker.poll() is None
    assert studio.row(run_id).lost == 1


def test_a_killed_worker_is_replaced_and_leaves_nothing(celery_studio: Any) -> None:
    studio = celery_studio
    studio.script(default={"hold": "gate"})
    worker = studio.celery("first")
    run_id, waiting = studio.submit(), studio.submit()
    studio.training(run_id)
    family = [psutil.Process(worker.pid), *supervisors(worker)]
    worker.kill()
    worker.wait()
    studio.until(lambda: studio.trainers() == [], "the end of the trainer", 5)
    gone, alive = psutil.wait_procs(family, timeout=5)
    assert len(gone) == len(family), alive
    studio.open()
    studio.celery("second")
    once(studio, run_id)
    once(studio, waiting)


def test_an_emptied_redis_loses_nothing(doomed_redis_studio: Any, own_redis: Any) -> None:
    studio = doomed_redis_studio
    studio.script(default={"hold": "gate"})
    worker = studio.celery("worker")
    running, waiting = studio.submit(), studio.submit()
    studio.training(running)
    own_redis.kill()
    late = studio.submit()  # accepted without a broker
    studio.open()
    once(studio, running)
    assert studio.row(running).attempt == 1  # it was not disturbed
    own_redis.start()
    once(studio, waiting)
    once(studio, late)
    assert worker.poll() is None


def test_a_lost_ring_is_rung_again_and_a_doubled_one_changes_nothing(celery_studio: Any) -> None:
    studio = celery_studio
    studio.celery("worker", slots=2)
    bell = studio.ctx.bell
    object.__setattr__(studio.ctx, "bell", SilentBell())
    unheard = studio.submit()
    once(studio, unheard)
    doubled = studio.submit()
    for _ in range(20):
        assert bell.ring(doubled)
    once(studio, doubled)
    assert studio.row(doubled).attempt == 1


def test_messages_that_are_none_leave_the_worker_alive(celery_studio: Any, redis_url: str) -> None:
    studio = celery_studio
    worker = studio.celery("worker")
    poison = [
        b"\xff\xfe garbage",
        b"",
        b"[]",
        b"null",
        b'{"body": 1}',
        b'{"body": "e30=", "properties": {}, "headers": {}}',
        message(task="rm -rf", body="W1tdLHt9LHt9XQ=="),  # an unknown task
        message(task="train_model_async", body="not base64 \u00fc"),
        message(task="train_model_async", body="gASVAAAAAA==", content="application/x-python"),
        message(task="train_model_async", body="W1sxLDIsM10sIHsiYSI6MX0sIHt9XQ=="),  # arguments
        b"[" * 100_000,
        b'"' + b"x" * 2_000_000 + b'"',
    ]
    with redis.Redis.from_url(redis_url) as client:
        for raw in poison:
            client.lpush("cpu", raw)
    run_id = studio.submit()
    once(studio, run_id)
    studio.until(lambda: queue_length(redis_url) == 0, "an empty queue")
    assert worker.poll() is None
    assert len(supervisors(worker)) == 1 + IMPORT_PLACES


def message(task: str, body: str, content: str = "application/json") -> bytes:
    """A message as Celery writes it, but with one mistake."""
    return json.dumps(
        {
            "body": body,
            "content-encoding": "utf-8",
            "content-type": content,
            "headers": {"lang": "py", "task": task, "id": "x", "argsrepr": "", "kwargsrepr": ""},
            "properties": {
                "correlation_id": "x",
                "reply_to": "x",
                "delivery_mode": 2,
                "delivery_info": {"exchange": "", "routing_key": "cpu"},
                "priority": 0,
                "body_encoding": "base64",
                "delivery_tag": "x",
            },
        }
    ).encode()


def queue_length(redis_url: str) -> int:
    """Messages that no worker has taken."""
    with redis.Redis.from_url(redis_url) as client:
        return int(client.llen("cpu"))


def test_runs_are_cancelled_while_they_wait_and_while_they_train(celery_studio: Any) -> None:
    studio = celery_studio
    studio.script(default={"hold": "never"})
    studio.celery("worker")
    running, waiting = studio.submit(), studio.submit()
    studio.training(running)
    assert runs.cancel(studio.ctx, waiting).state == "cancelled"
    runs.cancel(studio.ctx, running)
    assert studio.ended(running).state == "cancelled"
    assert "claimed" not in studio.kinds(waiting)
    assert studio.trainers() == []


def test_a_family_trains_side_by_side_and_survives_a_failed_child(
    celery_studio_on_both: Any,
) -> None:
    studio = celery_studio_on_both
    studio.script(
        default={"hold": "gate"}, pytorch={"error": "diverged", "hold": None}, blend={"hold": None}
    )
    studio.celery("first")
    studio.celery("second")
    parent = studio.submit("all")
    studio.until(lambda: len(studio.trainers()) == 2, "two trainers at once")
    names = {worker.name.split("@")[0] for worker in studio.workers() if worker.busy == 1}
    assert names == {"first", "second"}
    studio.open()
    view = studio.ended(parent)
    states = {child.model_type: child.state for child in view.children}
    assert view.state == "succeeded"
    assert states.pop("pytorch") == "failed"
    assert set(states.values()) == {"succeeded"}
    blend = next(child for child in view.children if child.kind == "blend")
    facts = json.loads((studio.home / "witness" / f"{blend.id}-1.json").read_text())
    assert len(facts["members"]) == 3
    assert all(Path(member).is_dir() for member in facts["members"])


@pytest.mark.parametrize("remapped", [False, True])
def test_a_worker_that_is_told_to_end_hands_its_run_on(celery_studio: Any, remapped: bool) -> None:
    studio = celery_studio
    studio.script(default={"hold": "gate"})
    more = {"REMAP_SIGTERM": "SIGQUIT"} if remapped else {}
    worker = studio.celery("first", **more)
    run_id = studio.submit()
    studio.training(run_id)
    worker.send_signal(signal.SIGTERM)
    studio.until(lambda: "released" in studio.kinds(run_id), "the release", 15)
    assert studio.row(run_id).attempt == 0  # not counted
    if not remapped:  # else Celery sleeps for the whole of the soft shutdown
        assert worker.wait(20) == 0
    else:
        worker.kill()
    studio.open()
    studio.celery("second")
    once(studio, run_id)
    assert studio.row(run_id).attempt == 1


def test_beat_ticks_and_a_second_beat_changes_nothing(celery_studio: Any, redis_url: str) -> None:
    studio = celery_studio
    for number in (1, 2):
        words = ["-A", "scripted_app", "beat", "--loglevel=INFO", "--pidfile="]
        studio.start(["-m", "celery", *words], f"beat-{number}")
    with redis.Redis.from_url(redis_url) as client:
        studio.until(lambda: client.llen("maintenance") >= 2, "two ticks", 20)
    studio.celery("worker")
    run_id = studio.submit()
    once(studio, run_id)
    log = (studio.home / "worker.log").read_text()
    studio.until(lambda: "Task reconcile" in (studio.home / "worker.log").read_text(), "a tick")
    assert "Traceback" not in log
    left = [file.name for file in studio.home.rglob("*schedule*")]
    assert left == [], "a file that a kill can cut short keeps beat from starting"


def test_beat_lets_a_worker_send_what_the_outbox_holds(celery_studio: Any) -> None:
    studio, calls = celery_studio, []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            calls.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()

    with HTTPServer(("127.0.0.1", 0), Receiver) as receiver:
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        host = f"127.0.0.1:{receiver.server_address[1]}"
        studio.environment["HOUSEPRICE_WEBHOOK_ALLOW"] = host
        settings = studio.ctx.settings.model_copy(update={"webhook_allow": host})
        ctx = replace(studio.ctx, settings=settings)
        hook = webhooks.create(ctx, f"http://{host}/", ["run.succeeded"])
        words = ["-m", "celery", "-A", "scripted_app", "beat", "--loglevel=INFO", "--pidfile="]
        studio.start(words, "beat")
        studio.celery("worker")
        run_id = studio.submit()
        once(studio, run_id)
        studio.until(lambda: calls, "a message")
        (item,) = webhooks.delivery_page(ctx, hook.id).items
        studio.until(lambda: webhooks.delivery(ctx, item.id).state == "delivered", "a record of it")
        receiver.shutdown()
    assert json.loads(calls[0])["data"]["run_id"] == run_id


def test_a_polling_worker_needs_no_redis(studio: Any) -> None:
    program = Path(sys.executable).with_name("houseprice")
    worker = studio.start([str(program), "worker", "--poll", "--slots=2"], "poll")
    run_id = studio.submit("lightgbm", epochs=10)
    once(studio, run_id)
    assert [row.slots for row in studio.workers()] == [2]
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(20) == 0
    assert studio.workers() == []
