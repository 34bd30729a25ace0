"""What a supervisor and its trainer say to each other.

The supervisor writes one JSON line to the trainer's standard input (`TrainerRequest`) and later
at most one command line; the trainer writes JSON lines to a pipe of its own, so that whatever a
framework prints cannot be mistaken for news.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, Self, get_args

from houseprice.progress import Phase, Progress

#: Command lines: stop for good, or stop so that another worker can go on.
STOP_CANCEL = "cancel"
STOP_DRAIN = "checkpoint_and_exit"
#: Exit status of a trainer that stopped because it was told to (EX_TEMPFAIL).
EXIT_STOPPED = 75
#: Longest line the supervisor takes from a trainer.
MAX_LINE_BYTES = 4 * 2**20

MessageKind = Literal["progress", "succeeded", "failed", "stopped"]


@dataclass(frozen=True)
class DatasetRequest:
    """Where the trainer finds the table: a built-in name, or else a folder.

    Parameters
    ----------
    builtin : str or None
        Name of a built-in data set.
    folder : str or None
        Folder of an imported one.
    cache_dir, datasets_dir : str or None
        Where built-in ones are kept, and where their files may lie already.
    sha256 : str or None
        Hash at the time the run was accepted; None if the table was not on disk yet.
    """

    builtin: str | None
    folder: str | None
    cache_dir: str
    datasets_dir: str | None = None
    sha256: str | None = None


@dataclass(frozen=True)
class TrainerRequest:
    """One attempt at one run.

    Parameters
    ----------
    run_id, fence : str, int
        The run, and the number of this claim; both are in every path that is written.
    kind : {"train", "blend", "trial", "equity", "ranges"}
        Train a family, weigh the `members`, try settings as `plan` says, give the graphs of the
        only member another equity, or learn its ranges again from the sales of `later`.
    settings : mapping
        `TrainSettings.to_json()`.
    out_dir, checkpoint_dir : str
        Where the artifact goes, and what an earlier attempt may have left.
    members : tuple of str
        Artifact folders of the models that another one is made of.
    source_model_id : str or None
        The model that is to be made again, for people; it may be gone from the `members`.
    later : DatasetRequest or None
        Sales that came in since.
    plan, tuning : mapping or None
        `TrialPlan.to_json()` of a trial; what a training tells of the tuning before it.
    report_fd : int
        The pipe for news; filled in at the start.
    parent_pid : int
        The supervisor; without it the trainer ends.
    """

    run_id: str
    fence: int
    kind: Literal["train", "blend", "trial", "equity", "ranges"]
    family: str
    settings: Mapping[str, Any]
    dataset: DatasetRequest
    out_dir: str
    checkpoint_dir: str
    threads: int
    members: tuple[str, ...] = ()
    source_model_id: str | None = None
    later: DatasetRequest | None = None
    plan: Mapping[str, Any] | None = None
    tuning: Mapping[str, Any] | None = None
    provenance: Mapping[str, Any] = field(default_factory=dict)
    report_fd: int = -1
    parent_pid: int = 0

    @property
    def outcome_file(self) -> Path:
        """Beside the artifact: what it takes to publish it without training again."""
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
        return cls(**document, dataset=dataset, members=members, later=later)


def outcome_file(artifact: Path) -> Path:
    """``<artifact>.outcome.json``."""
    return artifact.with_name(f"{artifact.name}.outcome.json")


@dataclass(frozen=True)
class TrainerMessage:
    """One line of a trainer."""

    kind: MessageKind
    body: Mapping[str, Any]

    def to_line(self) -> bytes:
        """One line for the pipe."""
        document = {"kind": self.kind, **self.body}
        return json.dumps(document, separators=(",", ":")).encode() + b"\n"


def progress_message(progress: Progress, elapsed_s: float) -> TrainerMessage:
    """News of a training; `elapsed_s` is the time since it began."""
    return TrainerMessage("progress", {**asdict(progress), "elapsed_s": round(elapsed_s, 3)})


def parse_message(line: bytes) -> TrainerMessage | None:
    """The message in a line, or None where the line is not one (it is then only logged)."""
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
        If it is not one.
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
    )
