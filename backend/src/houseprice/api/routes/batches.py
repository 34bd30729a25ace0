"""The calls for files of homes."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Depends, File, Form, Path, Query, Response, UploadFile
from fastapi.responses import StreamingResponse
from pydantic import AfterValidator

from houseprice.api import views
from houseprice.api.deps import Ctx, Cursor, IdempotencyHeader, Limit, valid_id
from houseprice.api.responses import ANY, BODY, UNSAFE, documented
from houseprice.api.schemas.base import EXAMPLE_ID, MODEL_PATTERN
from houseprice.api.schemas.batches import (
    BatchCheckRead,
    BatchItem,
    BatchPage,
    BatchPoints,
    BatchRead,
    BatchRows,
)
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.data.importing.matching.answer import HomesRequest
from houseprice.data.importing.table_request import DateOrder, DecimalSign
from houseprice.services.batches import checking, homes, runs
from houseprice.services.batches.homes import HomesQuery, Shown
from houseprice.services.batches.runs import BatchAsked, BatchView
from houseprice.valuation.batches.files import FileKind

router = APIRouter(prefix="/v1/batches", tags=["batches"], route_class=StrictJsonRoute)

_FORMS = re.compile(rf"{router.prefix}(/checks)?")
_MEDIA: dict[FileKind, str] = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_LONGEST_NAME = 500

BatchIdPath = Annotated[
    str, Path(description="Id of the batch.", examples=[EXAMPLE_ID]), AfterValidator(valid_id)
]
_Homes = Annotated[
    UploadFile,
    File(
        description="Table of homes: CSV, TSV, Excel, OpenDocument, Parquet or GeoJSON, also "
        "packed with gzip or as the only table of a zip archive."
    ),
]
_Model = Annotated[
    str,
    Form(
        pattern=MODEL_PATTERN,
        description="Id of the model, or `DATASET@ALIAS`.",
        examples=[EXAMPLE_ID],
    ),
]
_Columns = Annotated[
    str | None,
    Form(
        max_length=65_536,
        description="Column of the model that a header of the file stands for, as JSON, such as "
        '`{"sqft": "living_area"}`; an empty text leaves the header out.',
    ),
]
_AsOf = Annotated[
    date | None, Form(description="Day of the values for homes without a date of their own.")
]
_Decimal = Annotated[
    DecimalSign | None, Form(description="Sign before the fraction of a number such as 1.250.")
]
_DateOrder = Annotated[
    DateOrder | None, Form(description="Which number of a date such as 03/04/2021 is the day.")
]
_AreaUnit = Annotated[
    Literal["ft2", "m2"] | None,
    Form(description="Unit of areas that neither header nor cell names."),
]
_Sheet = Annotated[
    str, Form(max_length=200, description="Sheet of a workbook; default: the largest table.")
]
_HeaderRow = Annotated[
    int | None,
    Form(
        ge=0,
        le=2**31 - 1,
        description="Row that names the columns, as a spreadsheet counts; 0 if none does. It is "
        "found if left out.",
    ),
]
_SaleYear = Annotated[int | None, Form(description="Year of dates that have only a month.")]
_Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Homes before the page.")]
_Shown = Annotated[Shown, Query(description="All homes, those with a value, or those without.")]
_Confidence = Annotated[
    Literal["high", "medium", "low"] | None, Query(description="Only homes of this confidence.")
]
_Text = Annotated[
    str,
    Query(
        alias="q",
        max_length=200,
        description="Only homes with this text in one of their cells, in upper or lower case.",
    ),
]
_Sort = Annotated[
    str | None,
    Query(max_length=_LONGEST_NAME, description="Column to sort by; gaps come last."),
]
_Descending = Annotated[bool, Query(description="Whether the largest value comes first.")]
_Kind = Annotated[FileKind, Path(description="What kind of file.")]


def takes_homes(path: str) -> bool:
    """Whether a call takes a form with a file of homes."""
    return _FORMS.fullmatch(path) is not None


def _reading(  # one parameter for each field of the form
    *,
    decimal: _Decimal = None,
    date_order: _DateOrder = None,
    area_unit: _AreaUnit = None,
    sheet: _Sheet = "",
    header_row: _HeaderRow = None,
    sale_year: _SaleYear = None,
) -> HomesRequest:
    """How a file is to be read, from the fields of a form."""
    return HomesRequest(
        decimal=decimal,
        date_order=date_order,
        area_unit=area_unit or "",
        sheet=sheet,
        header_row=header_row,
        sale_year=sale_year,
    )


_Reading = Annotated[HomesRequest, Depends(_reading)]


def _asked(
    file: _Homes, model: _Model, reading: _Reading, *, columns: _Columns = None, as_of: _AsOf = None
) -> BatchAsked:
    """How a file is to be valued, from the fields of a form."""
    return BatchAsked(
        model_id=model,
        file_name=file.filename or "homes",
        rename=runs.parse_rename(columns),
        as_of=as_of,
        reading=reading,
    )


_Shape = TypeVar("_Shape", bound=BatchItem)


def _shown(shape: type[_Shape], batch: BatchView) -> _Shape:
    names = shape.model_fields.keys() - {"run"}
    same = {name: getattr(batch, name) for name in names}
    return shape.model_validate({**same, "run": views.run(batch.run)})


_Asked = Annotated[BatchAsked, Depends(_asked)]


def _homes_query(
    *,
    shown: _Shown = "all",
    confidence: _Confidence = None,
    text: _Text = "",
    sort: _Sort = None,
    descending: _Descending = False,
) -> HomesQuery:
    """Which homes are asked for, from the query string."""
    return HomesQuery(shown, confidence, text.strip(), sort, descending)


_Query = Annotated[HomesQuery, Depends(_homes_query)]


@router.post("/checks", responses={**ANY, **BODY, **documented(404, 507)})
def check_batch(ctx: Ctx, *, file: _Homes, asked: _Asked) -> BatchCheckRead:
    """Say how a file of homes would be valued, with its problems; nothing is stored."""
    return BatchCheckRead.model_validate(checking.check(ctx, file.file, asked))


@router.post("", status_code=202, responses={**ANY, **BODY, **documented(404, 429, 507)})
def create_batch(
    ctx: Ctx,
    response: Response,
    *,
    file: _Homes,
    asked: _Asked,
    idempotency_key: IdempotencyHeader = None,
) -> BatchRead:
    """Queue a file of homes; a home that cannot be valued keeps its reason and stops no other."""
    batch = runs.start(ctx, file.file, asked, idempotency_key)
    response.headers["Location"] = f"{router.prefix}/{batch.run.id}"
    return _shown(BatchRead, batch)


@router.get("", responses=ANY)
def list_batches(ctx: Ctx, cursor: Cursor = None, limit: Limit = 50) -> BatchPage:
    """List the batches, newest first."""
    page = runs.page(ctx, cursor, limit)
    return BatchPage(
        items=[_shown(BatchItem, batch) for batch in page.items], next_cursor=page.next_cursor
    )


@router.get("/{batch_id}", responses={**ANY, **documented(404)})
def get_batch(ctx: Ctx, batch_id: BatchIdPath) -> BatchRead:
    """Get a batch with a summary of the homes that are done."""
    return _shown(BatchRead, runs.get(ctx, batch_id))


@router.get("/{batch_id}/rows", responses={**ANY, **documented(404)})
def get_batch_rows(
    ctx: Ctx, batch_id: BatchIdPath, query: _Query, *, offset: _Offset = 0, limit: Limit = 50
) -> BatchRows:
    """Get a page of the homes that are done, in any order."""
    return BatchRows.model_validate(homes.homes(ctx, batch_id, query, offset, limit))


@router.get("/{batch_id}/points", responses={**ANY, **documented(404)})
def get_batch_points(ctx: Ctx, batch_id: BatchIdPath) -> BatchPoints:
    """Get the homes that have coordinates, for a map."""
    return BatchPoints.model_validate(homes.points(ctx, batch_id))


@router.get(
    "/{batch_id}/values.{kind}",
    response_class=StreamingResponse,
    responses={
        **ANY,
        **documented(404, 413, 507),
        200: {
            "content": {media.partition(";")[0]: {} for media in _MEDIA.values()},
            "description": "The homes that are done, with their values.",
        },
    },
)
def download_batch(ctx: Ctx, batch_id: BatchIdPath, kind: _Kind) -> StreamingResponse:
    """Download the homes that are done with their values; no cell can start a formula."""
    file = homes.file(ctx, batch_id, kind)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return StreamingResponse(file.chunks, media_type=_MEDIA[kind], headers=headers)


@router.post("/{batch_id}/cancel", responses={**ANY, **UNSAFE, **documented(404, 409)})
def cancel_batch(ctx: Ctx, batch_id: BatchIdPath) -> BatchRead:
    """Cancel a waiting batch at once, ask a running one to stop; what is done stays."""
    return _shown(BatchRead, runs.cancel(ctx, batch_id))


@router.delete("/{batch_id}", status_code=204, responses={**ANY, **UNSAFE, **documented(404, 409)})
def delete_batch(ctx: Ctx, batch_id: BatchIdPath) -> None:
    """Delete the values of a batch that has ended; its run stays in the history."""
    runs.delete(ctx, batch_id)
