"""The call that sends progress as server-sent events."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent

from houseprice.api.access import is_still
from houseprice.api.deps import ActorDep, Hub
from houseprice.api.responses import documented
from houseprice.api.strict_json import StrictJsonRoute

router = APIRouter(prefix="/v1", tags=["events"], route_class=StrictJsonRoute)

#: Seconds after which a listener is asked for the session again, before the next message.
CHECK_S = 30.0
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


@router.get("/events", response_class=EventSourceResponse, responses=_STREAM)
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
) -> AsyncIterator[ServerSentEvent]:
    """Send every change of every run that the caller may see, as it happens."""
    checked = time.monotonic()
    async for message in hub.listen(_number(last_event_id), actor):
        if time.monotonic() - checked > CHECK_S:
            if not await is_still(request, actor):
                return  # the session is over; the browser asks again, and is refused
            checked = time.monotonic()
        number = str(message.seq) if message.last else None
        if message.event == "open":
            yield ServerSentEvent(comment="open", id=number, retry=RETRY_MS)
        else:
            yield ServerSentEvent(raw_data=message.data, event=message.event, id=number)


def _number(text: str | None) -> int | None:
    """The id of the last event that the browser has; -1 for a text that is no id of ours."""
    if text is None:
        return None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1
