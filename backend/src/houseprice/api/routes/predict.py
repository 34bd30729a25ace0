"""The calls that value a home, and that value it with changed features."""

from __future__ import annotations

from fastapi import APIRouter

from houseprice.api import views
from houseprice.api.deps import Ctx, ModelProcessDep, NameFilter
from houseprice.api.responses import ANY, BODY, documented
from houseprice.api.schemas.models import ModelsStatus
from houseprice.api.schemas.valuations import (
    CompareResponse,
    PredictRequest,
    PredictResponse,
    WhatIfRequest,
    WhatIfResponse,
)
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services import models
from houseprice.services import predict as service

router = APIRouter(tags=["prediction"], route_class=StrictJsonRoute)

_PREDICT = {**ANY, **BODY, **documented(404, 409)}


@router.post("/predict", responses=_PREDICT)
def predict(ctx: Ctx, model_process: ModelProcessDep, body: PredictRequest) -> PredictResponse:
    """Value a home with the champion of the data set, or with a named model."""
    explain = body.detail if body.explain else None
    answer = service.predict(ctx, model_process, views.home(body), explain)
    return PredictResponse.model_validate(answer)


@router.post("/predict/compare", responses=_PREDICT)
def predict_compare(
    ctx: Ctx, model_process: ModelProcessDep, body: PredictRequest
) -> CompareResponse:
    """Value a home with every trained model of the data set, and average the values."""
    answer = service.compare(ctx, model_process, views.home(body))
    return CompareResponse.model_validate(answer)


@router.post("/v1/what-if", responses=_PREDICT, tags=["valuations"])
def value_what_if(ctx: Ctx, model_process: ModelProcessDep, body: WhatIfRequest) -> WhatIfResponse:
    """Value a home with other features, and count the sales that support the value."""
    answer = service.what_if(ctx, model_process, views.home(body), dict(body.changes))
    return WhatIfResponse.model_validate(answer)


@router.get("/models/status", responses={**ANY, **documented(404)}, tags=["models"])
def models_status(ctx: Ctx, dataset: NameFilter = None) -> ModelsStatus:
    """Get the newest model of each family on a data set, with its date and scores."""
    return ModelsStatus.model_validate(models.status(ctx, dataset))
