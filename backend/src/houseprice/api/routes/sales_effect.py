"""The calls for the effect of the flagged sales of a data set."""

from __future__ import annotations

from fastapi import APIRouter, Response

from houseprice.api import views
from houseprice.api.deps import Ctx, DatasetIdPath, IdempotencyHeader
from houseprice.api.responses import ANY, UNSAFE, documented
from houseprice.api.schemas.runs import LatestSalesEffect, RunRead
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services import sales_effect

router = APIRouter(
    prefix="/v1/datasets/{dataset_id}/checks/effect", tags=["datasets"], route_class=StrictJsonRoute
)

_ERRORS = {**ANY, **documented(404, 409, 413, 507)}


@router.get("", responses=_ERRORS)
def get_sales_effect(ctx: Ctx, dataset_id: DatasetIdPath) -> LatestSalesEffect:
    """Show the newest measurement of the effect of the flagged sales, and whether it is stale."""
    latest = sales_effect.latest(ctx, dataset_id)
    return LatestSalesEffect(
        flagged=latest.flagged,
        run=None if latest.run is None else views.run(latest.run),
        stale=latest.stale,
    )


@router.post("", status_code=202, responses={**UNSAFE, **_ERRORS, **documented(429)})
def measure_sales_effect(
    ctx: Ctx,
    response: Response,
    dataset_id: DatasetIdPath,
    idempotency_key: IdempotencyHeader = None,
) -> RunRead:
    """Queue a run that learns with the flagged sales and without them, and compares the two."""
    run = sales_effect.start(ctx, dataset_id, idempotency_key)
    response.headers["Location"] = f"/v1/runs/{run.id}"
    return views.run(run)
