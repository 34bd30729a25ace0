"""A studio on an empty SQLite file, with a clock that tests turn by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from houseprice.jobs.notices import Notice
from houseprice.jobs.queue import SilentBell
from houseprice.services.context import Context
from houseprice.services.notifications.addresses import AllowList
from houseprice.services.notifications.guarded import HookAnswer
from houseprice.settings import Settings
from houseprice.store.clock import CLOCK_OPTION
from houseprice.store.engine import make_engine, transaction
from houseprice.store.notifications import outbox


class Clock:
    """Stands still until a test turns it."""

    now = 1_800_000_000.0


@dataclass
class Receiver:
    """A program at the other end, which answers as a test says and remembers what it got."""

    status: int = 200
    fails_with: Exception | None = None
    retry_after_s: float | None = None
    calls: list[tuple[str, bytes, dict[str, str]]] = field(default_factory=list)

    def __call__(self, url: str, body: bytes, headers: dict[str, str], _: AllowList) -> HookAnswer:
        self.calls.append((url, body, headers))
        if self.fails_with is not None:
            raise self.fails_with
        return HookAnswer(self.status, "thanks", self.retry_after_s)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ctx(sqlite_url: str, tmp_path: Path, clock: Clock) -> Iterator[Context]:
    settings = Settings(data_dir=tmp_path, database_url=sqlite_url, public_url="https://hp.example")
    engine = make_engine(sqlite_url).execution_options(**{CLOCK_OPTION: lambda: clock.now})
    yield Context(settings, engine, SilentBell())
    engine.dispose()


@pytest.fixture
def with_settings(ctx: Context) -> Callable[..., Context]:
    """The same studio with other settings."""
    return lambda **values: replace(ctx, settings=ctx.settings.model_copy(update=values))


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
def note(ctx: Context, clock: Clock) -> Callable[..., str]:
    """Note that something happened; returns the id of the message."""

    def write(topic: Any = "run.succeeded", key: str = "run:1", **data: Any) -> str:
        with transaction(ctx.engine) as db:
            return outbox.add(db, Notice(topic, key, {"path": "/runs/1", **data}), clock.now)

    return write
