"""Word of the server's end, before it waits for the answers that are still due."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any


def call_before_the_end(stop: Callable[[], None]) -> None:
    """Call `stop` in the event loop at SIGTERM or Ctrl-C, before the server's own handler.

    The server tells the application only after it has waited for all answers, and then cancels
    those that wait for a run. Outside the main thread, as in tests, there are no signals.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        _wrap(number, signal.getsignal(number), lambda: loop.call_soon_threadsafe(stop))


def _wrap(number: signal.Signals, servers: Any, stop: Callable[[], object]) -> None:
    def handle(received: int, frame: FrameType | None) -> None:
        stop()
        if callable(servers):
            servers(received, frame)

    signal.signal(number, handle)
