"""The HTTP application; ``uvicorn --factory houseprice.api.app:create_app``."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi_offline import FastAPIOffline
from starlette.middleware import Middleware

from houseprice import __version__
from houseprice.api import docs_page, measuring, middleware, openapi, problems, stopping, views
from houseprice.api.access import Admission
from houseprice.api.hosts import AllowedHost, HostNames, LoopbackOnly
from houseprice.api.routes import (
    account,
    audit,
    batches,
    compare,
    dataset_points,
    dataset_rows,
    datasets,
    events,
    geocode,
    homes,
    metrics,
    model_errors,
    models,
    notifications,
    openid,
    predict,
    proposals,
    runs,
    sale_reviews,
    sales_checks,
    sales_effect,
    schedules,
    sharing,
    system,
    train,
    users,
    valuations,
)
from houseprice.api.routes.registry import drivers, evidence, fairness, labels
from houseprice.services import models as model_service
from houseprice.services.accounts.limits import TokenBuckets
from houseprice.services.accounts.listeners import check_listener
from houseprice.services.accounts.openid import BEGINNINGS_PER_MINUTE
from houseprice.services.accounts.openid_provider import OpenIdProvider
from houseprice.services.accounts.sign_in import first_link, new_limits
from houseprice.services.context import Context, build_context, migrate_database
from houseprice.services.events import EventHub
from houseprice.services.geocoding import Geocoder
from houseprice.services.homes import links
from houseprice.services.metrics.registry import StudioMetrics
from houseprice.services.model_process.client import ModelProcess
from houseprice.services.notifications.sender import SenderThread
from houseprice.services.observing.tracing import (
    end_traces,
    trace_process,
    trace_queries,
    trace_requests,
)
from houseprice.services.reconcile import ReconcilerThread
from houseprice.services.schedules.ticks import fire_due
from houseprice.services.upkeep.errands import do_errands
from houseprice.settings import Settings

DESCRIPTION = """
Train house valuation models in the background, watch them, and value homes.

Every error has the same body: problem details of RFC 9457 with a stable `code`. A call that starts
work takes an `Idempotency-Key`, so that it is safe to send the call again.
"""
#: Bytes for the other fields of the form with an uploaded file.
FORM_BYTES = 2**20
#: A table, and files of areas and points for it.
MOST_FILES = 21

_ROUTERS = (
    train,
    predict,
    system,
    datasets,
    dataset_points,
    dataset_rows,
    sales_checks,
    sales_effect,
    sale_reviews,
    runs,
    models,
    proposals,
    model_errors,
    fairness,
    evidence,
    drivers,
    labels,
    compare,
    valuations,
    homes,
    batches,
    geocode,
    notifications,
    schedules,
    events,
    metrics,
    sharing,
    account,
    openid,
    users,
    audit,
    docs_page,
)


def create_app(settings: Settings | None = None) -> FastAPI:
    """Build the application; it opens nothing before it starts.

    Parameters
    ----------
    settings : Settings, optional
        The settings; read from the environment if left out.

    Raises
    ------
    UnsafeListener
        If accounts are off and the API is to listen where other machines reach it.
    """
    chosen = settings or Settings()
    check_listener(chosen)
    app: FastAPI = FastAPIOffline(  # /docs without any network
        docs_url=None,  # ours has a policy
        redoc_url=None,
        title="House Price Predictor",
        version=__version__,
        summary="Train, compare and use house valuation models.",
        description=DESCRIPTION,
        lifespan=_lifespan,
        middleware=_middleware(chosen),
        form_limits={"max_files": MOST_FILES, "max_fields": 64, "max_part_size": 65_536},
        generate_unique_id_function=openapi.operation_id,
    )
    app.state.settings = chosen
    app.state.geocoder = Geocoder(chosen.geocoder_url)
    app.state.openid_provider = OpenIdProvider(chosen) if chosen.has_openid else None
    for module in _ROUTERS:
        # On the routes: the limit of a whole application answers before our middleware.
        takes_files = module in (datasets, batches, fairness)
        limit = _upload_limit(chosen) if takes_files else chosen.max_body_bytes
        app.include_router(module.router, max_body_size=limit)
    app.state.methods = _methods()
    problems.install(app)
    trace_requests(chosen, app)
    openapi.install(app)
    return app


def _methods() -> dict[str, set[str]]:
    """The methods of each path; the OpenAPI document has them, but takes a second to make."""
    methods: dict[str, set[str]] = {}
    for module in _ROUTERS:
        for route in module.router.routes:
            if isinstance(route, APIRoute):
                methods.setdefault(route.path, set()).update(route.methods or ())
    return methods


def _upload_limit(settings: Settings) -> int:
    return settings.max_upload_bytes + FORM_BYTES


def _takes_file(path: str) -> bool:
    takers = datasets.takes_file, batches.takes_homes, fairness.takes_areas
    return any(takes(path) for takes in takers)


def _middleware(settings: Settings) -> list[Middleware]:
    allowed = [origin.strip() for origin in settings.allowed_origins.split(",") if origin.strip()]
    guards = [Middleware(AllowedHost, names=HostNames.of(settings))]
    if not (settings.has_accounts or settings.published_on):
        guards.append(Middleware(LoopbackOnly))
    return [
        Middleware(measuring.Measuring),
        Middleware(middleware.Stamp, https=settings.is_https),
        *guards,
        Middleware(middleware.SameOrigin, allowed=allowed),
        Middleware(Admission, settings=settings),
        Middleware(
            middleware.DeclaredLength,
            limit_of=lambda path: (
                _upload_limit(settings) if _takes_file(path) else settings.max_body_bytes
            ),
        ),
        Middleware(middleware.MediaType, takes_file=_takes_file),
    ]


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    migrate_database(settings)
    trace_process(settings, "api")
    context = build_context(settings)
    trace_queries(context)
    app.state.context = context
    _install_limits(app, context)
    if settings.has_accounts:
        _say_first_link(context)
    app.state.model_process = ModelProcess()
    app.state.metrics = StudioMetrics(context, app.state.model_process.count)
    app.state.metrics.start()
    app.state.hub = EventHub(context, views.event_data)
    stopping.call_before_the_end(app.state.hub.stop)
    if model_service.are_any(context):
        app.state.model_process.warm_up()
    _build_routes(app)
    reconciler = ReconcilerThread(context, also=lambda: fire_due(context))
    reconciler.start()
    model_process = app.state.model_process
    sender = SenderThread(context, also=lambda: do_errands(context, model_process))
    sender.start()
    try:
        async with app.state.hub:
            yield
    finally:
        reconciler.stop()
        sender.stop()
        app.state.model_process.close()
        context.close()
        end_traces()


def _build_routes(app: FastAPI) -> None:
    """Let FastAPI build every route now, rather than while the first callers wait.

    It builds those of a router at the first look for a path there, in the loop of all requests.
    """
    nowhere = {"type": "http", "method": "GET", "path": "//", "root_path": "", "headers": []}
    for route in app.routes:
        route.matches(dict(nowhere))


def _install_limits(app: FastAPI, ctx: Context) -> None:
    app.state.sign_in_limits = new_limits(ctx.engine)
    app.state.link_limits = links.new_limits(ctx.engine)
    app.state.openid_limit = TokenBuckets(ctx.engine, BEGINNINGS_PER_MINUTE, "Sign-ins that begin")
    per_minute = ctx.settings.submissions_per_minute
    app.state.submissions = TokenBuckets(ctx.engine, per_minute, "Submissions")
    app.state.refusals = TokenBuckets(ctx.engine, per_minute, "Refused calls in the audit log")


def _say_first_link(ctx: Context) -> None:
    """Show the link that makes the first administrator, on the terminal and in no log of ours."""
    link = first_link(ctx)
    if link is not None:
        sys.stderr.write(f"There is no administrator yet. This link makes one, once:\n  {link}\n")
