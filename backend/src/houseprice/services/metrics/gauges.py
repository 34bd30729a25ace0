"""Gauges that are read at each scrape: queue, runs, workers, broker, disk, champions."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from houseprice.jobs.records import QUEUES
from houseprice.services.broker import measure_broker
from houseprice.services.context import Context
from houseprice.services.reconcile import live_within_s
from houseprice.store import runs as store
from houseprice.store import workers as worker_store
from houseprice.store.engine import reading
from houseprice.store.runs.gauges import (
    ChampionFigures,
    champion_figures,
    queue_states,
    running_by_queue,
)

_STATES = ("queued", "running", "succeeded", "failed", "cancelled")


class StudioGauges(Collector):
    """Reads the gauges of the whole studio from its database.

    Parameters
    ----------
    ctx : Context
    values_made : callable
        Number of values that this process has made since its start.
    """

    def __init__(self, ctx: Context, values_made: Callable[[], int]) -> None:
        self._ctx = ctx
        self._values_made = values_made

    def describe(self) -> Iterable[Metric]:
        """Nothing: the database need not answer when the collector is made."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """The gauges of this moment.

        Raises
        ------
        DatabaseUnavailable
            If the database does not answer.
        """
        yield CounterMetricFamily(
            "houseprice_valuations", "Values of homes that were made.", value=self._values_made()
        )
        with reading(self._ctx.engine) as db:
            waiting = {state.queue: state for state in queue_states(db)}
            running = running_by_queue(db)
            states = store.count_states(db)
            workers = worker_store.live(db, live_within_s(self._ctx))
            champions = champion_figures(db)
        yield _by("houseprice_queue_runs", "Runs that wait for a worker.", "queue", {
            queue: waiting[queue].waiting if queue in waiting else 0 for queue in QUEUES
        })  # fmt: skip
        yield _by("houseprice_queue_oldest_seconds", "Age of the oldest waiting run.", "queue", {
            queue: waiting[queue].oldest_s if queue in waiting else 0.0 for queue in QUEUES
        })  # fmt: skip
        yield _by("houseprice_queue_running", "Runs that a worker has.", "queue", {
            queue: running.get(queue, 0) for queue in QUEUES
        })  # fmt: skip
        counts = {state: states.get(state, 0) for state in _STATES}  # type: ignore[call-overload]  # names of states
        yield _by("houseprice_runs", "Runs in each state.", "state", counts)
        yield _one("houseprice_workers", "Workers that send heartbeats.", len(workers))
        slots = sum(worker.slots for worker in workers)
        yield _one("houseprice_slots", "Trainings that the workers run at a time.", slots)
        busy = sum(worker.busy for worker in workers)
        yield _one("houseprice_slots_busy", "Slots with a training.", busy)
        yield from self._surroundings()
        yield from _champions(champions)

    def _surroundings(self) -> Iterable[Metric]:
        broker = measure_broker(self._ctx.settings.broker)
        answers = float(broker.latency_ms is not None)
        yield _one("houseprice_broker_up", "Whether the broker answers.", answers)
        free = shutil.disk_usage(self._ctx.settings.home).free
        yield _one("houseprice_storage_free_bytes", "Free space of the data folder.", free)


def _champions(champions: list[ChampionFigures]) -> Iterable[Metric]:
    labels = ["dataset", "model", "sales"]
    ratio = GaugeMetricFamily(
        "houseprice_champion_median_ratio", "Median of value by price.", labels=labels
    )
    coverage = GaugeMetricFamily(
        "houseprice_champion_coverage_90", "Share of prices in the 90 % range.", labels=labels
    )
    for row in champions:
        names = [row.dataset, row.model, row.sales]
        if row.median_ratio is not None:
            ratio.add_metric(names, row.median_ratio)
        if row.coverage_90 is not None:
            coverage.add_metric(names, row.coverage_90 / 100)  # scores are in percent
    return ratio, coverage


def _one(name: str, help_text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, help_text, value=value)


def _by(name: str, help_text: str, label: str, values: dict[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, help_text, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
