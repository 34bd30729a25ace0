"""Counts every answer with its route and its time."""

from __future__ import annotations

import time
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: method, route, status, seconds or None
CountAnswer = Callable[[str, str, int, float | None], None]
#: Routes that answer when something happens, not as fast as they can.
_WAITING = frozenset({"/v1/events", "/train/{model_type}", "/metrics"})


class Measuring:
    """Passes requests on, and hands the facts of each answer to the application's metrics."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                _count(scope, int(message["status"]), time.perf_counter() - began)
            await send(message)

        await self.app(scope, receive, counted)


def _count(scope: Scope, status: int, seconds: float) -> None:
    metrics = getattr(scope["app"].state, "metrics", None)
    if metrics is None:  # the application has not started
        return
    # A path that no route has could be anything: its text must not become a label.
    route = getattr(scope.get("route"), "path", "unknown")
    waits = route in _WAITING or b"wait=" in scope.get("query_string", b"")
    count: CountAnswer = metrics.count_answer
    count(scope["method"], route, status, None if waits else seconds)
