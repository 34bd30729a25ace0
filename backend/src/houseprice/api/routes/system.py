"""The calls for the health of the system."""

from __future__ import annotations

from fastapi import APIRouter, Response

from houseprice.api.deps import Ctx
from houseprice.api.responses import documented
from houseprice.api.schemas.system import CeleryHealth, Health
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services import health as service

router = APIRouter(tags=["system"], route_class=StrictJsonRoute)


@router.get("/health", responses=documented(421, 500))
def health(ctx: Ctx) -> Health:
    """Get the health of each part; the status is 200 as long as the API serves."""
    return Health.model_validate(service.health(ctx))


@router.get(
    "/celery/health",
    responses={
        **documented(401, 403, 421, 500),
        503: {"model": CeleryHealth, "description": "No worker answers."},
    },
)
def celery_health(ctx: Ctx, response: Response) -> CeleryHealth:
    """Get the workers with their heartbeats, the queue and the latency of the broker."""
    report = CeleryHealth.model_validate(service.celery_health(ctx))
    response.status_code = 200 if report.workers else 503
    return report
