"""The API process while it values homes: small, and not brought down by a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from tests.integration.api.conftest import Studio, Trained


MEGABYTE = 2**20


def test_the_api_stays_small_after_its_first_valuation(trained: Trained, copied: Studio) -> None:
    process = psutil.Process(copied.serve().pid)
    with copied.client() as client:
        body = {"features": trained.home, "dataset": "demo"}
        assert client.post("/v1/valuations", json=body).status_code == 201
    size = process.memory_info().rss
    assert size < 200 * MEGABYTE, f"{size / MEGABYTE:.0f} MB"


def test_a_fault_while_valuing_ends_neither_the_api_nor_later_valuations(
    trained: Trained, copied: Studio
) -> None:
    api = psutil.Process(copied.serve().pid)
    body = {"features": trained.home, "dataset": "demo"}
    with copied.client() as client:
        assert client.post("/predict", json=body).status_code == 200
        for child in api.children():
            child.kill()
        statuses = {client.post("/predict", json=body).status_code for _ in range(3)}
        assert statuses <= {200, 503}
        assert client.post("/predict", json=body).status_code == 200


def test_nothing_outlives_a_killed_api(trained: Trained, copied: Studio) -> None:
    api = copied.serve()
    with copied.client() as client:
        client.post("/predict", json={"features": trained.home, "dataset": "demo"})
    children = psutil.Process(api.pid).children(recursive=True)
    assert children
    api.kill()
    api.wait()
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []
