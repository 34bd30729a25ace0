"""Checkpoints of a fit in progress: a folder for each stored epoch, complete or absent."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from houseprice import failpoints
from houseprice.artifacts.folder import check_files, new_folder, seal
from houseprice.errors import HousePriceError
from houseprice.progress import JobSuspended

#: Seconds between two checkpoints of a fit.
EVERY_S = 10.0
KEEP = 2

Facts = Mapping[str, Any]


def _no_facts() -> Facts:
    return {}


def _ignore(_: Any) -> None:
    """Ignore what happened."""


@dataclass(frozen=True)
class CheckpointHooks:
    """What the owner of a fit adds to its checkpoints and hears of them.

    Parameters
    ----------
    facts : callable
        Returns plain values of the owner, such as the learning curve, to store with an epoch.
    on_resume : callable
        Takes those facts where the fit goes on from a checkpoint.
    on_notice : callable
        Takes a sentence for users if a checkpoint cannot be written or used.
    """

    facts: Callable[[], Facts] = _no_facts
    on_resume: Callable[[Facts], None] = _ignore
    on_notice: Callable[[str], None] = _ignore


@dataclass(frozen=True)
class Checkpoint:
    """A stored epoch whose files match their checksums; `state` has the family's plain values."""

    folder: Path
    epoch: int
    state: Facts


@dataclass(frozen=True)
class Moment:
    """A moment of a fit: its finished epochs, and plain values of the family and of the owner."""

    epoch: int
    state: Facts
    facts: Facts


@dataclass
class Checkpoints:
    """Writes the state of a fit now and then, keeps the newest two, and finds the newest again.

    A checkpoint that cannot be written never ends a fit.

    Parameters
    ----------
    folder : Path or None
        Folder of this fit's checkpoints; None writes and finds none.
    key : mapping
        Plain values that say what is fitted; a checkpoint with another key is not used.
    hooks : CheckpointHooks
    """

    folder: Path | None = None
    key: Facts = field(default_factory=dict)
    hooks: CheckpointHooks = field(default_factory=CheckpointHooks)
    _last: float = field(default_factory=time.monotonic)

    def newest(self) -> Checkpoint | None:
        """The newest checkpoint of the same fit; one that is damaged or foreign is removed."""
        for folder in self._stored():
            try:
                return self._read(folder)
            except (HousePriceError, KeyError, TypeError, ValueError, OSError) as error:
                self.hooks.on_notice(_unusable(error))
                shutil.rmtree(folder, ignore_errors=True)
        return None

    def moment(self, epoch: int, state: Facts) -> Moment:
        """This moment, after `epoch` finished epochs."""
        return Moment(epoch, state, self.hooks.facts())

    def after(
        self,
        report: Callable[[], None],
        moment: Callable[[], Moment | None],
        write: Callable[[Path], None],
    ) -> None:
        """Report an epoch, and write a checkpoint if it is time or if the fit has to leave.

        Parameters
        ----------
        report : callable
            Reports the epoch; `JobSuspended` from it means that another process goes on.
        moment : callable
            Returns the moment that `write` stores; None if there is none yet.
        write : callable
            Writes the framework's own files into the folder that it receives.
        """
        try:
            report()
        except JobSuspended:
            self._write(moment(), write)
            raise
        if time.monotonic() - self._last >= EVERY_S:
            self._write(moment(), write)

    def clear(self) -> None:
        """Remove the checkpoints of a fit that is over."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _write(self, moment: Moment | None, write: Callable[[Path], None]) -> None:
        self._last = time.monotonic()
        if self.folder is None or moment is None:
            return
        final = self.folder / f"epoch-{moment.epoch:06d}"
        try:
            if not final.exists():
                with new_folder(final) as draft:
                    write(draft)
                    failpoints.reach("mid_checkpoint")
                    seal(draft, {"key": self.key, **asdict(moment)})
            for old in self._stored()[KEEP:]:
                shutil.rmtree(old)
        except (HousePriceError, OSError, ValueError) as error:
            self.hooks.on_notice(_unwritten(error))

    def _read(self, folder: Path) -> Checkpoint:
        document = check_files(folder)
        if document["key"] != self.key:
            raise ValueError("it belongs to another fit")
        checkpoint = Checkpoint(folder, int(document["epoch"]), dict(document["state"]))
        self.hooks.on_resume(dict(document["facts"]))
        return checkpoint

    def _stored(self) -> list[Path]:
        """Folders of whole checkpoints, the newest first."""
        if self.folder is None or not self.folder.is_dir():
            return []
        return sorted(self.folder.glob("epoch-*"), reverse=True)


def reason(error: Exception) -> str:
    """Why a file could not be written or used, without its path."""
    if isinstance(error, HousePriceError):
        return error.message.rstrip(".")
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return str(error) if isinstance(error, ValueError) else type(error).__name__


def _unwritten(error: Exception) -> str:
    return (
        f"The progress could not be stored ({reason(error)}). The training goes on; "
        "if it is interrupted, this part begins again."
    )


def _unusable(error: Exception) -> str:
    return f"A checkpoint was skipped ({reason(error)}). An earlier one is used, or none."
