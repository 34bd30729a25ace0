"""The error answers of the calls, for the document of the API."""

from __future__ import annotations

from typing import Any

from houseprice.api.schemas.base import Problem

Responses = dict[int | str, dict[str, Any]]

_MEANING = {
    400: "The body is not JSON.",
    403: "The request comes from a page of another site, or the caller may not do this.",
    401: "The call needs a session or an API key.",
    404: "The resource does not exist.",
    409: "The state of the resource does not allow this.",
    421: "The studio was called by a name that is not its own.",
    429: "The caller is over a limit; Retry-After says when to try again.",
    413: "The body is over the limit.",
    415: "The body has a content type that this call does not take.",
    422: "A value breaks a rule; `places` names the value and the rule.",
    500: "The server has failed; the log has the error under `error_ref`.",
    503: "A part of the system does not answer; try again.",
    507: "The disk is full, or may not be written.",
}


def documented(*statuses: int) -> Responses:
    """The documentation of these statuses as answers of a call."""
    return {status: {"model": Problem, "description": _MEANING[status]} for status in statuses}


def csv_of(description: str) -> Responses:
    """The documentation of an answer that is a CSV file."""
    return {200: {"content": {"text/csv": {}}, "description": description}}


def text_of(description: str) -> Responses:
    """The documentation of an answer in plain text."""
    return {200: {"content": {"text/plain": {}}, "description": description}}


#: The errors of any call, the further ones of a call with a body, and those of an unsafe call.
ANY = documented(401, 403, 421, 422, 429, 500, 503)
BODY = documented(400, 403, 413, 415, 507)
UNSAFE = documented(403, 507)
