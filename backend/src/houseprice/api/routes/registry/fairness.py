"""The calls for fairness checks of models."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile

from houseprice.api.deps import Ctx, ModelIdPath, ModelProcessDep
from houseprice.api.responses import ANY, BODY, documented
from houseprice.api.schemas.registry.fairness import FairnessList, FairnessRead
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services.registry import fairness

router = APIRouter(
    prefix="/v1/models/{model_id}/fairness", tags=["models"], route_class=StrictJsonRoute
)

_FORM = re.compile(r"/v1/models/[^/]+/fairness")
_Areas = Annotated[
    UploadFile,
    File(
        description="Table of areas: the first column names areas as a column of the data set "
        "does, such as postcodes; each other column holds a group or a share for each area."
    ),
]
_Column = Annotated[
    str | None,
    Form(
        max_length=500,
        description="Column of the data set that names the areas; without it, the one in which "
        "most test sales have an area of the file.",
    ),
]


def takes_areas(path: str) -> bool:
    """Whether a call takes a form with a table of areas."""
    return _FORM.fullmatch(path) is not None


@router.get("", responses={**ANY, **documented(404)})
def list_fairness_checks(ctx: Ctx, model_id: ModelIdPath) -> FairnessList:
    """List the newest fairness checks of a model, newest first."""
    return FairnessList.model_validate({"items": fairness.checks(ctx, model_id)})


@router.post("", status_code=201, responses={**ANY, **BODY, **documented(404, 409, 413, 507)})
def check_fairness(
    ctx: Ctx,
    model_process: ModelProcessDep,
    model_id: ModelIdPath,
    *,
    file: _Areas,
    column: _Column = None,
) -> FairnessRead:
    """Compare bias, error, range width and refusals of the blind test by groups of areas.

    The file serves this check alone: it is not stored, and no model learns from it.
    """
    view = fairness.check(ctx, model_process, model_id, file.file, column)
    return FairnessRead.model_validate(view)
