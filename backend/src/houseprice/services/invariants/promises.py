"""Check the promises about runs against rows and files, never against the broker.

The rules are those of the oracle in ``docs/soak.md``: an accepted run has a row and ends once, a
run that succeeded has one whole model of its own last attempt, and nothing else is left over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from houseprice.artifacts.folder import check_files
from houseprice.errors import CorruptArtifact
from houseprice.jobs.ids import is_id
from houseprice.jobs.records import Event
from houseprice.jobs.states import TERMINAL
from houseprice.services.context import Context
from houseprice.services.model_files import artifact_folder
from houseprice.store import models as model_store
from houseprice.store import runs as run_store
from houseprice.store.engine import reading
from houseprice.store.models import ModelVersionRow
from houseprice.store.runs import RunRow

#: Kinds of events that may follow the end of a run: they say something about its model.
_OF_THE_MODEL = frozenset({"promoted", "model_deleted"})


@dataclass(frozen=True)
class BrokenPromise:
    """A promise that does not hold: its rule, the run it was made for, and what is the case."""

    rule: str
    run_id: str
    detail: str


@dataclass(frozen=True)
class RunHistory:
    """A run, the log of its changes, and the models that name it."""

    run: RunRow
    events: tuple[Event, ...]
    models: tuple[ModelVersionRow, ...]


def check_promises(ctx: Context, accepted: Sequence[str]) -> tuple[BrokenPromise, ...]:
    """Check everything that was promised for the accepted runs; empty if all promises hold.

    Parameters
    ----------
    ctx : Context
        Settings and database of a studio in which no run is at work any more.
    accepted : sequence of str
        Id of every run that the API has accepted.
    """
    histories = [_history(ctx, run_id) for run_id in accepted]
    known = [history for history in histories if history is not None]
    missing = [
        BrokenPromise("accepted_run_is_stored", run_id, "It was accepted, but has no row")
        for run_id, history in zip(accepted, histories, strict=True)
        if history is None
    ]
    return (
        *missing,
        *(broken for history in known for broken in check_run(ctx, history)),
        *(_left_over(ctx, known)),
    )


def check_run(ctx: Context, history: RunHistory) -> Iterator[BrokenPromise]:
    """Check what was promised for one run."""
    yield from _ends_once(history)
    yield from _percent(history.run)
    yield from _budgets(history.run)
    yield from _models(ctx, history)


def _history(ctx: Context, run_id: str) -> RunHistory | None:
    with reading(ctx.engine) as db:
        run = run_store.get(db, run_id)
        if run is None:
            return None
        models = tuple(model_store.of_run(db, run_id))
        return RunHistory(run, run_store.of_run(db, run_id), models)


def _ends_once(history: RunHistory) -> Iterator[BrokenPromise]:
    run = history.run
    changes = [event for event in history.events if event.kind not in _OF_THE_MODEL]
    ends = [at for at, event in enumerate(changes) if event.data.get("state") in TERMINAL]
    if run.state not in TERMINAL:
        yield BrokenPromise("run_ends", run.id, f"It is still {run.state}")
    elif len(ends) != 1:
        yield BrokenPromise("run_ends_once", run.id, f"Its log has {len(ends)} ends")
    elif ends[0] != len(changes) - 1:
        later = Counter(event.kind for event in changes[ends[0] + 1 :])
        yield BrokenPromise("nothing_after_the_end", run.id, f"After its end: {dict(later)}")


def _percent(run: RunRow) -> Iterator[BrokenPromise]:
    if (run.percent >= 100) != (run.state == "succeeded"):
        yield BrokenPromise("percent_is_true", run.id, f"It is {run.state} at {run.percent} %")


def _budgets(run: RunRow) -> Iterator[BrokenPromise]:
    if run.lost > run.max_lost or run.failures > run.max_failures + 1:
        counts = f"{run.lost} of {run.max_lost} lost, {run.failures} of {run.max_failures} failures"
        yield BrokenPromise("attempts_are_limited", run.id, counts)


def _models(ctx: Context, history: RunHistory) -> Iterator[BrokenPromise]:
    run, models = history.run, history.models
    makes_model = run.state == "succeeded" and run.kind in ("train", "blend", "equity", "ranges")
    if len(models) != int(makes_model):
        yield BrokenPromise("one_model_a_run", run.id, f"It is {run.state}, models: {len(models)}")
    for model in models:
        if model.fence != run.fence:
            detail = f"Its model is of attempt {model.fence}, its last attempt is {run.fence}"
            yield BrokenPromise("model_of_the_last_attempt", run.id, detail)
        try:
            check_files(artifact_folder(ctx, model), model.manifest_sha256)
        except (CorruptArtifact, OSError) as problem:
            yield BrokenPromise("model_is_whole", run.id, str(problem))


def _left_over(ctx: Context, histories: Iterable[RunHistory]) -> Iterator[BrokenPromise]:
    """Folders of models that no row names; garbage collection must have removed them."""
    named = {Path(model.path).name for history in histories for model in history.models}
    folder = ctx.settings.artifacts_dir
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        run_id = path.name.removeprefix(".").partition("-")[0]
        if path.is_dir() and path.name not in named and is_id(run_id):
            yield BrokenPromise("no_model_without_a_row", run_id, f"{path.name} is left")
