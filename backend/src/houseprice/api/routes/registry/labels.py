"""The calls for tags, notes and aliases of models, and for models that are put away."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from houseprice.api import views
from houseprice.api.deps import Ctx, ModelIdPath
from houseprice.api.responses import ANY, BODY, UNSAFE, documented
from houseprice.api.schemas.models import ModelRead
from houseprice.api.schemas.registry.labels import LabelsChange
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services.registry import labels

router = APIRouter(prefix="/v1/models/{model_id}", tags=["models"], route_class=StrictJsonRoute)

_CHANGE = {**ANY, **UNSAFE, **documented(404)}
_Alias = Annotated[
    str,
    Path(
        max_length=100,
        description="Up to 32 characters of a-z 0-9 _ . -; one model of a data set has it.",
        examples=["production"],
    ),
]


@router.patch("", responses={**ANY, **BODY, **documented(404)})
def change_model(ctx: Ctx, model_id: ModelIdPath, body: LabelsChange) -> ModelRead:
    """Change the tags or the notes of a model."""
    return views.model(labels.change(ctx, model_id, body.tags, body.notes))


@router.post("/archive", responses={**_CHANGE, **documented(409)})
def archive_model(ctx: Ctx, model_id: ModelIdPath) -> ModelRead:
    """Put a model away: lists leave it out, and it cannot become champion."""
    return views.model(labels.archive(ctx, model_id))


@router.post("/restore", responses=_CHANGE)
def restore_model(ctx: Ctx, model_id: ModelIdPath) -> ModelRead:
    """Bring an archived model back."""
    return views.model(labels.restore(ctx, model_id))


@router.put("/aliases/{alias}", responses=_CHANGE)
def set_model_alias(ctx: Ctx, model_id: ModelIdPath, alias: _Alias) -> ModelRead:
    """Give a model an alias, which it takes from the model of its data set that had it."""
    return views.model(labels.set_alias(ctx, model_id, alias))


@router.delete("/aliases/{alias}", responses=_CHANGE)
def drop_model_alias(ctx: Ctx, model_id: ModelIdPath, alias: _Alias) -> ModelRead:
    """Take an alias from a model."""
    return views.model(labels.drop_alias(ctx, model_id, alias))
