"""Signals reach the processes that these tests start, however the tests themselves were started."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

#: A process under `nohup` or in the background ignores these, and its children inherit that.
_HANDLERS = {signal.SIGINT: signal.default_int_handler, signal.SIGHUP: signal.SIG_DFL}


@pytest.fixture(autouse=True)
def heard_signals() -> Iterator[None]:
    """Set the usual handlers during a test."""
    before = {number: signal.signal(number, handler) for number, handler in _HANDLERS.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
