"""``houseprice worker``: run queued trainings in this terminal until Ctrl-C."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

_CELERY = ("celery", "-A", "houseprice.worker.celery_app", "worker", "--loglevel=INFO")


def worker(
    *,
    poll: Annotated[
        bool, typer.Option("--poll", help="Ask the database for work instead of Redis.")
    ] = False,
    slots: Annotated[
        int | None,
        typer.Option(min=1, help="Number of trainings side by side. Default: HOUSEPRICE_SLOTS."),
    ] = None,
) -> None:
    """Run queued trainings in this terminal until Ctrl-C."""
    command = list(worker_command(poll=poll, slots=slots))
    # The worker takes this process's place: signals and the exit status are its own.
    os.execv(sys.executable, command)  # noqa: S606 - our own module, no shell


def worker_command(*, poll: bool, slots: int | None) -> tuple[str, ...]:
    """The argument vector of a worker.

    Examples
    --------
    >>> worker_command(poll=True, slots=2)[1:]
    ('-m', 'houseprice.worker.poll', '--slots=2')
    """
    if poll:
        count = () if slots is None else (f"--slots={slots}",)
        return (sys.executable, "-m", "houseprice.worker.poll", *count)
    count = () if slots is None else (f"--concurrency={slots}",)
    return (sys.executable, "-m", *_CELERY, *count)
