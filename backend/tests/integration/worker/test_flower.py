"""Flower shows nothing to strangers, not even its metrics."""

from __future__ import annotations

import socket
from typing import Any

import httpx2

WORDS = ["-m", "celery", "-A", "houseprice.worker.flower_app", "flower", "--address=127.0.0.1"]


def test_flower_asks_for_its_password_everywhere(celery_studio: Any) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    url = f"http://127.0.0.1:{port}"
    words = [*WORDS, f"--port={port}", "--read_only=true"]
    celery_studio.start(words, "flower", FLOWER_BASIC_AUTH="houseprice:secret")

    def answers() -> bool:
        try:
            return httpx2.get(f"{url}/healthcheck").status_code == 200
        except httpx2.TransportError:
            return False

    celery_studio.until(answers, "start of Flower")
    for path in ("/metrics", "/workers", "/tasks", "/api/workers"):
        assert httpx2.get(url + path).status_code == 401, path
        assert httpx2.get(url + path, auth=("houseprice", "wrong")).status_code == 401, path
    metrics = httpx2.get(f"{url}/metrics", auth=("houseprice", "secret"))
    assert metrics.status_code == 200
    assert "python_info" in metrics.text
