"""The OpenAPI document, with the media type that errors really have."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from houseprice.api.problems import MEDIA_TYPE


def operation_id(route: APIRoute) -> str:
    """The name of the function, which a generated client uses for the call."""
    return route.name


def install(app: FastAPI) -> None:
    """Make `app` describe its errors with the media type that they really have."""

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
