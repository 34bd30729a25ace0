"""The values that the transitions of a run take and return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from houseprice.jobs.actors import NOBODY, Ownership
from houseprice.jobs.states import RunKind, RunState
from houseprice.progress import Phase
from houseprice.training.spec import TrainSettings
from houseprice.training.time_limit import TimeLimit
from houseprice.training.trial_ledger import TrialPlan

#: Version of the stored specification; a worker claims only runs of the versions it knows.
SPEC_VERSION = 8
SPEC_VERSIONS = (1, 2, 3, 4, 5, 6, 7, 8)
DEFAULT_QUEUE = "cpu"
QUEUES = ("cpu", "gpu")


@dataclass(frozen=True)
class DatasetSnapshot:
    """The data set as it was when the run was accepted; it outlives a deleted data set."""

    id: str
    name: str
    title: str
    currency: str
    area_unit: str
    is_sample: bool = False
    sha256: str | None = None
    rows: int = 0  # 0 means unknown
    version: int = 1


@dataclass(frozen=True)
class TableImport:
    """What an import does with a table.

    Parameters
    ----------
    upload : str
        Id of the table, as it lies in the folder of uploads.
    dataset_id, name : str
        Id and name of the data set that is made.
    asked : mapping
        `TableRequest.to_json()`; the sources of its layers are ids like `upload`.
    former_id, series_id : str or None
        Id of the version that is continued or replaced, and of the first version.
    """

    upload: str
    dataset_id: str
    name: str
    asked: Mapping[str, Any]
    former_id: str | None = None
    series_id: str | None = None

    @property
    def uploads(self) -> tuple[str, ...]:
        """Names of all files in the folder of uploads that the import reads."""
        return (self.upload, *(str(layer["source"]) for layer in self.asked.get("layers", ())))


@dataclass(frozen=True)
class BatchJob:
    """A file of homes that a run values.

    Parameters
    ----------
    upload : str
        Id of the table, as it lies in the folder of uploads.
    file_name : str
        As the caller named it.
    model_name : str
        Name and version of the model, for the column of that name.
    rename : mapping of str to str
        Column of the model that a header of the file stands for; empty for none.
    as_of : str or None
        Day of the values for homes without a date, as an ISO date.
    reading : mapping
        What is said of how the file is read, as fields of `HomesRequest`.
    """

    upload: str
    file_name: str
    model_name: str
    rename: Mapping[str, str] = field(default_factory=dict)
    as_of: str | None = None
    reading: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class NewRun:
    """A run to accept; `model_type` is a family or ``all``, the settings have its `tune`.

    Parameters
    ----------
    kind : RunKind
        ``train`` or one of `NOT_TRAINING`; `model_type` and settings may turn ``train`` into an
        ``all`` or a tuning.
    source_model_id : str or None
        Id of the model that a run of `REMAKES` makes again, that ``evaluate`` measures, or with
        which ``batch`` values.
    later_dataset_id : str or None
        Built-in name or id of the later sales that ``ranges`` learns from, or on which
        ``evaluate`` measures.
    table_import : TableImport or None
        What a run of `IMPORTS` does.
    flagged : tuple of int or None
        Indices of the sales whose effect ``effect`` measures.
    batch : BatchJob or None
        The homes that ``batch`` values.
    """

    model_type: str
    dataset: DatasetSnapshot
    settings: TrainSettings
    kind: RunKind = "train"
    source_model_id: str | None = None
    later_dataset_id: str | None = None
    table_import: TableImport | None = None
    flagged: tuple[int, ...] | None = None
    batch: BatchJob | None = None
    max_failures: int = 1
    max_lost: int = 3
    queue: str = DEFAULT_QUEUE
    priority: int = 0
    retry_of: str | None = None
    owned: Ownership = NOBODY


@dataclass(frozen=True)
class Submission:
    """An accepted run; `created` is False where the key was seen before."""

    run_id: str
    created: bool


@dataclass(frozen=True)
class SourceModel:
    """A trained model from which a run makes another one."""

    run_id: str
    family: str
    model_id: str
    artifact_path: str


@dataclass(frozen=True)
class ClaimedRun:
    """A run that this worker owns until its lease ends; every later write names `fence`.

    A blend has `members`, and so has a run that makes a model again. A trial has its `plan`, and a
    training after a tuning has the record of the `tuning`. A part of an ``all`` with a time limit
    has its own `limit`, and its blend the families that were `left_out`. `percent` is the progress
    that users saw in earlier attempts.
    """

    id: str
    fence: int
    attempt: int
    kind: RunKind
    model_type: str
    dataset: DatasetSnapshot
    settings: TrainSettings
    spec_version: int
    spec_hash: str
    parent_id: str | None
    failures: int
    max_failures: int
    source_model_id: str | None = None
    later_dataset_id: str | None = None
    table_import: TableImport | None = None
    flagged: tuple[int, ...] | None = None
    batch: BatchJob | None = None
    queue: str = DEFAULT_QUEUE
    percent: float = 0.0
    members: tuple[SourceModel, ...] = ()
    plan: TrialPlan | None = None
    tuning: dict[str, Any] | None = None
    limit: TimeLimit | None = None
    left_out: tuple[str, ...] = ()
    finish_requested: bool = False


@dataclass(frozen=True)
class Beat:
    """Answer to a worker whose lease was extended, with what users have asked for."""

    cancel_requested: bool
    finish_requested: bool = False


@dataclass(frozen=True)
class EpochScore:
    """The scores of one logged epoch; a score that is not finite is stored as missing."""

    epoch: int
    elapsed_s: float
    train_loss: float | None = None
    validation_loss: float | None = None


@dataclass(frozen=True)
class ProgressUpdate:
    """A report of a running trainer.

    `percent` is 0..100; the store keeps it from falling, and below 100. `current` and `total` are
    steps of the plan, and `total` is 0 as long as there is no plan. `eta_s` is the estimate of the
    trainer, from which `progress.TimeLeft` makes the time that users see. `notices`, `resumed` and
    the counts of epochs are those of `progress.Progress`.
    """

    phase: Phase
    percent: float
    current: int = 0
    total: int = 0
    message: str = ""
    eta_s: float | None = None
    curve: tuple[EpochScore, ...] = ()
    notices: tuple[str, ...] = ()
    resumed: Mapping[str, int] | None = None
    epochs_done: int = 0
    epochs_taken: int = 0


@dataclass(frozen=True)
class Outcome:
    """The result of a finished trainer; the artifact already has its final name."""

    result: Mapping[str, Any]
    artifact_path: str
    manifest_sha256: str
    test_sha256: str
    size_bytes: int
    dataset_sha256: str | None = None


@dataclass(frozen=True)
class Failure:
    """Why an attempt failed; `places` say where, as in the answer of a call that is refused.

    `error_codes` says by the code whether the run is tried again. With `from_outside`, something
    else than the training ended it: it counts as lost.
    """

    code: str
    message: str
    hint: str = ""
    error_ref: str | None = None
    places: tuple[Mapping[str, Any], ...] = ()
    from_outside: bool = False


@dataclass(frozen=True)
class CancelOutcome:
    """Answer to a cancellation: a queued run is ``cancelled``, a running one is asked to stop."""

    run_id: str
    state: RunState
    cancel_requested: bool


@dataclass(frozen=True)
class ReapedRun:
    """A run whose worker was lost, with its new state."""

    run_id: str
    fence: int
    state: RunState


@dataclass(frozen=True)
class RunFilter:
    """Filter for runs: those without a parent, or with `parent_id` the children of that run."""

    state: RunState | None = None
    dataset: str | None = None
    model_type: str | None = None
    parent_id: str | None = None
    kind: RunKind | None = None


@dataclass(frozen=True)
class Event:
    """An entry of the event log; `seq` grows in the order in which changes became visible.

    `above` has the ids of the run's parent and of the parent's parent, if there are any.
    """

    seq: int
    run_id: str
    above: tuple[str, ...]
    at: float
    fence: int
    kind: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class EventPage:
    """Events after a number; with `reset`, some are lost and the reader must read afresh."""

    events: tuple[Event, ...]
    last_seq: int
    reset: bool
