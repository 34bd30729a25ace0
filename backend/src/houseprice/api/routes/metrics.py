"""The call that Prometheus scrapes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response

from houseprice.api.responses import documented
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.errors import NotFound
from houseprice.services.metrics.registry import StudioMetrics

router = APIRouter(tags=["system"], route_class=StrictJsonRoute)


@router.get(
    "/metrics",
    response_class=Response,
    responses={
        200: {"description": "The metrics as text.", "content": {"text/plain": {}}},
        **documented(404, 500, 503),
    },
)
def metrics(
    request: Request, accept: Annotated[str, Header(max_length=1000)] = "text/plain"
) -> Response:
    """Get the metrics of this process and of the studio, in the format of Prometheus."""
    state = request.app.state
    if not state.settings.metrics:
        raise NotFound("HOUSEPRICE_METRICS must be on for metrics, and it is off")
    studio: StudioMetrics = state.metrics
    body, content_type = studio.text(accept)
    return Response(body, headers={"Content-Type": content_type})
