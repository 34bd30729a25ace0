"""The calls for one home: its place, its past, sales like it, and links that show its value."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response

from houseprice.api.deps import Ctx, DatasetIdPath, ModelProcessDep, ValuationIdPath, valid_id
from houseprice.api.responses import ANY, BODY, UNSAFE, csv_of, documented
from houseprice.api.schemas.homes import (
    HistoryRead,
    LinkOpening,
    NewValuationLinkRead,
    PlacesRead,
    SharedValuationRead,
    SimilarSalesRead,
    ValuationLinkList,
    ValuationLinkRead,
    ValuationLinkRequest,
)
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.services.accounts.limits import TokenBuckets
from houseprice.services.homes import files, history, links, places, similar

router = APIRouter(prefix="/v1", tags=["valuations"], route_class=StrictJsonRoute)

_Text = Annotated[
    str,
    Query(alias="q", max_length=100, description="Beginnings of the words of an address or area."),
]
_LinkId = Annotated[str, Path(description="Id of the link.", max_length=26)]


@router.get(
    "/datasets/{dataset_id}/places", responses={**ANY, **documented(404, 409)}, tags=["datasets"]
)
def find_places(ctx: Ctx, dataset_id: DatasetIdPath, text: _Text = "") -> PlacesRead:
    """Find addresses and areas of a data set's own sales; nothing is asked of other services."""
    return PlacesRead.model_validate(places.search(ctx, dataset_id, text))


@router.get("/valuations/{valuation_id}/history", responses={**ANY, **documented(404)})
def get_home_history(ctx: Ctx, valuation_id: ValuationIdPath) -> HistoryRead:
    """Get the sales of the home itself, and the values that were stored of it."""
    return HistoryRead.model_validate(history.of_valuation(ctx, valuation_id))


@router.get("/valuations/{valuation_id}/similar-sales", responses={**ANY, **documented(404)})
def list_similar_sales(
    ctx: Ctx, model_process: ModelProcessDep, valuation_id: ValuationIdPath
) -> SimilarSalesRead:
    """List up to 25 sales like the home, for readers who would add one; the value never moves."""
    return SimilarSalesRead.model_validate(similar.sales(ctx, model_process, valuation_id))


@router.get(
    "/valuations/{valuation_id}/valuation.csv",
    response_class=Response,
    responses={**ANY, **documented(404), **csv_of("The valuation, one figure a row.")},
)
def download_valuation(ctx: Ctx, valuation_id: ValuationIdPath) -> Response:
    """Download a valuation as CSV: value, inputs, reasons and comparable sales."""
    content = files.valuation_csv(ctx, valuation_id)
    headers = {"Content-Disposition": f'attachment; filename="valuation-{valuation_id}.csv"'}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


@router.post(
    "/valuations/{valuation_id}/links",
    status_code=201,
    responses={**ANY, **BODY, **documented(404)},
)
def make_valuation_link(
    ctx: Ctx, valuation_id: ValuationIdPath, body: ValuationLinkRequest
) -> NewValuationLinkRead:
    """Make a link that shows this one valuation without an account; the answer alone has it."""
    return NewValuationLinkRead.model_validate(links.make(ctx, valuation_id, body.days))


@router.get("/valuations/{valuation_id}/links", responses={**ANY, **documented(404)})
def list_valuation_links(ctx: Ctx, valuation_id: ValuationIdPath) -> ValuationLinkList:
    """List the links to a valuation, the newest first, without their secrets."""
    items = links.of_valuation(ctx, valuation_id)
    return ValuationLinkList(items=[ValuationLinkRead.model_validate(link) for link in items])


@router.delete(
    "/valuations/{valuation_id}/links/{link_id}",
    status_code=204,
    responses={**ANY, **UNSAFE, **documented(404)},
)
def withdraw_link(ctx: Ctx, valuation_id: ValuationIdPath, link_id: _LinkId) -> None:
    """Withdraw a link: from now on it shows nothing."""
    links.withdraw(ctx, valuation_id, valid_id(link_id))


@router.post("/shared-valuation", responses={**ANY, **BODY, **documented(404)})
def open_valuation_link(
    ctx: Ctx, request: Request, response: Response, body: LinkOpening
) -> SharedValuationRead:
    """Show the one valuation of a link; it needs no account, and no search engine may keep it."""
    limits: TokenBuckets = request.app.state.link_limits
    caller = request.client.host if request.client else ""
    shown = links.show(ctx, limits, body.link, caller)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return SharedValuationRead.model_validate(shown)
