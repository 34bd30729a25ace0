"""Trained models."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from houseprice.api import views
from houseprice.api.deps import (
    Ctx,
    Cursor,
    IdempotencyHeader,
    Limit,
    ModelIdPath,
    ModelProcessDep,
    NameFilter,
)
from houseprice.api.responses import ANY, BODY, UNSAFE, Responses, documented
from houseprice.api.schemas.base import Family
from houseprice.api.schemas.evaluation import EvaluationRead
from houseprice.api.schemas.market import MarketIndexRead
from houseprice.api.schemas.models import (
    EquityPoint,
    LaterSales,
    ModelPage,
    ModelRead,
    ModelSchemaRead,
    ModelStatus,
    Promotion,
    PromotionList,
)
from houseprice.api.schemas.runs import RunRead
from houseprice.services import equity, models, promotions, recalibrations
from houseprice.services.runs import RunView

router = APIRouter(prefix="/v1/models", tags=["models"])

_ONE = {**ANY, **documented(404)}
_ZIP: Responses = {
    200: {
        "description": "The artifact folder as a .zip.",
        "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_REPORT_TYPES = {
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
}
_REPORT: Responses = {
    200: {
        "description": "The report in the format asked for.",
        "content": {
            "application/json": {"schema": {"type": "object"}},
            "text/html": {"schema": {"type": "string"}},
            "application/pdf": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}
#: The page has no scripts; should a data set ever smuggle one in, it must not run.
_NO_SCRIPTS = (
    "default-src 'none'; style-src 'unsafe-inline'; sandbox; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


@router.get("", responses=ANY)
def list_models(
    ctx: Ctx,
    *,
    dataset: NameFilter = None,
    family: Family | None = None,
    status: ModelStatus | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> ModelPage:
    """Models, newest first."""
    page = models.page(ctx, models.ModelFilter(dataset, family, status), cursor, limit)
    return ModelPage(items=[views.model(view) for view in page.items], next_cursor=page.next_cursor)


@router.get("/{model_id}", responses=_ONE)
def get_model(ctx: Ctx, model_id: ModelIdPath) -> ModelRead:
    """One model with its scores on unseen sales."""
    return views.model(models.get(ctx, model_id))


@router.get("/{model_id}/schema", responses=_ONE)
def get_model_schema(
    ctx: Ctx, model_process: ModelProcessDep, model_id: ModelIdPath
) -> ModelSchemaRead:
    """The form of a model: its inputs with label, unit, range and choices."""
    return ModelSchemaRead.model_validate(models.form(ctx, model_process, model_id))


@router.get("/{model_id}/evaluation", responses=_ONE)
def get_model_evaluation(ctx: Ctx, model_id: ModelIdPath) -> EvaluationRead:
    """The blind test: scores, ratio study, and scores by tier, area, month and type."""
    return EvaluationRead.model_validate(models.evaluation(ctx, model_id))


@router.get(
    "/{model_id}/report", response_class=Response, responses={**_ONE, **documented(409), **_REPORT}
)
def get_model_report(
    ctx: Ctx,
    model_process: ModelProcessDep,
    model_id: ModelIdPath,
    format: Literal["json", "html", "pdf"] = "json",  # noqa: A002 the name in the address
) -> Response:
    """The report of a model: lineage, blind test with misses, equity, ranges, limits, controls."""
    document = models.report(ctx, model_process, model_id, format)
    headers = {
        "Content-Disposition": f'inline; filename="{document.name}"',
        "Content-Security-Policy": _NO_SCRIPTS,
    }
    return Response(document.content, media_type=_REPORT_TYPES[format], headers=headers)


@router.get("/{model_id}/market-index", responses=_ONE)
def get_market_index(ctx: Ctx, model_id: ModelIdPath) -> MarketIndexRead:
    """How the market and its areas moved, from the training sales, with intervals."""
    return MarketIndexRead.model_validate(models.market_index(ctx, model_id))


@router.get("/{model_id}/download", response_class=StreamingResponse, responses={**_ONE, **_ZIP})
def download_model(ctx: Ctx, model_id: ModelIdPath) -> StreamingResponse:
    """The artifact: ONNX, feature description, manifest and card."""
    archive = models.archive(ctx, model_id)
    headers = {"Content-Disposition": f'attachment; filename="{archive.name}"'}
    return StreamingResponse(archive.chunks, media_type="application/zip", headers=headers)


@router.post("/{model_id}/promote", responses={**_ONE, **BODY, **documented(409)})
def promote_model(
    ctx: Ctx, model_process: ModelProcessDep, model_id: ModelIdPath, body: Promotion | None = None
) -> ModelRead:
    """Make a model the champion of its data set: it answers where no model is named.

    It must beat the naive baselines, and the champion on the same test sales beyond chance,
    without making equity or coverage worse; `override` with a reason passes over the latter.
    """
    promotion = body or Promotion()
    request = promotions.PromotionRequest(promotion.reason, promotion.override)
    return views.model(promotions.promote(ctx, model_process, model_id, request))


@router.post("/{model_id}/equity", status_code=202, responses={**_ONE, **BODY, **documented(409)})
def make_equity_point(
    ctx: Ctx,
    response: Response,
    model_id: ModelIdPath,
    body: EquityPoint,
    idempotency_key: IdempotencyHeader = None,
) -> RunRead:
    """Queue the making of a candidate with the same graphs and another equity, measured anew."""
    return _queued(response, equity.start(ctx, model_id, body.equity, idempotency_key))


@router.post(
    "/{model_id}/recalibrations", status_code=202, responses={**_ONE, **BODY, **documented(409)}
)
def recalibrate_model(
    ctx: Ctx,
    response: Response,
    model_id: ModelIdPath,
    body: LaterSales,
    idempotency_key: IdempotencyHeader = None,
) -> RunRead:
    """Queue the making of a candidate with the same values and ranges from later sales."""
    return _queued(response, recalibrations.start(ctx, model_id, body.dataset, idempotency_key))


def _queued(response: Response, run: RunView) -> RunRead:
    """A run that makes a model out of another one, and where to ask for it."""
    response.headers["Location"] = f"/v1/runs/{run.id}"
    return views.run(run)


@router.get("/{model_id}/promotions", responses=_ONE)
def list_promotions(ctx: Ctx, model_id: ModelIdPath) -> PromotionList:
    """When a model became champion, on what figures and for what reason."""
    return PromotionList.model_validate({"items": promotions.history(ctx, model_id)})


@router.delete("/{model_id}", status_code=204, responses={**_ONE, **UNSAFE, **documented(409)})
def delete_model(ctx: Ctx, model_id: ModelIdPath) -> None:
    """Archive a model that is not the champion; stored valuations keep naming it."""
    models.delete(ctx, model_id)
