"""A running API with a model in it, so that valuations are tried as well as refusals."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn

from houseprice.api.app import create_app
from houseprice.artifacts import size_bytes
from houseprice.data.builtin.load import load_builtin
from houseprice.jobs.queue import SilentBell
from houseprice.jobs.records import Outcome
from houseprice.services import runs
from houseprice.services.context import Context, build_context
from houseprice.settings import Settings
from houseprice.store import runs as store
from houseprice.store import workers
from houseprice.store.engine import transaction
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, train

SETTINGS = TrainSettings(epochs=10)


@dataclass(frozen=True)
class Running:
    """A server with one model of the made-up market."""

    url: str
    model_id: str
    run_id: str
    folder: Path


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("contract")
    file = shutil.copyfile(sqlite_template, folder / "houseprice.sqlite3")
    settings = Settings(
        data_dir=folder,
        database_url=f"sqlite:///{file}",
        reap_s=3600,  # the one beat of a worker below is to last
        HOUSEPRICE_REDIS_URL="redis://127.0.0.1:1/0",
    )
    context = build_context(settings, SilentBell())
    run_id, model_id = _publish(context)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        yield from _serve(settings, listener, run_id, model_id)
    context.close()


@pytest.fixture(scope="session")
def calls(request: pytest.FixtureRequest) -> Iterator[Counter[int]]:
    """Number of answers by their status, which the end of the tests says."""
    counts: Counter[int] = Counter()
    yield counts
    faults = sum(count for status, count in counts.items() if status >= 500)
    by_status = dict(sorted(counts.items()))
    plugins = request.config.pluginmanager
    terminal = plugins.get_plugin("terminalreporter")
    if terminal is not None:  # one of several processes has none
        with plugins.get_plugin("capturemanager").global_and_fixture_disabled():
            terminal.write_line(f"\n{counts.total()} calls, {faults} faults (5xx): {by_status}")


def _publish(ctx: Context) -> tuple[str, str]:
    run_id = runs.submit(ctx, "lightgbm", SETTINGS, "demo").id
    with transaction(ctx.engine) as db:
        workers.beat(db, workers.WorkerBeat("w", "1", "h", 1, 1, ("cpu",)))
        claimed = store.claim(db, "w", ("cpu",), 3600.0)
    assert claimed is not None
    dataset = load_builtin("demo", ctx.settings.datasets_cache_dir, None)
    folder = ctx.settings.artifacts_dir / f"{run_id}-{claimed.fence}"
    result = train(
        TrainingTask("lightgbm", dataset, SETTINGS, provenance={"run_id": run_id}),
        folder,
        lambda _: None,
    )
    outcome = Outcome(
        result.result, folder.name, result.manifest_sha256, result.test_sha256, size_bytes(folder)
    )
    with transaction(ctx.engine) as db:
        model = store.succeed(db, run_id, claimed.fence, outcome)
    assert model is not None
    return run_id, model.id


def _serve(
    settings: Settings, listener: socket.socket, run_id: str, model_id: str
) -> Iterator[Running]:
    config = uvicorn.Config(create_app(settings), log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    try:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        yield Running(url, model_id, run_id, settings.data_dir)
    finally:
        server.should_exit = True
        thread.join()
