"""States and their names outside."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from houseprice.jobs.states import ACTIVE, TERMINAL, RunState, task_state
from houseprice.progress import Phase


@dataclass(frozen=True)
class Standing:
    """A run reduced to its state."""

    state: RunState
    phase: Phase | None = None


@pytest.mark.parametrize(
    ("run", "name"),
    [
        (Standing("queued"), "PENDING"),
        (Standing("running", "starting"), "STARTED"),
        (Standing("running"), "STARTED"),  # a parent
        (Standing("running", "training"), "PROGRESS"),
        (Standing("succeeded"), "SUCCESS"),
        (Standing("failed"), "FAILURE"),
        (Standing("cancelled"), "REVOKED"),
    ],
)
def test_each_state_has_the_name_that_the_seed_gave_it(run: Standing, name: str) -> None:
    assert task_state(run) == name


def test_a_state_is_either_active_or_terminal() -> None:
    assert not ACTIVE & TERMINAL
