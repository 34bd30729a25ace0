"""The calls for stored valuations."""

from __future__ import annotations

from fastapi import APIRouter, Response

from houseprice.api import views
from houseprice.api.deps import Ctx, Cursor, Limit, ModelProcessDep, NameFilter, ValuationIdPath
from houseprice.api.responses import ANY, BODY, documented
from houseprice.api.schemas.valuations import (
    ValuationPage,
    ValuationRead,
    ValuationRequest,
)
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services import valuations

router = APIRouter(prefix="/v1/valuations", tags=["valuations"], route_class=StrictJsonRoute)


@router.post("", status_code=201, responses={**ANY, **BODY, **documented(404, 409)})
def create_valuation(
    ctx: Ctx, model_process: ModelProcessDep, response: Response, body: ValuationRequest
) -> ValuationRead:
    """Value a home and store the answer: range, comparables, reasons, values of all models."""
    stored = valuations.create(ctx, model_process, views.home(body), body.detail, views.note(body))
    answer = views.valuation(stored)
    response.headers["Location"] = f"{router.prefix}/{answer.id}"
    return answer


@router.get("", responses=ANY)
def list_valuations(
    ctx: Ctx, dataset: NameFilter = None, cursor: Cursor = None, limit: Limit = 50
) -> ValuationPage:
    """List stored valuations, newest first."""
    return views.valuation_page(ctx, dataset, cursor, limit)


@router.get("/{valuation_id}", responses={**ANY, **documented(404)})
def get_valuation(ctx: Ctx, valuation_id: ValuationIdPath) -> ValuationRead:
    """Get a stored valuation."""
    return views.valuation(valuations.get(ctx, valuation_id))
