"""The call that Prometheus scrapes."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from houseprice.api.responses import documented
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.errors import NotFound
from houseprice.services.metrics.registry import StudioMetrics

router = APIRouter(tags=["system"], route_class=StrictJsonRoute)

_TEXT: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The metrics as text.",
        "content": {"text/plain": {}, "application/openmetrics-text": {}},
    }
}


@router.get(
    "/metrics",
    response_class=Response,
    responses={
        **_TEXT,
        **documented(404, 500, 503),
    },
)
def metrics(request: Request) -> Response:
    """Get the metrics of this process and of the studio, in the format of Prometheus."""
    state = request.app.state
    if not state.settings.metrics:
        raise NotFound("HOUSEPRICE_METRICS must be on for metrics, and it is off")
    studio: StudioMetrics = state.metrics
    body, content_type = studio.text(request.headers.get("accept", ""))
    return Response(body, headers={"Content-Type": content_type})
