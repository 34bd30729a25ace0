"""A worker's parent hears which of its children supervise what, and sees which of them died."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import pytest

from houseprice.worker.holdings import Holdings


def child(holdings: Holdings, does: Callable[[], object]) -> int:
    """A forked child that supervises a run, does something, and then waits to be killed."""
    pid = os.fork()
    if pid == 0:
        holdings.take("run-1", 2)
        does()
        signal.pause()
    return pid


def end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def until_heard(holdings: Holdings) -> None:
    """Wait until the parent has heard of the child."""
    deadline = time.monotonic() + 20
    while not holdings._holdings:
        assert time.monotonic() < deadline
        holdings.of_the_dead()


@pytest.mark.parametrize("is_heard_before", [True, False])
def test_a_killed_child_leaves_its_run_until_that_is_taken_back(is_heard_before: bool) -> None:
    holdings = Holdings()
    pid = child(holdings, lambda: None)
    if is_heard_before:
        until_heard(holdings)
        assert holdings.of_the_dead() == []  # it lives
    else:
        time.sleep(0.2)
    end(pid)
    for _ in range(2):
        (holding,) = holdings.of_the_dead()
        assert (holding.pid, holding.run_id, holding.fence) == (pid, "run-1", 2)
    holdings.forget(holding)
    assert holdings.of_the_dead() == []


def test_a_child_that_has_ended_its_run_leaves_nothing() -> None:
    holdings = Holdings()
    pid = child(holdings, holdings.drop)
    time.sleep(0.2)
    end(pid)
    assert holdings.of_the_dead() == []


def test_a_full_pipe_holds_up_no_child() -> None:
    holdings = Holdings()
    for number in range(5_000):  # more than any pipe takes
        holdings.take(f"run-{number}", 1)
    assert holdings.of_the_dead() == []
