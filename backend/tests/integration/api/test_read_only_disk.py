"""A data folder whose file system becomes read-only while the studio runs."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from houseprice.api.app import create_app
from houseprice.errors import StorageNotWritable
from houseprice.services.context import migrate_database
from houseprice.settings import Settings

TABLE = {"file": ("sales.csv", b"sale_price,living_area\n200000,1000\n")}
NO_BROKER = "redis://127.0.0.1:1/0"


def mount(*words: str) -> None:
    done = subprocess.run(["mount", *words], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"nothing can be mounted here: {done.stderr.decode().strip()}")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder that can be mounted over itself."""
    yield tmp_path
    while (
        subprocess.run(["umount", "-l", str(tmp_path)], capture_output=True, check=False).returncode
        == 0
    ):
        pass


def forbid_writing(disk: Path) -> None:
    """Mount the folder over itself, without writing: who opens a file from now on may only read."""
    mount("--bind", str(disk), str(disk))
    mount("-o", "remount,bind,ro", str(disk))


def settings_of(disk: Path) -> Settings:
    return Settings(data_dir=disk, datasets_dir=None, HOUSEPRICE_REDIS_URL=NO_BROKER)


@pytest.fixture
def client(disk: Path) -> Iterator[TestClient]:
    """A studio on that disk, which is then mounted without writing."""
    app = create_app(settings_of(disk))
    with TestClient(app, "http://127.0.0.1", raise_server_exceptions=False) as client:
        forbid_writing(disk)
        client.app.state.context.close()  # open files stay writable
        yield client


def check(client: TestClient, disk: Path, path: str, **request: object) -> None:
    answer = client.post(path, **request)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (507, "storage_not_writable")
    assert f"The folder {disk}" in problem["detail"]
    assert problem["hint"].startswith("Mount its file system for writing")
    assert "HOUSEPRICE_DATA_DIR" in problem["hint"]


def test_a_submission_says_which_folder_must_be_writable(client: TestClient, disk: Path) -> None:
    check(client, disk, "/train/lightgbm/async", json={"dataset": "demo"})
    assert client.get("/v1/runs").json()["items"] == []


def test_an_upload_says_so_too(client: TestClient, disk: Path) -> None:
    check(client, disk, "/v1/datasets", files=TABLE, data={"name": "Town"})


def test_the_health_of_the_storage_names_the_folder(client: TestClient, disk: Path) -> None:
    parts = {part["name"]: part for part in client.get("/health").json()["parts"]}
    assert parts["storage"]["ok"] is False
    assert f"The data folder {disk} cannot be written" in parts["storage"]["detail"]


def test_a_studio_does_not_start_on_such_a_disk(disk: Path) -> None:
    forbid_writing(disk)
    with pytest.raises(StorageNotWritable, match=f"The folder {disk} must be writable"):
        migrate_database(settings_of(disk))
