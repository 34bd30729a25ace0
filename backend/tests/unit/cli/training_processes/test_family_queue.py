"""Families begin in their order, each with a limit, as long as there is time."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from houseprice.cli.training_processes import family_queue
from houseprice.cli.training_processes.family_queue import FamilyQueue
from houseprice.cli.training_processes.jobs import Order
from houseprice.cli.training_processes.pool import Job, JobEnd
from houseprice.models.registry import FAMILIES
from houseprice.training.spec import TrainSettings

LIMIT_S = 300.0


@dataclass
class Now:
    """A clock that the test moves."""

    at: float = 0.0
    paces: dict[str, float] = field(default_factory=dict)

    def monotonic(self) -> float:
        return self.at

    def time(self) -> float:
        return self.at


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Now:
    clock = Now()
    monkeypatch.setattr(family_queue, "time", clock)
    return clock


def queue_of(names: list[str], tmp_path: Path, ends_at: float | None) -> FamilyQueue:
    frame = SimpleNamespace(height=20_000)
    sales = SimpleNamespace(frame=frame, path=tmp_path / "demo" / "sales.parquet")
    settings = TrainSettings(time_limit_s=None if ends_at is None else LIMIT_S)
    order = Order(sales, settings, tmp_path, 1)  # type: ignore[arg-type] # only these are read
    return FamilyQueue(dict.fromkeys(names, order), slots=2, ends_at=ends_at)


def take(queue: FamilyQueue) -> Job:
    job = queue.next_job()
    assert job is not None
    return job


def ended(pace: float) -> JobEnd:
    return JobEnd({"pace": pace}, Path("model"))


def test_without_a_limit_every_family_begins(now: Now, tmp_path: Path) -> None:
    queue = queue_of(list(FAMILIES), tmp_path, None)
    jobs = [take(queue) for _ in FAMILIES]
    assert [job.name for job in jobs] == list(FAMILIES)
    assert {job.request["limit"] for job in jobs} == {None}
    assert queue.next_job() is None
    assert queue.has_time_to_blend()
    assert queue.left_out == []


def test_families_that_wait_get_the_time_that_is_left(now: Now, tmp_path: Path) -> None:
    queue = queue_of(list(FAMILIES), tmp_path, LIMIT_S)
    first, second = take(queue), take(queue)
    assert first.request["limit"]["turns"] == second.request["limit"]["turns"] == 2
    now.at = 80.0
    queue.on_end(first, ended(1.0))
    assert take(queue).request["limit"]["turns"] == 1
    assert queue.left_out == []


def test_on_a_busy_machine_the_families_that_wait_are_left_out(now: Now, tmp_path: Path) -> None:
    queue = queue_of(list(FAMILIES), tmp_path, LIMIT_S)
    first, second = take(queue), take(queue)
    now.at = 150.0
    queue.on_end(first, ended(4.0))
    assert queue.next_job() is None
    assert queue.left_out == list(FAMILIES)[2:]
    queue.on_end(second, ended(4.0))
    now.at = 200.0
    assert queue.has_time_to_blend()
    now.at = 299.0
    assert not queue.has_time_to_blend()


def test_two_families_begin_however_short_the_limit_is(now: Now, tmp_path: Path) -> None:
    queue = queue_of(list(FAMILIES), tmp_path, 1.0)
    assert [take(queue).name, take(queue).name] == list(FAMILIES)[:2]
    assert queue.next_job() is None


def test_a_single_family_has_the_whole_time(now: Now, tmp_path: Path) -> None:
    limit = take(queue_of(["pytorch"], tmp_path, LIMIT_S)).request["limit"]
    assert (limit["turns"], limit["after_s"]) == (1, 0.0)
