"""A trainer that takes more than it may ends with a code of its own; its worker goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.integration.worker.conftest import Studio, make_studio

from houseprice.jobs.queue import SilentBell
from houseprice.services import runs
from houseprice.worker.supervisor import Post, supervise_next

SCRIPTED = (sys.executable, str(Path(__file__).parent / "scripted_trainer.py"))
REAL = (sys.executable, "-P", "-m", "houseprice.worker.trainer")
MIB = 2**20
#: One supervisor in a process of its own.
SUPERVISE = (
    "import sys; from houseprice.services.context import build_context;"
    "from houseprice.settings import Settings; from houseprice.jobs.queue import SilentBell;"
    "from houseprice.worker.supervisor import Post, supervise_next;"
    "supervise_next(build_context(Settings(), SilentBell()),"
    " Post('w', ('cpu',), 1, command=sys.argv[1:]))"
)
#: A shell that moves itself into a control group before it becomes the program.
ENTER = 'echo $$ > "$0/cgroup.procs" && exec "$@"'

Bound = Callable[..., Studio]


@pytest.fixture
def bound(tmp_path: Path, sqlite_url: str) -> Iterator[Bound]:
    """Makes a studio whose trainers have these bounds."""
    studios: list[Studio] = []

    def made_with(**bounds: int) -> Studio:
        variables = {f"HOUSEPRICE_TRAINER_{name.upper()}": str(n) for name, n in bounds.items()}
        redis_url = "redis://127.0.0.1:1/0"
        studios.append(make_studio(tmp_path, sqlite_url, redis_url, SilentBell(), **variables))
        return studios[0]

    yield made_with
    studios[0].close()


def work(studio: Studio, command: tuple[str, ...] = SCRIPTED) -> None:
    supervise_next(studio.ctx, Post("here", ("cpu",), 1, command=command))


CASES = [
    # the bound, what the trainer does, the code, what its message says
    ({"memory_bytes": 400 * MIB}, {"takes_mb": 500, "silent": True}, "out_of_memory", "0.4 GB of"),
    ({"memory_bytes": 400 * MIB}, {"takes_mb": 9000}, "out_of_memory", "0.4 GB of memory"),
    ({"file_bytes": 4 * MIB}, {"writes_mb": 5}, "file_too_large", "4.2 MB at most"),
    ({"cpu_s": 2}, {"spins": True}, "time_limit", "2 s of processor time"),
]


@pytest.mark.parametrize(("bounds", "act", "code", "says"), CASES)
def test_a_trainer_beyond_a_bound_fails_with_its_number_and_its_setting(
    bounds: dict[str, int], act: dict[str, Any], code: str, says: str, bound: Bound
) -> None:
    studio = bound(**bounds)
    studio.script(lightgbm=act)
    run_id = studio.submit()
    work(studio)
    row = studio.row(run_id)
    assert (row.state, row.error_code, row.lost) == ("failed", code, 0)
    assert says in (row.error_message or "")
    assert f"HOUSEPRICE_TRAINER_{next(iter(bounds)).upper()}" in (row.error_hint or "")
    neighbour = studio.submit("pytorch")
    work(studio)
    assert studio.row(neighbour).state == "succeeded"


@pytest.mark.parametrize("act", [{"takes_mb": 300}, {"writes_mb": 3}])
def test_a_trainer_within_its_bounds_is_not_disturbed(act: dict[str, Any], bound: Bound) -> None:
    studio = bound(memory_bytes=500 * MIB, file_bytes=4 * MIB, cpu_s=60)
    studio.script(lightgbm=act)
    run_id = studio.submit()
    work(studio)
    assert studio.row(run_id).state == "succeeded"


def test_a_real_training_without_enough_memory_says_so(bound: Bound) -> None:
    studio = bound(memory_bytes=120 * MIB)
    run_id = studio.submit()
    work(studio, REAL)
    row = studio.row(run_id)
    assert (row.state, row.error_code) == ("failed", "out_of_memory"), row.error_message


def test_a_network_that_memory_ran_out_for_is_offered_as_trees_which_succeed(bound: Bound) -> None:
    studio = bound(memory_bytes=340 * MIB)
    run_id = studio.submit("pytorch", hidden_sizes=(8, 4))
    work(studio, REAL)
    error = studio.run(run_id).error
    assert error is not None
    assert error.code == "out_of_memory", error.message
    assert error.change is not None
    assert error.change.fields == {"model_type": "lightgbm", "hidden_sizes": None}
    again = runs.retry(studio.ctx, run_id, with_change=True).id
    work(studio, REAL)
    row = studio.row(again)
    assert (row.model_type, row.state) == ("lightgbm", "succeeded"), row.error_message


@contextmanager
def memory_group(limit_bytes: int) -> Iterator[Path]:
    """A control group below that of this process with a limit of memory."""
    lines = (line.split(":", 2) for line in Path("/proc/self/cgroup").read_text().splitlines())
    own = {number if number == "0" else which: path for number, which, path in lines}
    version_1 = "memory" in own
    mount = Path("/sys/fs/cgroup/memory" if version_1 else "/sys/fs/cgroup")
    group = mount / own["memory" if version_1 else "0"].strip("/") / f"trainers-{os.getpid()}"
    try:
        group.mkdir()
        name = "memory.limit_in_bytes" if version_1 else "memory.max"
        (group / name).write_text(str(limit_bytes))
    except OSError as problem:
        pytest.skip(f"no control group can be made here: {problem.strerror}")
    try:
        yield group
    finally:
        group.rmdir()


def supervised_in(group: Path, studio: Studio) -> None:
    """One attempt of a scripted trainer, with its supervisor, in a control group."""
    command = ["bash", "-c", ENTER, str(group), sys.executable, "-c", SUPERVISE, *SCRIPTED]
    subprocess.run(command, env=studio.environment, cwd=studio.home, check=True, timeout=120)


@pytest.mark.skipif(sys.platform != "linux", reason="control groups")
def test_a_kill_of_the_kernel_for_memory_is_told_from_a_kill_from_outside(bound: Bound) -> None:
    studio = bound(memory_bytes=4096 * MIB)
    studio.script(lightgbm={"takes_mb": 2000}, pytorch={"signal": "SIGKILL"})
    starved, killed = studio.submit(), studio.submit("pytorch")
    with memory_group(500 * MIB) as group:
        for _ in range(2):
            supervised_in(group, studio)
    row = studio.row(starved)
    assert (row.state, row.error_code, row.lost) == ("failed", "out_of_memory", 0)
    assert row.error_message == "The system ended the training because memory ran out."
    assert (studio.row(killed).state, studio.row(killed).lost) == ("queued", 1)
