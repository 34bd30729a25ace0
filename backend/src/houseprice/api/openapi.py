"""The OpenAPI document: ``python -m houseprice.api.openapi`` prints it."""

from __future__ import annotations

import json
import sys
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from houseprice.api.problems import MEDIA_TYPE
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


def problems(*statuses: int) -> Responses:
    """Document that a call may answer with these statuses."""
    return {status: {"model": Problem, "description": _MEANING[status]} for status in statuses}


#: What any call may answer, and what a call with a body may answer besides.
ANY = problems(422, 500, 503)
BODY = problems(400, 403, 413, 415)
UNSAFE = problems(403)


def operation_id(route: APIRoute) -> str:
    """The function's name: short, stable, and what a generated client calls it."""
    return route.name


def install(app: FastAPI) -> None:
    """Make `app` describe its errors with the media type they really have."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # FastAPI's documented way


def _document(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        tags=app.openapi_tags,
        routes=app.routes,
    )
    for path in schema["paths"].values():
        for operation in path.values():
            _name_problems(operation["responses"])
    return schema


def _name_problems(responses: dict[str, Any]) -> None:
    for status, response in responses.items():
        content = response.get("content", {})
        if status >= "400" and _is_problem(content):
            problem = content[next(iter(content))]
            response["content"] = {MEDIA_TYPE: problem}


def _is_problem(content: dict[str, Any]) -> bool:
    return any(
        media.get("schema", {}).get("$ref", "").endswith("/Problem") for media in content.values()
    )


def main() -> None:
    """Print the document of the whole API."""
    from houseprice.api.app import create_app  # noqa: PLC0415 - app.py imports this module

    json.dump(create_app().openapi(), sys.stdout, indent=2, sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
