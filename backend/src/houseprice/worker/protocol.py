"""The messages between a supervisor and its trainer.

The supervisor writes one JSON line to the trainer's standard input (`TrainerRequest`) and later
command lines. The trainer writes JSON lines (`TrainerMessage`) to a pipe of its own, so
that the output of a framework cannot be mistaken for news.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, Self, get_args

from houseprice.jobs.states import WITHOUT_MODEL
from houseprice.progress import Phase, Progress
from houseprice.worker.isolation import UNBOUND, Bounds

#: Command lines: stop for good, stop so that another worker can go on, or make the model of what
#: is finished.
STOP_CANCEL = "cancel"
STOP_DRAIN = "checkpoint_and_exit"
FINISH = "finish"
#: Exit status of a trainer that stopped because it was asked to (EX_TEMPFAIL).
EXIT_STOPPED = 75
#: Longest line that the supervisor takes from a trainer.
MAX_LINE_BYTES = 4 * 2**20

MessageKind = Literal["progress", "succeeded", "failed", "stopped"]


@dataclass(frozen=True)
class DatasetRequest:
    """Where the trainer finds the table: the name of a built-in one, or a folder.

    Parameters
    ----------
    builtin : str or None
        Name of a built-in data set.
    folder : str or None
        Folder of an imported data set.
    cache_dir, datasets_dir : str or None
        Folder in which built-in data sets are kept, and folder that may already hold their files.
    sha256 : str or None
        Hash when the run was accepted; None if the table was not on disk yet.
    """

    builtin: str | None
    folder: str | None
    cache_dir: str
    datasets_dir: str | None = None
    sha256: str | None = None


@dataclass(frozen=True)
class TableJob:
    """An import: the table, the folder of the data set to make, and the version before it.

    Parameters
    ----------
    source, into : str
        File of the table, and folder of the data set.
    asked, limits : mapping
        `TableRequest.to_json()` and the fields of `Limits`.
    former : str or None
        Folder of the data set that is continued or replaced.
    """

    source: str
    into: str
    asked: Mapping[str, Any]
    limits: Mapping[str, Any]
    former: str | None = None


@dataclass(frozen=True)
class BatchTask:
    """A file of homes to value with the only member.

    Parameters
    ----------
    source, into : str
        File of the homes, and folder that gets the values, part by part.
    model_name : str
        Name and version of the model.
    rename : mapping of str to str
        As in `jobs.records.BatchJob`.
    as_of : str or None
        Day of the values, as an ISO date.
    limits : mapping
        The fields of `Limits`.
    reading : mapping
        As in `jobs.records.BatchJob`.
    """

    source: str
    into: str
    model_name: str
    rename: Mapping[str, str]
    as_of: str | None
    limits: Mapping[str, Any]
    reading: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class TrainerRequest:
    """One attempt at one run.

    Parameters
    ----------
    run_id, fence : str, int
        The run, and the number of this claim; both are in every path that is written.
    kind : {"train", "blend", "trial", "equity", "ranges", "evaluate", "import", "append", "effect",
        "batch", "origins"}
        Train a family, weigh the `members`, try settings as `plan` says, give the exported
        networks of the only member another equity, learn its ranges again from the sales of
        `later`, measure it on them, make a data set as `table` says, measure the effect of the
        `flagged` sales, or train the model's method anew at earlier days.
    settings : mapping
        `TrainSettings.to_json()`.
    out_dir, checkpoint_dir : str
        Folder for the artifact, and folder of checkpoints that an earlier attempt may have left.
    members : tuple of str
        Artifact folders of the models that the new one is made from.
    source_model_id : str or None
        Id of the model to start from, for messages; its folder may be missing from the `members`.
    later : DatasetRequest or None
        Sales since the training of that model.
    table : TableJob or None
        The table to import.
    flagged : tuple of int or None
        Indices of the sales whose effect is measured.
    batch : BatchTask or None
        The homes to value.
    plan, tuning : mapping or None
        `TrialPlan.to_json()` of a trial; facts of the tuning before a training.
    limit : mapping or None
        `TimeLimit.to_json()` of a part of a run with a time limit.
    left_out : tuple of str
        Families that there was no time for, for a blend.
    finish : bool
        Whether a user has asked to make the model of what is finished.
    bounds : Bounds
        The memory, processor time and size of files that it may take.
    report_fd : int
        The pipe for news; it is filled in at the start.
    parent_pid : int
        Process id of the supervisor; the trainer ends when that process has ended.
    """

    run_id: str
    fence: int
    kind: Literal[
        "train",
        "blend",
        "trial",
        "equity",
        "ranges",
        "evaluate",
        "import",
        "append",
        "effect",
        "batch",
        "origins",
    ]
    family: str
    settings: Mapping[str, Any]
    dataset: DatasetRequest
    out_dir: str
    checkpoint_dir: str
    threads: int
    members: tuple[str, ...] = ()
    source_model_id: str | None = None
    later: DatasetRequest | None = None
    table: TableJob | None = None
    flagged: tuple[int, ...] | None = None
    batch: BatchTask | None = None
    plan: Mapping[str, Any] | None = None
    tuning: Mapping[str, Any] | None = None
    limit: Mapping[str, Any] | None = None
    left_out: tuple[str, ...] = ()
    finish: bool = False
    bounds: Bounds = UNBOUND
    provenance: Mapping[str, Any] = field(default_factory=dict)
    report_fd: int = -1
    parent_pid: int = 0

    @property
    def makes_model(self) -> bool:
        """Whether an artifact is the outcome; otherwise the outcome is in the message alone."""
        return self.kind not in WITHOUT_MODEL

    @property
    def outcome_file(self) -> Path:
        """The file beside the artifact from which it can be published without training again."""
        return outcome_file(Path(self.out_dir))

    def to_line(self) -> bytes:
        """One line for standard input."""
        return json.dumps(asdict(self), separators=(",", ":")).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Self:
        """Read back what `to_line` wrote."""
        document = json.loads(line)
        dataset = DatasetRequest(**document.pop("dataset"))
        members, later = tuple(document.pop("members")), document.pop("later", None)
        later = None if later is None else DatasetRequest(**later)
        table = document.pop("table", None)
        table = None if table is None else TableJob(**table)
        batch, bounds = document.pop("batch", None), Bounds(**document.pop("bounds", {}))
        flagged, left_out = document.pop("flagged", None), tuple(document.pop("left_out", ()))
        return cls(
            **document,
            dataset=dataset,
            members=members,
            later=later,
            table=table,
            batch=None if batch is None else BatchTask(**batch),
            flagged=None if flagged is None else tuple(flagged),
            left_out=left_out,
            bounds=bounds,
        )


def outcome_file(artifact: Path) -> Path:
    """``<artifact>.outcome.json``."""
    return artifact.with_name(f"{artifact.name}.outcome.json")


@dataclass(frozen=True)
class TrainerMessage:
    """One line that a trainer writes."""

    kind: MessageKind
    body: Mapping[str, Any]

    def to_line(self) -> bytes:
        """One line for the pipe."""
        document = {"kind": self.kind, **self.body}
        return json.dumps(document, separators=(",", ":")).encode() + b"\n"


def progress_message(progress: Progress, elapsed_s: float) -> TrainerMessage:
    """Message with the news of a training; `elapsed_s` is the time since it began."""
    return TrainerMessage("progress", {**asdict(progress), "elapsed_s": round(elapsed_s, 3)})


def parse_message(line: bytes) -> TrainerMessage | None:
    """The message in a line, or None if the line is not a message."""
    try:
        document = json.loads(line)
        kind = document.pop("kind")
    except (ValueError, AttributeError, KeyError, TypeError):
        return None
    if kind not in ("progress", "succeeded", "failed", "stopped"):
        return None
    return TrainerMessage(kind, document)


def parse_progress(body: Mapping[str, Any]) -> Progress:
    """Read back the body of a ``progress`` message.

    Raises
    ------
    KeyError, TypeError, ValueError
        If the body is not one.
    """
    if body["phase"] not in get_args(Phase):
        raise ValueError(f"phase must be one of {get_args(Phase)}, got {body['phase']!r}")
    return Progress(
        phase=body["phase"],
        fraction=float(body["fraction"]),
        current=int(body["current"]),
        total=int(body["total"]),
        message=str(body["message"]),
        curve=dict(body["curve"]),
        epoch=int(body["epoch"]),
        left_s=None if body["left_s"] is None else float(body["left_s"]),
        notice=str(body.get("notice", "")),
        resumed=_resumed(body.get("resumed")),
        epochs_done=int(body.get("epochs_done", 0)),
        epochs_taken=int(body.get("epochs_taken", 0)),
    )


def _resumed(document: Mapping[str, Any] | None) -> dict[str, int] | None:
    if document is None:
        return None
    return {name: int(document[name]) for name in ("models", "total", "epoch")}
