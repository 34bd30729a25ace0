"""``houseprice train --tune``: trials in child processes side by side, then the training.

Each finished trial is a line of ``tuning-FAMILY.jsonl`` beside the models. If the command was
stopped, the same command with the same ``--out`` continues from that file.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from houseprice.cli.progress_display import shown_progress
from houseprice.cli.training_processes.jobs import Order
from houseprice.cli.training_processes.pool import Job, JobEnd, OnNews, cores, run_stream
from houseprice.errors import HousePriceError, InvalidInput, Unavailable
from houseprice.training.spec import TrainSettings, TuneBudget
from houseprice.training.trial_ledger import (
    SCORING,
    Trial,
    TrialPlan,
    applied,
    best,
    left_s,
    may_try,
    protocol,
    share_done,
    spent_s,
)

_BUDGET = re.compile(r"^(\d+(?:\.\d+)?)(s|m|h|trials?)$")
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0}
_NAME = "tuning"


def parse_budget(text: str) -> TuneBudget:
    """Read ``10m``, ``90s``, ``2h`` or ``30trials``, or two of them with a comma between.

    Raises
    ------
    InvalidInput
        If the text is none of these.

    Examples
    --------
    >>> parse_budget("10m,30trials")
    TuneBudget(seconds=600.0, trials=30)
    """
    limits: dict[str, Any] = {}
    for part in text.split(","):
        match = _BUDGET.match(part.strip())
        if match is None:
            raise InvalidInput(f"--tune must be like 10m, 90s, 2h or 30trials, got {text!r:.60}")
        number, unit = match.groups()
        if unit in _SECONDS:
            limits["seconds"] = float(number) * _SECONDS[unit]
        elif "." in number:
            raise InvalidInput(f"--tune must name a whole number of trials, got {text!r:.60}")
        else:
            limits["trials"] = int(number)
    return TuneBudget(**limits)


def tuned(order: Order, family: str) -> Order:
    """Find the best settings of a family.

    Returns
    -------
    Order
        The order with the best settings, and with the record of the tuning.

    Raises
    ------
    HousePriceError
        The problem of the last trial, if no trial was completed.
    """
    budget = order.settings.tune
    if budget is None:
        return order
    slots = cores()
    with shown_progress([_NAME]) as on_news:
        tuning = _Tuning(replace(order, threads=1), family, budget, on_news)
        run_stream(tuning.next_job, slots, tuning.on_news, tuning.on_end)
    chosen = best(tuning.over)
    if chosen is None:
        raise tuning.problem or Unavailable("No trial was completed within the budget.")
    settings = applied(order.settings, chosen.changes)
    return replace(order, settings=settings, tuning=protocol(budget, tuning.over))


class _Tuning:
    """The trials of this call and of earlier calls that were stopped."""

    def __init__(self, order: Order, family: str, budget: TuneBudget, show: OnNews) -> None:
        self._order = order
        self._family = family
        self._budget = budget
        self._show = show
        self._ledger = _Ledger(order, family)
        self.over: list[Trial] = self._ledger.read()
        self.problem: HousePriceError | None = None
        self._began: dict[int, float] = {}

    def next_job(self) -> Job | None:
        """The next trial, while the budget lasts."""
        now = time.time()
        spent = spent_s(self.over, self._began.values(), now)
        begun = len(self.over) + len(self._began)
        if not may_try(self._budget, self.over, begun, spent):
            return None
        taken = {trial.number for trial in self.over} | self._began.keys()
        number = next(number for number in range(begun + 1) if number not in taken)
        self._began[number] = now
        plan = TrialPlan(number, tuple(self.over), left_s(self._budget, spent), time.monotonic())
        job = replace(self._order, settings=self._untuned()).job(self._family)
        return Job(str(number), {**job.request, "plan": plan.to_json()})

    def on_news(self, _name: str, progress: dict[str, Any]) -> None:
        """Show what a trial does, beside the share of the budget that is used up."""
        self._report(str(progress["message"]))

    def on_end(self, job: Job, ended: JobEnd) -> None:
        """Store the result of a trial."""
        now, number = time.time(), int(job.name)
        trial = Trial(number, "failed") if ended.trial is None else Trial.from_json(ended.trial)
        self.problem = ended.problem or self.problem
        trial = replace(trial, seconds=now - self._began.pop(number), ended_at=now)
        self.over.append(trial)
        self._ledger.add(trial)
        chosen = best(self.over)
        score = "" if chosen is None else f", best validation error {chosen.score:.4f}"
        self._report(f"{len(self.over)} trials are over{score}")

    def _report(self, message: str) -> None:
        spent = spent_s(self.over, list(self._began.values()), time.time())
        share = share_done(self._budget, len(self.over), spent)
        self._show(_NAME, {"fraction": share, "message": f"{self._family}: {message}"})

    def _untuned(self) -> TrainSettings:
        return replace(self._order.settings, tune=None)


class _Ledger:
    """Trials in a file; trials with another data set, settings or way to score are not read."""

    def __init__(self, order: Order, family: str) -> None:
        self._file: Path = order.folder / f"{_NAME}-{family}.jsonl"
        settings = replace(order.settings, tune=None).to_json()
        of = {"dataset": order.sales.sha256, "settings": settings, "scoring": SCORING}
        self._of = json.dumps(of)

    def read(self) -> list[Trial]:
        """The trials of earlier calls."""
        lines = self._lines()
        if not lines or lines[0] != self._of:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(self._of + "\n", encoding="utf-8")
            return []
        trials = [_trial(line) for line in lines[1:]]
        return [trial for trial in trials if trial is not None]

    def add(self, trial: Trial) -> None:
        """Append a trial to the file."""
        with self._file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(trial.to_json()) + "\n")

    def _lines(self) -> Sequence[str]:
        if not self._file.is_file():
            return []
        return self._file.read_text(encoding="utf-8").splitlines()


def _trial(line: str) -> Trial | None:
    """The trial of a line; None for a line that was cut off when the command was killed."""
    try:
        return Trial.from_json(json.loads(line))
    except (ValueError, TypeError, KeyError):
        return None
