"""A tuning: trials one after another or side by side, then the training with the best settings.

There is never more than one trial that waits for a worker: its claim makes the next one, as long
as the budget lasts, so that as many run side by side as workers are free. The rows of its trials
are the whole state of a tuning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select, update

from houseprice.jobs.records import Failure
from houseprice.jobs.states import ACTIVE, TERMINAL
from houseprice.store.clock import db_now
from houseprice.store.runs import estimates, transitions
from houseprice.store.runs.queries import children_of
from houseprice.store.runs.rows import RunRow
from houseprice.store.runs.submission import FamilyPlace, again, enqueue
from houseprice.store.tables import run_events, runs
from houseprice.training import trial_ledger as ledger
from houseprice.training.spec import TuneBudget
from houseprice.training.trial_ledger import Trial, TrialPlan, applied

#: Seconds from a claim to the moment from which a trial measures its time, at most.
_LONGEST_START_S = 600.0


def end_trial(db: Connection, row: RunRow, trial: Trial, now: float) -> bool:
    """End a trial with its result; False if the caller has lost the run.

    Its time, by the database's clock, is that from its claim to now, unless that clock was set
    meanwhile.
    """
    (since,) = _claimed_at(db, [row])
    timed = replace(trial, seconds=_believable_s(now - since, trial.seconds), ended_at=now)
    return transitions.end(
        db,
        transitions.owned(row.id, row.fence),
        "succeeded",
        now,
        percent=100.0,
        message=_words(timed),
        result={"trial": timed.to_json()},
        settings=applied(row.settings, timed.changes).to_json(),
    )


def advance(db: Connection, parent: RunRow, now: float) -> bool:
    """Make the next trial or the training at the end, or close the parent; True if it closes.

    The caller holds the lock of the event log.
    """
    if parent.state in TERMINAL:
        return False
    family = children_of(db, [parent.id])[parent.id]
    training = next((child for child in family if child.kind == "train"), None)
    if training is not None:
        return training.state in TERMINAL and _close(db, parent, training, now)
    active = [child for child in family if child.state in ACTIVE]
    if parent.cancel_requested:
        return not active and transitions.end_as_cancelled(db, _open(parent), now)
    if _another(db, parent, family, now):
        return False
    waiting = [child for child in active if not child.attempt]
    _give_up(db, waiting, now)
    return len(waiting) == len(active) and not _train(db, parent, family, now)


def plan(db: Connection, row: RunRow) -> TrialPlan:
    """The facts of the other trials that a trial needs when it is claimed."""
    family = _siblings(db, row)
    over, now = over_trials(family), db_now(db)
    others = [child for child in family if child.state == "running" and child.id != row.id]
    spent = ledger.spent_s(over, _claimed_at(db, others), now)
    number = [child.id for child in family if child.kind == "trial"].index(row.id)
    return TrialPlan(number, tuple(over), ledger.left_s(_budget(db, row), spent))


def trials_protocol(db: Connection, row: RunRow) -> dict[str, Any] | None:
    """The record of the tuning before a training, for its model; None if there was none."""
    parent = transitions.find(db, (runs.c.id == row.parent_id) & (runs.c.kind == "tune"))
    if parent is None or parent.settings.tune is None:
        return None
    return ledger.protocol(parent.settings.tune, over_trials(_siblings(db, row)))


def over_trials(family: Sequence[RunRow]) -> list[Trial]:
    """The ended trials of a family, numbered in the order in which they were made."""
    rows = [child for child in family if child.kind == "trial"]
    trials = [_trial(number, row) for number, row in enumerate(rows)]
    return [trial for trial in trials if trial is not None]


def _believable_s(by_clock_s: float, measured_s: float) -> float:
    """Seconds of a trial: its start may take minutes more than it measured, never less or hours."""
    return by_clock_s if 0 <= by_clock_s - measured_s <= _LONGEST_START_S else measured_s


def _trial(number: int, row: RunRow) -> Trial | None:
    if row.state == "succeeded" and row.result is not None:
        return replace(Trial.from_json(row.result["trial"]), number=number)
    if row.state == "failed" and row.finished_at is not None:
        began = row.started_at or row.finished_at
        return Trial(number, "failed", seconds=row.finished_at - began, ended_at=row.finished_at)
    return None


def _another(db: Connection, parent: RunRow, family: list[RunRow], now: float) -> bool:
    """Make the next trial if the budget allows one and none waits; True if it allows one."""
    budget, over = parent.settings.tune, over_trials(family)
    if budget is None or (parent.finish_requested and over):
        return False
    running = [child for child in family if child.state == "running"]
    spent = ledger.spent_s(over, _claimed_at(db, running), now)
    _update_parent(db, parent, over, ledger.share_done(budget, len(over), spent))
    begun = sum(child.attempt > 0 or child.state in TERMINAL for child in family)
    if not ledger.may_try(budget, over, begun, spent):
        return False
    if not any(child.state == "queued" for child in family):
        base = replace(parent.settings, tune=None)
        new = replace(again(parent), settings=base, retry_of=None)
        enqueue(db, new, now, FamilyPlace("trial", parent.model_type, parent.id))
    return True


def _give_up(db: Connection, waiting: list[RunRow], now: float) -> None:
    """End a trial that no worker claimed before the budget was used up."""
    for row in waiting:
        message = "The trial has not begun: the budget of the tuning is used up"
        transitions.end(db, transitions.waiting(row.id), "cancelled", now, message=message)


def _train(db: Connection, parent: RunRow, family: list[RunRow], now: float) -> bool:
    """Queue the training with the best settings; if there are none, the parent fails."""
    chosen = ledger.best(over_trials(family))
    if chosen is None:
        reasons = {child.error_message for child in family if child.error_message}
        message = f"No trial was completed. {'; '.join(sorted(reasons))}".strip()
        hint = "Read why the trials ended, or give the tuning more time."
        transitions.end_failed(db, _open(parent), Failure("no_trial", message, hint), now)
        return False
    settings = applied(parent.settings, chosen.changes)
    new = replace(again(parent), settings=settings, retry_of=None)
    enqueue(db, new, now, FamilyPlace("train", parent.model_type, parent.id))
    return True


def _close(db: Connection, parent: RunRow, training: RunRow, now: float) -> bool:
    guard = _open(parent)
    if training.state == "succeeded":
        result = training.result
        return transitions.end(
            db, guard, "succeeded", now, percent=100.0, result=result, message="Done"
        )
    if training.state == "cancelled":
        return transitions.end_as_cancelled(db, guard, now)
    failure = Failure(
        training.error_code or "crashed",
        training.error_message or "",
        training.error_hint or "",
        training.error_ref,
        places=tuple(training.error_places or ()),
    )
    return transitions.end_failed(db, guard, failure, now)


def _update_parent(db: Connection, parent: RunRow, over: Sequence[Trial], share: float) -> None:
    """Update the row of the parent; its percent never falls."""
    chosen = ledger.best(over)
    score = "" if chosen is None else f", best validation error {chosen.score:.4f}"
    count = "1 trial is over" if len(over) == 1 else f"{len(over)} trials are over"
    budget = parent.settings.tune
    change = update(runs).where(_open(parent))
    db.execute(
        change.values(
            percent=max(parent.percent, 100 * estimates.trials_share(parent) * share),
            current=len(over),
            total=(budget.trials if budget is not None else None) or 0,
            message=f"{count}{score}",
        )
    )


def _words(trial: Trial) -> str:
    if trial.score is None:
        return "Stopped early"
    score = f"validation error {trial.score:.4f}"
    return f"Stopped early at {score}" if trial.state == "pruned" else f"Done: {score}"


def _open(parent: RunRow) -> Any:
    return (runs.c.id == parent.id) & runs.c.state.in_(ACTIVE)


def _siblings(db: Connection, row: RunRow) -> list[RunRow]:
    parent = str(row.parent_id)
    return children_of(db, [parent])[parent]


def _budget(db: Connection, row: RunRow) -> TuneBudget:
    parent = transitions.find(db, runs.c.id == row.parent_id)
    budget = None if parent is None else parent.settings.tune
    return budget or TuneBudget(trials=1)


def _claimed_at(db: Connection, rows: Sequence[RunRow]) -> list[float]:
    """When the newest attempt of each of these runs began."""
    event = run_events.c
    query = select(event.run_id, event.fence, event.at).where(
        event.kind == "claimed", event.run_id.in_([row.id for row in rows])
    )
    times = {(claim.run_id, claim.fence): float(claim.at) for claim in db.execute(query)}
    return [times[row.id, row.fence] for row in rows]
