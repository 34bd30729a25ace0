"""Tunings through real trainers and real workers."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

from houseprice.services import runs
from houseprice.training.spec import TuneBudget
from houseprice.worker.supervisor import Post, supervise_next

SCRIPTED = (sys.executable, str(Path(__file__).with_name("scripted_trainer.py")))
REAL = "houseprice.worker.celery_app"


def work(studio: Any) -> None:
    """Supervise one run to the end of its attempt."""
    supervise_next(studio.ctx, Post("here", ("cpu",), 1, command=SCRIPTED))


def test_trials_are_kept_in_rows_and_the_best_settings_are_trained(studio: Any) -> None:
    parent = studio.submit(tune=TuneBudget(trials=3))
    for done in range(3):
        work(studio)
        view = studio.run(parent)
        assert view.progress.current == done + 1
    work(studio)
    view = studio.run(parent)
    assert (view.state, view.progress.percent) == ("succeeded", 100)
    assert [child.kind for child in view.children] == ["trial", "trial", "trial", "train"]
    assert [(child.trial or {}).get("score") for child in view.children] == [1, 1 / 2, 1 / 3, None]
    assert view.children[-1].settings.params == {"num_leaves": 12}
    assert view.model_id == view.children[-1].model_id
    assert view.tuning is not None
    assert (view.tuning["trials"], view.tuning["best"]["number"]) == (3, 2)
    assert not list(studio.ctx.settings.artifacts_dir.glob("*.json"))


def test_all_tunes_each_family_and_blends_what_was_trained(studio: Any) -> None:
    parent = studio.submit("all", tune=TuneBudget(trials=2))
    for _ in range(4 * (2 + 1) + 1):
        work(studio)
    view = studio.run(parent)
    assert (view.state, view.progress.percent) == ("succeeded", 100), view.error
    *families, blend = view.children
    assert [child.kind for child in families] == ["tune"] * 4
    parts = [[child.kind for child in family.children] for family in families]
    assert parts == [["trial", "trial", "train"]] * 4
    assert [family.tuning["best"]["number"] for family in families] == [1] * 4
    witness = studio.home / "witness" / f"{blend.id}-1.json"
    assert len(json.loads(witness.read_text())["members"]) == 4


def test_a_trial_that_says_nothing_useful_fails(studio: Any) -> None:
    studio.script(default={"garbled": True})
    parent = studio.submit(tune=TuneBudget(trials=1))
    work(studio)
    (trial,) = studio.run(parent).children
    assert trial.error is not None
    assert trial.error.code == "invalid_reply"
    view = studio.run(parent)
    assert view.error is not None
    assert view.error.code == "no_trial"


def test_workers_side_by_side_share_the_trials(celery_studio: Any) -> None:
    studio = celery_studio
    studio.script(default={"hold": "gate"})
    studio.celery("one")
    studio.celery("two")
    parent = studio.submit(tune=TuneBudget(trials=4))

    def busy() -> list[str]:
        children = studio.run(parent).children
        return [child.worker for child in children if child.phase == "training"]

    studio.until(lambda: len(set(busy())) == 2, "two workers at two trials")
    studio.open()
    view = studio.ended(parent)
    assert view.state == "succeeded", view.error
    assert [child.state for child in view.children] == ["succeeded"] * 5


def test_a_tuning_goes_on_after_its_worker_was_killed(celery_studio: Any) -> None:
    studio = celery_studio
    worker = studio.celery("doomed", app=REAL)
    budget = TuneBudget(trials=2)
    parent = studio.submit("lightgbm", epochs=15, tune=budget)

    def second() -> Any:
        children = studio.run(parent).children
        trial = next((child for child in children[1:] if child.phase == "training"), None)
        return trial if children[0].state == "succeeded" else None

    lost = studio.until(second, "the second trial at work after the first is over")
    first = studio.run(parent).children[0]
    os.killpg(worker.pid, signal.SIGKILL)
    studio.celery("heir", app=REAL)
    view = studio.ended(parent)
    assert view.state == "succeeded", view.error
    trials = [child for child in view.children if child.kind == "trial"]
    assert (trials[0].finished_at, trials[0].trial) == (first.finished_at, first.trial)
    assert (trials[1].id, trials[1].attempt) == (lost.id, 2)
    training = view.children[-1]
    assert (training.kind, studio.versions(training.id)) == ("train", 1)
    row = studio.row(training.id)
    artifact = studio.ctx.settings.artifacts_dir / f"{training.id}-{row.fence}"
    manifest = json.loads((artifact / "manifest.json").read_text())
    assert [trial["number"] for trial in manifest["tuning"]["tried"]] == [0, 1]
    assert manifest["tuning"]["budget"] == {"seconds": None, "trials": 2}
    best = manifest["tuning"]["best"]
    assert best["validation_rmse"] == min(trial.trial["score"] for trial in trials)
    curve = runs.curve(studio.ctx, trials[0].id).points
    scores = [point.validation_loss for point in curve]
    assert len(scores) >= 15
    assert scores[14] <= scores[0]
