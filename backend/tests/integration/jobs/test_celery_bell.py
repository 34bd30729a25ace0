"""The doorbell over a real Redis, and over ones that are not well."""

from __future__ import annotations

import base64
import json
import socket
from collections.abc import Iterator

import pytest
import redis

from houseprice.jobs.celery_bell import CeleryBell

#: A bell that waits for ever is ended far above its timeouts of a second each.
pytestmark = pytest.mark.timeout(60)


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port where connections are taken and nothing is ever answered."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(16)
        yield server.getsockname()[1]


def test_a_ring_is_one_json_message_with_the_hint(redis_url: str) -> None:
    bell = CeleryBell(redis_url)
    assert bell.ring("run-1")
    assert bell.ring("run-2")
    with redis.Redis.from_url(redis_url) as client:
        assert client.llen("cpu") == 2
        message = json.loads(client.rpop("cpu"))
        assert message["headers"]["task"] == "train_model_async"
        assert message["content-type"] == "application/json"
        assert json.loads(base64.b64decode(message["body"]))[0] == ["run-1"]


def test_each_ring_has_an_id_of_its_own(redis_url: str) -> None:
    bell = CeleryBell(redis_url)
    bell.ring("run-1")
    bell.ring("run-1")
    with redis.Redis.from_url(redis_url) as client:
        ids = {json.loads(message)["headers"]["id"] for message in client.lrange("cpu", 0, -1)}
    assert len(ids) == 2


def test_a_broker_that_is_not_there_is_given_up_each_time() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    bell = CeleryBell(f"redis://127.0.0.1:{port}/0")
    assert bell.ring("run-1") is False
    assert bell.ring("run-1") is False


def test_a_broker_that_never_answers_is_given_up(silent_port: int) -> None:
    bell = CeleryBell(f"redis://127.0.0.1:{silent_port}/0")
    assert bell.ring("run-1") is False


def test_a_broker_that_is_full_is_given_up_and_takes_rings_again_later(redis_url: str) -> None:
    bell = CeleryBell(redis_url)
    with redis.Redis.from_url(redis_url) as client:
        client.config_set("maxmemory", 1)
        try:
            assert bell.ring("run-1") is False
        finally:
            client.config_set("maxmemory", 0)
        assert bell.ring("run-2") is True
        assert client.llen("cpu") == 1


def test_a_broker_that_drops_every_connection_never_raises(redis_url: str) -> None:
    bell = CeleryBell(redis_url)
    with redis.Redis.from_url(redis_url) as client:
        for _ in range(5):
            bell.ring("run-1")
            client.client_kill_filter(_type="normal", skipme=True)
        assert bell.ring("run-2") in (True, False)
        assert client.llen("cpu") >= 1
