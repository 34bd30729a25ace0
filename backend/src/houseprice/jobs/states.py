"""The states of a run and how the seed's interface calls them."""

from __future__ import annotations

from typing import Literal, Protocol

from houseprice.models import registry
from houseprice.progress import Phase

RunKind = Literal["train", "blend", "all", "trial", "tune", "equity", "ranges"]
RunState = Literal["queued", "running", "succeeded", "failed", "cancelled"]
TaskState = Literal["PENDING", "STARTED", "PROGRESS", "SUCCESS", "FAILURE", "REVOKED"]

#: No way out of these; "run again" makes a new row.
TERMINAL: frozenset[RunState] = frozenset({"succeeded", "failed", "cancelled"})
ACTIVE: frozenset[RunState] = frozenset({"queued", "running"})

#: Never claimed themselves: their children hold the leases.
PARENTS: tuple[RunKind, ...] = ("all", "tune")

#: What a family is to `all`: its training, or its tuning with the training at the end.
PARTS: tuple[RunKind, ...] = ("train", "tune")

#: Nothing is trained: a model that is there is made again with another equity or other ranges.
REMAKES: tuple[RunKind, ...] = ("equity", "ranges")

#: What `all` trains, in the order in which workers take them.
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
        """Where the run is in its life."""
        ...

    @property
    def phase(self) -> Phase | None:
        """What a running trainer is doing."""
        ...


def task_state(run: HasState) -> TaskState:
    """The seed's name for a run's state; STARTED until the trainer has told its first news."""
    if run.state == "running" and run.phase in (None, "starting"):
        return "STARTED"
    return _TASK_STATES[run.state]
