"""The calls for trained models."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
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
    OtherSales,
    Promotion,
    PromotionList,
)
from houseprice.api.schemas.runs import LatestOrigins, RunRead
from houseprice.api.schemas.watch import ModelWatch
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services import equity, evaluations, models, promotions, recalibrations
from houseprice.services.main_scores import MAIN_SCORES, with_main_scores
from houseprice.services.run_views.run import RunView

router = APIRouter(prefix="/v1/models", tags=["models"], route_class=StrictJsonRoute)

_ONE = {**ANY, **documented(404)}
_ZIP: Responses = {
    200: {
        "description": "The artifact folder as a .zip file.",
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
        "description": "The report in the requested format.",
        "content": {
            "application/json": {"schema": {"type": "object"}},
            "text/html": {"schema": {"type": "string"}},
            "application/pdf": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}
#: The report has no scripts; if a data set smuggles one in, it must not run.
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
    archived: Annotated[
        bool, Query(description="Whether archived models are listed, too.")
    ] = False,
    scores: Annotated[
        Literal["all", "main"],
        Query(
            description="With `main`, each model and baseline has the scores of a table alone, "
            f"which makes a long list quick: {', '.join(MAIN_SCORES)}."
        ),
    ] = "all",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> ModelPage:
    """List models, newest first."""
    page = models.page(ctx, models.ModelFilter(dataset, family, status, archived), cursor, limit)
    shown = page.items if scores == "all" else map(with_main_scores, page.items)
    return ModelPage(items=[views.model(view) for view in shown], next_cursor=page.next_cursor)


@router.get("/{model_id}", responses=_ONE)
def get_model(ctx: Ctx, model_id: ModelIdPath) -> ModelRead:
    """Get a model with its scores on unseen sales."""
    return views.model(models.get(ctx, model_id))


@router.get("/{model_id}/schema", responses=_ONE)
def get_model_schema(
    ctx: Ctx, model_process: ModelProcessDep, model_id: ModelIdPath
) -> ModelSchemaRead:
    """Get the form of a model: its inputs with label, unit, range and choices."""
    return ModelSchemaRead.model_validate(models.form(ctx, model_process, model_id))


@router.get("/{model_id}/evaluation", responses=_ONE)
def get_model_evaluation(ctx: Ctx, model_id: ModelIdPath) -> EvaluationRead:
    """Get the blind test: scores, ratio study, and scores by tier, area, month and type."""
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
    """Get the report of a model: lineage, blind test, equity, ranges, limits and controls."""
    document = models.report(ctx, model_process, model_id, format)
    headers = {
        "Content-Disposition": f'inline; filename="{document.name}"',
        "Content-Security-Policy": _NO_SCRIPTS,
    }
    return Response(document.content, media_type=_REPORT_TYPES[format], headers=headers)


@router.get("/{model_id}/market-index", responses=_ONE)
def get_market_index(ctx: Ctx, model_id: ModelIdPath) -> MarketIndexRead:
    """Get the price index of the market and of its areas, with intervals."""
    return MarketIndexRead.model_validate(models.market_index(ctx, model_id))


@router.get("/{model_id}/download", response_class=StreamingResponse, responses={**_ONE, **_ZIP})
def download_model(ctx: Ctx, model_id: ModelIdPath) -> StreamingResponse:
    """Download the artifact: ONNX, feature description, manifest and card."""
    archive = models.archive(ctx, model_id)
    headers = {"Content-Disposition": f'attachment; filename="{archive.name}"'}
    return StreamingResponse(archive.chunks, media_type="application/zip", headers=headers)


@router.post("/{model_id}/promote", responses={**_ONE, **BODY, **documented(409)})
def promote_model(
    ctx: Ctx, model_process: ModelProcessDep, model_id: ModelIdPath, body: Promotion | None = None
) -> ModelRead:
    """Make a model the champion of its data set, which answers where no model is named.

    The model must beat the naive baselines. On the same test sales it must also beat the present
    champion beyond chance, without worse equity or coverage; `override` with a reason waives this
    second rule.
    """
    promotion = body or Promotion()
    request = promotions.PromotionRequest(promotion.reason, promotion.override)
    return views.model(promotions.promote(ctx, model_process, model_id, request))


@router.post(
    "/{model_id}/equity", status_code=202, responses={**_ONE, **BODY, **documented(409, 429)}
)
def make_equity_point(
    ctx: Ctx,
    response: Response,
    model_id: ModelIdPath,
    body: EquityPoint,
    idempotency_key: IdempotencyHeader = None,
) -> RunRead:
    """Queue a run that makes a candidate with the same exported networks and another equity."""
    return _queued(response, equity.start(ctx, model_id, body.equity, idempotency_key))


@router.post(
    "/{model_id}/recalibrations",
    status_code=202,
    responses={**_ONE, **BODY, **documented(409, 429)},
)
def recalibrate_model(
    ctx: Ctx,
    response: Response,
    model_id: ModelIdPath,
    body: LaterSales,
    idempotency_key: IdempotencyHeader = None,
) -> RunRead:
    """Queue a run that makes a candidate with the same values and ranges from later sales."""
    return _queued(response, recalibrations.start(ctx, model_id, body.dataset, idempotency_key))


@router.post(
    "/{model_id}/evaluations", status_code=202, responses={**_ONE, **BODY, **documented(409, 429)}
)
def evaluate_on_sales(
    ctx: Ctx,
    response: Response,
    model_id: ModelIdPath,
    body: OtherSales,
    idempotency_key: IdempotencyHeader = None,
) -> RunRead:
    """Queue a run that measures the model on the sales of a data set, without those it knows."""
    return _queued(response, evaluations.start(ctx, model_id, body.dataset, idempotency_key))


@router.get("/{model_id}/watch", responses=_ONE)
def get_model_watch(ctx: Ctx, model_id: ModelIdPath) -> ModelWatch:
    """Get what the newest sales say about the model: 404 until it was measured on some."""
    return ModelWatch.model_validate(evaluations.watch(ctx, model_id))


@router.post(
    "/{model_id}/rolling-origins",
    status_code=202,
    responses={**_ONE, **UNSAFE, **documented(409, 429)},
)
def measure_origins(
    ctx: Ctx,
    response: Response,
    model_id: ModelIdPath,
    idempotency_key: IdempotencyHeader = None,
) -> RunRead:
    """Queue a run that trains the model's method anew at earlier days and measures what followed.

    It takes about five times as long as the training did. The model itself stays as it is.
    """
    return _queued(response, evaluations.start_origins(ctx, model_id, idempotency_key))


@router.get("/{model_id}/rolling-origins", responses=_ONE)
def get_rolling_origins(ctx: Ctx, model_id: ModelIdPath) -> LatestOrigins:
    """Show the newest run that measured the model's method at earlier days, if there is one."""
    run = evaluations.latest_origins(ctx, model_id)
    return LatestOrigins(run=None if run is None else views.run(run))


def _queued(response: Response, run: RunView) -> RunRead:
    """Answer with a run that starts from a model; Location names the run."""
    response.headers["Location"] = f"/v1/runs/{run.id}"
    return views.run(run)


@router.get("/{model_id}/promotions", responses=_ONE)
def list_promotions(ctx: Ctx, model_id: ModelIdPath) -> PromotionList:
    """List when a model became champion, with the figures and the reason."""
    return PromotionList.model_validate({"items": promotions.history(ctx, model_id)})


@router.delete("/{model_id}", status_code=204, responses={**_ONE, **UNSAFE, **documented(409)})
def delete_model(ctx: Ctx, model_id: ModelIdPath) -> None:
    """Delete a model that is not the champion; stored valuations stay and keep its name."""
    models.delete(ctx, model_id)
