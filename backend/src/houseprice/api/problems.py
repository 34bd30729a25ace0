"""One body for every error: the problem details of RFC 9457."""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Collection, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from houseprice.api.schemas.base import Problem
from houseprice.errors import HousePriceError, NotSignedIn, TooManyRequests
from houseprice.jobs.error_codes import hint_for

MEDIA_TYPE = "application/problem+json"
#: Characters of the longest value that an error repeats.
MAX_ECHO = 200

_log = logging.getLogger(__name__)

_HTTP_CODES = {
    400: "not_json",
    403: "cross_site",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
}
#: Beginning of the type of a validation error, and the hint for it.
_HINTS = (
    ("json_invalid", "Send valid JSON."),
    ("missing", "Add the field."),
    ("extra_forbidden", "Remove the field, or check its spelling in /docs."),
    ("finite_number", "Send a number that is neither NaN nor infinite."),
    ("greater_than", "Send a larger number, or leave it out for the default."),
    ("less_than", "Send a smaller number, or leave it out for the default."),
    ("literal_error", "Choose one of the named values."),
    ("", "See /docs for the parameters of this call."),
)


#: Fields whose values no error repeats.
_SECRETS = frozenset({"password", "old", "new", "link"})
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def problem(
    request: Request,
    status: int,
    *,
    code: str,
    detail: str,
    hint: str = "",
    places: Sequence[Mapping[str, Any]] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer with problem details, in ASCII so that any text of a client can be repeated."""
    reference = request_id(request)
    body = Problem(
        type="about:blank",
        title=HTTPStatus(status).phrase,
        status=status,
        code=code,
        detail=detail,
        hint=hint,
        places=[dict(place) for place in places],
        error_ref=reference,
    )
    content = json.dumps(body.model_dump(), allow_nan=False, default=str)
    return Response(
        content, status, {**(headers or {}), "X-Request-ID": reference}, media_type=MEDIA_TYPE
    )


def request_id(request: Request) -> str:
    """The id of a request in the log."""
    return str(request.scope.get("state", {}).get("request_id", "-"))


def install(app: FastAPI) -> None:
    """Turn every error of `app` into problem details."""
    app.add_exception_handler(HousePriceError, expected)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def expected(request: Request, error: Exception) -> Response:
    """Answer with an error for which a caller has a remedy."""
    assert isinstance(error, HousePriceError)  # noqa: S101 - for the type checker
    if error.status >= 500:
        _log.warning("%s %s: %s", request_id(request), error.code, error.message)
    return problem(
        request,
        error.status,
        code=error.code,
        detail=error.message,
        hint=error.hint or hint_for(error.code),
        places=[_readable(place) for place in error.places],
        headers=_headers(error),
    )


def _headers(error: HousePriceError) -> dict[str, str] | None:
    if isinstance(error, TooManyRequests):
        return {"Retry-After": str(math.ceil(error.retry_after_s))}
    if isinstance(error, NotSignedIn):
        return {"WWW-Authenticate": "Bearer"}
    return {"Retry-After": str(math.ceil(error.retry_after_s))} if error.retryable else None


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - for the type checker
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return _not_json(request, first)
    places = [_place(fault) for fault in error.errors()]
    return problem(
        request,
        422,
        code="invalid_input",
        detail="; ".join(str(place["rule"]) for place in places[:3]),
        hint=_hint(first["type"]),
        places=places[:50],
    )


def _not_json(request: Request, error: Mapping[str, Any]) -> Response:
    reason = error.get("ctx", {}).get("error", "")
    detail = f"The body must be JSON, got an error at character {error['loc'][-1]}: {reason}"
    return problem(request, 400, code="not_json", detail=detail, hint=hint_for("not_json"))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - for the type checker
    code = _HTTP_CODES.get(error.status_code, "http_error")
    return problem(
        request,
        error.status_code,
        code=code,
        detail=f"{error.detail}: {request.method} {request.url.path}",
        hint=hint_for(code),
        headers={"Allow": _allowed(request)} if error.status_code == 405 else error.headers,
    )


def _allowed(request: Request) -> str:
    """All methods of a path; Starlette names only those of its first route.

    A path of its own, such as ``/v1/datasets/imports``, is none of ``/v1/datasets/{dataset_id}``.
    """
    scope = dict(request.scope)
    own: Collection[str] | None = request.app.state.methods.get(scope["path"])
    if own is not None:
        return ", ".join(method for method in _METHODS if method in own)
    methods = [
        method
        for method in _METHODS
        if any(
            route.matches({**scope, "method": method})[0] is Match.FULL
            for route in request.app.routes
        )
    ]
    return ", ".join(methods)


def _unexpected(request: Request, error: Exception) -> Response:
    _log.error("%s unexpected: %r", request_id(request), error, exc_info=error)
    return problem(
        request,
        500,
        code="internal_error",
        detail="An unexpected error happened; the log has the details.",
        hint=hint_for("internal_error"),
    )


def _place(error: Mapping[str, Any]) -> dict[str, Any]:
    field = ".".join(str(part) for part in error["loc"] if part != "body") or "body"
    rule = str(error["msg"]).removeprefix("Value error, ").replace("Input should", "should", 1)
    value = echo(_without_secrets(field, error.get("input")))
    text = f"{field} {rule[:1].lower()}{rule[1:]}"
    if error["type"] != "missing":
        text += f", got {value}"
    return {"field": field, "rule": text, "value": value}


def _without_secrets(field: str, value: Any) -> Any:
    """What came, without passwords and links: an error may stand in a log."""
    if field in _SECRETS:
        return "…"
    if isinstance(value, Mapping):
        return {key: _without_secrets(str(key), part) for key, part in value.items()}
    return value


def _hint(kind: str) -> str:
    return next(hint for beginning, hint in _HINTS if kind.startswith(beginning))


def _readable(place: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value if isinstance(value, int | str | None) else echo(value)
        for key, value in place.items()
    }


def echo(value: Any) -> str:
    """The text of a value that a client sent, cut off after `MAX_ECHO` characters."""
    text = repr(value)
    return text if len(text) <= MAX_ECHO else f"{text[:MAX_ECHO]}…"
