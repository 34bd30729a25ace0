"""Progress events for all listeners, from one reader of the event log per process.

Two hundred open pages must not cause two hundred queries a tick: while there is a listener, one
task reads the log, looks up each changed run once and sends the same text to all listeners.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, Self

from houseprice.errors import Unavailable
from houseprice.jobs.actors import LOCAL, NOBODY, Actor, Ownership
from houseprice.jobs.records import Event
from houseprice.services import runs
from houseprice.services.context import Context
from houseprice.store import runs as run_store
from houseprice.store.engine import reading
from houseprice.store.owners import owners_of

_log = logging.getLogger(__name__)

POLL_S = 0.3
#: Seconds to wait while the database does not answer.
AWAY_S = 2.0
BATCH = 500
#: A listener that missed more events than this must read everything afresh.
MAX_REPLAY = 5_000
#: Number of batches that may wait for a slow listener.
BACKLOG = 100
#: Listeners that are served between two looks at other calls.
AT_ONCE = 16
#: Seconds without a message after which a listener gets an empty batch, as a sign of life.
IDLE_S = 15.0


@dataclass(frozen=True)
class StreamMessage:
    """One server-sent event.

    Parameters
    ----------
    seq : int
        Number of the event in the log.
    event : str
        ``run``, ``curve``, ``reset``, or ``stop`` as the server's last one.
    data : str
        JSON.
    run_id : str or None
        The run that has changed; None for any run.
    last : bool
        Whether no other message with the same number follows, so that a listener may resume here.
    owned : Ownership
        Whose run it is about.
    """

    seq: int
    event: str
    data: str
    run_id: str | None = None
    last: bool = True
    owned: Ownership = NOBODY


@dataclass(frozen=True)
class _Draft:
    """A message before its text is written."""

    seq: int
    kind: str
    run_id: str
    data: Any
    owned: Ownership


#: Makes JSON text from (``run`` or ``curve``, plain values).
Encode = Callable[[str, Any], str]
#: Waits for a change: True if there was one, False after that many seconds without.
Changed = Callable[[float], Awaitable[bool]]
_Queue = asyncio.Queue[list[StreamMessage]]


class EventHub:
    """Reads the event log once for all listeners; it is used as an async context.

    Parameters
    ----------
    ctx : Context
        The context with the database of the log.
    encode : callable
        Makes the JSON text of an event.
    """

    def __init__(self, ctx: Context, encode: Encode) -> None:
        self._ctx = ctx
        self._encode = encode
        self._listeners: set[_Queue] = set()
        self._wanted = asyncio.Event()
        self._seq = 0
        self._task: asyncio.Task[None] | None = None
        self.stopping = False

    async def __aenter__(self) -> Self:
        """Start reading."""
        self._task = asyncio.create_task(self._run(), name="events")
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop reading."""
        self.stop()
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def stop(self) -> None:
        """Let all listeners end: the server is about to."""
        self.stopping = True
        for queue in self._listeners:
            _deliver(queue, [StreamMessage(self._seq, "stop", "{}")])

    @asynccontextmanager
    async def changes(self, run_id: str) -> AsyncIterator[Changed]:
        """A function that waits for changes of a run since the last call, or since the beginning.

        It holds neither a thread nor a connection while it waits, and it ends early when the
        server stops.
        """
        async with self._listener() as queue:

            async def changed(within_s: float) -> bool:
                with suppress(TimeoutError):
                    async with asyncio.timeout(within_s):
                        while not self.stopping:
                            messages = await queue.get()
                            if any(message.run_id in (run_id, None) for message in messages):
                                return True
                return False

            yield changed

    async def listen(
        self, last_seq: int | None = None, actor: Actor = LOCAL
    ) -> AsyncGenerator[list[StreamMessage]]:
        """Messages from now on, after a replay of the events after `last_seq`.

        They come in batches, so that five hundred listeners cost one turn each and not one for
        each message. A batch is empty where nothing happened for a while.

        Parameters
        ----------
        last_seq : int or None
            Number of the last message that the listener has; None starts now. If the log no longer
            reaches back to it, the message is ``reset``: the listener must read everything afresh.
        actor : Actor
            Who listens: runs that are hidden from the actor are left out.
        """
        # Listen first, replay second: nothing can happen in between.
        async with self._listener() as queue:
            start = await asyncio.to_thread(self._last_seq)
            yield [StreamMessage(start if last_seq is None else max(last_seq, 0), "open", "")]
            last_sent = start
            if last_seq is not None:
                replay = await asyncio.to_thread(self._replay, last_seq)
                yield [message for message in replay if actor.sees(message.owned)]
                last_sent = replay[-1].seq if replay else last_seq
            sent_at = time.monotonic()
            while True:
                messages = await _next_batch(queue, sent_at + IDLE_S - time.monotonic())
                if any(message.event == "stop" for message in messages):
                    return
                shown = [
                    message
                    for message in messages
                    if message.seq > last_sent and actor.sees(message.owned)
                ]
                if shown or time.monotonic() - sent_at >= IDLE_S:
                    sent_at = time.monotonic()
                    yield shown

    @asynccontextmanager
    async def _listener(self) -> AsyncIterator[_Queue]:
        queue: _Queue = asyncio.Queue(BACKLOG)
        if not self._listeners:
            self._seq = await asyncio.to_thread(self._last_seq)
        self._listeners.add(queue)
        self._wanted.set()
        try:
            yield queue
        finally:
            self._listeners.discard(queue)
            if not self._listeners:
                self._wanted.clear()

    async def _run(self) -> None:
        while True:
            await self._wanted.wait()
            try:
                messages = await asyncio.to_thread(self._next)
            except Unavailable as error:
                _log.warning("The event log cannot be read: %s", error.message)
                await asyncio.sleep(AWAY_S)
                continue
            if messages:
                await self._deliver_all(messages)
            await asyncio.sleep(POLL_S)

    async def _deliver_all(self, messages: list[StreamMessage]) -> None:
        """Deliver to a few listeners at a time, so that other calls wait for no more than these."""
        for number, queue in enumerate(tuple(self._listeners), start=1):
            _deliver(queue, messages)
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)

    def _last_seq(self) -> int:
        with reading(self._ctx.engine) as db:
            return run_store.last_event(db)

    def _next(self) -> list[StreamMessage]:
        with reading(self._ctx.engine) as db:
            page = run_store.events_after(db, self._seq, BATCH)
        if page.reset:
            self._seq = page.last_seq
            return [_reset(page.last_seq)]
        if page.events:
            self._seq = page.events[-1].seq
        return self._messages(page.events)

    def _replay(self, seq: int) -> list[StreamMessage]:
        events: list[Event] = []
        while len(events) <= MAX_REPLAY:
            with reading(self._ctx.engine) as db:
                page = run_store.events_after(db, seq, BATCH)
            if page.reset:
                return [_reset(page.last_seq)]
            events.extend(page.events)
            if len(page.events) < BATCH:
                return self._messages(events)
            seq = page.events[-1].seq
        return [_reset(page.last_seq)]

    def _messages(self, events: Sequence[Event]) -> list[StreamMessage]:
        """The newest state of each run that changed, and every new point of its curve."""
        newest: dict[str, int] = {}
        drafts: list[_Draft] = []
        owners = self._owners(events)
        for event in events:
            if event.kind == "curve":
                curve = {"run_id": event.run_id, "points": event.data["points"]}
                owned = owners.get(event.run_id, NOBODY)
                drafts.append(_Draft(event.seq, "curve", event.run_id, curve, owned))
                continue
            newest |= dict.fromkeys((event.run_id, *event.above), event.seq)
        for run_id, seq in newest.items():
            run = runs.get(self._ctx, run_id)
            drafts.append(_Draft(seq, "run", run_id, run, run.owned))
        drafts.sort(key=lambda draft: draft.seq)
        return [self._message(drafts, index) for index in range(len(drafts))]

    def _message(self, drafts: Sequence[_Draft], index: int) -> StreamMessage:
        draft = drafts[index]
        last = index + 1 == len(drafts) or drafts[index + 1].seq != draft.seq
        text = self._encode(draft.kind, draft.data)
        return StreamMessage(
            draft.seq, draft.kind, text, draft.run_id, last=last, owned=draft.owned
        )

    def _owners(self, events: Sequence[Event]) -> dict[str, Ownership]:
        """Whose runs the curves belong to; without accounts nobody asks."""
        ids = {event.run_id for event in events if event.kind == "curve"}
        if not ids or not self._ctx.settings.has_accounts:
            return {}
        with reading(self._ctx.engine) as db:
            return owners_of(db, "runs", ids)


async def _next_batch(queue: _Queue, within_s: float) -> list[StreamMessage]:
    with suppress(TimeoutError):
        async with asyncio.timeout(within_s):
            return await queue.get()
    return []


def _deliver(queue: _Queue, messages: list[StreamMessage]) -> None:
    """Hand over the messages; a listener that is too slow gets a reset instead."""
    if queue.full():
        while not queue.empty():
            queue.get_nowait()
        messages = [_reset(messages[-1].seq)]
    queue.put_nowait(messages)


def _reset(seq: int) -> StreamMessage:
    return StreamMessage(seq, "reset", "{}")
