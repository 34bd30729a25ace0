"""A studio that is damaged at a chosen point, and the oracle that judges it afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from tests.integration.conftest import database_url, engine  # noqa: F401 - fixtures
from tests.integration.worker.conftest import HERE, Studio, make_studio
from tests.unit.tiny_market import SCHEMA, tiny_market

from houseprice.data.dataset import Dataset
from houseprice.data.storage import save_dataset
from houseprice.failpoints import MARKS_VARIABLE, POINTS_VARIABLE
from houseprice.jobs.ids import new_id
from houseprice.jobs.queue import SilentBell
from houseprice.services import runs
from houseprice.services.invariants.promises import check_promises
from houseprice.services.reconcile import collect_garbage, reconcile
from houseprice.store import datasets as dataset_store
from houseprice.store.datasets import NewDataset
from houseprice.store.engine import transaction
from houseprice.training.spec import TrainSettings
from houseprice.worker.supervisor import Post, supervise_next

#: A trainer whose training follows the script of the test.
SCRIPTED = (sys.executable, str(HERE / "scripted_trainer.py"))
#: The product's own trainer; a checkpoint after every epoch, so that a short fit has some.
REAL = (
    sys.executable,
    "-c",
    "import sys; from houseprice.models import checkpoints; checkpoints.EVERY_S = 0.0;"
    "from houseprice.worker.trainer import main; sys.exit(main())",
)
#: One supervisor in a process of its own.
SUPERVISE = (
    "import sys; from houseprice.services.context import build_context;"
    "from houseprice.settings import Settings; from houseprice.jobs.queue import SilentBell;"
    "from houseprice.worker.supervisor import Post, supervise_next;"
    "supervise_next(build_context(Settings(), SilentBell()),"
    " Post('doomed', ('cpu',), 1, command=sys.argv[1:]))"
)
#: A reconciler in a process of its own.
RECONCILE = """
import time
from houseprice.services.context import build_context
from houseprice.services.reconcile import reconcile
from houseprice.settings import Settings

ctx = build_context(Settings())
while True:
    reconcile(ctx)
    time.sleep(0.1)
"""


@dataclass
class FaultyStudio:
    """A studio, its failpoints, and the runs that it has accepted."""

    studio: Studio
    dataset_id: str
    accepted: list[str]

    @property
    def marks(self) -> Path:
        """Where a failpoint says that it was reached."""
        folder = self.studio.home / "marks"
        folder.mkdir(exist_ok=True)
        return folder

    def point(self, name: str, action: str) -> dict[str, str]:
        """The variables with which a process fails once at a point."""
        return {POINTS_VARIABLE: f"{name}:{action}", MARKS_VARIABLE: str(self.marks)}

    def was_reached(self, name: str) -> bool:
        """Whether a process came to a point."""
        return (self.marks / name).exists()

    def submit(self, epochs: int = 3, **options: Any) -> str:
        """Accept a training of the small market."""
        settings = TrainSettings(epochs=epochs, **options)
        run_id = runs.submit(self.studio.ctx, "lightgbm", settings, self.dataset_id).id
        self.accepted.append(run_id)
        return run_id

    def work(self, command: tuple[str, ...] = SCRIPTED) -> Any:
        """Supervise one attempt in this process, as soon as a run may start."""
        return self.studio.until(
            lambda: supervise_next(self.studio.ctx, Post("here", ("cpu",), 1, command=command)),
            "an attempt",
        )

    def supervisor(self, **variables: str) -> subprocess.Popen[bytes]:
        """A supervisor of its own, which takes one run and ends."""
        return self.studio.start(["-c", SUPERVISE, *SCRIPTED], "supervisor", **variables)

    def reap(self) -> None:
        """Let the reconciler notice a lost attempt."""
        self.studio.until(lambda: reconcile(self.studio.ctx).reaped, "the end of a lease")

    def judge(self) -> None:
        """Check every promise: of rows, of files, and that no trainer is left."""
        self.studio.until(lambda: self.studio.trainers() == [], "the end of every trainer")
        collect_garbage(self.studio.ctx, older_than_s=0.0)
        broken = check_promises(self.studio.ctx, self.accepted)
        assert broken == (), broken

    def is_stopped(self, process: psutil.Process) -> bool:
        """Whether a process is frozen."""
        return process.is_running() and process.status() == psutil.STATUS_STOPPED


def faulty(studio: Studio, sales: Dataset, folder: Path) -> FaultyStudio:
    """A studio that has the small market."""
    dataset_id = new_id()
    cache = studio.ctx.settings.datasets_cache_dir
    cache.mkdir(parents=True, exist_ok=True)
    shutil.copytree(folder, cache / dataset_id)
    new = NewDataset(dataset_id, "small", sales.schema, sales.frame.height, sales.sha256, {})
    with transaction(studio.ctx.engine) as db:
        dataset_store.add(db, new)
    return FaultyStudio(studio, dataset_id, [])


@pytest.fixture(scope="session")
def market_folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dataset, Path]:
    """A hundred and twenty made-up sales, stored as an import stores them."""
    folder = tmp_path_factory.mktemp("market") / "sales"
    return save_dataset(tiny_market(120, seed=1), SCHEMA, folder), folder


@pytest.fixture
def small(
    tmp_path: Path, sqlite_url: str, market_folder: tuple[Dataset, Path]
) -> Iterator[FaultyStudio]:
    """A studio on SQLite without a broker; nothing is started yet."""
    studio = make_studio(tmp_path, sqlite_url, "redis://127.0.0.1:1/0", SilentBell())
    yield faulty(studio, *market_folder)
    resume_all(studio)
    studio.close()


@pytest.fixture
def small_on_both(
    tmp_path: Path,
    database_url: str,  # noqa: F811 - the fixture
    market_folder: tuple[Dataset, Path],
) -> Iterator[FaultyStudio]:
    """As `small`, on SQLite and on PostgreSQL."""
    studio = make_studio(tmp_path, database_url, "redis://127.0.0.1:1/0", SilentBell())
    yield faulty(studio, *market_folder)
    resume_all(studio)
    studio.close()


def resume_all(studio: Studio) -> None:
    """Wake what a failing test has left frozen, so that it can end."""
    for process in studio.processes:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGCONT)
