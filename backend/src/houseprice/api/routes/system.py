"""Health of the system."""

from __future__ import annotations

from fastapi import APIRouter, Response

from houseprice.api.deps import Ctx
from houseprice.api.responses import documented
from houseprice.api.schemas.system import CeleryHealth, Health
from houseprice.services import health as service

router = APIRouter(tags=["system"])


@router.get("/health", responses=documented(500))
def health(ctx: Ctx) -> Health:
    """Whether the API serves (then this is 200) and how each part is."""
    return Health.model_validate(service.health(ctx))


@router.get(
    "/celery/health",
    responses={
        **documented(500),
        503: {"model": CeleryHealth, "description": "No worker answers."},
    },
)
def celery_health(ctx: Ctx, response: Response) -> CeleryHealth:
    """The workers with their heartbeat, the queue and the broker's latency."""
    report = CeleryHealth.model_validate(service.celery_health(ctx))
    response.status_code = 200 if report.workers else 503
    return report
