"""Waiting for the end of a run, with a progress bar."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from tqdm import tqdm

from houseprice_client.generated.models.run_read import RunRead
from houseprice_client.problem import RunFailed, StudioError

OVER = frozenset({"succeeded", "failed", "cancelled"})
#: Longest time without an answer, such as while a studio starts again.
PATIENCE_S = 60.0
_PAUSE_S = 1.0
_FORMAT = "{desc}: {percentage:3.0f} %|{bar}| {elapsed}{postfix}"

Read = Callable[[], RunRead]


def wait(read: Read, *, progress: bool, timeout_s: float | None) -> RunRead:
    """Ask until a run is over.

    Parameters
    ----------
    read : callable
        Returns the run as soon as it changes, or after some seconds.
    progress : bool
        Whether a bar shows how far the run is.
    timeout_s : float or None
        Seconds after which we no longer wait; the run goes on.

    Raises
    ------
    RunFailed
        If the run failed or was cancelled.
    TimeoutError
        If the run is not over in time.
    """
    ends = None if timeout_s is None else time.monotonic() + timeout_s
    bar: AbstractContextManager[Any] = (
        tqdm(total=100, bar_format=_FORMAT, desc="Waiting") if progress else nullcontext()
    )
    with bar as shown:
        run = _patiently(read)
        while run.state not in OVER:
            if ends is not None and time.monotonic() >= ends:
                raise TimeoutError(f"Run {run.id} must end within {timeout_s} s, got {run.state}.")
            _show(shown, run)
            run = _patiently(read)
        _show(shown, run)
    if run.state != "succeeded":
        raise RunFailed(run)
    return run


def _show(bar: Any, run: RunRead) -> None:
    if bar is None:
        return
    bar.set_description_str(run.state.capitalize(), refresh=False)
    bar.set_postfix_str(run.progress.message or "", refresh=False)
    bar.n = run.progress.percent
    bar.refresh()


def _patiently(read: Read) -> RunRead:
    """The run, also where the studio does not answer for a while."""
    ends = time.monotonic() + PATIENCE_S
    while True:
        try:
            return read()
        except StudioError as problem:
            if not problem.retryable or time.monotonic() >= ends:
                raise
        time.sleep(_PAUSE_S)
