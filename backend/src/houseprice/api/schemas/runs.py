"""Trainings on the wire: the task calls and ``/v1/runs``."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import Field

from houseprice.api.schemas.accounts import OwnedRead
from houseprice.api.schemas.base import (
    EXAMPLE_ID,
    Family,
    RunModelType,
    RunPhase,
    RunState,
    Scores,
    TaskState,
    Wire,
    example,
)
from houseprice.api.schemas.evaluation import RollingOrigins, SalesEvaluation
from houseprice.api.schemas.run_requests import QueueName, RunSettings, Tune
from houseprice.api.schemas.sales_effect import SalesEffect
from houseprice.data.schema import AreaUnit
from houseprice.jobs.priorities import Priority
from houseprice.jobs.states import RunKind


class AsyncTrainResponse(Wire):
    """Answer 202: the run is stored and will not be lost."""

    model_config = example(
        {
            "task_id": EXAMPLE_ID,
            "state": "PENDING",
            "message": "The training is stored and starts when a worker is free.",
            "status_url": f"/task/{EXAMPLE_ID}/status",
        }
    )

    task_id: str
    state: TaskState
    message: str
    status_url: str


class ProgressRead(Wire):
    """Progress of a run; `percent` never falls, and it is 100 only when the result is ready."""

    current: int = Field(
        description="Number of steps of the plan that are done or no longer needed; for `all`, of "
        "parts that have ended; for a tuning, of trials that have ended. It never falls."
    )
    total: int = Field(
        description="Number of all steps, parts or trials; 0 as long as it is unknown, then fixed."
    )
    percent: float = Field(
        ge=0, le=100, description="Share of the planned time of the whole run that has passed."
    )
    message: str = Field(
        description="What the run does now, for people. An epoch in it belongs to the model that "
        "it names. It says 'longer than expected' while `eta_s` is above an earlier `eta_s`."
    )
    eta_s: float | None = Field(
        default=None,
        description="Seconds from `at` until the whole run ends; null if unknown.",
    )
    at: datetime | None = Field(default=None, description="Time of the last report of the trainer.")


class RunRemedy(Wire):
    """A change of a failed run's request after which it is expected to succeed."""

    fields: dict[str, Any] = Field(
        description="Fields of the request with the values that replace those of the run, as in "
        "`POST /v1/runs`; null is the default of the family.",
        examples=[{"learning_rate": 0.002}],
    )
    sentence: str = Field(examples=["Retry with a learning rate of 0.002"])


class RunError(Wire):
    """Why a run failed."""

    code: str
    message: str
    hint: str = ""
    error_ref: str | None = None
    places: list[dict[str, Any]] = Field(
        default_factory=list,
        description="Where the error is, such as row, column, value and rule of a table, as in the "
        "answer to a call that is refused.",
    )
    change: RunRemedy | None = Field(
        default=None,
        description="What `POST /v1/runs/{run_id}/retry?with_change=true` changes; null where no "
        "single change is known to help.",
    )


class RunResult(Wire):
    """Result of a succeeded run."""

    model_id: str
    family: Family
    test: Scores
    baselines: dict[str, Scores]
    best_epoch: int | None = None
    epochs_run: int | None = None
    stopped_early: bool = False
    seconds: float
    peak_rss_mb: float
    split: dict[str, Any] = Field(
        description="The split: kind, seed, n_train, n_calibration, n_test, n_dropped, n_shared."
    )
    warnings: list[str] = Field(default_factory=list)
    left_out: list[str] = Field(
        default_factory=list,
        description="What there was no time for, as sentences; empty where nothing was left out.",
    )
    pace: float | None = Field(
        default=None,
        description="Seconds of steps with the whole table, divided by those of a usual machine: "
        "2 where the machine was half as fast or busy with other work.",
    )
    ranges_from: dict[str, Any] | None = Field(
        default=None,
        description="n and last_day of the later sales from which the ranges were learned again.",
    )


class TaskStatusResponse(Wire):
    """A run as a task."""

    model_config = example(
        {
            "task_id": EXAMPLE_ID,
            "state": "PROGRESS",
            "progress": {
                "current": 12,
                "total": 41,
                "percent": 42.0,
                "message": "Model 3 of 15: epoch 61 of at most 500, validation error 0.2841",
                "eta_s": 12.0,
                "at": "2026-11-23T12:00:00Z",
            },
            "result": None,
            "error": None,
            "attempt": 1,
            "queue_position": None,
        }
    )

    task_id: str
    state: TaskState
    progress: ProgressRead
    result: dict[str, Any] | None = Field(
        default=None, description="A RunResult; for `all`, {models: {family: RunResult}}."
    )
    error: RunError | None = None
    attempt: int
    queue_position: int | None = None


class DatasetRef(Wire):
    """The data set that a run, a model or a valuation belongs to."""

    id: str
    name: str
    title: str
    currency: str
    area_unit: AreaUnit
    is_sample: bool
    version: int = Field(default=1, description="Number of the version of an imported data set.")


class TrialRead(Wire):
    """Result of one trial of a tuning, on validation sales."""

    number: int
    state: Literal["complete", "pruned", "failed"]
    settings: dict[str, Any] = Field(
        description="The settings that differ from those of the tuning."
    )
    validation_rmse: float | None = Field(description="RMSE of the standardised target.")
    validation_mdape: float | None = Field(description="MdAPE in percent; null for a pruned trial.")
    seconds: float


class TuningRead(Wire):
    """Result of a tuning so far."""

    budget: Tune
    trials: int = Field(description="Number of trials that have ended.")
    pruned: int
    failed: int
    seconds: float = Field(description="Seconds in which at least one trial ran.")
    best: TrialRead | None = None
    untuned: TrialRead | None = Field(
        default=None, description="The trial with the untuned settings."
    )


class StoredDatasetRead(Wire):
    """The data set that an import made."""

    dataset_id: str
    is_new: bool = Field(description="False where the same table was imported before.")


class ResumedRead(Wire):
    """Where the newest attempt of a training went on after an interruption."""

    models: int = Field(description="Number of models that an earlier attempt had finished.")
    total: int = Field(description="Number of models of the whole training.")
    epoch: int = Field(
        description="Epoch or round after which the next model went on; 0 where it began anew."
    )


class RunRead(Wire):
    """A run; the parts of `all`, and the trials and the training of a tuning, are its children."""

    id: str
    kind: RunKind = Field(
        description="`equity` and `ranges` make an existing model again and train nothing. "
        "`evaluate` measures a model on other sales. `import` makes a data set of a table, and "
        "`append` makes one of a data set and later sales. `effect` measures what flagged sales "
        "do to the accuracy. `origins` trains a model's method anew at earlier days and measures "
        "what followed."
    )
    model_type: RunModelType
    dataset: DatasetRef
    state: RunState
    task_state: TaskState
    phase: RunPhase | None
    progress: ProgressRead
    settings: RunSettings
    owned: OwnedRead
    result: RunResult | None = None
    error: RunError | None = None
    model_id: str | None = None
    parent_id: str | None = None
    retry_of: str | None = None
    source_model_id: str | None = Field(
        default=None,
        description="Id of the model that an `equity` or `ranges` run makes again, or that an "
        "`evaluate` run measures.",
    )
    later_dataset_id: str | None = Field(
        default=None,
        description="Id of the data set with the later sales that a `ranges` run learns from, or "
        "on which an `evaluate` run measures.",
    )
    children: list[RunRead] = Field(default_factory=list)
    left_out: list[str] = Field(
        default_factory=list,
        description="Families of `all` that are not trained because the time limit is too short.",
    )
    trial: TrialRead | None = None
    tuning: TuningRead | None = None
    evaluation: SalesEvaluation | None = Field(
        default=None, description="The figures of an `evaluate` run."
    )
    effect: SalesEffect | None = Field(default=None, description="The figures of an `effect` run.")
    origins: RollingOrigins | None = Field(
        default=None, description="The figures of an `origins` run."
    )
    stored: StoredDatasetRead | None = Field(
        default=None, description="The data set that an import made."
    )
    attempt: int
    queue: QueueName
    priority: Priority = Field(
        description="Runs of higher priority start first; it can be changed while the run waits."
    )
    queue_position: int | None = None
    cancel_requested: bool
    finish_requested: bool = Field(
        default=False, description="Whether it was asked to stop and to publish what it has."
    )
    resumed: ResumedRead | None = Field(
        default=None,
        description="Where the newest attempt went on; null where it began at the beginning.",
    )
    notices: list[str] = Field(
        default_factory=list,
        description="What went wrong without ending the run, such as a checkpoint that could not "
        "be written; the newest five, for people.",
    )
    worker: str | None = None
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None


class RunPage(Wire):
    """A page of runs, newest first; follow `next_cursor` until it is null."""

    items: list[RunRead]
    next_cursor: str | None = None


class LatestOrigins(Wire):
    """The newest run that measured a model's method at earlier days."""

    run: RunRead | None


class LatestSalesEffect(Wire):
    """The newest measurement of the effect of a data set's flagged sales."""

    flagged: int = Field(description="Number of sales that count as flagged now.")
    run: RunRead | None = Field(description="Null before the first measurement.")
    stale: bool = Field(
        description="Whether other sales count as flagged than when the run was accepted."
    )


class RunLogRead(Wire):
    """The last lines of a run's log."""

    fence: int = Field(description="Number of the claim that wrote it.")
    lines: list[str] = Field(description="Oldest first.")
    is_whole: bool = Field(description="Whether there are no lines before them.")
