"""A model folder is complete or absent, and damage is noticed."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from houseprice.artifacts import check_files, new_folder, seal, size_bytes
from houseprice.artifacts.folder import read_document
from houseprice.errors import Conflict, CorruptArtifact, StorageFull
from houseprice.progress import JobCancelled


def _write(final: Path) -> str:
    with new_folder(final) as folder:
        (folder / "model.onnx").write_bytes(b"graph")
        (folder / "native").mkdir()
        (folder / "native" / "trees.txt").write_text("trees")
        return seal(folder, {"family": "lightgbm"})


def test_a_complete_folder_appears_under_its_name_and_verifies(tmp_path: Path) -> None:
    sha256 = _write(tmp_path / "models" / "one")
    document = check_files(tmp_path / "models" / "one", sha256)
    assert set(document["files"]) == {"model.onnx", "native/trees.txt"}
    assert document["family"] == "lightgbm"
    assert [path.name for path in (tmp_path / "models").iterdir()] == ["one"]
    assert size_bytes(tmp_path / "models" / "one") > 10


def _fail_half_way(final: Path, problem: BaseException) -> None:
    with new_folder(final) as folder:
        (folder / "model.onnx").write_bytes(b"half")
        raise problem


@pytest.mark.parametrize("problem", [JobCancelled(), ValueError(), KeyboardInterrupt()])
def test_a_stopped_writer_leaves_nothing(tmp_path: Path, problem: BaseException) -> None:
    with pytest.raises(type(problem)):
        _fail_half_way(tmp_path / "one", problem)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EDQUOT])
def test_a_full_disk_is_said_so_and_leaves_nothing(tmp_path: Path, number: int) -> None:
    with pytest.raises(StorageFull), new_folder(tmp_path / "one"):
        raise OSError(number, "no space")
    assert list(tmp_path.iterdir()) == []


def test_another_system_error_stays_itself(tmp_path: Path) -> None:
    with pytest.raises(PermissionError), new_folder(tmp_path / "one"):
        raise PermissionError(errno.EACCES, "no")


def test_a_folder_is_written_once(tmp_path: Path) -> None:
    _write(tmp_path / "one")
    with pytest.raises(Conflict, match="one exists"):
        _write(tmp_path / "one")
    check_files(tmp_path / "one")


def _flip(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"grapf")


def _remove(folder: Path) -> None:
    (folder / "native" / "trees.txt").unlink()


def _link(folder: Path) -> None:
    other = folder.parent / "other"
    (folder / "model.onnx").rename(other)
    (folder / "model.onnx").symlink_to(other)


def _no_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def _no_json(folder: Path) -> None:
    (folder / "manifest.json").write_bytes(b"\xff{")


def _outside(folder: Path) -> None:
    _edit(folder, {"files": {"../secret": {"sha256": ""}}})


def _older(folder: Path) -> None:
    _edit(folder, {"format": 0})


def _edited(folder: Path) -> None:
    """A figure put right by hand."""
    document = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(document | {"family": "blend"}))


def _unnamed(folder: Path) -> None:
    """A file that may be changed at will, as the manifest has no checksum of it."""
    document = json.loads((folder / "manifest.json").read_text())
    _edit(folder, {"files": {k: v for k, v in document["files"].items() if "trees" not in k}})


def _edit(folder: Path, change: dict[str, object]) -> None:
    """As a version without a checksum of the manifest itself would have written it."""
    document = json.loads((folder / "manifest.json").read_text())
    del document["own_sha256"]
    (folder / "manifest.json").write_text(json.dumps(document | change))


@pytest.mark.parametrize(
    "damage",
    [_flip, _remove, _link, _no_manifest, _no_json, _outside, _older, _edited, _unnamed],
)
def test_damage_is_refused(tmp_path: Path, damage: object) -> None:
    _write(tmp_path / "one")
    (tmp_path / "secret").write_text("x")
    damage(tmp_path / "one")  # type: ignore[operator]  # one of the functions above
    with pytest.raises(CorruptArtifact):
        check_files(tmp_path / "one")


def test_a_changed_manifest_is_refused_where_its_hash_is_known(tmp_path: Path) -> None:
    sha256 = _write(tmp_path / "one")
    _edit(tmp_path / "one", {"family": "blend"})
    assert read_document(tmp_path / "one")["family"] == "blend"
    with pytest.raises(CorruptArtifact, match="published"):
        check_files(tmp_path / "one", sha256)


def test_what_a_file_manager_leaves_is_no_damage(tmp_path: Path) -> None:
    _write(tmp_path / "one")
    (tmp_path / "one" / ".DS_Store").write_bytes(b"x")
    check_files(tmp_path / "one")
