"""Two queues: each worker takes the runs of its own, whoever is idle."""

from __future__ import annotations

from typing import Any

from houseprice.services import runs
from houseprice.services.queueing.places import RunPlace
from houseprice.training.spec import TrainSettings


def submit(studio: Any, queue: str) -> str:
    place = RunPlace(queue)
    settings = TrainSettings(epochs=3)
    return runs.submit(studio.ctx, "lightgbm", settings, "demo", place=place).id


def test_each_celery_worker_takes_the_runs_of_its_queue(celery_studio_on_both: Any) -> None:
    studio = celery_studio_on_both
    studio.celery("cpu", queues="cpu,maintenance")
    waits, trained = submit(studio, "gpu"), submit(studio, "cpu")
    assert studio.ended(trained).state == "succeeded"
    assert [event.data["worker"].split("@")[0] for event in claims(studio, trained)] == ["cpu"]
    assert (studio.run(waits).state, studio.run(waits).queue_position) == ("queued", 1)
    studio.celery("gpu", queues="gpu")
    assert studio.ended(waits).state == "succeeded"
    assert [event.data["worker"].split("@")[0] for event in claims(studio, waits)] == ["gpu"]


def test_a_worker_that_polls_takes_the_runs_of_its_queue(studio: Any) -> None:
    waits, trained = submit(studio, "cpu"), submit(studio, "gpu")
    studio.start(["-m", "scripted_poll", "--queues", "gpu"], "poll")
    assert studio.ended(trained).state == "succeeded"
    assert studio.run(waits).state == "queued"


def claims(studio: Any, run_id: str) -> list[Any]:
    return [event for event in studio.events(run_id) if event.kind == "claimed"]
