"""``python -m houseprice.worker.poll``: a worker without Celery and without Redis.

Each slot is a thread that asks the database for work; a training is a process either way.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import socket
import threading
from collections.abc import Sequence

from houseprice.jobs.queue import SilentBell
from houseprice.jobs.records import QUEUES
from houseprice.jobs.states import IMPORT_PLACES
from houseprice.services.context import Context, build_context
from houseprice.services.notifications.sender import SenderThread
from houseprice.services.observing.logs import set_up_logging
from houseprice.services.observing.tracing import end_traces, trace_process, trace_queries
from houseprice.services.schedules.ticks import fire_due
from houseprice.services.upkeep.errands import do_errands
from houseprice.settings import Settings
from houseprice.worker.runtime import WorkerParent
from houseprice.worker.supervisor import Post, supervise_next

_LOG = logging.getLogger(__name__)
_EVERY_S = 2.0
_AWAKE_EVERY_S = 0.5


def serve(ctx: Context, post: Post, stop: threading.Event) -> None:
    """Run supervisors until `stop` is set and their runs are handed back.

    There is one for each slot, and as many more as there are places for imports.
    """
    parent = WorkerParent(ctx, post, also=lambda: fire_due(ctx))
    parent.start()
    sender = SenderThread(ctx, also=lambda: do_errands(ctx))
    sender.start()
    threads = [
        threading.Thread(target=_slot, args=(ctx, post, stop), name=f"slot-{number}")
        for number in range(post.slots + IMPORT_PLACES)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        _wait_for(thread)
    sender.stop()
    parent.stop()


def _wait_for(thread: threading.Thread) -> None:
    """Wait for a thread, and wake up now and then.

    The system may give SIGTERM to another thread; its handler runs when the main thread wakes up.
    """
    while thread.is_alive():
        thread.join(_AWAKE_EVERY_S)


def _slot(ctx: Context, post: Post, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            if supervise_next(ctx, post) is not None:
                continue
        except Exception:  # noqa: BLE001 - a slot outlives every supervisor, also where memory is full
            _LOG.exception("A supervisor ended; its run is free for the next one")
        stop.wait(_EVERY_S)


def main(arguments: Sequence[str] | None = None) -> int:
    """Poll until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="houseprice worker --poll")
    parser.add_argument("--slots", type=int, default=None)
    parser.add_argument("--queues", nargs="+", choices=QUEUES, default=QUEUES)
    options = parser.parse_args(arguments)
    settings = Settings()
    set_up_logging(settings)
    trace_process(settings, "worker")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    name = f"poll@{socket.gethostname()}-{os.getpid()}"
    post = Post(name, options.queues, options.slots or settings.slots, stop.is_set)
    ctx = build_context(settings, SilentBell())
    trace_queries(ctx)
    serve(ctx, post, stop)
    end_traces()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
