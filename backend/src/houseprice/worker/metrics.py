"""Metrics of one worker, for Prometheus: its slots, and what its trainers take.

They come from the system alone: a connection to the database must not be open while a worker forks.
"""

from __future__ import annotations

from collections.abc import Iterable

import psutil
from prometheus_client import CollectorRegistry, ProcessCollector, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from houseprice.settings import Settings

_MARK = "HOUSEPRICE_TRAINER_RUN"


class WorkerGauges(Collector):
    """Reads the processes below this one.

    Parameters
    ----------
    slots : int
        Trainings that the worker runs at a time.
    """

    def __init__(self, slots: int) -> None:
        self._slots = slots

    def collect(self) -> Iterable[Metric]:
        """The gauges of this moment."""
        trainers = list(_trainers())
        memory = sum(_memory(process) for process in trainers)
        gauges = (
            ("houseprice_worker_slots", "Trainings at a time.", self._slots),
            ("houseprice_worker_trainers", "Trainers at work.", len(trainers)),
            ("houseprice_worker_trainer_memory_bytes", "Memory of all trainers.", memory),
        )
        for name, text, value in gauges:
            yield GaugeMetricFamily(name, text, value=float(value))


def serve_metrics(settings: Settings, slots: int) -> bool:
    """Answer Prometheus in a thread of this process; False where no port is set.

    Raises
    ------
    OSError
        If the port is taken.
    """
    if not settings.worker_metrics_port:
        return False
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(WorkerGauges(slots))
    start_http_server(settings.worker_metrics_port, settings.worker_metrics_host, registry)
    return True


def _trainers() -> Iterable[psutil.Process]:
    for process in psutil.Process().children(recursive=True):
        try:
            if _MARK in process.environ() and process.status() != psutil.STATUS_ZOMBIE:
                yield process
        except psutil.Error:  # it has ended, or is another user's
            continue


def _memory(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
