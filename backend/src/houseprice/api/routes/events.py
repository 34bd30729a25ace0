"""The call that sends progress as server-sent events."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from fastapi.responses import StreamingResponse
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event

from houseprice.api.access import is_still
from houseprice.api.deps import ActorDep, Hub
from houseprice.api.responses import documented
from houseprice.api.strict_json import StrictJsonRoute
from houseprice.jobs.actors import Actor
from houseprice.services.events import StreamMessage

router = APIRouter(prefix="/v1", tags=["events"], route_class=StrictJsonRoute)

#: Seconds after which a listener is asked for the session again, before the next message.
CHECK_S = 5.0
#: So many messages keep their text for the next listener: all of them are as far, or nearly.
_SHARED = 64
#: Nginx and its like would hold messages back.
_HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
#: Milliseconds after which a browser that lost the stream connects again.
RETRY_MS = 2000

_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": (
            "The events are `run` (a RunRead), `curve` ({run_id, points}) and `reset` (the reader "
            "must read everything afresh). The ids grow. A comment comes every 15 s."
        )
    },
    **documented(401, 403, 421, 422, 500),
}


class _Events(StreamingResponse):
    """A stream of text that is ready; `EventSourceResponse` would make that of each listener."""

    media_type = "text/event-stream"


@router.get("/events", response_class=_Events, responses=_STREAM)
async def stream_events(
    hub: Hub,
    actor: ActorDep,
    request: Request,
    last_event_id: Annotated[
        str | None,
        Header(
            alias="Last-Event-ID",
            description="Id of the last event that the reader has; later ones are replayed.",
        ),
    ] = None,
) -> _Events:
    """Send every change of every run that the caller may see, as it happens."""
    batches = hub.listen(_number(last_event_id), actor)
    return _Events(_frames(batches, request, actor), headers=_HEADERS)


async def _frames(
    batches: AsyncGenerator[list[StreamMessage]], request: Request, actor: Actor
) -> AsyncIterator[bytes]:
    """The text of each batch, until the session is over: the browser then asks again in vain."""
    checked = time.monotonic()
    async with aclosing(batches):  # nothing more is kept for who is gone
        async for messages in batches:
            if time.monotonic() - checked > CHECK_S:
                if not await is_still(request, actor):
                    return
                checked = time.monotonic()
            yield b"".join(map(_frame, messages)) or KEEPALIVE_COMMENT


@lru_cache(_SHARED)
def _frame(message: StreamMessage) -> bytes:
    """A message as it is sent; all listeners share the text."""
    number = str(message.seq) if message.last else None
    if message.event == "open":
        return format_sse_event(comment="open", id=number, retry=RETRY_MS)
    return format_sse_event(data_str=message.data, event=message.event, id=number)


def _number(text: str | None) -> int | None:
    """The id of the last event that the browser has; -1 for a text that is no id of ours."""
    if text is None:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1
