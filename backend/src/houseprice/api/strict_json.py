"""Routes whose bodies are JSON and nothing else: no NaN, no bottomless nesting."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from houseprice.services.user_text.bounded_json import read_json


class StrictJsonRequest(Request):
    """A request whose body Python's generous parser does not read."""

    async def json(self) -> Any:
        """The value of the body.

        Raises
        ------
        json.JSONDecodeError
            If the body is no JSON; FastAPI answers this error.
        """
        if not hasattr(self, "_json"):
            self._json = _read(await self.body())
        return self._json


def _read(body: bytes) -> Any:
    try:
        return read_json(body)
    except json.JSONDecodeError:
        raise
    except ValueError as error:  # other text than UTF-8 is one, too
        raise json.JSONDecodeError(str(error), "", 0) from error


class StrictJsonRoute(APIRoute):
    """A route that reads its body so."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, which gets a `StrictJsonRequest`."""
        handler = super().get_route_handler()

        async def strict(request: Request) -> Response:
            return await handler(StrictJsonRequest(request.scope, request.receive))

        return strict
