"""A collector of traces that speaks OTLP over HTTP."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


@dataclass(frozen=True)
class Span:
    """A span as it arrived."""

    service: str
    name: str
    trace_id: str
    span_id: str
    parent_id: str
    facts: dict[str, Any]

    @property
    def statement(self) -> str:
        """The query of a database; empty where it is none."""
        return str(self.facts.get("db.query.text", self.facts.get("db.statement", "")))


@dataclass
class Collector:
    """Everything that was sent to an address."""

    url: str
    spans: list[Span] = field(default_factory=list)

    def named(self, service: str, name: str) -> list[Span]:
        return [span for span in self.spans if (span.service, span.name) == (service, name)]

    def below(self, parent: Span) -> list[Span]:
        """The spans of which this one is the parent, and theirs."""
        children = [span for span in self.spans if span.parent_id == parent.span_id]
        return children + [span for child in children for span in self.below(child)]


def _value(value: Any) -> Any:
    return getattr(value, value.WhichOneof("value"))


def _spans(body: bytes) -> Iterator[Span]:
    for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
        facts = {fact.key: _value(fact.value) for fact in resource.resource.attributes}
        for scope in resource.scope_spans:
            for span in scope.spans:
                yield Span(
                    service=facts["service.name"],
                    name=span.name,
                    trace_id=span.trace_id.hex(),
                    span_id=span.span_id.hex(),
                    parent_id=span.parent_span_id.hex(),
                    facts={fact.key: _value(fact.value) for fact in span.attributes},
                )


@pytest.fixture
def collector() -> Iterator[Collector]:
    """A collector that runs as long as the test."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            received.spans.extend(_spans(body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Write nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    received = Collector(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield received
    server.shutdown()
    thread.join()
    server.server_close()
