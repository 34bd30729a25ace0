"""A trainer gets a part of its worker's environment and machine."""

from __future__ import annotations

import pytest

from houseprice.services.queueing.memory import machine_bytes
from houseprice.settings import Settings
from houseprice.worker.environment import (
    trainer_bounds,
    trainer_environment,
    trainer_threads,
    usable_cores,
)
from houseprice.worker.isolation import Bounds


def environment(**variables: str) -> dict[str, str]:
    return trainer_environment(variables, threads=3, seed=9, run_id="run")


@pytest.mark.parametrize(
    "name",
    [
        "HOUSEPRICE_DATABASE_URL",
        "HOUSEPRICE_REDIS_URL",
        "REDIS_URL",
        "CELERY_BROKER_URL",
        "CELERY_RESULT_BACKEND",
        "FLOWER_BASIC_AUTH",
        "PGPASSWORD",
        "AWS_SECRET_ACCESS_KEY",
        "ANYTHING_ELSE",
    ],
)
def test_only_named_variables_pass(name: str) -> None:
    assert name not in environment(**{name: "secret"})


def test_the_mark_of_the_studio_passes() -> None:
    assert environment(HP_STUDIO="/data")["HP_STUDIO"] == "/data"


def test_a_proxy_passes_only_without_a_password() -> None:
    assert environment(https_proxy="http://proxy:3128")["https_proxy"] == "http://proxy:3128"
    assert "https_proxy" not in environment(https_proxy="http://me:secret@proxy:3128")


def test_every_thread_pool_gets_the_same_number() -> None:
    variables = environment(PATH="/bin", OMP_NUM_THREADS="64")
    names = [name for name in variables if name.endswith("_NUM_THREADS")]
    assert len(names) >= 3
    assert {variables[name] for name in names} == {"3"}
    assert variables["PATH"] == "/bin"


def test_slots_share_the_cores() -> None:
    cores = usable_cores()
    assert trainer_threads(0, 1) == cores
    assert trainer_threads(0, 10 * cores) == 1
    assert trainer_threads(5, 10) == 5


def test_without_a_setting_a_trainer_may_take_what_its_worker_has() -> None:
    bounds = trainer_bounds(Settings(max_runtime_s=100.0))
    assert bounds.memory_bytes == machine_bytes(Settings())
    assert bounds.cpu_s == 100 * usable_cores()
    assert bounds.file_bytes >= 10**9


def test_the_settings_bind_a_trainer() -> None:
    settings = Settings(trainer_memory_bytes=3, trainer_cpu_s=4, trainer_file_bytes=2**20)
    assert trainer_bounds(settings) == Bounds(3, 4, 2**20)
