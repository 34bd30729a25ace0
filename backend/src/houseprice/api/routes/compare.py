"""The call that compares models."""

from __future__ import annotations

from fastapi import APIRouter

from houseprice.api.deps import Ctx, ModelProcessDep
from houseprice.api.responses import ANY, BODY, documented
from houseprice.api.schemas.compare import ComparisonRead, ComparisonRequest
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services import compare

router = APIRouter(prefix="/v1/compare", tags=["models"], route_class=StrictJsonRoute)


@router.post("", responses={**ANY, **BODY, **documented(404, 409)})
def compare_models(
    ctx: Ctx, model_process: ModelProcessDep, body: ComparisonRequest
) -> ComparisonRead:
    """Compare models on common test sales: a leaderboard with scores, and paired differences."""
    return ComparisonRead.model_validate(compare.compare(ctx, model_process, body.models))
