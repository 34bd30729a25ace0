"""All metrics of an API process, and their text."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.exposition import choose_encoder

from houseprice.services.context import Context
from houseprice.services.metrics.changes import ChangeCounters
from houseprice.services.metrics.gauges import StudioGauges

_LATENCIES = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class StudioMetrics:
    """The metrics of one API process; another process has its own, and Prometheus adds them up.

    Parameters
    ----------
    ctx : Context
    values_made : callable
        Number of values that this process has made since its start.
    """

    def __init__(self, ctx: Context, values_made: Callable[[], int]) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._registry.register(StudioGauges(ctx, values_made))
        self._changes = ChangeCounters(ctx, self._registry)
        self._requests = Counter(
            "houseprice_http_requests",
            "Answers, by method, route and status.",
            ["method", "route", "status"],
            registry=self._registry,
        )
        self._seconds = Histogram(
            "houseprice_http_request_seconds",
            "Seconds until an answer begins, by route; those that wait on purpose are left out.",
            ["route"],
            buckets=_LATENCIES,
            registry=self._registry,
        )

    def start(self) -> None:
        """Begin to count changes of runs."""
        self._changes.start()

    def count_answer(self, method: str, route: str, status: int, seconds: float | None) -> None:
        """Count one answer; without `seconds` its time says nothing of the server."""
        self._requests.labels(method, route, str(status)).inc()
        if seconds is not None:
            self._seconds.labels(route).observe(seconds)

    def text(self, accept: str) -> tuple[bytes, str]:
        """The metrics in the best format that `accept` names, with its content type.

        Raises
        ------
        DatabaseUnavailable
            If the database does not answer.
        """
        self._changes.catch_up()
        encode, content_type = choose_encoder(accept)
        return encode(self._registry), content_type
