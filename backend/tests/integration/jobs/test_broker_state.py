"""What the health page says of a broker that refuses us."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from houseprice.jobs.queue import SilentBell
from houseprice.services.broker import BrokerEvicts, check_broker, measure_broker
from houseprice.services.context import build_context
from houseprice.services.health import health
from houseprice.settings import Settings


@pytest.fixture
def guarded(redis_url: str) -> Iterator[str]:
    """A Redis that asks for a password."""
    with redis.Redis.from_url(redis_url) as client:
        client.config_set("requirepass", "right")
        yield redis_url
        client.execute_command("AUTH", "right")
        client.config_set("requirepass", "")


def test_a_broker_that_answers_has_a_latency_and_its_queues(redis_url: str) -> None:
    state = measure_broker(redis_url)
    assert state.latency_ms is not None
    assert (state.waiting, state.depth, state.problem) == ({"cpu": 0, "gpu": 0}, 0, "")


@pytest.mark.parametrize("password", ["", ":wrong@", "user:wrong@"])
def test_a_wrong_password_is_called_so_without_showing_it(
    guarded: str, password: str, tmp_path: Path, sqlite_url: str
) -> None:
    url = guarded.replace("redis://", f"redis://{password}")
    assert measure_broker(url).problem.startswith("Redis refuses the password")
    settings = Settings(data_dir=tmp_path, database_url=sqlite_url, HOUSEPRICE_REDIS_URL=url)
    ctx = build_context(settings, SilentBell())
    (broker,) = [part for part in health(ctx).parts if part.name == "broker"]
    assert not broker.ok
    assert "HOUSEPRICE_REDIS_URL" in broker.detail
    assert "wrong" not in broker.detail
    ctx.close()


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "nonsense"])
def test_a_broker_that_is_nowhere_has_no_depth(url: str) -> None:
    state = measure_broker(url)
    assert (state.latency_ms, state.depth) == (None, None)
    assert state.problem


@pytest.fixture
def evicting(redis_url: str) -> Iterator[str]:
    """A Redis that makes room for new messages."""
    with redis.Redis.from_url(redis_url) as client:
        client.config_set("maxmemory-policy", "allkeys-lru")
        yield redis_url
        client.config_set("maxmemory-policy", "noeviction")


def test_a_broker_that_throws_messages_away_is_refused(
    evicting: str, tmp_path: Path, sqlite_url: str
) -> None:
    with pytest.raises(BrokerEvicts, match=r"noeviction.*got allkeys-lru"):
        check_broker(evicting)
    settings = Settings(data_dir=tmp_path, database_url=sqlite_url, HOUSEPRICE_REDIS_URL=evicting)
    ctx = build_context(settings, SilentBell())
    (broker,) = [part for part in health(ctx).parts if part.name == "broker"]
    assert (broker.ok, "allkeys-lru" in broker.detail) == (False, True)
    ctx.close()


def test_a_sound_broker_and_one_that_is_not_there_yet_are_accepted(redis_url: str) -> None:
    check_broker(redis_url)
    check_broker("redis://127.0.0.1:1/0")
