"""``houseprice worker``: run queued trainings in this terminal until Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from houseprice.errors import InvalidInput
from houseprice.jobs.records import QUEUES
from houseprice.services.broker import check_broker
from houseprice.settings import Settings

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
    queue: Annotated[
        list[str] | None,
        typer.Option(help="Queue whose runs it takes, cpu or gpu; may be repeated. Default: both."),
    ] = None,
) -> None:
    """Run queued trainings in this terminal until Ctrl-C."""
    if not poll:
        check_broker(Settings().broker)
    command = list(worker_command(poll=poll, slots=slots, queues=_known(queue)))
    # The worker takes this process's place: signals and the exit status are its own.
    os.execv(sys.executable, command)  # noqa: S606 - our own module, no shell


def worker_command(*, poll: bool, slots: int | None, queues: Sequence[str] = ()) -> tuple[str, ...]:
    """The argument vector of a worker.

    Examples
    --------
    >>> worker_command(poll=True, slots=2)[1:]
    ('-m', 'houseprice.worker.poll', '--slots=2')
    """
    if poll:
        count = () if slots is None else (f"--slots={slots}",)
        names = ("--queues", *queues) if queues else ()
        return (sys.executable, "-m", "houseprice.worker.poll", *count, *names)
    count = () if slots is None else (f"--concurrency={slots}",)
    # Health checks and ticks of the reconciler have a queue of their own.
    names = ("-Q", ",".join([*queues, "maintenance"])) if queues else ()
    return (sys.executable, "-m", *_CELERY, *count, *names)


def _known(queues: Sequence[str] | None) -> Sequence[str]:
    for queue in queues or ():
        if queue not in QUEUES:
            raise InvalidInput(f"a queue must be {' or '.join(QUEUES)}, got {queue!r}")
    return queues or ()
