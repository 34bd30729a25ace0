"""What a power cut would leave: a file has its name only when its content is on the disk."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from tests.faults.conftest import FaultyStudio
from tests.unit.tiny_market import SCHEMA, tiny_market

from houseprice.artifacts import folder as artifact_folder
from houseprice.artifacts import new_folder, seal
from houseprice.data import durable
from houseprice.data.layers.centres import Centres
from houseprice.data.layers.layer import LayerColumn
from houseprice.data.layers.stack import PlaceLayers
from houseprice.data.storage import save_dataset
from houseprice.services import uploads
from houseprice.services.backups.backup import write_backup
from houseprice.valuation.batches.files import write_part
from houseprice.worker import trainer


class PowerCut:
    """Watches the calls of fsync and rename of this process.

    Attributes
    ----------
    syncs : int
        Calls of fsync.
    torn : set of str
        Names given to content that was not on the disk, or was changed afterwards.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.syncs = 0
        self.torn: set[str] = set()
        self._on_disk: dict[tuple[int, int], int] = {}
        self._unsure: set[Path] = set()
        self._fsync, self._replace = os.fsync, os.replace
        monkeypatch.setattr(os, "fsync", self._sync)
        for name in ("rename", "replace"):
            monkeypatch.setattr(os, name, self._move)

    @property
    def lost(self) -> set[str]:
        """Names that a power cut takes back, since their folder was not synced afterwards."""
        return {path.name for path in self._unsure}

    def _sync(self, handle: int) -> None:
        self._fsync(handle)
        state = os.fstat(handle)
        here = (state.st_dev, state.st_ino)
        self.syncs += 1
        self._on_disk[here] = state.st_mtime_ns
        self._unsure = {path for path in self._unsure if _place(path.parent) != here}

    def _move(self, source: Any, target: Any) -> None:
        for path in (Path(source), *Path(source).rglob("*")):
            if self._on_disk.get(_place(path)) != path.stat().st_mtime_ns:
                self.torn.add(path.name)
        self._replace(source, target)
        self._unsure.add(Path(target))


def _place(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_dev, state.st_ino


def _model(small: FaultyStudio) -> None:
    with new_folder(small.studio.home / "model") as folder:
        (folder / "native").mkdir()
        (folder / "native" / "trees.txt").write_text("trees")
        seal(folder, {"family": "lightgbm"})


def _sales(small: FaultyStudio) -> None:
    folder = small.studio.home / "sales"
    column = LayerColumn("quarter", "neighbourhood", "category")
    layers = PlaceLayers((Centres("c", (column,), np.array([47.0]), np.array([-122.0])),))
    save_dataset(tiny_market(40, seed=1), SCHEMA, folder, {"notes.json": {}}, layers)


def _batch(small: FaultyStudio) -> None:
    write_part(pl.DataFrame({"value": [1.0]}), small.studio.home / "batch", 0, "mark")


def _upload(small: FaultyStudio) -> None:
    uploads.keep(small.studio.ctx, io.BytesIO(b"price\n1\n"))


def _report(small: FaultyStudio) -> None:
    trainer._keep(small.studio.home / "report.json", {"spec_hash": "0"})


def _backup(small: FaultyStudio) -> None:
    write_backup(small.studio.ctx, small.studio.home / "backup.tar")


#: Whatever a row, or the next attempt, relies on.
WRITERS: dict[str, Callable[[FaultyStudio], None]] = {
    "model": _model,
    "sales": _sales,
    "part of a batch": _batch,
    "upload that a run reads": _upload,
    "report of a trainer": _report,
    "backup": _backup,
}


@pytest.mark.parametrize("what", WRITERS)
def test_what_has_its_name_outlives_a_power_cut(
    what: str, small: FaultyStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    power = PowerCut(monkeypatch)
    WRITERS[what](small)
    assert (power.torn, power.lost) == (set(), set())
    assert power.syncs >= 2  # the content and the name


def _renamed_only(draft: Path, final: Path) -> None:
    draft.replace(final)


def _without_the_name(draft: Path, final: Path) -> None:
    durable.sync(draft)
    draft.replace(final)


def _synced_afterwards(draft: Path, final: Path) -> None:
    draft.replace(final)
    durable.sync(final)
    durable.sync_one(final.parent)


@pytest.mark.parametrize(
    ("mutant", "torn", "lost"),
    [
        pytest.param(_renamed_only, 4, {"model"}, id="no fsync"),
        pytest.param(_without_the_name, 0, {"model"}, id="no fsync of the name"),
        pytest.param(_synced_afterwards, 4, set(), id="rename before fsync"),
    ],
)
def test_a_model_that_is_not_synced_is_noticed(
    mutant: Any, torn: int, lost: set[str], small: FaultyStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artifact_folder, "rename_when_synced", mutant)
    power = PowerCut(monkeypatch)
    _model(small)
    assert len(power.torn) == torn  # the folder, the one in it, and two files
    assert power.lost == lost
