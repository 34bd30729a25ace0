"""One training of ``houseprice train`` in a process of its own: ``python -m`` runs this module.

Standard input has the request as one JSON document; reports go as JSON lines to the file descriptor
that the request names.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Any

from houseprice.data.storage import load_dataset
from houseprice.errors import HousePriceError
from houseprice.progress import JobCancelled, Progress
from houseprice.training.blend import blend
from houseprice.training.spec import TrainSettings
from houseprice.training.time_limit import TimeLimit
from houseprice.training.train import TrainingTask, TrainResult, train
from houseprice.training.trial_ledger import TrialPlan

Send = Callable[[dict[str, Any]], None]


def main() -> int:
    """Run the training that standard input asks for; 0 if a result was sent, else 1."""
    request = json.loads(sys.stdin.read())
    signal.signal(signal.SIGTERM, _stop)
    with os.fdopen(request["news_fd"], "w", encoding="utf-8") as stream:
        send = _sender(stream.write, stream.flush)
        try:
            send(_run(request, lambda progress: send({"progress": asdict(progress)})))
        except HousePriceError as problem:
            send({"error": _error_document(problem)})
            return 1
        except (JobCancelled, BrokenPipeError):
            return 1
    return 0


def _sender(write: Callable[[str], object], flush: Callable[[], object]) -> Send:
    def send(news: dict[str, Any]) -> None:
        write(json.dumps(news) + "\n")
        flush()

    return send


def _run(request: dict[str, Any], on_progress: Callable[[Progress], None]) -> dict[str, Any]:
    """Train, and return the message with the result."""
    if "plan" in request:
        # only trials need Optuna
        trial = importlib.import_module("houseprice.training.tuning.run_trial")
        plan = TrialPlan.from_json(request["plan"])
        return {"trial": trial.run_trial(_train_request(request), plan, on_progress).to_json()}
    trained = _train(request, on_progress)
    return {"result": trained.result, "artifact": str(trained.artifact)}


def _train(request: dict[str, Any], on_progress: Callable[[Progress], None]) -> TrainResult:
    out_dir = Path(request["out_dir"])
    if request["family"] != "blend":
        return train(_train_request(request), out_dir, on_progress)
    dataset = load_dataset(Path(request["dataset"]))
    settings = TrainSettings.from_json(request["settings"])
    return blend(
        [Path(member) for member in request["members"]],
        dataset,
        settings,
        out_dir,
        on_progress,
        provenance=request["provenance"],
        left_out=request["left_out"],
    )


def _train_request(request: dict[str, Any]) -> TrainingTask:
    limit = request.get("limit")
    return TrainingTask(
        family=request["family"],
        dataset=load_dataset(Path(request["dataset"])),
        settings=TrainSettings.from_json(request["settings"]),
        threads=request["threads"],
        provenance=request["provenance"],
        tuning=request["tuning"],
        limit=None if limit is None else TimeLimit.from_json(limit),
    )


def _error_document(problem: HousePriceError) -> dict[str, Any]:
    return {
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _stop(_number: int, _frame: FrameType | None) -> None:
    # Raised wherever the training is, so that its half-written folder is removed.
    raise JobCancelled


if __name__ == "__main__":
    sys.exit(main())
