"""Trainings on the wire: the seed's task calls and ``/v1/runs``."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from houseprice.api.schemas.base import (
    EXAMPLE_ID,
    Family,
    ModelType,
    Name,
    RunModelType,
    RunPhase,
    RunState,
    Scores,
    TaskState,
    Wire,
    example,
)
from houseprice.training.spec import MAX_EQUITY

LayerWidth = Annotated[int, Field(ge=1, le=4096)]
#: Owner and name; nothing that could be a path to somewhere else, such as ``../model``.
_HUB_NAME = r"^[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*$"
ParamName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
HubName = Annotated[str, Field(max_length=200, pattern=_HUB_NAME)]


class Tune(Wire):
    """Try other settings on validation sales first, until either budget is used up."""

    seconds: float | None = Field(default=None, gt=0, le=604_800, allow_inf_nan=False)
    trials: int | None = Field(default=None, ge=1, le=1_000)

    @model_validator(mode="after")
    def _is_limited(self) -> Self:
        if self.seconds is None and self.trials is None:
            raise ValueError("tune must name seconds or trials, got neither")
        return self


class TrainRequest(Wire):
    """Body of ``POST /train/{model_type}[/async]``; every field has a good default."""

    model_config = example({"epochs": 500, "learning_rate": 0.001, "dataset": "demo"})

    epochs: int = Field(default=500, ge=1, le=10_000, description="Upper limit; stops early.")
    learning_rate: float | None = Field(default=None, gt=0, allow_inf_nan=False, examples=[0.001])
    hidden_sizes: list[LayerWidth] | None = Field(
        default=None, min_length=1, max_length=8, examples=[[64, 32, 16]]
    )
    batch_size: int | None = Field(default=None, ge=1, le=100_000)
    patience: int | None = Field(default=None, ge=1, le=10_000)
    seed: int = Field(default=42, ge=0, le=2**31 - 1)
    split: str = Field(default="auto", pattern=r"^(auto|time|random(:\d{1,9})?)$")
    time_limit_s: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    text_encoder: HubName | None = Field(
        default=None,
        description="Sentence encoder on the Hugging Face Hub that reads listing texts.",
        examples=["sentence-transformers/all-MiniLM-L6-v2"],
    )
    params: dict[ParamName, int | float] = Field(
        default_factory=dict,
        max_length=32,
        description="Parameters of the family, such as dropout or num_leaves.",
        examples=[{"dropout": 0.3}],
    )
    keep_leaks: list[Annotated[str, Field(max_length=200)]] = Field(
        default_factory=list,
        max_length=100,
        description="Columns to learn from even if they seem to know the price.",
        examples=[["list_price"]],
    )
    tune: Tune | None = Field(
        default=None,
        description="What the request sets itself is not tuned; `all` shares out the seconds.",
        examples=[{"seconds": 600}],
    )
    equity: float = Field(
        default=0.0,
        ge=0,
        le=MAX_EQUITY,
        description="0: least error; 1: no bias against cheap or dear homes on held-out sales.",
    )
    dataset: Name | None = Field(
        default=None, description="Name or id; california, or demo where that cannot be had."
    )


class RunSettings(TrainRequest):
    """What a run was told; an `equity` or `ranges` run has those of the model it makes again."""


class AsyncTrainResponse(Wire):
    """202: the run is stored and will not be lost."""

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
    """How far a run is; percent never goes back and is 100 only with the result ready."""

    current: int = Field(
        description="Steps of the plan that are done or no longer needed; of `all`, parts that are "
        "over; of a tuning, trials that are over. It never falls."
    )
    total: int = Field(
        description="All steps, parts or trials; 0 as long as nobody knows. It stays as it is."
    )
    percent: float = Field(
        ge=0, le=100, description="Share of the planned seconds of the whole run that are over."
    )
    message: str = Field(
        description="What is done now, for people. An epoch in it is one of the model it names. It "
        "says 'longer than expected' whenever eta_s is above an earlier one."
    )
    eta_s: float | None = Field(
        default=None,
        description="Seconds until the whole run is over, as of `at`; null: not known.",
    )
    at: datetime | None = Field(default=None, description="Time of the last news from the trainer.")


class RunError(Wire):
    """Why a run failed."""

    code: str
    message: str
    hint: str = ""
    error_ref: str | None = None


class RunResult(Wire):
    """What a succeeded run made."""

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
        description="kind, seed, n_train, n_calibration, n_test, n_dropped, n_shared."
    )
    warnings: list[str] = Field(default_factory=list)
    ranges_from: dict[str, Any] | None = Field(
        default=None,
        description="n, last_day of the later sales that the ranges were learned again from.",
    )


class TaskStatusResponse(Wire):
    """The seed's view of a run."""

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
        default=None, description="RunResult; for `all`: {models: {family: RunResult}}."
    )
    error: RunError | None = None
    attempt: int
    queue_position: int | None = None


class DatasetRef(Wire):
    """Which data set a run, model or valuation belongs to."""

    id: str
    name: str
    title: str
    currency: str
    area_unit: Literal["ft2", "m2"]
    is_sample: bool


class TrialRead(Wire):
    """What one trial of a tuning found, on validation sales."""

    number: int
    state: Literal["complete", "pruned", "failed"]
    settings: dict[str, Any] = Field(description="What it changed of the tuning's settings.")
    validation_rmse: float | None = Field(description="Of the standardised target.")
    validation_mdape: float | None = Field(description="Percent; None for a pruned trial.")
    seconds: float


class TuningRead(Wire):
    """What a tuning has found so far."""

    budget: Tune
    trials: int = Field(description="Those that are over.")
    pruned: int
    failed: int
    seconds: float = Field(description="During which a trial was at work.")
    best: TrialRead | None = None
    untuned: TrialRead | None = Field(default=None, description="The settings as they were.")


class RunRead(Wire):
    """One run; `all` has a child per part, which may be a tuning: `tune` has trials, a training."""

    id: str
    kind: Literal["train", "blend", "all", "trial", "tune", "equity", "ranges"] = Field(
        description="`equity` and `ranges` make a model again that is there; nothing is trained."
    )
    model_type: RunModelType
    dataset: DatasetRef
    state: RunState
    task_state: TaskState
    phase: RunPhase | None
    progress: ProgressRead
    settings: RunSettings
    result: RunResult | None = None
    error: RunError | None = None
    model_id: str | None = None
    parent_id: str | None = None
    retry_of: str | None = None
    source_model_id: str | None = Field(
        default=None, description="The model that an `equity` or `ranges` run makes again."
    )
    later_dataset_id: str | None = Field(
        default=None, description="The later sales that a `ranges` run learns from."
    )
    children: list[RunRead] = Field(default_factory=list)
    left_out: list[str] = Field(
        default_factory=list,
        description="Families of an `all` that its time limit is too short for.",
    )
    trial: TrialRead | None = None
    tuning: TuningRead | None = None
    attempt: int
    queue_position: int | None = None
    cancel_requested: bool
    worker: str | None = None
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None


class RunCreate(TrainRequest):
    """Body of ``POST /v1/runs``."""

    model_config = example({"model_type": "lightgbm", "dataset": "demo", "epochs": 500})

    model_type: ModelType


class RunPage(Wire):
    """Newest first; follow `next_cursor` until it is null."""

    items: list[RunRead]
    next_cursor: str | None = None


class CurvePoint(Wire):
    """Scores after one epoch; only logged epochs, never interpolated."""

    epoch: int
    train_loss: float | None = None
    validation_loss: float | None = None
    elapsed_s: float


class CurveRead(Wire):
    """Learning curve: RMSE of the standardised log price."""

    run_id: str
    points: list[CurvePoint]
    best_epoch: int | None = None
