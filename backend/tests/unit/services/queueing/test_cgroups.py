"""Limits and kills are read as both versions of control groups write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from houseprice.services.queueing import cgroups


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in place of ``/sys/fs/cgroup`` and of two files of ``/proc``."""
    monkeypatch.setattr(cgroups, "_MOUNT", tmp_path)
    monkeypatch.setattr(cgroups, "_OWN", tmp_path / "own")
    monkeypatch.setattr(cgroups, "_VMSTAT", tmp_path / "vmstat")
    (tmp_path / "vmstat").write_text("pgfault 9\noom_kill 4\n")
    return tmp_path


def group(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(f"{text}\n")


def test_a_group_of_version_2_has_the_least_limit_on_its_way_up(system: Path) -> None:
    (system / "own").write_text("0::/studio/worker\n")
    group(system / "studio", memory__max="2000")
    group(system / "studio/worker", memory__max="max", memory__current="300")
    (system / "studio/worker/memory.events").write_text("low 0\noom 3\noom_kill 2\n")
    assert cgroups.memory_limit() == 2000
    assert cgroups.memory_used() == 300
    assert cgroups.memory_kills() == 2


def test_a_group_of_version_1_is_read_too(system: Path) -> None:
    (system / "own").write_text("5:cpu:/x\n4:memory:/worker\n0::/\n")
    group(system / "memory/worker", memory__limit_in_bytes="5000", memory__usage_in_bytes="70")
    (system / "memory/worker/memory.oom_control").write_text("under_oom 0\noom_kill 1\n")
    assert cgroups.memory_limit() == 5000
    assert cgroups.memory_used() == 70
    assert cgroups.memory_kills() == 1


def test_a_container_reads_its_own_folder_where_the_path_is_that_of_the_host(system: Path) -> None:
    (system / "own").write_text("0::/system.slice/docker-1\n")
    group(system, memory__max="7000")
    assert cgroups.memory_limit() == 7000


def test_without_a_group_there_is_no_limit_and_kills_are_those_of_the_system(system: Path) -> None:
    (system / "own").write_text("4:memory:/\n0::/\n")
    assert cgroups.memory_limit() is None
    assert cgroups.memory_used() == 0
    assert cgroups.memory_kills() == 4


def test_the_largest_number_of_version_1_is_no_limit(system: Path) -> None:
    (system / "own").write_text("4:memory:/worker\n")
    group(system / "memory/worker", memory__limit_in_bytes="9223372036854771712")
    assert cgroups.memory_limit() is None


def test_a_system_without_control_groups_knows_nothing(system: Path) -> None:
    (system / "vmstat").unlink()
    assert (cgroups.memory_limit(), cgroups.memory_used(), cgroups.memory_kills()) == (None, 0, 0)
