"""``houseprice doctor`` names what keeps a studio from working, with what mends it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import redis
from sqlalchemy import insert, text, update
from tests.integration.worker.conftest import OwnRedis, own_redis  # noqa: F401 - a fixture

from houseprice import __version__
from houseprice.jobs.queue import SilentBell
from houseprice.services.checkup.doctor import check_up
from houseprice.services.checkup.findings import CheckupFinding
from houseprice.services.context import Context
from houseprice.services.health import health
from houseprice.settings import Settings
from houseprice.store import workers as worker_store
from houseprice.store.engine import make_engine, transaction
from houseprice.store.tables import runs, workers
from houseprice.store.workers import WorkerBeat

_REVISION = text("INSERT INTO alembic_version VALUES (:number)")
BEAT = WorkerBeat("w@a", "n", "a", 1, 2, ("cpu", "gpu"), version=__version__)


@pytest.fixture
def ctx(tmp_path: Path, database_url: str) -> Iterator[Context]:
    """A studio on each database, with a worker and without a broker."""
    settings = Settings(
        data_dir=tmp_path, database_url=database_url, REDIS_URL="redis://127.0.0.1:1/0"
    )
    made = Context(settings, make_engine(database_url), SilentBell())
    with transaction(made.engine) as db:
        worker_store.beat(db, BEAT)
    yield made
    made.close()


def findings(ctx: Context) -> dict[str, CheckupFinding]:
    return {finding.name: finding for finding in check_up(ctx).findings}


def test_a_sound_studio_has_no_problem(ctx: Context) -> None:
    checkup = check_up(ctx)
    assert checkup.is_sound
    states = {finding.name: finding.status for finding in checkup.findings}
    assert states.pop("broker") == "warning"  # it may come later
    assert set(states.values()) == {"ok"}
    assert {"data folder", "disk", "database", "schema", "clock", "workers", "versions"} <= set(
        states
    )
    assert all(finding.hint for finding in checkup.findings if finding.status != "ok")


def test_old_workers_and_a_second_machine_are_named(ctx: Context) -> None:
    with transaction(ctx.engine) as db:
        worker_store.beat(db, replace(BEAT, name="w@b", host="b", version=""))
    seen = findings(ctx)
    assert seen["versions"].status == "warning"
    assert "w@b (older)" in seen["versions"].detail
    is_sqlite = ctx.engine.dialect.name == "sqlite"
    assert ("machines" in seen) == is_sqlite
    assert check_up(ctx).is_sound != is_sqlite


def test_without_a_worker_runs_wait_and_that_is_said(ctx: Context) -> None:
    with transaction(ctx.engine) as db:
        db.execute(update(workers).values(last_seen=0.0))
    assert findings(ctx)["workers"].status == "warning"


@pytest.mark.parametrize("revision", ["0001", None])
def test_a_schema_of_another_version_is_a_problem(revision: str | None, ctx: Context) -> None:
    engine = ctx.engine
    with transaction(engine) as db:
        before = db.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        db.exec_driver_sql("DELETE FROM alembic_version")
        if revision is not None:
            db.execute(_REVISION, {"number": revision})
    seen = findings(ctx)
    with transaction(engine) as db:
        db.exec_driver_sql("DELETE FROM alembic_version")
        db.execute(_REVISION, {"number": before})
    assert seen["schema"].status == "problem"
    assert "houseprice migrate" in seen["schema"].hint


def test_a_database_that_is_away_is_one_problem_and_nothing_raises(tmp_path: Path) -> None:
    url = "postgresql://nobody@127.0.0.1:1/none"
    ctx = Context(Settings(data_dir=tmp_path, database_url=url), make_engine(url), SilentBell())
    seen = findings(ctx)
    assert seen["database"].status == "problem"
    assert seen["models"].status == "warning"


def test_a_folder_that_cannot_be_made_is_a_problem(tmp_path: Path, sqlite_url: str) -> None:
    (tmp_path / "file").write_text("no folder")
    settings = Settings(data_dir=tmp_path / "file" / "data", database_url=sqlite_url)
    ctx = Context(settings, make_engine(sqlite_url), SilentBell())
    seen = findings(ctx)
    ctx.close()
    assert seen["data folder"].status == "problem"
    assert "HOUSEPRICE_DATA_DIR" in seen["data folder"].hint


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        (("maxmemory-policy", "allkeys-lru"), "noeviction"),
        (("requirepass", "secret"), "refuses the password"),
    ],
)
def test_a_broker_that_cannot_be_used_is_a_problem_here_and_in_the_health(
    setting: tuple[str, str],
    says: str,
    ctx: Context,
    own_redis: OwnRedis,  # noqa: F811 - the fixture
) -> None:
    with redis.Redis.from_url(own_redis.url) as client:
        client.config_set(*setting)
    changed = replace(ctx, settings=ctx.settings.model_copy(update={"redis_url": own_redis.url}))
    seen = findings(changed)["broker"]
    assert seen.status == "problem"
    assert says in seen.detail
    parts = {part.name: part for part in health(changed).parts}
    assert not parts["broker"].ok
    assert says in parts["broker"].detail


def test_the_command_has_a_table_a_document_and_an_exit_status(
    tmp_path: Path, sqlite_url: str
) -> None:
    environment = {
        **os.environ,
        "HOUSEPRICE_DATA_DIR": str(tmp_path),
        "HOUSEPRICE_DATABASE_URL": sqlite_url,
        "HOUSEPRICE_REDIS_URL": "redis://127.0.0.1:1/0",
    }

    def doctor(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "houseprice.cli.app", "doctor", *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    table = doctor()
    assert (table.returncode, "data folder" in table.stdout) == (0, True), table.stderr
    document: dict[str, Any] = json.loads(doctor("--json", "--quick").stdout)
    assert document["is_sound"]
    assert {"name", "status", "detail", "hint"} == set(document["findings"][0])
    assert doctor("--only", "weather").returncode == 2
    environment["HOUSEPRICE_DATABASE_URL"] = f"sqlite:///{tmp_path}/new.db"
    assert doctor("--only", "database").returncode == 1  # nobody has migrated it


def test_waiting_runs_of_a_newer_version_are_a_problem(ctx: Context) -> None:
    row = {"id": "r" * 26, "seq": 1, "kind": "train", "model_type": "lightgbm", "spec_version": 99}
    with transaction(ctx.engine) as db:
        columns = {column.name for column in runs.columns if not column.nullable}
        defaults: dict[str, Any] = {
            "dataset_id": "demo",
            "dataset": {},
            "settings": {},
            "spec_hash": "x",
            "queue": "cpu",
            "priority": 0,
            "state": "queued",
            "max_failures": 1,
            "max_lost": 3,
            "not_before": 0.0,
            "message": "",
            "created_at": 0.0,
        }
        values = {name: value for name, value in defaults.items() if name in columns}
        db.execute(insert(runs).values(**row, **values))
    assert findings(ctx)["runs of another version"].status == "problem"
