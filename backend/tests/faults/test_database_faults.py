"""PostgreSQL behind a bad network, without its connections, or away: no run is lost or doubled."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import text
from tests.faults.conftest import FaultyStudio, faulty
from tests.faults.proxy import Proxy
from tests.integration.conftest import empty
from tests.integration.worker.conftest import make_studio

from houseprice.data.dataset import Dataset
from houseprice.errors import Unavailable
from houseprice.jobs.queue import SilentBell
from houseprice.services import runs
from houseprice.store.engine import OutcomeUnknown, make_engine, transaction
from houseprice.training.spec import TrainSettings


@pytest.fixture
def network(postgres_url: str) -> Iterator[Proxy]:
    """The way to PostgreSQL."""
    with Proxy(urlsplit(postgres_url).port or 0) as proxy:
        yield proxy


@pytest.fixture
def far(
    tmp_path: Path, postgres_url: str, network: Proxy, market_folder: tuple[Dataset, Path]
) -> Iterator[FaultyStudio]:
    """A studio whose database is behind that network."""
    near = make_engine(postgres_url)
    empty(near)
    near.dispose()
    parts = urlsplit(postgres_url)
    url = parts._replace(netloc=f"houseprice@127.0.0.1:{network.port}").geturl()
    studio = make_studio(tmp_path, url, "redis://127.0.0.1:1/0", SilentBell())
    yield faulty(studio, *market_folder)
    network.is_away = False
    studio.close()


def attempt(far: FaultyStudio) -> threading.Thread:
    """Supervise one attempt in a thread, and wait until its trainer works."""
    thread = threading.Thread(target=far.work)
    thread.start()
    return thread


def test_a_slow_network_costs_only_time(far: FaultyStudio, network: Proxy) -> None:
    far.studio.script(default={"epochs": 5, "epoch_s": 0.2})
    run_id = far.submit()
    network.delay_s = 0.05
    far.work()
    row = far.studio.row(run_id)
    assert (row.state, row.attempt, row.lost) == ("succeeded", 1, 0)
    network.delay_s = 0.0
    far.judge()


@pytest.mark.parametrize("how", ["reset", "terminate"])
def test_connections_that_break_all_the_time_end_no_attempt(
    how: str, far: FaultyStudio, network: Proxy, postgres_url: str
) -> None:
    far.studio.script(default={"hold": "gate"})
    run_id = far.submit()
    work = attempt(far)
    far.studio.training(run_id)
    other = make_engine(postgres_url)
    for _ in range(8):
        if how == "reset":
            network.reset()
        else:
            with transaction(other) as db:
                _terminate_all(db)
        time.sleep(0.3)
    other.dispose()
    far.studio.open()
    work.join(180)
    row = far.studio.row(run_id)
    assert (row.state, row.attempt, row.lost) == ("succeeded", 1, 0)
    far.judge()


def _terminate_all(db: Any) -> None:
    db.execute(
        text(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
    )


@pytest.mark.parametrize("away_s", [1.0, 6.0])
def test_a_database_that_is_away_costs_an_attempt_only_beyond_the_lease(
    away_s: float, far: FaultyStudio, network: Proxy
) -> None:
    far.studio.script(default={"hold": "gate"})
    run_id = far.submit()
    work = attempt(far)
    far.studio.training(run_id)
    network.is_away = True
    network.reset()
    time.sleep(away_s)
    if away_s > far.studio.ctx.settings.lease_s:
        assert far.studio.trainers() == []  # before anybody else can have the run
    network.is_away = False
    far.studio.open()
    work.join(180)
    if away_s > far.studio.ctx.settings.lease_s:
        far.reap()
        far.work()
    row = far.studio.row(run_id)
    assert (row.state, row.lost) == ("succeeded", int(away_s > far.studio.ctx.settings.lease_s))
    far.judge()


def test_a_commit_without_an_answer_is_said_and_the_same_key_gets_the_same_run(
    far: FaultyStudio, network: Proxy
) -> None:
    ctx, settings = far.studio.ctx, TrainSettings(epochs=3)
    ask = ("lightgbm", settings, far.dataset_id, "form-7")
    runs.page(ctx, runs.RunFilter())
    network.cut_on = b"COMMIT"
    with pytest.raises(Unavailable) as caught:
        runs.submit(ctx, *ask)
    assert isinstance(caught.value, OutcomeUnknown)
    again = runs.submit(ctx, *ask)
    assert [run.id for run in runs.page(ctx, runs.RunFilter()).items] == [again.id]
    assert runs.submit(replace(ctx), *ask).id == again.id
    far.accepted.append(again.id)
    far.work()
    far.judge()
