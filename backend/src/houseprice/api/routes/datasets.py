"""The calls for data sets: built-in and imported tables of sales."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Response, UploadFile

from houseprice.api.deps import Ctx, DatasetIdPath
from houseprice.api.responses import ANY, BODY, UNSAFE, documented
from houseprice.api.schemas.datasets import DatasetList, DatasetRead
from houseprice.data.importing.table_request import TableRequest
from houseprice.services import datasets

router = APIRouter(prefix="/v1/datasets", tags=["datasets"])

PATH = router.prefix

_Name = Form(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$")


@router.get("", responses=ANY)
def list_datasets(ctx: Ctx) -> DatasetList:
    """List every data set, the built-in ones first."""
    return DatasetList.model_validate(datasets.listing(ctx))


@router.post("", status_code=201, responses={**ANY, **BODY, **documented(507)})
def create_dataset(
    ctx: Ctx,
    response: Response,
    *,
    file: Annotated[UploadFile, File(description="Table of sales: CSV, CSV.gz or Parquet.")],
    name: Annotated[str, _Name],
    target: Annotated[
        str | None,
        Form(max_length=200, description="Name of the price column; guessed if left out."),
    ] = None,
    roles: Annotated[
        str | None,
        Form(
            max_length=65_536,
            description='Roles of columns as JSON, such as `{"sqft": "living_area"}`.',
        ),
    ] = None,
    currency: Annotated[
        str, Form(pattern=r"^[A-Z]{3}$", description="Currency of the prices, as an ISO 4217 code.")
    ] = "USD",
    area_unit: Annotated[Literal["ft2", "m2"], Form()] = "ft2",
) -> DatasetRead:
    """Import a table of sales; the whole file is checked before anything is stored."""
    request = TableRequest(
        name=name,
        target=target,
        roles=datasets.parse_roles(roles),
        currency=currency,
        area_unit=area_unit,
    )
    created = datasets.create(ctx, file.file, request)
    answer = DatasetRead.model_validate(created)
    response.headers["Location"] = f"{PATH}/{answer.id}"
    return answer


@router.get("/{dataset_id}", responses={**ANY, **documented(404)})
def get_dataset(ctx: Ctx, dataset_id: DatasetIdPath) -> DatasetRead:
    """Get a data set with its columns."""
    return DatasetRead.model_validate(datasets.get(ctx, dataset_id))


@router.delete(
    "/{dataset_id}", status_code=204, responses={**ANY, **UNSAFE, **documented(404, 409)}
)
def delete_dataset(ctx: Ctx, dataset_id: DatasetIdPath) -> None:
    """Delete an imported data set on which no model was trained."""
    datasets.delete(ctx, dataset_id)
