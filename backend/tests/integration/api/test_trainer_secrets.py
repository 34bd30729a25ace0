"""A real trainer, looked at from outside: it has nothing with which it could reach anything."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import psutil
import pytest

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio

CANARY = "xyzzy-canary"
#: It goes on for minutes on any machine: it has many weights to move.
ENDLESS = {"epochs": 10_000, "patience": 10_000, "hidden_sizes": [2048, 2048, 2048]}
WAIT_S = 120.0


@pytest.mark.skipif(sys.platform == "darwin", reason="hides the environment of processes")
def test_a_trainer_has_no_credential_in_its_environment(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PGPASSWORD", "FLOWER_BASIC_AUTH", "AWS_SECRET_ACCESS_KEY", "SMTP_PASSWORD"):
        monkeypatch.setenv(name, CANARY)
    monkeypatch.setenv("HOUSEPRICE_RESULT_BACKEND", f"redis://:{CANARY}@127.0.0.1:1/0")
    studio.serve()
    worker = studio.work()
    assert _holds_the_canary(worker.pid)
    with studio.client() as client:
        body = {"dataset": "demo", "model_type": "pytorch", **ENDLESS}
        run_id = client.post("/v1/runs", json=body).json()["id"]
        variables = _environment_of_trainer(worker.pid, run_id)
        client.post(f"/v1/runs/{run_id}/cancel")
        studio.wait_for(run_id)
    assert CANARY not in str(variables)
    ours = {name for name in variables if name.startswith(("HOUSEPRICE_", "CELERY_", "REDIS_"))}
    assert ours == {"HOUSEPRICE_TRAINER_RUN"}


def _holds_the_canary(worker: int) -> bool:
    """Whether the worker itself has the credentials, once it has become its own program."""
    deadline = time.monotonic() + WAIT_S
    while CANARY not in str(psutil.Process(worker).environ()):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def _environment_of_trainer(worker: int, run_id: str) -> dict[str, str]:
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        for child in psutil.Process(worker).children(recursive=True):
            try:
                variables = child.environ()
            except psutil.Error:
                continue
            if variables.get("HOUSEPRICE_TRAINER_RUN") == run_id:
                return variables
        time.sleep(0.05)
    raise AssertionError("no trainer was seen")
