"""``houseprice finish`` reaches a training of the studio through its database."""

from __future__ import annotations

from pathlib import Path

from tests.integration.cli.conftest import run

from houseprice.jobs.queue import SilentBell
from houseprice.services import runs
from houseprice.services.context import build_context, migrate_database
from houseprice.settings import Settings
from houseprice.store import runs as run_store
from houseprice.store.engine import transaction
from houseprice.training.spec import TrainSettings


def test_a_training_at_work_is_asked_to_finish(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, database_url="")
    migrate_database(settings)
    ctx = build_context(settings, SilentBell())
    run_id = runs.submit(ctx, "lightgbm", TrainSettings(), "demo").id
    refused = run(tmp_path, "finish", run_id)
    assert refused.returncode == 2
    assert "Cancel it instead" in refused.stderr
    with transaction(ctx.engine) as db:
        run_store.claim(db, "worker", ("cpu",), 60.0)
    done = run(tmp_path, "finish", run_id)
    assert (done.returncode, done.stderr) == (0, "")
    assert "finishing with what it has learned" in done.stdout
    assert runs.get(ctx, run_id).finish_requested
    ctx.close()
