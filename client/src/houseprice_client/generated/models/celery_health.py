from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.worker_read import WorkerRead


T = TypeVar("T", bound="CeleryHealth")


@_attrs_define
class CeleryHealth:
    """Answer of ``GET /celery/health``; the status is 503 if no worker answers."""

    broker_latency_ms: float | None
    """ Null if the broker does not answer. """
    queue_depth: int | None
    queued_runs: int
    running_runs: int
    workers: list[WorkerRead]

    def to_dict(self) -> dict[str, Any]:
        broker_latency_ms: float | None
        broker_latency_ms = self.broker_latency_ms

        queue_depth: int | None
        queue_depth = self.queue_depth

        queued_runs = self.queued_runs

        running_runs = self.running_runs

        workers = []
        for workers_item_data in self.workers:
            workers_item = workers_item_data.to_dict()
            workers.append(workers_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "broker_latency_ms": broker_latency_ms,
                "queue_depth": queue_depth,
                "queued_runs": queued_runs,
                "running_runs": running_runs,
                "workers": workers,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.worker_read import WorkerRead

        d = dict(src_dict)

        def _parse_broker_latency_ms(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        broker_latency_ms = _parse_broker_latency_ms(d.pop("broker_latency_ms"))

        def _parse_queue_depth(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        queue_depth = _parse_queue_depth(d.pop("queue_depth"))

        queued_runs = d.pop("queued_runs")

        running_runs = d.pop("running_runs")

        workers = []
        _workers = d.pop("workers")
        for workers_item_data in _workers:
            workers_item = WorkerRead.from_dict(workers_item_data)

            workers.append(workers_item)

        celery_health = cls(
            broker_latency_ms=broker_latency_ms,
            queue_depth=queue_depth,
            queued_runs=queued_runs,
            running_runs=running_runs,
            workers=workers,
        )

        return celery_health
