"""A run as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from houseprice.jobs.actors import NOBODY, Ownership
from houseprice.jobs.priorities import Priority, priority_name
from houseprice.jobs.records import DatasetSnapshot
from houseprice.jobs.states import (
    IMPORTS,
    WITHOUT_MODEL,
    RunKind,
    RunState,
    TaskState,
    task_state,
)
from houseprice.progress import Phase
from houseprice.services.run_views.parts import (
    ErrorView,
    ProgressView,
    ResumedView,
    StoredDataset,
    error_of,
    progress_of,
    time_of,
    time_or_none,
)
from houseprice.services.stored import Measurements, RunResult, TrialResult
from houseprice.store.runs import RunRow
from houseprice.training.spec import TrainSettings


@dataclass(frozen=True)
class RunView:
    """A run as it is shown; `all` and a tuning have children, a trial has its result.

    `left_out` are the families that an `all` had no time for. `source_model_id` is the model that
    an `equity` or `ranges` run makes again, or that an `evaluate` run measures;
    `later_dataset_id` has the sales for its ranges or its figures. An `evaluate` run has its
    figures in `evaluation`, an `effect` run in `effect`, an `origins` run in `origins`, and an
    import its data set in `stored`.
    `resumed` says where the newest attempt went on, and `notices` what went wrong meanwhile.
    """

    id: str
    kind: RunKind
    model_type: str
    dataset: DatasetSnapshot
    settings: TrainSettings
    state: RunState
    task_state: TaskState
    phase: Phase | None
    progress: ProgressView
    result: RunResult | None
    error: ErrorView | None
    model_id: str | None
    parent_id: str | None
    retry_of: str | None
    source_model_id: str | None
    later_dataset_id: str | None
    attempt: int
    queue: str
    priority: Priority
    queue_position: int | None
    cancel_requested: bool
    finish_requested: bool
    worker: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    children: tuple[RunView, ...] = ()
    left_out: tuple[str, ...] = ()
    trial: TrialResult | None = None
    tuning: TrialResult | None = None
    evaluation: Measurements | None = None
    effect: Measurements | None = None
    origins: Measurements | None = None
    stored: StoredDataset | None = None
    resumed: ResumedView | None = None
    notices: tuple[str, ...] = ()
    owned: Ownership = NOBODY


def view_of(row: RunRow, places: dict[str, int], members: Sequence[RunRow] = ()) -> RunView:
    """A run as it is stored, with its place in the queue; without children.

    Its parts say with which change it is offered again.
    """
    return RunView(
        id=row.id,
        kind=row.kind,
        model_type=row.model_type,
        dataset=row.dataset,
        settings=row.settings,
        state=row.state,
        task_state=task_state(row),
        phase=row.phase,
        progress=progress_of(row),
        result=row.result if row.kind not in WITHOUT_MODEL else None,
        evaluation=(row.result or {}).get("evaluation") if row.kind == "evaluate" else None,
        effect=(row.result or {}).get("effect") if row.kind == "effect" else None,
        origins=(row.result or {}).get("origins") if row.kind == "origins" else None,
        stored=StoredDataset(**row.result) if row.kind in IMPORTS and row.result else None,
        trial=(row.result or {}).get("trial") if row.kind == "trial" else None,
        error=error_of(row, members),
        model_id=(row.result or {}).get("model_id"),
        parent_id=row.parent_id,
        retry_of=row.retry_of,
        source_model_id=row.source_model_id,
        later_dataset_id=row.later_dataset_id,
        attempt=row.attempt,
        queue=row.queue,
        priority=priority_name(row.priority),
        queue_position=places.get(row.id),
        cancel_requested=row.cancel_requested,
        finish_requested=row.finish_requested,
        resumed=None if row.resumed is None else ResumedView(**row.resumed),
        notices=row.notices,
        owned=row.owned,
        worker=row.worker,
        created_at=time_of(row.created_at),
        started_at=time_or_none(row.started_at),
        finished_at=time_or_none(row.finished_at),
    )
