"""Finished fits outlive the attempt that made them, and only the same training uses them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from houseprice.models.checkpoints import CheckpointHooks
from houseprice.training.fitting.fit_store import (
    FitStore,
    base_key,
    digest,
    load_arrays,
    save_arrays,
)

BASE = base_key("lightgbm", "a" * 64, {"spec_hash": "b" * 64})
KEY = {"fit": {"seed": 42}, "rows": "1"}
ARRAYS = {"rows": np.arange(5), "columns": np.ones((5, 2))}


def stored(folder: Path, base: dict[str, Any] = BASE) -> FitStore:
    store = FitStore(folder, base)
    store.put("fold 0 near", KEY, {"seconds": 2.5}, save_arrays(ARRAYS), pytest.fail)
    return store


def test_a_finished_fit_is_taken_over_with_its_facts(tmp_path: Path) -> None:
    stored(tmp_path)
    later = FitStore(tmp_path, base_key("lightgbm", "a" * 64, {"spec_hash": "b" * 64}))
    assert later.names(pytest.fail) == ["fold 0 near"]
    found_at = later.take("fold 0 near", KEY, pytest.fail)
    assert found_at is not None
    folder, facts = found_at
    assert facts == {"seconds": 2.5}
    assert {name: part.tolist() for name, part in load_arrays(folder).items()} == {
        name: part.tolist() for name, part in ARRAYS.items()
    }
    assert later.take("fold 1 near", KEY, pytest.fail) is None


@pytest.mark.parametrize("name", sorted(BASE))
def test_that_of_another_training_is_not_used_and_the_reason_is_heard(
    tmp_path: Path, name: str
) -> None:
    stored(tmp_path)
    heard: list[str] = []
    later = FitStore(tmp_path, {**BASE, name: "another"})
    assert later.names(heard.append) == []
    assert len(heard) == 1
    assert f"other {name}" in heard[0]
    assert list(tmp_path.iterdir()) == []


def test_a_fit_of_other_rows_is_not_used(tmp_path: Path) -> None:
    heard: list[str] = []
    assert stored(tmp_path).take("fold 0 near", {**KEY, "rows": "2"}, heard.append) is None
    assert "other rows" in heard[0]


def test_a_damaged_fit_is_not_used(tmp_path: Path) -> None:
    store = stored(tmp_path)
    file = next(tmp_path.rglob("arrays.safetensors"))
    file.write_bytes(file.read_bytes()[:-1])
    heard: list[str] = []
    assert store.take("fold 0 near", KEY, heard.append) is None
    assert "does not match its checksum" in heard[0]
    assert str(tmp_path) not in heard[0]


def test_a_disk_that_refuses_a_fit_is_a_notice(tmp_path: Path) -> None:
    def refuse(_: Path) -> None:
        raise OSError(28, "No space left on device")

    heard: list[str] = []
    store = FitStore(tmp_path, BASE)
    store.put("fold 0 near", KEY, {}, refuse, heard.append)
    assert "No space left" in heard[0]
    assert store.names(pytest.fail) == []


def test_checkpoints_of_a_fit_share_the_key_of_the_training(tmp_path: Path) -> None:
    fit = FitStore(tmp_path, BASE).checkpoints("fold 0 near", KEY, CheckpointHooks())
    assert fit.key == {**BASE, **KEY}
    assert fit.folder is not None
    assert fit.folder.parent == tmp_path


def test_a_digest_tells_values_shapes_and_types_apart() -> None:
    rows = np.arange(6.0)
    others = (rows + 1, rows.reshape(2, 3), rows.astype(np.float32))
    assert len({digest(rows), *map(digest, others)}) == 4
    assert digest(rows) == digest(np.arange(6.0))
