"""Measure whether and how fast the broker answers."""

from __future__ import annotations

import time

from redis import Redis
from redis.exceptions import RedisError

from houseprice.jobs.records import DEFAULT_QUEUE

TIMEOUT_S = 1.0


def measure_broker(url: str) -> tuple[float | None, int | None]:
    """Latency in milliseconds and number of waiting messages; None if there is no answer."""
    try:
        with Redis.from_url(
            url, socket_connect_timeout=TIMEOUT_S, socket_timeout=TIMEOUT_S
        ) as client:
            client.ping()  # the first PING also opens the connection
            start = time.perf_counter()
            client.ping()
            latency_ms = 1000 * (time.perf_counter() - start)
            depth = int(client.llen(DEFAULT_QUEUE))
    except (RedisError, OSError, ValueError):
        return None, None
    return round(latency_ms, 3), depth
