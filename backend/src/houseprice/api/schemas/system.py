"""Health on the wire."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from houseprice.api.schemas.base import Wire


class PartHealth(Wire):
    """Health of one part of the system."""

    name: Literal["database", "broker", "workers", "storage"]
    ok: bool
    detail: str = ""


class Health(Wire):
    """Answer of ``GET /health``: 200 while the API itself can serve, even if a part has failed."""

    status: Literal["ok", "degraded"]
    version: str
    parts: list[PartHealth]
    geocoder: bool = Field(description="Whether addresses can be looked up, see `/v1/geocode`.")


class WorkerRead(Wire):
    """One worker process."""

    name: str
    heartbeat_age_s: float
    slots: int
    busy: int
    queues: list[str]


class CeleryHealth(Wire):
    """Answer of ``GET /celery/health``; the status is 503 if no worker answers."""

    workers: list[WorkerRead]
    queue_depth: int | None
    queued_runs: int
    running_runs: int
    broker_latency_ms: float | None = Field(description="Null if the broker does not answer.")
