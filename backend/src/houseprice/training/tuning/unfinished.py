"""What an interrupted trial had finished: the settings that it chose, and its validations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.models.checkpoints import CheckpointHooks, Checkpoints
from houseprice.training.fitting.fit_store import FitStore, base_key, load_arrays, save_arrays
from houseprice.training.train import TrainingTask
from houseprice.training.trial_ledger import TrialPlan

Floats = NDArray[np.float64]

_PLAN = "plan of the trial"


@dataclass(frozen=True)
class FinishedValidation:
    """A validation of a trial that is over.

    Parameters
    ----------
    errors : ndarray of shape (n_validation,)
        Value / price - 1 of each sale.
    best : float
        Score of its best epoch.
    steps : tuple of float
        All running scores of the trial up to its end.
    """

    errors: Floats
    best: float
    steps: tuple[float, ...]


@dataclass
class TrialStore:
    """The folder of a trial, which its next attempt takes over.

    Parameters
    ----------
    store : FitStore
    number : int
        Number of the trial.
    on_notice : callable
        Takes a sentence for users if something cannot be stored or used.
    """

    store: FitStore
    number: int
    on_notice: Callable[[str], None]

    @classmethod
    def of(cls, task: TrainingTask, number: int, on_notice: Callable[[str], None]) -> TrialStore:
        """The folder of a trial of this task."""
        base = base_key(task.family, task.dataset.sha256, task.provenance)
        return cls(FitStore(task.checkpoint_dir, base), number, on_notice)

    def settled(self, plan: TrialPlan) -> TrialPlan:
        """The plan that the first attempt chose its settings by.

        Other trials have ended meanwhile, and would change the choice and the comparison.
        """
        key = {"number": self.number}
        stored = self.store.take(_PLAN, key, self.on_notice)
        if stored is None:
            numbers = [trial.number for trial in plan.finished]
            self.store.put(_PLAN, key, {"finished": numbers}, lambda _: None, self.on_notice)
            return plan
        numbers = stored[1]["finished"]
        return replace(plan, finished=tuple(t for t in plan.finished if t.number in numbers))

    def validations(self, names: list[str], key: Mapping[str, Any]) -> list[FinishedValidation]:
        """The validations that are over, from the first one on."""
        finished: list[FinishedValidation] = []
        for name in names:
            stored = self.store.take(name, key, self.on_notice)
            if stored is None:
                break
            folder, facts = stored
            errors = load_arrays(folder)["errors"]
            finished.append(FinishedValidation(errors, float(facts["best"]), tuple(facts["steps"])))
        self.store.taken, self.store.total = len(finished), len(names)
        return finished

    def put(self, name: str, key: Mapping[str, Any], validation: FinishedValidation) -> None:
        """Store a validation that is over."""
        facts = {"best": validation.best, "steps": list(validation.steps)}
        write = save_arrays({"errors": validation.errors})
        self.store.put(name, key, facts, write, self.on_notice)

    def checkpoints(self, name: str, key: Mapping[str, Any], hooks: CheckpointHooks) -> Checkpoints:
        """The checkpoints of the fit of a validation."""
        return self.store.checkpoints(name, key, hooks)
