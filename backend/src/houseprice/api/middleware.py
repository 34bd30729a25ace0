"""The checks that every request passes before it reaches a route."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uuid_utils import uuid7

from houseprice.api.problems import problem
from houseprice.services.accounts.listeners import is_loopback
from houseprice.services.observing.logs import log_fields

UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
#: A body over the limit is read to its end if it is no larger, so that the client sees the answer.
MAX_DRAIN_BYTES = 256 * 2**20


_NO_PAGE = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"


class Stamp:
    """Give every request an id, and every answer the security headers for browsers."""

    def __init__(self, app: ASGIApp, *, https: bool = False) -> None:
        self.app = app
        self.https = https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = uuid7().hex
        scope.setdefault("state", {})["request_id"] = request_id

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                _add_headers(headers, request_id)
                if self.https:
                    headers["Strict-Transport-Security"] = "max-age=31536000"
            await send(message)

        with log_fields(request_id=request_id):
            await self.app(scope, receive, stamped)


def _add_headers(headers: MutableHeaders, request_id: str) -> None:
    headers["X-Request-ID"] = request_id
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers.setdefault("Referrer-Policy", "same-origin")
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    # Answers are data; a page that has scripts or styles says so itself.
    headers.setdefault("Content-Security-Policy", _NO_PAGE)
    if headers.get("content-type", "").startswith("text/event-stream"):
        # A proxy that compresses or buffers would hold the events back.
        headers["Cache-Control"] = "no-cache, no-transform"
    else:
        headers.setdefault("Cache-Control", "no-cache")


class SameOrigin:
    """Refuse requests from pages of other sites; programs send no Origin and pass."""

    def __init__(self, app: ASGIApp, allowed: Iterable[str] = ()) -> None:
        self.app = app
        self.allowed = frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        if scope["type"] == "http" and scope["method"] in UNSAFE:
            headers = Headers(scope=scope)
            if not self.trusts(headers):
                answer = problem(
                    Request(scope),
                    403,
                    code="cross_site",
                    detail=f"A page that calls the API must be on this site, got origin "
                    f"{headers.get('origin')!r}",
                    hint="If the page may call, add its origin to HOUSEPRICE_ALLOWED_ORIGINS.",
                )
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def trusts(self, headers: Headers) -> bool:
        """Whether a request with these headers comes from our own page or from a program."""
        origin = headers.get("origin")
        if origin in self.allowed:
            return True
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site in {"same-origin", "none"}
        return origin is None or _same_host(origin, headers)


def _same_host(origin: str, headers: Headers) -> bool:
    """Whether the page is on the host that was called, directly or through a proxy.

    `AllowedHost` has checked both headers before: a made-up name does not come this far.
    """
    page = _split(origin)
    called = [
        _split(f"//{headers[name]}") for name in ("x-forwarded-host", "host") if name in headers
    ]
    if page in called:
        return True
    return _is_local(page[0]) and any(_is_local(host) for host, _ in called)


def _is_local(host: str | None) -> bool:
    return host is not None and is_loopback(host)


def _split(url: str) -> tuple[str | None, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None, None
    return parts.hostname, port


class DeclaredLength:
    """Answer 413 to a body whose Content-Length is over the limit.

    FastAPI's ``max_body_size`` counts the bytes that arrive, but Starlette answers a Content-Length
    over the limit in plain text.
    """

    def __init__(self, app: ASGIApp, limit_of: Callable[[str], int]) -> None:
        self.app = app
        self.limit_of = limit_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 413."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.limit_of(scope["path"])
        declared = _declared(Headers(scope=scope))
        if declared <= limit:
            await self.app(scope, receive, send)
            return
        if declared <= MAX_DRAIN_BYTES:
            await _drain(receive)
        answer = problem(
            Request(scope),
            413,
            code="too_large",
            detail=f"A body may have at most {limit} bytes, got {declared}",
            hint="Send a smaller body; send a table of sales as a file to POST /v1/datasets.",
        )
        await answer(scope, receive, send)


def _declared(headers: Headers) -> int:
    text = headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


async def _drain(receive: Receive) -> None:
    while (await receive()).get("more_body", False):
        pass


class MediaType:
    """Answer 415 to a body that is not JSON, or not a form where the call takes a file."""

    def __init__(self, app: ASGIApp, takes_file: Callable[[str], bool]) -> None:
        self.app = app
        self.takes_file = takes_file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 415."""
        if scope["type"] == "http" and scope["method"] in UNSAFE and _has_body(scope):
            media_type = (
                "multipart/form-data" if self.takes_file(scope["path"]) else "application/json"
            )
            kind = Headers(scope=scope).get("content-type", "").split(";")[0].strip().lower()
            if kind != media_type:
                answer = problem(
                    Request(scope),
                    415,
                    code="unsupported_media_type",
                    detail=f"The body must be {media_type}, got {kind or 'no content type'}",
                    hint=f"Send Content-Type: {media_type}.",
                )
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _has_body(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return "transfer-encoding" in headers or _declared(headers) > 0
