"""A training in a process of its own that kills itself (SIGKILL) at its n-th report.

Arguments: family, folder of the sales, folder of checkpoints, folder of the model, n (0 never).
Each report is a line of JSON; the last line is the result.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from houseprice.data.storage import load_dataset
from houseprice.models import checkpoints
from houseprice.progress import Progress
from houseprice.training.spec import TrainSettings
from houseprice.training.train import TrainingTask, train

#: A checkpoint after every epoch, so that a short fit has some.
checkpoints.EVERY_S = 0.0


def main() -> None:
    """Train."""
    family, sales, stored, model, at = sys.argv[1:]
    reports = 0

    def report(progress: Progress) -> None:
        nonlocal reports
        reports += 1
        facts = {
            "epoch": "epoch" in progress.message,
            "resumed": None if progress.resumed is None else dict(progress.resumed),
            "notice": progress.notice,
            "counted": [progress.epochs_done, progress.epochs_taken],
            "done": [progress.current, progress.total],
        }
        _write(facts)
        if reports == int(at):
            os.kill(os.getpid(), signal.SIGKILL)

    task = TrainingTask(
        family,
        load_dataset(Path(sales)),
        TrainSettings(epochs=260 if family == "lightgbm" else 12),
        checkpoint_dir=Path(stored),
        provenance={"spec_hash": "0" * 64},
    )
    result = train(task, Path(model), report)
    _write({"result": {**result.result, "seconds": 0, "peak_rss_mb": 0}})


def _write(document: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(document) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
