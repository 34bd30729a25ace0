"""The application on an empty SQLite file, with a broker that is not there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.unit.api.people import People

from houseprice.api.app import create_app
from houseprice.services.context import Context
from houseprice.settings import Settings

#: Nobody listens there; each try is refused at once.
NO_BROKER = "redis://127.0.0.1:1/0"


@pytest.fixture
def settings(sqlite_url: str, tmp_path: Path) -> Settings:
    """Settings of this test alone."""
    return Settings(
        data_dir=tmp_path,
        datasets_dir=None,
        database_url=sqlite_url,
        HOUSEPRICE_REDIS_URL=NO_BROKER,
    )


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """A client of a running application."""
    with TestClient(
        create_app(settings), "http://127.0.0.1", raise_server_exceptions=False
    ) as client:
        yield client


@pytest.fixture(scope="module")
def shared_client(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    """A client for the tests of one module, which leave nothing behind."""
    folder = tmp_path_factory.mktemp("api")
    file = shutil.copyfile(sqlite_template, folder / "houseprice.sqlite3")
    url = f"sqlite:///{file}"
    settings = Settings(
        data_dir=folder, datasets_dir=None, database_url=url, HOUSEPRICE_REDIS_URL=NO_BROKER
    )
    with TestClient(
        create_app(settings), "http://127.0.0.1", raise_server_exceptions=False
    ) as client:
        yield client


@pytest.fixture
def people(settings: Settings) -> Iterator[People]:
    """A studio with accounts."""
    chosen = settings.model_copy(update={"accounts": "accounts", "submissions_per_minute": 1_000})
    app = create_app(chosen)
    with TestClient(app, "http://127.0.0.1", raise_server_exceptions=False) as client:
        yield People(client)


@pytest.fixture
def ctx(client: TestClient) -> Context:
    """What the application itself works with."""
    context: Context = client.app.state.context  # type: ignore[attr-defined]  # a FastAPI app
    return context
