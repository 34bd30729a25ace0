"""The trainings of ``houseprice train``, as jobs for its child processes."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from houseprice.cli.training_processes.pool import Job
from houseprice.data.dataset import Dataset
from houseprice.training.spec import TrainSettings
from houseprice.training.time_limit import TimeLimit


@dataclass(frozen=True)
class Order:
    """The settings that all trainings of one call share.

    Parameters
    ----------
    sales : Dataset
    settings : TrainSettings
    folder : Path
        Folder to which the models are written.
    threads : int
        Threads of each training.
    tuning : dict or None
        How the tuning found the settings; None without a tuning.
    """

    sales: Dataset
    settings: TrainSettings
    folder: Path
    threads: int
    tuning: dict[str, Any] | None = None

    def job(
        self,
        name: str,
        members: Sequence[str] = (),
        *,
        left_out: Sequence[str] = (),
        limit: TimeLimit | None = None,
    ) -> Job:
        """The training of a family within a limit, or the blend of `members`."""
        request = {
            "family": name,
            "dataset": str(self.sales.path.parent.resolve()),
            "settings": self.settings.to_json(),
            "out_dir": str((self.folder / name).resolve()),
            "threads": self.threads,
            "members": list(members),
            "left_out": list(left_out),
            "limit": None if limit is None else limit.to_json(),
            "provenance": {"git_revision": git_revision()},
            "tuning": self.tuning,
        }
        return Job(name, request)


def git_revision() -> str | None:
    """Git revision of the checkout of this code; None where there is no checkout."""
    command = ["git", "-C", str(Path(__file__).parent), "rev-parse", "HEAD"]
    try:
        process = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False)  # noqa: S603 fixed words
    except (OSError, subprocess.TimeoutExpired):
        return None
    return process.stdout.strip() or None
