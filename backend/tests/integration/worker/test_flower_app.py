"""Flower as start-all.sh starts it: nothing of it is open but its health check."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from tests.conftest import free_port

ROOT = Path(__file__).parents[4]
USER = ("houseprice", "a password of the test")
WAIT_S = 60.0


@pytest.fixture
def flower(redis_url: str, tmp_path: Path) -> Iterator[str]:
    port = free_port()
    celery = [sys.executable, "-m", "celery", "-A", "houseprice.worker.flower_app", "flower"]
    environment = {
        **os.environ,
        "HOUSEPRICE_DATA_DIR": str(tmp_path),
        "HOUSEPRICE_REDIS_URL": redis_url,
        "FLOWER_BASIC_AUTH": ":".join(USER),
    }
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [*celery, "--address=127.0.0.1", f"--port={port}", "--read_only=true"],
            env=environment,
            stdout=log,
            stderr=log,
        )
    url, deadline = f"http://127.0.0.1:{port}", time.monotonic() + WAIT_S
    try:
        while True:
            assert process.poll() is None, (tmp_path / "log").read_text()
            assert time.monotonic() < deadline, (tmp_path / "log").read_text()
            try:
                httpx2.get(f"{url}/healthcheck")
            except httpx2.TransportError:
                time.sleep(0.1)
            else:
                break
        yield url
    finally:
        process.terminate()
        process.wait(20)


def test_metrics_and_pages_need_the_password(flower: str) -> None:
    for path in ("/metrics", "/", "/workers", "/tasks", "/broker", "/api/workers", "/api/tasks"):
        assert httpx2.get(flower + path).status_code == 401, path
        assert httpx2.get(flower + path, auth=(USER[0], "guess")).status_code == 401, path
    assert httpx2.get(f"{flower}/healthcheck").text == "OK"
    metrics = httpx2.get(f"{flower}/metrics", auth=USER)
    assert metrics.status_code == 200
    assert "flower" in metrics.text or "python_info" in metrics.text


def test_both_starts_use_it() -> None:
    for file in ("docker-compose.yml", "scripts/supervisord.conf"):
        assert "houseprice.worker.flower_app" in (ROOT / file).read_text()
