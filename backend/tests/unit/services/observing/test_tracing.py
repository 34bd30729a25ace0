"""Without traces, nothing of them is loaded, and the work is as it was."""

from __future__ import annotations

import subprocess
import sys

from houseprice.services.observing.tracing import end_traces, span, trace_process
from houseprice.settings import Settings

LOADED = """
import sys
from houseprice.api.app import create_app
from houseprice.services.observing import tracing
from houseprice.settings import Settings
app = create_app(Settings())
tracing.trace_process(Settings(), "api")
loaded = ("opentelemetry.exporter", "opentelemetry.instrumentation")
print(sorted(name for name in loaded if name in sys.modules))
"""


def test_they_are_off_by_default_and_then_nothing_is_loaded() -> None:
    result = subprocess.run(
        [sys.executable, "-c", LOADED], env={}, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_a_span_without_traces_is_the_block_alone() -> None:
    trace_process(Settings(), "api")
    with span("run", **{"run.id": "a", "run.attempt": 1}):
        reached = True
    end_traces()
    assert reached
