"""The call for the map of a data set."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from houseprice.api.deps import Ctx, DatasetIdPath
from houseprice.api.responses import ANY, documented
from houseprice.api.schemas.base import EXAMPLE_ID, MODEL_PATTERN
from houseprice.api.schemas.dataset_points import PointsRead
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services import dataset_points

router = APIRouter(
    prefix="/v1/datasets/{dataset_id}/points", tags=["datasets"], route_class=StrictJsonRoute
)

_Model = Annotated[
    str | None,
    Query(
        pattern=MODEL_PATTERN,
        description="Id or `DATASET@ALIAS` of a model of the data set: only its test sales, each "
        "with its error.",
        examples=[EXAMPLE_ID],
    ),
]


@router.get("", responses={**ANY, **documented(404, 409)})
def get_dataset_points(ctx: Ctx, dataset_id: DatasetIdPath, *, model: _Model = None) -> PointsRead:
    """Get the sales that have coordinates, for a map: at most 20,000, as columns."""
    return PointsRead.model_validate(dataset_points.points(ctx, dataset_id, model))
