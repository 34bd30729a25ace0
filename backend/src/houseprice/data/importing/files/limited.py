"""A process that reads what users send: its limits, and how it tells of errors."""

from __future__ import annotations

import math
from typing import Any

from houseprice.errors import HousePriceError


def problem_of(error: HousePriceError) -> dict[str, Any]:
    """An error as plain values, for the process that asked."""
    return {
        "code": error.code,
        "message": error.message,
        "hint": error.hint,
        "places": list(error.places),
    }


def limit_resources(memory_bytes: int, seconds: float) -> None:
    """Bound address space and processor time of this process, where the system can."""
    try:
        import resource  # noqa: PLC0415  POSIX only
    except ImportError:
        return
    cpu_s = math.ceil(seconds) + 10
    for what, limit in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_s),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        allowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(what, (allowed, hard))
