"""The call for the evidence pack of a model."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response

from houseprice.api.deps import Ctx, ModelIdPath, ModelProcessDep
from houseprice.api.responses import ANY, Responses, documented
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services.registry import evidence

router = APIRouter(
    prefix="/v1/models/{model_id}/evidence", tags=["models"], route_class=StrictJsonRoute
)

_TYPES = {"json": "application/json", "pdf": "application/pdf"}
_PACK: Responses = {
    200: {
        "description": "The evidence pack in the requested format.",
        "content": {
            "application/json": {"schema": {"type": "object"}},
            "application/pdf": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


@router.get("", response_class=Response, responses={**ANY, **documented(404, 409), **_PACK})
def get_model_evidence(
    ctx: Ctx,
    model_process: ModelProcessDep,
    model_id: ModelIdPath,
    format: Literal["json", "pdf"] = "json",  # noqa: A002 the name in the address
) -> Response:
    """Get what is measured and recorded of a model, for the five factors of 89 FR 64538.

    It says who trained and promoted the model, from the audit log, and what was not done.
    """
    document = evidence.evidence(ctx, model_process, model_id, format)
    headers = {"Content-Disposition": f'attachment; filename="{document.name}"'}
    return Response(document.content, media_type=_TYPES[format], headers=headers)
