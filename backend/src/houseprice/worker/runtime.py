"""What a Celery worker does besides tasks: it sends heartbeats, reconciles, and hands runs back."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from billiard import pool
from celery import signals

from houseprice import __version__
from houseprice.errors import Unavailable
from houseprice.garbage import spare_what_stays
from houseprice.jobs.celery_bell import CeleryBell
from houseprice.jobs.states import IMPORT_PLACES
from houseprice.services.context import Context, build_context
from houseprice.services.observing.logs import formatter
from houseprice.services.observing.tracing import (
    end_traces,
    trace_process,
    trace_queries,
    trace_tasks,
)
from houseprice.services.reconcile import ReconcilerThread
from houseprice.settings import Settings
from houseprice.store import workers as worker_store
from houseprice.store.engine import transaction
from houseprice.store.workers import WorkerBeat
from houseprice.worker.celery_settings import MAINTENANCE_QUEUE
from houseprice.worker.drain import DrainFlag
from houseprice.worker.gone import boot_nonce, take_back_from_gone
from houseprice.worker.holdings import Holdings, HoldingsWatch
from houseprice.worker.metrics import WorkerSigns, serve_metrics
from houseprice.worker.supervisor import Post
from houseprice.worker.trainer_process import TRAINER_COMMAND

_LOG = logging.getLogger(__name__)
_LAST_RESULT_TENTHS = 20


@dataclass
class _Identity:
    """Facts of this worker; its parent sets them before it forks, and the children read them."""

    name: str = ""
    slots: int = 1
    queues: tuple[str, ...] = ()
    command: tuple[str, ...] = TRAINER_COMMAND


class _ForkGuard:
    """Keeps forks out while a thread of this process has the database open.

    A connection to SQLite must not pass through a fork, because the child would believe that it
    holds the locks of its parent.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        os.register_at_fork(
            before=self._lock.acquire,
            after_in_parent=self._lock.release,
            after_in_child=self._lock.release,
        )

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


class WorkerParent:
    """The process that forks supervisors, with its heartbeat and its reconciler.

    Parameters
    ----------
    ctx : Context
    post : Post
    also : callable or None
        Done after each pass of the reconciler. A process that forks must not load what has
        threads of its own there.
    """

    def __init__(self, ctx: Context, post: Post, also: Callable[[], object] | None = None) -> None:
        self._ctx = ctx
        self._draining = post.draining
        self._signs = WorkerSigns(post.draining)
        self._beat = WorkerBeat(
            name=post.name,
            boot_nonce=boot_nonce(),
            host=socket.gethostname(),
            pid=os.getpid(),
            slots=post.slots,
            queues=tuple(post.queues),
            version=__version__,
        )
        guard = _Closing(ctx)
        self._thread = ReconcilerThread(ctx, before_tick=self.beat, guard=guard, also=also)
        self._watch = None if post.holdings is None else HoldingsWatch(ctx, post.holdings, guard)

    def start(self) -> None:
        """Take back what a killed worker of this machine left, then beat and reconcile.

        Prometheus is answered where a port is set.
        """
        take_back_from_gone(self._ctx, self._beat.boot_nonce)
        self._thread.start()
        if self._watch is not None:
            self._watch.start()
        try:
            serve_metrics(self._ctx.settings, self._beat.slots, self._signs)
        except OSError as error:  # a worker without metrics trains all the same
            _LOG.warning("The worker's metrics have no port: %s", error)

    def beat(self) -> None:
        """Note in the table of workers that this worker is alive."""
        with transaction(self._ctx.engine) as db:
            worker_store.beat(db, replace(self._beat, draining=self._draining()))
        self._signs.beat_at = time.time()

    def stop(self) -> None:
        """Stop the thread and remove this worker from the table of workers."""
        self._thread.stop()
        if self._watch is not None:
            self._watch.stop()
        try:
            with transaction(self._ctx.engine) as db:
                worker_store.forget(db, self._beat.name)
        except Unavailable as error:  # the reconciler forgets a silent worker later
            _LOG.warning("The worker could not sign off: %s", error.message)
        self._ctx.close()


class _Closing:
    """The fork guard, which closes the connections when it is left."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def __enter__(self) -> None:
        _FORKS.__enter__()

    def __exit__(self, *_: object) -> None:
        self._ctx.close()
        _FORKS.__exit__()


draining = DrainFlag()
holdings = Holdings()
_FORKS = _ForkGuard()
_identity = _Identity()
_parents: list[WorkerParent] = []
_contexts: dict[int, Context] = {}


def context() -> Context:
    """The context of this process, which is never one that was made before a fork."""
    pid = os.getpid()
    if pid not in _contexts:
        settings = Settings()
        _contexts.clear()
        _contexts[pid] = build_context(settings, CeleryBell(settings.broker))
        trace_queries(_contexts[pid])
    return _contexts[pid]


def post() -> Post:
    """The post of the supervisor in this process."""
    here = _identity
    return Post(here.name, here.queues, here.slots, draining, here.command, holdings)


def use_trainer(command: Sequence[str]) -> None:
    """Use another trainer program that speaks `worker.protocol`; call this before the start."""
    _identity.command = tuple(command)


def connect_signals() -> None:
    """Have Celery call the functions below; calling it again changes nothing."""
    # An ending child waits until its parent has read the last result. A parent that must end at
    # that moment no longer reads, and the child would wait 30 s for a result that nobody needs.
    pool.GUARANTEE_MESSAGE_CONSUMPTION_RETRY_LIMIT = _LAST_RESULT_TENTHS
    signals.worker_init.connect(_on_init, dispatch_uid="houseprice")
    signals.worker_ready.connect(_on_ready, dispatch_uid="houseprice")
    signals.worker_process_init.connect(_on_child, dispatch_uid="houseprice")
    signals.worker_process_shutdown.connect(_on_child_end, dispatch_uid="houseprice")
    signals.after_setup_logger.connect(_on_logger, dispatch_uid="houseprice")
    signals.worker_shutdown.connect(_on_shutdown, dispatch_uid="houseprice")


def _on_init(sender: Any, **_: Any) -> None:
    queues = tuple(sender.app.amqp.queues.consume_from)
    _identity.name = sender.hostname
    _identity.slots = int(sender.concurrency or sender.app.conf.worker_concurrency)
    sender.concurrency = _identity.slots + IMPORT_PLACES  # the pool is made after this signal
    _identity.queues = tuple(queue for queue in queues if queue != MAINTENANCE_QUEUE)
    spare_what_stays()


def _on_child(**_: Any) -> None:
    settings = Settings()
    trace_process(settings, "worker")
    trace_tasks(settings)


def _on_child_end(**_: Any) -> None:
    end_traces()


def _on_logger(logger: logging.Logger, **_: Any) -> None:
    for handler in logger.handlers:
        handler.setFormatter(formatter(Settings()))


def _on_ready(**_: Any) -> None:
    _drain_on_signals()
    settings = Settings()
    parent = WorkerParent(build_context(settings, CeleryBell(settings.broker)), post())
    _parents.append(parent)
    parent.start()


def _on_shutdown(**_: Any) -> None:
    while _parents:
        _parents.pop().stop()


def _drain_on_signals() -> None:
    """Set the flag before Celery's own handler, which may sleep, does the rest.

    Celery's signal ``worker_shutting_down`` would come too late with REMAP_SIGTERM=SIGQUIT: it
    comes only after the soft shutdown, which blocks the whole parent for its full time.
    """
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        _wrap(number, signal.getsignal(number))


def _wrap(number: signal.Signals, celerys: Any) -> None:
    def handle(received: int, frame: Any) -> None:
        draining.set()
        if callable(celerys):
            celerys(received, frame)

    signal.signal(number, handle)
