"""Answers to those who ask for one run again and again: 304, and long polls."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Query, Response
from starlette.concurrency import run_in_threadpool

from houseprice.api.deps import Ctx, Hub
from houseprice.api.responses import Responses
from houseprice.api.schemas.base import Wire
from houseprice.jobs.states import TERMINAL
from houseprice.services import runs
from houseprice.services.context import Context
from houseprice.services.events import Changed, EventHub
from houseprice.services.run_views.run import RunView

MAX_WAIT_S = 25

NOT_MODIFIED: Responses = {
    304: {"description": "The run is still as it was under the ETag that If-None-Match names."}
}


@dataclass(frozen=True)
class _Answer:
    """The text of an answer with its ETag, and whether the run has ended."""

    body: bytes
    tag: str
    is_over: bool

    def matches(self, known: str) -> bool:
        tags = [tag.strip().removeprefix("W/") for tag in known.split(",")]
        return self.tag in tags or "*" in tags


@dataclass(frozen=True)
class Poll:
    """A question for the state of a run, which may wait for news."""

    ctx: Context
    hub: EventHub
    wait_s: float
    known: str | None

    async def answer(self, run_id: str, encode: Callable[[RunView], Wire]) -> Response:
        """The state of the run; with `wait_s`, as soon as it differs from the known one.

        Raises
        ------
        NotFound
            If there is no such run.
        """
        if self.wait_s > 0:
            async with self.hub.changes(run_id) as changed:
                answer = await self._news(run_id, encode, changed)
        else:
            answer = await self._read(run_id, encode)
        headers = {"ETag": answer.tag}
        if self.known is not None and answer.matches(self.known):
            return Response(status_code=304, headers=headers)
        return Response(answer.body, headers=headers, media_type="application/json")

    async def _news(
        self, run_id: str, encode: Callable[[RunView], Wire], changed: Changed
    ) -> _Answer:
        ends_at = time.monotonic() + self.wait_s
        answer = await self._read(run_id, encode)
        known = self.known or answer.tag
        while answer.matches(known) and not answer.is_over:
            if not await changed(max(0.0, ends_at - time.monotonic())):
                break
            answer = await self._read(run_id, encode)
        return answer

    async def _read(self, run_id: str, encode: Callable[[RunView], Wire]) -> _Answer:
        return await run_in_threadpool(_read, self.ctx, run_id, encode)


def _read(ctx: Context, run_id: str, encode: Callable[[RunView], Wire]) -> _Answer:
    view = runs.get(ctx, run_id)
    body = encode(view).model_dump_json().encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    return _Answer(body, tag, is_over=view.state in TERMINAL)


def _poll(
    ctx: Ctx,
    hub: Hub,
    wait: Annotated[
        float,
        Query(
            ge=0,
            le=MAX_WAIT_S,
            description="Seconds to wait for news: the answer comes as soon as the run changes or "
            "ends. With If-None-Match, news is whatever differs from that state.",
        ),
    ] = 0,
    if_none_match: Annotated[
        str | None,
        Header(max_length=1000, description="ETag of the newest answer that the caller has."),
    ] = None,
) -> Poll:
    return Poll(ctx, hub, wait, if_none_match)


PollDep = Annotated[Poll, Depends(_poll)]
