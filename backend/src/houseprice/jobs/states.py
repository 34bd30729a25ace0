"""The states of a run, and their names in the task calls of the API."""

from __future__ import annotations

from typing import Literal, Protocol

from houseprice.models import registry
from houseprice.progress import Phase

RunKind = Literal[
    "train",
    "blend",
    "all",
    "trial",
    "tune",
    "equity",
    "ranges",
    "evaluate",
    "import",
    "append",
    "effect",
    "batch",
    "origins",
]
RunState = Literal["queued", "running", "succeeded", "failed", "cancelled"]
TaskState = Literal["PENDING", "STARTED", "PROGRESS", "SUCCESS", "FAILURE", "REVOKED"]

#: A run never leaves these states; "run again" makes a new row.
TERMINAL: frozenset[RunState] = frozenset({"succeeded", "failed", "cancelled"})
ACTIVE: frozenset[RunState] = frozenset({"queued", "running"})

#: Kinds that no worker claims: their children hold the leases.
PARENTS: tuple[RunKind, ...] = ("all", "tune")

#: Kinds of a family's part of `all`: a training, or a tuning with a training at its end.
PARTS: tuple[RunKind, ...] = ("train", "tune")

#: Kinds that train nothing: they make a model again, with another equity or other ranges.
REMAKES: tuple[RunKind, ...] = ("equity", "ranges")

#: Kinds that make a data set from a table.
IMPORTS: tuple[RunKind, ...] = ("import", "append")

#: Kinds whose users wait for a table, and which take no slot of a training.
BESIDE_SLOTS: tuple[RunKind, ...] = (*IMPORTS, "batch")

#: Places of a worker for these kinds, besides its slots: an import starts while all train.
IMPORT_PLACES = 1

#: Kinds whose result is no model.
WITHOUT_MODEL: frozenset[RunKind] = frozenset(
    {"trial", "evaluate", "effect", "batch", "origins", *IMPORTS}
)

#: Kinds of a single run that trains no model to publish.
NOT_TRAINING: tuple[RunKind, ...] = (*REMAKES, "evaluate", *IMPORTS, "effect", "batch", "origins")

#: The families that `all` trains, in the order in which workers take them.
FAMILIES: tuple[str, ...] = tuple(registry.FAMILIES)
MODEL_TYPES: tuple[str, ...] = (*FAMILIES, "all")
#: A blend of one model is that model, so it takes two.
MIN_BLEND_MEMBERS = 2

_TASK_STATES: dict[RunState, TaskState] = {
    "queued": "PENDING",
    "running": "PROGRESS",
    "succeeded": "SUCCESS",
    "failed": "FAILURE",
    "cancelled": "REVOKED",
}


class HasState(Protocol):
    """Anything with the state of a run."""

    @property
    def state(self) -> RunState:
        """The state of the run."""
        ...

    @property
    def phase(self) -> Phase | None:
        """The phase of a running trainer."""
        ...


def task_state(run: HasState) -> TaskState:
    """The state of a run as a task; it is STARTED until the first report of the trainer."""
    if run.state == "running" and run.phase in (None, "starting"):
        return "STARTED"
    return _TASK_STATES[run.state]


#: Message of a part that had not begun when a user finished its run early.
FINISHED_EARLY = "Left out: the run was finished early"

#: Message of a part that was left out because the time limit of its run was used up.
NO_TIME = "The time limit left no time for this family"

#: Messages of parts that were left out of an ``all``.
LEFT_OUT = frozenset({NO_TIME, FINISHED_EARLY})
