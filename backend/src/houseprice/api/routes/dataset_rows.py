"""The calls for the sales of a data set as a table."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse

from houseprice.api.deps import Ctx, DatasetIdPath, FileDecimal, Limit
from houseprice.api.responses import ANY, csv_of, documented
from houseprice.api.schemas.dataset_rows import RowsRead
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services import dataset_rows
from houseprice.services.dataset_rows import RowsQuery

router = APIRouter(
    prefix="/v1/datasets/{dataset_id}", tags=["datasets"], route_class=StrictJsonRoute
)

_LONGEST_NAME = 500
_Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Sales before the page.")]
_Text = Annotated[
    str,
    Query(
        alias="q",
        max_length=200,
        description="Only sales with this text in one of their cells, in upper or lower case.",
    ),
]
_Sort = Annotated[
    str | None,
    Query(max_length=_LONGEST_NAME, description="Column to sort by; gaps come last."),
]
_Descending = Annotated[bool, Query(description="Whether the largest value comes first.")]
_Columns = Annotated[
    list[Annotated[str, Query(max_length=_LONGEST_NAME)]] | None,
    Query(alias="column", description="Columns of the file; all if left out."),
]


def _query(*, text: _Text = "", sort: _Sort = None, descending: _Descending = False) -> RowsQuery:
    """Which sales are asked for, from the query string."""
    return RowsQuery(text=text.strip(), sort=sort, descending=descending)


_Query = Annotated[RowsQuery, Depends(_query)]


@router.get("/rows", responses={**ANY, **documented(404, 409)})
def get_dataset_rows(
    ctx: Ctx, dataset_id: DatasetIdPath, query: _Query, *, offset: _Offset = 0, limit: Limit = 50
) -> RowsRead:
    """Get a page of the sales of a data set, in any order."""
    return RowsRead.model_validate(dataset_rows.rows(ctx, dataset_id, query, offset, limit))


@router.get(
    "/rows.csv",
    response_class=StreamingResponse,
    responses={**ANY, **documented(404, 409), **csv_of("The sales of the query.")},
)
def download_rows(
    ctx: Ctx,
    dataset_id: DatasetIdPath,
    query: _Query,
    *,
    columns: _Columns = None,
    decimal: FileDecimal = ".",
) -> StreamingResponse:
    """Download the sales of a query as CSV; no cell can start a formula."""
    content = dataset_rows.rows_csv(ctx, dataset_id, query, columns or (), decimal)
    headers = {"Content-Disposition": f'attachment; filename="{dataset_id}-sales.csv"'}
    return StreamingResponse(content, media_type="text/csv; charset=utf-8", headers=headers)
