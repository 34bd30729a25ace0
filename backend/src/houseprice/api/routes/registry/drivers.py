"""The calls for what moves the values of a model."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from houseprice.api.deps import Ctx, ModelIdPath, ModelProcessDep
from houseprice.api.responses import ANY, documented
from houseprice.api.schemas.registry.drivers import DependenceRead, ImportanceRead
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services.registry import drivers

router = APIRouter(prefix="/v1/models/{model_id}", tags=["models"], route_class=StrictJsonRoute)

_Feature = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=500,
        pattern=r"^[^\x00-\x1f\x7f]+$",
        description="Name of a feature; without it, the most important one of the form.",
    ),
]


@router.get("/dependence", responses={**ANY, **documented(404, 409)})
def get_dependence(
    ctx: Ctx, model_process: ModelProcessDep, model_id: ModelIdPath, feature: _Feature = None
) -> DependenceRead:
    """Get how values depend on a feature, in money, on homes of the blind test.

    The first call for a feature takes seconds.
    """
    return DependenceRead.model_validate(drivers.dependence(ctx, model_process, model_id, feature))


@router.get("/importance", responses={**ANY, **documented(404, 409)})
def get_importance(
    ctx: Ctx, model_process: ModelProcessDep, model_id: ModelIdPath
) -> ImportanceRead:
    """Get what the model loses without each group of features, with intervals.

    The first call for a model takes seconds.
    """
    return ImportanceRead.model_validate(drivers.importance(ctx, model_process, model_id))
