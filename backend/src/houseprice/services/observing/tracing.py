"""Traces of requests, tasks, queries and calls of Redis, by OpenTelemetry's instrumentations.

They are off by default, and then nothing of it is loaded. Environment variables of OpenTelemetry
say where they are sent, such as ``OTEL_EXPORTER_OTLP_ENDPOINT``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from opentelemetry import trace

from houseprice import __version__
from houseprice.errors import InvalidInput
from houseprice.services.context import Context
from houseprice.settings import Settings

if TYPE_CHECKING:
    from fastapi import FastAPI

_TRACER = trace.get_tracer("houseprice", __version__)


@contextmanager
def span(name: str, **facts: str | int) -> Iterator[None]:
    """A part of the work with a name; it costs next to nothing where there are no traces."""
    with _TRACER.start_as_current_span(name, attributes=dict(facts)):
        yield


def trace_process(settings: Settings, part: str) -> None:
    """Begin to send the traces of this process; call it after a fork, and before the first use.

    Parameters
    ----------
    settings : Settings
        Nothing happens where `tracing` is off.
    part : str
        What this process is, such as ``api``.

    Raises
    ------
    InvalidInput
        If the packages are not installed.
    """
    if not settings.tracing:
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415
            OTLPSpanExporter,
        )
        from opentelemetry.instrumentation.redis import RedisInstrumentor  # noqa: PLC0415
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError as error:
        raise _not_installed() from error
    facts = {"service.name": f"houseprice-{part}", "service.version": __version__}
    provider = TracerProvider(resource=Resource.create(facts))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    RedisInstrumentor().instrument()


def trace_queries(ctx: Context) -> None:
    """Trace the queries of a context; nothing happens where `tracing` is off."""
    if ctx.settings.tracing:
        from opentelemetry.instrumentation.sqlalchemy import (  # noqa: PLC0415
            SQLAlchemyInstrumentor,
        )

        # It only lists versions up to 2.0; a test sees the queries of ours.
        SQLAlchemyInstrumentor().instrument(engine=ctx.engine, skip_dep_check=True)


def trace_requests(settings: Settings, app: FastAPI) -> None:
    """Trace the requests of an application; nothing happens where `tracing` is off."""
    if settings.tracing:
        from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor  # noqa: PLC0415

        # Nobody looks for the traces of probes and scrapes.
        FastAPIInstrumentor.instrument_app(app, excluded_urls="/health,/metrics")


def trace_tasks(settings: Settings) -> None:
    """Trace the tasks of this worker; nothing happens where `tracing` is off."""
    if settings.tracing:
        from opentelemetry.instrumentation.celery import CeleryInstrumentor  # noqa: PLC0415

        CeleryInstrumentor().instrument()  # type: ignore[no-untyped-call]  # it has no hints


def end_traces() -> None:
    """Send what is not sent yet, at the end of a process."""
    provider: Any = trace.get_tracer_provider()
    if hasattr(provider, "shutdown"):
        provider.shutdown()


def _not_installed() -> InvalidInput:
    return InvalidInput(
        "HOUSEPRICE_TRACING needs packages that are not installed.",
        hint="Install houseprice[tracing].",
    )
