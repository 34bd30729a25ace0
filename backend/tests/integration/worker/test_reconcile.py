"""The reconciler on real databases and a real Redis."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import redis

from houseprice.services.reconcile import ReconcilerThread, collect_garbage, reconcile, ring
from houseprice.store import runs as run_store
from houseprice.store import workers as worker_store
from houseprice.store.engine import transaction
from houseprice.store.workers import WorkerBeat

HOURS_AGO = 7200


class CountingBell:
    """Counts the rings."""

    def __init__(self) -> None:
        self.rings = 0

    def ring(self, hint: str, queue: str = "cpu") -> bool:
        """Count one more ring."""
        del hint, queue
        self.rings += 1
        return True


def with_worker(studio: Any, slots: int) -> CountingBell:
    """A live worker with free slots, and a bell that counts."""
    beat = WorkerBeat("one@host", "nonce", "host", 1, slots, ("cpu",))
    with transaction(studio.ctx.engine) as db:
        worker_store.beat(db, beat)
    bell = CountingBell()
    object.__setattr__(studio.ctx, "bell", bell)
    return bell


def test_it_rings_for_what_waits_but_not_beyond_the_free_slots(
    celery_studio_on_both: Any, redis_url: str
) -> None:
    studio = celery_studio_on_both
    bell = with_worker(studio, slots=3)
    for _ in range(5):
        studio.submit()
    bell.rings = 0
    assert ring(studio.ctx) == bell.rings == 3
    with redis.Redis.from_url(redis_url) as client:
        client.lpush("cpu", b"one ring lies there already")
    assert ring(studio.ctx) == 2


def test_a_full_queue_is_not_rung_for_when_every_slot_is_busy(celery_studio: Any) -> None:
    studio = celery_studio
    with_worker(studio, slots=1)
    for _ in range(3):
        studio.submit()
    with transaction(studio.ctx.engine) as db:
        assert run_store.claim(db, "one@host", ("cpu",), 60.0)
    assert ring(studio.ctx) == 0


def test_an_expired_lease_is_taken_back_and_a_live_one_is_left(studio_on_both: Any) -> None:
    studio = studio_on_both
    lost, alive = studio.submit(), studio.submit()
    with transaction(studio.ctx.engine) as db:
        run_store.claim(db, "dead", ("cpu",), 0.01)
    with transaction(studio.ctx.engine) as db:
        run_store.claim(db, "alive", ("cpu",), 60.0)
    time.sleep(0.05)
    assert reconcile(studio.ctx).reaped == 1
    assert (studio.row(lost).state, studio.row(alive).state) == ("queued", "running")


def test_many_reconcilers_at_once_change_nothing_twice(studio_on_both: Any) -> None:
    studio = studio_on_both
    run_id = studio.submit()
    with transaction(studio.ctx.engine) as db:
        run_store.claim(db, "dead", ("cpu",), 0.01)
    threads = [ReconcilerThread(studio.ctx) for _ in range(5)]
    for thread in threads:
        thread.start()
    studio.until(lambda: studio.row(run_id).state == "queued", "reaping")
    for thread in threads:
        thread.stop()
    assert studio.kinds(run_id) == ["submitted", "claimed", "reaped"]


def test_a_broker_that_is_away_stops_no_pass(studio: Any) -> None:
    with_worker(studio, slots=1)
    studio.submit()
    assert reconcile(studio.ctx).rung == 0


def test_garbage_goes_and_everything_in_use_stays(studio: Any) -> None:
    run_id = studio.submit()
    with transaction(studio.ctx.engine) as db:
        claimed = run_store.claim(db, "w", ("cpu",), 60.0)
    assert claimed is not None
    artifacts = studio.ctx.settings.artifacts_dir
    used, old, young = f"{run_id}-1", "0" * 26 + "-1", "1" * 26 + "-1"
    for name in (used, old, young, f".{old}.abc.partial"):
        (artifacts / name).mkdir(parents=True)
    (artifacts / f"{old}.outcome.json").touch()
    (artifacts / f"{used}.outcome.json").touch()
    running = studio.ctx.settings.checkpoints_dir / run_id
    running.mkdir(parents=True)
    for path in (*artifacts.iterdir(), running):
        if path.name != young:
            age(path)
    assert collect_garbage(studio.ctx) == 3
    remaining = sorted(path.name for path in artifacts.iterdir())
    assert remaining == sorted([used, young, f"{used}.outcome.json"])
    assert running.is_dir()


def age(path: Path) -> None:
    """Date a file back by two hours."""
    then = time.time() - HOURS_AGO
    os.utime(path, (then, then))


def test_checkpoints_of_an_ended_run_go_after_an_hour(studio: Any) -> None:
    run_id = studio.submit()
    folder = studio.ctx.settings.checkpoints_dir / run_id
    folder.mkdir(parents=True)
    with transaction(studio.ctx.engine) as db:
        run_store.cancel(db, run_id)
    assert collect_garbage(studio.ctx, older_than_s=3600) == 0
    assert collect_garbage(studio.ctx, older_than_s=-1) == 1
    assert not folder.exists()
