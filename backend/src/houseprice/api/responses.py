"""Which answers a call may give besides its own, for the document of the API."""

from __future__ import annotations

from typing import Any

from houseprice.api.schemas.base import Problem

Responses = dict[int | str, dict[str, Any]]

_MEANING = {
    400: "The body is not JSON.",
    403: "Sent by a page of another site.",
    404: "There is no such thing.",
    409: "Its state does not allow this.",
    413: "The body is over the limit.",
    415: "The body has a content type that this call does not take.",
    422: "A value breaks a rule; `places` says which.",
    500: "A fault of the server; `error_ref` finds it in the log.",
    503: "A part that is needed does not answer; try again.",
    507: "The disk is full.",
}


def documented(*statuses: int) -> Responses:
    """Document that a call may answer with these statuses."""
    return {status: {"model": Problem, "description": _MEANING[status]} for status in statuses}


#: What any call may answer, and what a call with a body may answer besides.
ANY = documented(422, 500, 503)
BODY = documented(400, 403, 413, 415)
UNSAFE = documented(403)
