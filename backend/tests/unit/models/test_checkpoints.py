"""Checkpoints of a fit are complete or absent, and never in the way of the fit."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from houseprice.models import checkpoints
from houseprice.models.checkpoints import CheckpointHooks, Checkpoints
from houseprice.progress import JobCancelled, JobSuspended

KEY = {"fit": "fold 0", "sales": "abc"}


@dataclass
class Owner:
    """Writes checkpoints whose only file names its epoch, and hears of them."""

    folder: Path
    heard: list[str] = field(default_factory=list)
    resumed: list[dict[str, int]] = field(default_factory=list)
    epoch: int = 0

    def of(self, key: dict[str, str] = KEY) -> Checkpoints:
        hooks = CheckpointHooks(
            lambda: {"epochs_run": self.epoch}, self.resumed.append, self.heard.append
        )
        return Checkpoints(self.folder, key, hooks)

    def store(self, fit: Checkpoints, *epochs: int) -> None:
        for self.epoch in epochs:
            moment = fit.moment(self.epoch, {"best": 0.5})
            fit.after(lambda: None, lambda moment=moment: moment, self.write)

    def write(self, folder: Path) -> None:
        (folder / "weights.txt").write_text(f"epoch {self.epoch}\n")


@pytest.fixture
def owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Owner:
    monkeypatch.setattr(checkpoints, "EVERY_S", 0.0)
    return Owner(tmp_path / "fit")


def test_the_newest_comes_back_with_all_that_was_stored(owner: Owner) -> None:
    owner.store(owner.of(), 3, 5, 9)
    newest = owner.of().newest()
    assert newest is not None
    assert (newest.epoch, newest.state) == (9, {"best": 0.5})
    assert (newest.folder / "weights.txt").read_text() == "epoch 9\n"
    assert owner.resumed == [{"epochs_run": 9}]
    assert len(list(owner.folder.iterdir())) == checkpoints.KEEP


def flip(folder: Path) -> None:
    file = folder / "weights.txt"
    file.write_bytes(bytes([file.read_bytes()[0] ^ 1]) + file.read_bytes()[1:])


def cut(folder: Path) -> None:
    (folder / "weights.txt").write_bytes(b"ep")


def lose(folder: Path) -> None:
    (folder / "weights.txt").unlink()


def garble(folder: Path) -> None:
    (folder / "manifest.json").write_text("[1, 2")


@pytest.mark.parametrize("harm", [flip, cut, lose, garble])
def test_a_damaged_one_is_skipped_for_the_one_before(owner: Owner, harm: object) -> None:
    owner.store(owner.of(), 3, 5)
    harm(owner.folder / "epoch-000005")  # type: ignore[operator]
    newest = owner.of().newest()
    assert newest is not None
    assert newest.epoch == 3
    assert len(owner.heard) == 1
    assert "skipped" in owner.heard[0]
    assert str(owner.folder) not in owner.heard[0]


def test_that_of_another_fit_is_not_used(owner: Owner) -> None:
    owner.store(owner.of({**KEY, "sales": "other"}), 3)
    assert owner.of().newest() is None
    assert "another fit" in owner.heard[0]
    assert owner.resumed == []


def test_one_that_was_being_written_at_a_crash_is_no_checkpoint(owner: Owner) -> None:
    owner.store(owner.of(), 3)
    draft = owner.folder / ".epoch-000004.0123.partial"
    draft.mkdir()
    (draft / "weights.txt").write_text("epo")
    newest = owner.of().newest()
    assert newest is not None
    assert newest.epoch == 3


def test_a_suspended_fit_stores_its_last_epoch_and_a_cancelled_one_does_not(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoints, "EVERY_S", 1e9)
    fit = owner.of()
    moment = fit.moment(7, {})
    for stop, stored in ((JobCancelled, 0), (JobSuspended, 1)):

        def report(stop: type[Exception] = stop) -> None:
            raise stop

        with pytest.raises(stop):
            fit.after(report, lambda: moment, owner.write)
        assert len(list(owner.folder.glob("epoch-*"))) == stored


@pytest.fixture
def small_files() -> Iterator[None]:
    """A limit on the size of files: the system refuses larger ones (EFBIG)."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_refuses_it_is_a_notice(owner: Owner, small_files: None) -> None:
    owner.store(owner.of(), 3)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    assert owner.of().newest() is None
    assert len(owner.heard) == 1
    assert "could not be stored" in owner.heard[0]
    assert list(owner.folder.glob("*")) == []


def test_without_a_folder_nothing_is_stored() -> None:
    fit = Checkpoints()
    fit.after(lambda: None, lambda: fit.moment(1, {}), lambda _: pytest.fail("it was written"))
    assert fit.newest() is None
