"""What was sent comes back whole and unchanged, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from houseprice.errors import (
    SharedStorageUnavailable,
    StoredFilesDamaged,
    StoredFilesMissing,
)
from houseprice.services.shared_files import SharedFiles, files_of
from houseprice.settings import Settings

Machine = Callable[[str], tuple[SharedFiles, Path]]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Makes a machine with a data folder of its own; all of them share one storage."""

    def make(name: str) -> tuple[SharedFiles, Path]:
        settings = Settings(data_dir=tmp_path / name, storage=f"file://{tmp_path}/bucket/prefix")
        return files_of(settings), settings.home

    return make


def model(home: Path, name: str = "run-1") -> Path:
    folder = home / "artifacts" / name
    (folder / "members").mkdir(parents=True)
    (folder / "model.onnx").write_bytes(b"weights" * 300_000)
    (folder / "members" / "a.json").write_text("{}")
    (folder / "manifest.json").write_text('{"files": 2}')
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_a_model_of_one_machine_is_read_on_another(machine: Machine) -> None:
    (files, home), (others, other_home) = machine("worker"), machine("api")
    folder = model(home)
    files.send(folder)
    copy = others.bring(other_home / "artifacts" / "run-1")
    assert contents(copy) == contents(folder)
    assert list((other_home / "fetching").iterdir()) == []


def test_an_upload_is_a_single_file(machine: Machine) -> None:
    (files, home), (others, other_home) = machine("api"), machine("worker")
    upload = home / "uploads" / "abc"
    upload.parent.mkdir(parents=True)
    upload.write_bytes(b"price\n1\n")
    files.send(upload)
    assert others.bring(other_home / "uploads" / "abc").read_bytes() == b"price\n1\n"


def test_without_its_index_nothing_is_there(machine: Machine, tmp_path: Path) -> None:
    """An upload that broke off has files, but no index."""
    (files, home), (others, other_home) = machine("worker"), machine("api")
    files.send(model(home))
    (tmp_path / "bucket/prefix/artifacts/run-1.index.json").unlink()
    with pytest.raises(StoredFilesMissing, match=r"artifacts/run-1, but its index is missing"):
        others.bring(other_home / "artifacts" / "run-1")
    (item,) = others.stored(other_home / "artifacts")
    assert (item.name, item.is_whole) == ("run-1", False)


def test_the_index_is_written_last(machine: Machine, tmp_path: Path) -> None:
    (files, home), bucket = machine("worker"), tmp_path / "bucket/prefix/artifacts"
    folder = model(home)
    os.utime(folder / "model.onnx", (1, 1))
    files.send(folder)
    written = sorted(
        (file for file in bucket.rglob("*") if file.is_file()),
        key=lambda file: file.stat().st_ctime_ns,
    )
    assert [file.name for file in written[-2:]] == ["manifest.json", "run-1.index.json"]


def test_a_missing_or_changed_object_gives_no_copy(machine: Machine, tmp_path: Path) -> None:
    (files, home), (others, other_home) = machine("worker"), machine("api")
    files.send(model(home))
    copy, stored = other_home / "artifacts/run-1", tmp_path / "bucket/prefix/artifacts/run-1"
    weights = (stored / "model.onnx").read_bytes()
    (stored / "model.onnx").write_bytes(weights[:-1])
    for ask in (others.bring, others.check):
        with pytest.raises(StoredFilesDamaged, match=r"model\.onnx does not match"):
            ask(copy)
    (stored / "model.onnx").unlink()
    for ask in (others.bring, others.check):
        with pytest.raises(StoredFilesMissing, match=r"model\.onnx is missing"):
            ask(copy)
    assert not copy.exists()
    (stored / "model.onnx").write_bytes(weights)
    others.check(copy)
    assert contents(others.bring(copy)) == contents(home / "artifacts/run-1")


@pytest.mark.parametrize(
    "index",
    [
        b"",  # torn
        b"{}",
        b'{"format": 1, "files": {"a": {"sha256": "x", "bytes": 1}}, "sha256": "y"}',  # changed
        b"[" * 5_000,  # too deep to read
    ],
)
def test_a_changed_index_is_refused(machine: Machine, tmp_path: Path, index: bytes) -> None:
    (files, home), (others, other_home) = machine("worker"), machine("api")
    files.send(model(home))
    (tmp_path / "bucket/prefix/artifacts/run-1.index.json").write_bytes(index)
    with pytest.raises(StoredFilesDamaged, match="its index cannot be read"):
        others.bring(other_home / "artifacts" / "run-1")


def test_what_was_sent_never_changes(machine: Machine) -> None:
    (files, home), (others, other_home) = machine("worker"), machine("api")
    folder = model(home)
    files.send(folder)
    before = contents(folder)
    (folder / "model.onnx").write_bytes(b"another")
    files.send(folder)
    assert contents(others.bring(other_home / "artifacts/run-1")) == before


def test_what_is_removed_is_gone_everywhere_but_in_copies(machine: Machine) -> None:
    (files, home), (others, other_home) = machine("worker"), machine("api")
    folder = model(home)
    files.send(folder)
    others.remove(other_home / "artifacts/run-1")
    assert others.stored(other_home / "artifacts") == ()
    assert folder.is_dir()
    files.remove(folder)
    files.remove(folder)
    assert not folder.exists()


def test_a_storage_that_refuses_is_said_so(machine: Machine, tmp_path: Path) -> None:
    files, home = machine("worker")
    (tmp_path / "bucket").write_text("a file where the bucket should be")
    folder = model(home)
    with pytest.raises(SharedStorageUnavailable, match="must answer"):
        files.send(folder)
    files.remove(folder)  # later, when it answers again, the rest goes
    assert not folder.exists()
