"""The calls for data sets: built-in and imported tables of sales."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Query, Response, UploadFile

from houseprice.api.deps import Ctx, Cursor, DatasetIdPath, Limit
from houseprice.api.responses import ANY, BODY, UNSAFE, documented
from houseprice.api.schemas.datasets import DatasetList, DatasetRead, InspectionRead
from houseprice.api.schemas.sales_checks import SalesChecksRead
from houseprice.data.importing.table_request import DateOrder, DecimalSign, TableRequest
from houseprice.data.schema import AreaUnit
from houseprice.services import datasets, sales_validation

router = APIRouter(prefix="/v1/datasets", tags=["datasets"])

PATH = router.prefix
INSPECTIONS = f"{PATH}/inspections"
#: The calls that take a file.
FORMS = (PATH, INSPECTIONS)

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
_Decimal = Annotated[
    DecimalSign | None, Form(description="Sign before the fraction of a number such as 1.250.")
]
_Strict = Annotated[bool, Form(description="Whether an open question refuses the table.")]
_LeaveOutBad = Annotated[
    bool, Form(description="Whether rows with a value that cannot be read are left out.")
]
_LeaveOut = Annotated[
    list[str] | None,
    Form(description="Sales to leave out, by the kind of check that warns of them."),
]
_Kind = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=100,
        pattern=r"^[^\x00-\x1f\x7f]+$",
        description="Only sales that a check of this kind marks, such as `non-market`.",
    ),
]


def _said_of_the_table(
    *,
    target: _Target = None,
    roles: _Roles = None,
    currency: _Currency = "",
    area_unit: _AreaUnit = "",
    date_order: _DateOrder = None,
    decimal: _Decimal = None,
) -> TableRequest:
    """How a table is to be read, from the fields of a form."""
    return TableRequest(
        name="table",
        target=target,
        roles=datasets.parse_roles(roles),
        currency=currency,
        area_unit=area_unit,
        date_order=date_order,
        decimal=decimal,
    )


_Said = Annotated[TableRequest, Depends(_said_of_the_table)]


@router.get("", responses=ANY)
def list_datasets(ctx: Ctx) -> DatasetList:
    """List every data set, the built-in ones first."""
    return DatasetList.model_validate(datasets.listing(ctx))


@router.post("", status_code=201, responses={**ANY, **BODY, **documented(507)})
def create_dataset(
    ctx: Ctx,
    response: Response,
    *,
    file: _Table,
    name: Annotated[str, _Name],
    said: _Said,
    strict: _Strict = False,
    leave_out_bad: _LeaveOutBad = False,
    leave_out: _LeaveOut = None,
) -> DatasetRead:
    """Import a table of sales; the whole file is checked before anything is stored."""
    request = replace(
        said,
        name=name,
        strict=strict,
        leave_out_bad=leave_out_bad,
        leave_out=tuple(leave_out or ()),
    )
    created = datasets.create(ctx, file.file, request)
    answer = DatasetRead.model_validate(created)
    response.headers["Location"] = f"{PATH}/{answer.id}"
    return answer


@router.post("/inspections", responses={**ANY, **BODY, **documented(507)})
def inspect_table(ctx: Ctx, *, file: _Table, said: _Said) -> InspectionRead:
    """Say how a table would be read, with its problems and open questions; nothing is stored."""
    return InspectionRead.model_validate(datasets.inspect(ctx, file.file, said))


@router.get("/{dataset_id}", responses={**ANY, **documented(404)})
def get_dataset(ctx: Ctx, dataset_id: DatasetIdPath) -> DatasetRead:
    """Get a data set with its columns."""
    return DatasetRead.model_validate(datasets.get(ctx, dataset_id))


@router.get("/{dataset_id}/checks", responses={**ANY, **documented(404, 409, 413, 507)})
def get_sales_checks(
    ctx: Ctx,
    dataset_id: DatasetIdPath,
    kind: _Kind = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> SalesChecksRead:
    """Check the sales of a data set and list those that look wrong; the first call is slower."""
    page = sales_validation.checks(ctx, dataset_id, kind, cursor, limit)
    return SalesChecksRead.model_validate(page)


@router.delete(
    "/{dataset_id}", status_code=204, responses={**ANY, **UNSAFE, **documented(404, 409)}
)
def delete_dataset(ctx: Ctx, dataset_id: DatasetIdPath) -> None:
    """Delete an imported data set on which no model was trained."""
    datasets.delete(ctx, dataset_id)
