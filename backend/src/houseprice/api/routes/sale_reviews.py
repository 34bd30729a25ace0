"""The calls for reviews of flagged sales."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from houseprice.api.deps import Ctx, Cursor, DatasetIdPath, Limit
from houseprice.api.responses import ANY, BODY, UNSAFE, documented
from houseprice.api.schemas.datasets import DatasetRead
from houseprice.api.schemas.sale_reviews import (
    KindReview,
    ReviewsStored,
    SaleReviewHistory,
    SaleReviewList,
)
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services import sale_reviews
from houseprice.services.sale_reviews import KindDecision, SaleDecision

router = APIRouter(
    prefix="/v1/datasets/{dataset_id}/reviews", tags=["datasets"], route_class=StrictJsonRoute
)

_SaleKey = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=48,
        pattern=r"^[0-9a-f.]+$",
        description="Only decisions on this sale: the `key` of a flagged sale.",
    ),
]
_SAME: dict[int | str, dict[str, Any]] = {
    200: {"model": DatasetRead, "description": "There is a version with these sales already."}
}


@router.post("", status_code=201, responses={**ANY, **BODY, **documented(404, 409, 507)})
def review_sales(
    ctx: Ctx, dataset_id: DatasetIdPath, body: SaleReviewList | KindReview
) -> ReviewsStored:
    """Accept or override flags, of single sales or of all open sales of a kind."""
    if isinstance(body, KindReview):
        count = sale_reviews.review_kind(ctx, dataset_id, KindDecision(**dict(body)))
    else:
        decisions = [SaleDecision(**dict(item)) for item in body.items]
        count = sale_reviews.review_sales(ctx, dataset_id, decisions)
    return ReviewsStored(count=count)


@router.get("", responses={**ANY, **documented(404)})
def list_sale_reviews(
    ctx: Ctx,
    dataset_id: DatasetIdPath,
    sale_key: _SaleKey = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> SaleReviewHistory:
    """List every decision on sales of all versions of a data set, the newest first."""
    page = sale_reviews.history(ctx, dataset_id, sale_key, cursor, limit)
    return SaleReviewHistory.model_validate(page)


@router.post(
    "/version",
    status_code=201,
    responses={**ANY, **UNSAFE, **documented(404, 409, 413, 507), **_SAME},
)
def leave_out_accepted(ctx: Ctx, response: Response, dataset_id: DatasetIdPath) -> DatasetRead:
    """Make the next version of a data set, without the sales whose flags were accepted."""
    table = sale_reviews.version_without_accepted(ctx, dataset_id)
    response.status_code = 201 if table.created else 200
    response.headers["Location"] = f"/v1/datasets/{table.dataset.id}"
    return DatasetRead.model_validate(table.dataset)
