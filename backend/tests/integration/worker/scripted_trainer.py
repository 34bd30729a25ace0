"""A real trainer process whose training follows ``script.json`` in the data folder.

Everything around the training (isolation, pipe, commands, codes) is the product's own.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from houseprice.artifacts.folder import new_folder, seal
from houseprice.errors import DatasetChanged, Diverged, InvalidData
from houseprice.jobs.states import IMPORTS
from houseprice.progress import Progress
from houseprice.training.trial_ledger import Trial, TrialPlan
from houseprice.worker.protocol import TrainerRequest
from houseprice.worker.trainer import Reporter, main, real_job

_ERRORS: dict[str, BaseException] = {
    "diverged": Diverged("the loss must stay finite, got nan at epoch 3"),
    "invalid_data": InvalidData("every price must be positive, got -1"),
    "dataset_changed": DatasetChanged("the sales must be those of the run"),
    "memory": MemoryError(),
    "disk": OSError(errno.ENOSPC, "No space left on device"),
    "bug": ZeroDivisionError("secret /path"),
}


def job(request: TrainerRequest, reporter: Reporter) -> dict[str, Any]:
    """Do what the script says for this family, or for ``default``."""
    home = Path(request.out_dir).parent.parent
    if request.kind in IMPORTS:
        return real_job(request, reporter)
    script = json.loads((home / "script.json").read_text())
    act = {**script.get("default", {}), **script.get(request.family, {})}
    if act.get("once") and request.fence > 1:
        act = {}
    _witness(home, request)
    if act.get("deaf"):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for wish in (reporter.cancel, reporter.suspend):
            wish.is_set = lambda: False  # type: ignore[method-assign]  # on purpose
    _epochs(reporter, act)
    _hold(home, reporter, act)
    _end(home, act)
    if request.kind == "trial":
        return _trial(request, act)
    return _model(request, script)


def _trial(request: TrainerRequest, act: dict[str, Any]) -> dict[str, Any]:
    """Each trial changes a setting by the number of finished trials in its plan."""
    if act.get("garbled"):
        return {"trial": {"number": "?"}}
    plan = TrialPlan.from_json(request.plan or {})
    changes = {} if plan.number == 0 else {"num_leaves": 10 + len(plan.finished)}
    return {"trial": Trial(plan.number, "complete", changes, 1 / (1 + plan.number), 9.0).to_json()}


def _witness(home: Path, request: TrainerRequest) -> None:
    facts = {
        "environ": dict(os.environ),
        "nice": os.nice(0),
        "session": os.getsid(0) == os.getpid(),
        "oom_score_adj": Path("/proc/self/oom_score_adj").read_text().strip(),
        "members": list(request.members),
        "threads": request.threads,
        "began": time.time(),
        "kind": request.kind,
    }
    folder = home / "witness"
    folder.mkdir(exist_ok=True)
    name = f"{request.run_id}-{request.fence}.json"
    (folder / f".{name}").write_text(json.dumps(facts))
    (folder / f".{name}").rename(folder / name)


def _epochs(reporter: Reporter, act: dict[str, Any]) -> None:
    epochs, epoch_s = int(act.get("epochs", 3)), float(act.get("epoch_s", 0.01))
    for epoch in range(1, epochs + 1):
        loss = 1.0 / epoch
        curve = {"train_loss": loss, "validation_loss": loss}
        share = 0.9 * epoch / epochs
        left_s = (epochs - epoch) * epoch_s
        reporter(Progress("training", share, epoch, epochs, "Training", curve, epoch, left_s))
        time.sleep(epoch_s)
    if act.get("loads_again"):
        reporter(Progress("loading", 0.9, message="Looking up comparable sales"))


def _hold(home: Path, reporter: Reporter, act: dict[str, Any]) -> None:
    """Keep working until the test lets go."""
    gate, epochs = act.get("hold"), int(act.get("epochs", 3))
    while gate is not None and not (home / gate).exists():
        reporter(Progress("training", 0.9, epochs, epochs, "Training"))
        time.sleep(0.1)


def _end(home: Path, act: dict[str, Any]) -> None:
    if "error" in act:
        raise _ERRORS[act["error"]]
    if "signal" in act:
        os.kill(os.getpid(), getattr(signal, act["signal"]))
    if "exit" in act:
        os._exit(int(act["exit"]))
    block = b"x" * 2**20
    if "takes_mb" in act:
        block *= int(act["takes_mb"])
    if "writes_mb" in act:
        with (home / "large").open("wb") as file:
            for _ in range(int(act["writes_mb"])):
                file.write(block)
    while act.get("spins"):
        sum(range(1000))
    while act.get("silent"):
        time.sleep(0.1)


def _model(request: TrainerRequest, script: dict[str, Any]) -> dict[str, Any]:
    with new_folder(Path(request.out_dir)) as folder:
        (folder / "model.txt").write_text(request.family)
        sha256 = seal(folder, {"run": request.run_id})
    if script.get("torn"):
        (Path(request.out_dir) / "model.txt").write_text("torn")
    return {
        "result": {"family": request.family, "fence": request.fence},
        "manifest_sha256": sha256,
        "test_sha256": "0" * 64,
        "size_bytes": 1,
        "dataset_sha256": "1" * 64,
        "spec_hash": request.provenance["spec_hash"],
    }


if __name__ == "__main__":
    sys.exit(main(job))
