"""Metrics of one worker, for Prometheus: its slots, and what its trainers take.

They come from the system alone: a connection to the database must not be open while a worker forks.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import psutil
from prometheus_client import CollectorRegistry, ProcessCollector, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from houseprice.settings import Settings
from houseprice.worker.environment import usable_cores

_MARK = "HOUSEPRICE_TRAINER_RUN"


@dataclass
class WorkerSigns:
    """What a worker knows of itself.

    Parameters
    ----------
    draining : callable
        Returns whether the worker is about to end.
    beat_at : float
        When the database last took its heartbeat, in seconds since 1970; 0 before the first.
    """

    draining: Callable[[], bool]
    beat_at: float = 0.0


class WorkerGauges(Collector):
    """Reads the processes below this one, and the disk of the data folder.

    Parameters
    ----------
    slots : int
        Trainings that the worker runs at a time.
    home : Path
        The data folder.
    signs : WorkerSigns
    """

    def __init__(self, slots: int, home: Path, signs: WorkerSigns) -> None:
        self._slots = slots
        self._home = home
        self._signs = signs

    def collect(self) -> Iterable[Metric]:
        """The gauges of this moment."""
        trainers = list(_trainers())
        memory = sum(_memory(process) for process in trainers)
        gauges = (
            ("slots", "Trainings at a time.", self._slots),
            ("trainers", "Trainers at work.", len(trainers)),
            ("trainer_memory_bytes", "Memory of all trainers.", memory),
            ("trainer_cpu_seconds", "Processor time of the trainers at work.", _busy_s(trainers)),
            ("trainer_age_seconds", "Age of the oldest trainer at work.", _oldest_s(trainers)),
            ("cores", "Cores that the worker may use.", usable_cores()),
            ("storage_free_bytes", "Free space of the data folder.", _free(self._home)),
            ("draining", "Whether the worker is about to end.", self._signs.draining()),
            ("heartbeat_timestamp_seconds", "Time of the last heartbeat.", self._signs.beat_at),
        )
        for name, text, value in gauges:
            yield GaugeMetricFamily(f"houseprice_worker_{name}", text, value=float(value))


def serve_metrics(settings: Settings, slots: int, signs: WorkerSigns) -> bool:
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
    registry.register(WorkerGauges(slots, settings.home, signs))
    start_http_server(settings.worker_metrics_port, settings.worker_metrics_host, registry)
    return True


def _trainers() -> Iterable[psutil.Process]:
    for process in psutil.Process().children(recursive=True):
        try:
            if _MARK in process.environ() and process.status() != psutil.STATUS_ZOMBIE:
                yield process
        except psutil.Error:  # it has ended, or is another user's
            continue


def _busy_s(trainers: Iterable[psutil.Process]) -> float:
    return sum(_read(process, lambda p: sum(p.cpu_times()[:2])) for process in trainers)


def _oldest_s(trainers: Iterable[psutil.Process]) -> float:
    now = time.time()
    ages = [_read(process, lambda p: now - p.create_time()) for process in trainers]
    return max(ages, default=0.0)


def _free(home: Path) -> int:
    try:
        return shutil.disk_usage(home).free
    except OSError:  # the folder is not made yet, or its disk is gone
        return 0


def _read(process: psutil.Process, fact: Callable[[psutil.Process], float]) -> float:
    try:
        return fact(process)
    except psutil.Error:  # it has just ended
        return 0.0


def _memory(process: psutil.Process) -> float:
    return _read(process, lambda p: float(p.memory_info().rss))
