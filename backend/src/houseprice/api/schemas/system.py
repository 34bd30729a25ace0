"""Health on the wire."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from houseprice.api.schemas.base import Wire


class PartHealth(Wire):
    """One part of the system."""

    name: Literal["database", "broker", "workers", "storage"]
    ok: bool
    detail: str = ""


class Health(Wire):
    """``GET /health``: 200 while the API itself can serve, whatever the parts say."""

    status: Literal["ok", "degraded"]
    version: str
    parts: list[PartHealth]


class WorkerRead(Wire):
    """One worker process."""

    name: str
    heartbeat_age_s: float
    slots: int
    busy: int
    queues: list[str]


class CeleryHealth(Wire):
    """``GET /celery/health``; 503 when no worker answers."""

    workers: list[WorkerRead]
    queue_depth: int | None
    queued_runs: int
    running_runs: int
    broker_latency_ms: float | None = Field(description="None: the broker does not answer.")
