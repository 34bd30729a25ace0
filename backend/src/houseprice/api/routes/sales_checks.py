"""The calls for the checks of the sales of a data set."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from houseprice.api.deps import Ctx, Cursor, DatasetIdPath, FileDecimal, Limit
from houseprice.api.responses import ANY, csv_of, documented
from houseprice.api.schemas.sale_reviews import ReviewDecision
from houseprice.api.schemas.sales_checks import SalesChecksRead
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services import sales_validation

router = APIRouter(
    prefix="/v1/datasets/{dataset_id}", tags=["datasets"], route_class=StrictJsonRoute
)

_Kind = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=100,
        pattern=r"^[^\x00-\x1f\x7f]+$",
        description="Only sales that a check of this kind marks, such as `non-market`.",
    ),
]
_Review = Annotated[
    ReviewDecision | None, Query(description="Only sales on which this was decided.")
]


@router.get("/checks", responses={**ANY, **documented(404, 409, 413, 507)})
def get_sales_checks(
    ctx: Ctx,
    dataset_id: DatasetIdPath,
    *,
    kind: _Kind = None,
    review: _Review = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> SalesChecksRead:
    """Check the sales of a data set and list those that look wrong; the first call is slower."""
    page = sales_validation.checks(ctx, dataset_id, kind, cursor, limit, review=review)
    return SalesChecksRead.model_validate(page)


@router.get(
    "/checks.csv",
    response_class=Response,
    responses={
        **ANY,
        **documented(404, 409, 413, 507),
        **csv_of("The flagged sales with their cells."),
    },
)
def download_flags(
    ctx: Ctx,
    dataset_id: DatasetIdPath,
    *,
    kind: _Kind = None,
    review: _Review = None,
    decimal: FileDecimal = ".",
) -> Response:
    """Download the sales that look wrong, to correct them in a spreadsheet and import again."""
    content = sales_validation.flags_csv(ctx, dataset_id, kind, review, decimal)
    headers = {"Content-Disposition": f'attachment; filename="{dataset_id}-flagged-sales.csv"'}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)
