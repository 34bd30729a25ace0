"""The tasks of the worker: a supervisor, a tick of the reconciler, and a health check."""

from __future__ import annotations

import importlib
import logging
import time
from typing import Any

from celery import signals

from houseprice import __version__
from houseprice.errors import Unavailable
from houseprice.jobs.error_codes import retry_rule
from houseprice.jobs.queue import TASK_NAME
from houseprice.services.context import Context
from houseprice.services.notifications.sender import BackgroundSender, outlived
from houseprice.services.reconcile import reconcile, ring
from houseprice.services.upkeep.errands import do_errands
from houseprice.store.engine import reading
from houseprice.store.runs import Punctuality
from houseprice.store.schedules import plans
from houseprice.worker.celery_app import app
from houseprice.worker.runtime import context, post
from houseprice.worker.supervisor import supervise_next
from houseprice.worker.watch import Failed

_LOG = logging.getLogger(__name__)
#: A crashed training waits a second before its next attempt may start.
_BACKOFF_S = 1.2
#: A process of the pool that ends waits this long for the delivery in hand.
_LAST_PASS_S = 5.0
_punctuality: list[Punctuality] = []
#: A mail server that hangs must not take a process of the pool from trainings.
_sender = BackgroundSender()


@app.task(name=TASK_NAME, ignore_result=True)  # type: ignore[untyped-decorator]  # celery has no hints
def train_model_async(hint: str = "") -> None:
    """Claim the best waiting run, whichever it is, and see it through.

    Parameters
    ----------
    hint : str
        The run that the bell was rung for. It is not used, since that run may be taken already.
    """
    del hint
    ctx = context()
    ending = supervise_next(ctx, post())
    if ending is None:
        return
    if isinstance(ending, Failed) and retry_rule(ending.failure.code) is not None:
        time.sleep(_BACKOFF_S)
    try:
        ring(ctx)  # for runs that may be taken now: a blend, or the next attempt
    except Unavailable as error:
        _LOG.warning("The doorbell could not be rung: %s", error.message)


@app.task(name="reconcile", ignore_result=True, send_events=False)  # type: ignore[untyped-decorator]  # celery has no hints
def reconcile_tick() -> None:
    """Let the reconciler pass once at each tick of Beat, in whichever worker is free."""
    ctx = context()
    if not _punctuality:
        _punctuality.append(Punctuality(ctx.settings.lease_s, ctx.settings.reap_s))
    try:
        reconcile(ctx, _punctuality[0])
        _fire_schedules(ctx)
    except Unavailable as error:
        _LOG.warning("The reconciler could not reach the database: %s", error.message)


def _fire_schedules(ctx: Context) -> None:
    """Start what is due; only then is loaded what reads tables, which no worker needs before."""
    with reading(ctx.engine) as db:
        are_due = bool(plans.due(db))
    if are_due:
        importlib.import_module("houseprice.services.schedules.ticks").fire_due(ctx)


@app.task(name="send_notifications", ignore_result=True)  # type: ignore[untyped-decorator]  # celery has no hints
def send_notifications() -> None:
    """Deliver what the outbox holds, at each tick of Beat, in whichever worker is free.

    Scheduled models are judged and champions measured then, too, so that no API must run for it.
    """
    ctx = context()
    outlived("The errands failed", lambda: do_errands(ctx))
    _sender.start(ctx)


def _end_sending(**_: Any) -> None:
    _sender.wait(_LAST_PASS_S)


signals.worker_process_shutdown.connect(_end_sending, dispatch_uid="houseprice.sender")


@app.task(name="health_check", ignore_result=False)  # type: ignore[untyped-decorator]  # celery has no hints
def health_check() -> dict[str, Any]:
    """Answer from inside a worker; the only task with a result."""
    here = post()
    return {
        "status": "ok",
        "worker": here.name,
        "slots": here.slots,
        "queues": list(here.queues),
        "version": __version__,
        "time": time.time(),
    }
