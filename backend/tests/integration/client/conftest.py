"""A studio with a worker, and a client of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.integration.api.conftest import Studio, free_port

from houseprice_client import Studio as Client


@pytest.fixture(scope="session")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """The API and a worker."""
    running = Studio(tmp_path_factory.mktemp("studio"), free_port())
    try:
        running.serve()
        running.work()
        yield running
    finally:
        running.stop()


@pytest.fixture
def client(processes: Studio) -> Iterator[Client]:
    """A client of that studio."""
    with Client(processes.url) as studio:
        yield studio


@pytest.fixture(scope="session")
def model(processes: Studio) -> str:
    """A model of the made-up market."""
    with Client(processes.url) as studio:
        run = studio.wait(studio.train(dataset="demo", epochs=30), progress=False)
    assert isinstance(run.model_id, str)
    return run.model_id
