"""Whoever listens sees every run's newest state, in order, without gap or double."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from houseprice.jobs.actors import LOCAL, Actor
from houseprice.jobs.queue import SilentBell
from houseprice.jobs.records import EpochScore, ProgressUpdate
from houseprice.services import events, runs
from houseprice.services.context import Context, build_context
from houseprice.services.events import EventHub, StreamMessage
from houseprice.settings import Settings
from houseprice.store import runs as store
from houseprice.store.engine import transaction
from houseprice.training.spec import TrainSettings


@pytest.fixture
def ctx(sqlite_url: str, tmp_path: Path) -> Context:
    return build_context(Settings(data_dir=tmp_path, database_url=sqlite_url), SilentBell())


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "POLL_S", 0.01)


def encode(kind: str, data: Any) -> str:
    return json.dumps(data if kind == "curve" else {"id": data.id, "state": data.state})


def submit(ctx: Context, model_type: str = "lightgbm") -> str:
    return runs.submit(ctx, model_type, TrainSettings(), "demo").id


def play(ctx: Context, story: Callable[[EventHub], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        async with EventHub(ctx, encode) as hub:
            await asyncio.wait_for(story(hub), 20)

    asyncio.run(run())
    ctx.close()


async def each(batches: AsyncGenerator[list[StreamMessage]]) -> AsyncGenerator[StreamMessage]:
    """The messages of all batches, one by one."""
    async with aclosing(batches):
        async for batch in batches:
            for message in batch:
                yield message


async def take(stream: AsyncIterator[StreamMessage], count: int) -> list[StreamMessage]:
    return [await anext(stream) for _ in range(count)]


def test_a_listener_sees_what_happens_from_now_on(ctx: Context) -> None:
    submit(ctx)

    async def story(hub: EventHub) -> None:
        stream = each(hub.listen())
        (opened,) = await take(stream, 1)
        assert (opened.event, opened.seq) == ("open", 1)
        run_id = await asyncio.to_thread(submit, ctx)
        (message,) = await take(stream, 1)
        assert (message.event, message.seq, message.last) == ("run", 2, True)
        assert json.loads(message.data) == {"id": run_id, "state": "queued"}

    play(ctx, story)


def test_a_replay_goes_on_without_gap_or_double(ctx: Context) -> None:
    ids = [submit(ctx) for _ in range(3)]

    async def story(hub: EventHub) -> None:
        stream = each(hub.listen(1))
        assert [message.event for message in await take(stream, 1)] == ["open"]
        ids.append(await asyncio.to_thread(submit, ctx))
        messages = await take(stream, 3)
        assert [message.seq for message in messages] == [2, 3, 4]
        assert [json.loads(message.data)["id"] for message in messages] == ids[1:]

    play(ctx, story)


def test_a_child_also_tells_of_its_parent_under_one_number(ctx: Context) -> None:
    parent = submit(ctx, "all")

    async def story(hub: EventHub) -> None:
        stream = each(hub.listen(0))
        messages = (await take(stream, 7))[1:]
        assert len(messages) == 6
        assert messages[-1].last
        assert [message.last for message in messages].count(False) == 1
        assert parent in {json.loads(message.data)["id"] for message in messages}

    play(ctx, story)


def test_new_points_of_a_curve_are_told_once(ctx: Context) -> None:
    run_id = submit(ctx)
    with transaction(ctx.engine) as db:
        run = store.claim(db, "w", ("cpu",), 60.0)
    assert run is not None

    def progress(epoch: int) -> None:
        news = ProgressUpdate(
            "training", epoch, epoch, 10, curve=(EpochScore(epoch, 1.0, 0.5, 0.6),)
        )
        with transaction(ctx.engine) as db:
            store.record_progress(db, run.id, run.fence, news, 60.0)

    progress(1)

    async def story(hub: EventHub) -> None:
        stream = each(hub.listen(2))
        await take(stream, 1)
        replayed = await take(stream, 2)
        await asyncio.to_thread(progress, 2)
        curves = [m for m in replayed + await take(stream, 2) if m.event == "curve"]
        payloads = [json.loads(curve.data) for curve in curves]
        assert [curve["run_id"] for curve in payloads] == [run_id, run_id]
        assert [point["epoch"] for curve in payloads for point in curve["points"]] == [1, 2]

    play(ctx, story)


@pytest.mark.parametrize("unknown", [-1, 99])
def test_a_number_that_is_none_of_ours_means_read_afresh(ctx: Context, unknown: int) -> None:
    submit(ctx)

    async def story(hub: EventHub) -> None:
        _, reset = await take(each(hub.listen(unknown)), 2)
        assert (reset.event, reset.seq) == ("reset", 1)

    play(ctx, story)


def test_who_missed_too_much_reads_afresh(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "MAX_REPLAY", 2)
    monkeypatch.setattr(events, "BATCH", 2)
    for _ in range(6):
        submit(ctx)

    async def story(hub: EventHub) -> None:
        _, reset = await take(each(hub.listen(0)), 2)
        assert (reset.event, reset.seq) == ("reset", 6)

    play(ctx, story)


def test_a_slow_listener_is_told_to_read_afresh(
    ctx: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "BACKLOG", 1)

    async def story(hub: EventHub) -> None:
        slow, quick = each(hub.listen()), each(hub.listen())
        await take(slow, 1)
        await take(quick, 1)
        for _ in range(4):
            await asyncio.to_thread(submit, ctx)
            await take(quick, 1)
        (message,) = await take(slow, 1)
        assert message.event == "reset"

    play(ctx, story)


def test_nobody_listening_costs_no_query(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(hub: EventHub) -> None:
        stream = each(hub.listen())
        await take(stream, 1)
        await stream.aclose()
        reads = []
        monkeypatch.setattr(hub, "_next", lambda: reads.append(1) or [])
        await asyncio.sleep(0.1)
        assert len(reads) <= 1

    play(ctx, story)


def test_a_silent_stream_gives_a_sign_of_life(
    ctx: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "IDLE_S", 0.05)

    async def story(hub: EventHub) -> None:
        batches = hub.listen()
        assert [message.event for message in await anext(batches)] == ["open"]
        assert [await anext(batches), await anext(batches)] == [[], []]
        run_id = await asyncio.to_thread(submit, ctx)
        while not (batch := await anext(batches)):
            pass
        assert json.loads(batch[0].data)["id"] == run_id

    play(ctx, story)


ADA = Actor("a" * 26, "ada", "analyst")
BEA = Actor("b" * 26, "bea", "analyst")


def test_a_listener_sees_own_and_shared_runs_only(ctx: Context) -> None:
    settings = ctx.settings.model_copy(update={"accounts": "accounts"})
    open_to = replace(ctx, settings=settings)

    def submit_as(actor: Actor) -> str:
        return submit(replace(open_to, actor=actor))

    def learn(run_id: str) -> None:
        with transaction(ctx.engine) as db:
            claimed = store.claim(db, "w", ("cpu",), 60.0)
            assert claimed is not None
            assert claimed.id == run_id
            update = ProgressUpdate("training", 10.0, curve=(EpochScore(1, 0.5, 1.0, 1.0),))
            store.record_progress(db, run_id, claimed.fence, update, 60.0)

    async def story(hub: EventHub) -> None:
        stream = each(hub.listen(None, BEA))
        assert (await take(stream, 1))[0].event == "open"
        hidden = await asyncio.to_thread(submit_as, ADA)
        await asyncio.to_thread(learn, hidden)  # a curve, too
        shown = await asyncio.to_thread(submit_as, BEA)
        shared = await asyncio.to_thread(submit_as, LOCAL)
        messages = await take(stream, 2)
        assert [json.loads(message.data)["id"] for message in messages] == [shown, shared]
        again = each(hub.listen(0, BEA))
        replay = (await take(again, 3))[1:]
        assert [json.loads(message.data)["id"] for message in replay] == [shown, shared]

    play(open_to, story)
