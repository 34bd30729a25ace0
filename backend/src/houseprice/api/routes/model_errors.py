"""The calls for the errors of a model, sale by sale."""

from __future__ import annotations

from fastapi import APIRouter

from houseprice.api.deps import Ctx, ModelIdPath
from houseprice.api.responses import ANY, documented
from houseprice.api.schemas.model_errors import ErrorFlagsRead, ModelErrorsRead
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services.model_errors import flags, sales

router = APIRouter(
    prefix="/v1/models/{model_id}/errors", tags=["models"], route_class=StrictJsonRoute
)


@router.get("", responses={**ANY, **documented(404, 409)})
def get_model_errors(ctx: Ctx, model_id: ModelIdPath) -> ModelErrorsRead:
    """Get the blind test of a model sale by sale: at most 20,000 sales, as columns."""
    return ModelErrorsRead.model_validate(sales.errors(ctx, model_id))


@router.get("/flags", responses={**ANY, **documented(404, 409, 413, 507)})
def get_error_flags(ctx: Ctx, model_id: ModelIdPath) -> ErrorFlagsRead:
    """Get the test sales that checks flag, with their reviews; the first call is slower."""
    return ErrorFlagsRead.model_validate(flags.flags(ctx, model_id))
