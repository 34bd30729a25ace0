"""The calls for data sets: built-in and imported tables of sales."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, Query, Response, UploadFile

from houseprice.api import views
from houseprice.api.deps import Ctx, DatasetIdPath, IdempotencyHeader, IsGone
from houseprice.api.responses import ANY, BODY, UNSAFE, csv_of, documented
from houseprice.api.schemas.datasets import (
    DatasetList,
    DatasetRead,
    DatasetVersions,
    InspectedRows,
    InspectionRead,
)
from houseprice.api.schemas.runs import RunRead
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.data.importing.inspecting.page_request import MOST_ROWS, PageRequest, RowState
from houseprice.data.importing.table_request import CRS_CODE, DateOrder, DecimalSign, TableRequest
from houseprice.data.schema import AreaUnit
from houseprice.services import datasets, import_runs, imports
from houseprice.services.uploads import LayerUpload

router = APIRouter(prefix="/v1/datasets", tags=["datasets"], route_class=StrictJsonRoute)

PATH = router.prefix
_FORMS = re.compile(rf"{PATH}(/inspections(/flags\.csv|/rows)?|/imports|/[^/]+/sales)?")

_Name = Form(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")

_Table = Annotated[
    UploadFile,
    File(
        description="Table of sales: CSV, TSV, Excel, OpenDocument, Parquet or GeoJSON, also "
        "packed with gzip or as the only table of a zip archive."
    ),
]
_Target = Annotated[
    str | None, Form(max_length=200, description="Name of the price column; guessed if left out.")
]
_Roles = Annotated[
    str | None,
    Form(
        max_length=65_536,
        description='Roles of columns as JSON, such as `{"sqft": "living_area"}`.',
    ),
]
_Currency = Annotated[
    str,
    Form(
        pattern=r"^([A-Z]{3})?$",
        description="Currency of the prices, as an ISO 4217 code; empty: what the table says.",
    ),
]
_AreaUnit = Annotated[AreaUnit, Form(description="Unit of the areas; empty: what the table says.")]
_DateOrder = Annotated[
    DateOrder | None, Form(description="Which number of a date such as 03/04/2021 is the day.")
]
_SaleYear = Annotated[
    int | None,
    Form(description="Year of all sales, where the table has only the months of the sales."),
]
_Decimal = Annotated[
    DecimalSign | None, Form(description="Sign before the fraction of a number such as 1.250.")
]
_Crs = Annotated[
    str,
    Form(
        max_length=32,
        pattern=rf"^({CRS_CODE})?$",
        description="Coordinate system of coordinates that are no degrees, such as `EPSG:27700`.",
    ),
]
_SheetName = Annotated[
    str,
    Form(
        max_length=200,
        description="Sheet of a workbook; empty for the one with the largest table.",
    ),
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
_Strict = Annotated[bool, Form(description="Whether an open question refuses the table.")]
_LeaveOutBad = Annotated[
    bool, Form(description="Whether rows with a value that cannot be read are left out.")
]
_LeaveOut = Annotated[
    list[str] | None,
    Form(description="Sales to leave out, by the kind of check that warns of them."),
]

_Fix = Annotated[
    list[str] | None,
    Form(description="Kinds of checks whose conversion is made, such as `unit mix-up`."),
]
_Edits = Annotated[
    str | None,
    Form(
        max_length=65_536,
        description="Cells that are changed before the table is read, as JSON, such as "
        '`[{"row": 7, "column": "price", "value": "250000"}]`; at most 1,000. Rows are numbered as '
        "in a spreadsheet, and a column is named by its header.",
    ),
]
_Areas = Annotated[
    list[UploadFile] | None,
    File(
        description="GeoJSON or GeoParquet of areas, such as school districts; their properties "
        "become columns by the place of a home.",
    ),
]
_Points = Annotated[
    list[UploadFile] | None,
    File(
        description="Tables or GeoJSON of places, such as schools; the distance to the nearest "
        "becomes a column.",
    ),
]
_AreaProperties = Annotated[
    str,
    Form(
        max_length=2_000,
        description="Properties of the areas that become columns, with commas between them; "
        "empty: those that tell areas apart.",
    ),
]
_RowsBefore = Annotated[int, Form(ge=0, le=2_000_000, description="Rows before the page.")]
_RowsOnPage = Annotated[int, Form(ge=1, le=MOST_ROWS, description="Most rows on the page.")]
_RowsOfState = Annotated[
    RowState | None, Form(description="Only rows of this state; all if left out.")
]
_VersionOf = Annotated[
    str | None,
    Form(
        max_length=64,
        description="Id of an imported data set whose place the table takes, as its next version.",
    ),
]
_Append = Annotated[
    bool,
    Form(
        description="Whether the table has later sales for the data set `version_of`; otherwise "
        "it takes the place of that version."
    ),
]
_SAME: dict[int | str, dict[str, Any]] = {
    200: {"model": DatasetRead, "description": "The same table was imported before."}
}
_Force = Annotated[
    bool,
    Query(description="Whether a data set with models is deleted; the models keep its name."),
]


def takes_file(path: str) -> bool:
    """Whether a call takes a form with a file."""
    return _FORMS.fullmatch(path) is not None


def _said_of_the_table(
    *,
    target: _Target = None,
    roles: _Roles = None,
    currency: _Currency = "",
    area_unit: _AreaUnit = "",
    date_order: _DateOrder = None,
    sale_year: _SaleYear = None,
    decimal: _Decimal = None,
    crs: _Crs = "",
    edits: _Edits = None,
    sheet: _SheetName = "",
    header_row: _HeaderRow = None,
) -> TableRequest:
    """How a table is to be read, from the fields of a form."""
    return TableRequest(
        name="table",
        target=target,
        roles=datasets.parse_roles(roles),
        currency=currency,
        area_unit=area_unit,
        date_order=date_order,
        sale_year=sale_year,
        decimal=decimal,
        crs=crs,
        edits=datasets.parse_edits(edits),
        sheet=sheet,
        header_row=header_row,
    )


_Said = Annotated[TableRequest, Depends(_said_of_the_table)]


def _request_of_an_import(
    said: _Said,
    name: Annotated[str, _Name],
    *,
    strict: _Strict = False,
    leave_out_bad: _LeaveOutBad = False,
    leave_out: _LeaveOut = None,
    fix: _Fix = None,
) -> TableRequest:
    """How a table is to be imported, from the fields of a form."""
    return replace(
        said,
        name=name,
        strict=strict,
        leave_out_bad=leave_out_bad,
        leave_out=tuple(leave_out or ()),
        fix=tuple(fix or ()),
    )


_Request = Annotated[TableRequest, Depends(_request_of_an_import)]


def _layer_uploads(
    *, areas: _Areas = None, points: _Points = None, area_properties: _AreaProperties = ""
) -> tuple[LayerUpload, ...]:
    """Files of areas and points, each named by its file."""
    names = tuple(name.strip() for name in area_properties.split(",") if name.strip())
    return (
        *(LayerUpload("areas", file.filename or "", file.file, names) for file in areas or ()),
        *(LayerUpload("points", file.filename or "", file.file) for file in points or ()),
    )


_Layers = Annotated[tuple[LayerUpload, ...], Depends(_layer_uploads)]


@router.get("", responses=ANY)
def list_datasets(ctx: Ctx) -> DatasetList:
    """List every data set, the built-in ones first."""
    return DatasetList.model_validate(datasets.listing(ctx))


@router.post("", status_code=201, responses={**ANY, **BODY, **documented(404, 409, 507), **_SAME})
def create_dataset(
    ctx: Ctx,
    response: Response,
    *,
    file: _Table,
    request: _Request,
    layers: _Layers,
    is_gone: IsGone,
    version_of: _VersionOf = None,
) -> DatasetRead:
    """Import a table of sales; the whole file is checked before anything is stored.

    A caller that hangs up before the answer cancels the import, and nothing of it stays.

    A table that was imported before, under this name or as a version of the same data set, is
    answered with that data set and status 200.
    """
    table = imports.create(ctx, file.file, request, version_of, layers, is_gone=is_gone)
    return _stored(table, response)


@router.post(
    "/imports", status_code=202, responses={**ANY, **BODY, **documented(404, 409, 429, 507)}
)
def import_in_background(
    ctx: Ctx,
    response: Response,
    *,
    file: _Table,
    request: _Request,
    layers: _Layers,
    version_of: _VersionOf = None,
    append: _Append = False,
    idempotency_key: IdempotencyHeader = None,
) -> RunRead:
    """Queue the import of a large table; the run shows its progress and can be cancelled.

    The run ends with the id of the data set, as new sales of `version_of` if `append` is true.
    """
    run = import_runs.start(
        ctx,
        file.file,
        request,
        version_of=version_of,
        append=append,
        layers=layers,
        idempotency=idempotency_key,
    )
    response.headers["Location"] = f"/v1/runs/{run.id}"
    return views.run(run)


@router.post("/inspections", responses={**ANY, **BODY, **documented(507)})
def inspect_table(ctx: Ctx, *, file: _Table, said: _Said, layers: _Layers) -> InspectionRead:
    """Say how a table would be read, with its problems and open questions; nothing is stored."""
    return InspectionRead.model_validate(imports.inspect(ctx, file.file, said, layers))


@router.post("/inspections/rows", responses={**ANY, **BODY, **documented(507)})
def inspect_rows(
    ctx: Ctx,
    *,
    file: _Table,
    said: _Said,
    layers: _Layers,
    offset: _RowsBefore = 0,
    limit: _RowsOnPage = 50,
    state: _RowsOfState = None,
) -> InspectedRows:
    """Show some rows of a table as they would be read; nothing is stored."""
    page = PageRequest(offset, limit, state)
    return InspectedRows.model_validate(imports.inspect_rows(ctx, file.file, said, page, layers))


@router.post(
    "/inspections/flags.csv",
    response_class=Response,
    responses={**ANY, **BODY, **csv_of("The rows with their cells."), **documented(507)},
)
def download_problems(ctx: Ctx, *, file: _Table, said: _Said, layers: _Layers) -> Response:
    """Download the rows that cannot be read or look wrong, to correct and import them; no storing.

    Each row has its cells as they are in the file, after columns that say why it is there.
    """
    content = imports.flags_csv(ctx, file.file, said, layers)
    return Response(content, media_type="text/csv; charset=utf-8")


@router.get("/{dataset_id}", responses={**ANY, **documented(404)})
def get_dataset(ctx: Ctx, dataset_id: DatasetIdPath) -> DatasetRead:
    """Get a data set with its columns."""
    return DatasetRead.model_validate(datasets.get(ctx, dataset_id))


@router.get("/{dataset_id}/versions", responses={**ANY, **documented(404, 409)})
def list_versions(ctx: Ctx, dataset_id: DatasetIdPath) -> DatasetVersions:
    """List the versions of an imported data set, the newest first."""
    return DatasetVersions.model_validate({"items": datasets.versions(ctx, dataset_id)})


@router.post(
    "/{dataset_id}/sales",
    status_code=201,
    responses={**ANY, **BODY, **documented(404, 409, 507)},
)
def append_sales(
    ctx: Ctx,
    response: Response,
    dataset_id: DatasetIdPath,
    *,
    file: _Table,
    leave_out_bad: _LeaveOutBad = False,
    leave_out: _LeaveOut = None,
    fix: _Fix = None,
    edits: _Edits = None,
) -> DatasetRead:
    """Add later sales to an imported data set; they make its next version.

    The file is read as the sales before were. Rows that the data set has already are not added.
    """
    request = TableRequest(
        name="table",
        title=(file.filename or "later sales")[:100],
        leave_out_bad=leave_out_bad,
        leave_out=tuple(leave_out or ()),
        fix=tuple(fix or ()),
        edits=datasets.parse_edits(edits),
    )
    return _stored(imports.append(ctx, dataset_id, file.file, request), response)


@router.delete(
    "/{dataset_id}", status_code=204, responses={**ANY, **UNSAFE, **documented(404, 409)}
)
def delete_dataset(ctx: Ctx, dataset_id: DatasetIdPath, *, force: _Force = False) -> None:
    """Delete an imported data set; with `force` also one on which models were trained."""
    datasets.delete(ctx, dataset_id, forced=force)


def _stored(table: imports.StoredTable, response: Response) -> DatasetRead:
    answer = DatasetRead.model_validate(table.dataset)
    response.headers["Location"] = f"{PATH}/{answer.id}"
    response.status_code = 201 if table.created else 200
    return answer
