"""Measure whether and how fast the broker answers."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from redis import Redis
from redis.exceptions import AuthenticationError, NoPermissionError, RedisError

from houseprice.jobs.records import QUEUES

TIMEOUT_S = 1.0
#: Servers say it with different classes of error.
_NO_PASSWORD = re.compile("NOAUTH|WRONGPASS|invalid.*password|without any password", re.IGNORECASE)


@dataclass(frozen=True)
class BrokerState:
    """How the broker answers.

    Parameters
    ----------
    latency_ms : float or None
        Milliseconds of a PING; None if there is no answer.
    waiting : mapping
        Number of waiting messages in each queue; empty if there is no answer.
    problem : str
        Why there is no answer, and what to do about it.
    """

    latency_ms: float | None = None
    waiting: Mapping[str, int] = field(default_factory=dict)
    problem: str = ""

    @property
    def depth(self) -> int | None:
        """Number of all waiting messages; None if there is no answer."""
        return sum(self.waiting.values()) if self.waiting else None


def measure_broker(url: str) -> BrokerState:
    """Ask the broker how fast it answers and what waits in it; never raises."""
    try:
        with Redis.from_url(
            url, socket_connect_timeout=TIMEOUT_S, socket_timeout=TIMEOUT_S
        ) as client:
            client.ping()  # the first PING also opens the connection
            start = time.perf_counter()
            client.ping()
            latency_ms = 1000 * (time.perf_counter() - start)
            waiting = {queue: int(client.llen(queue)) for queue in QUEUES}
    except (RedisError, OSError, ValueError) as error:
        return BrokerState(problem=_problem(error))
    return BrokerState(round(latency_ms, 3), waiting)


def _problem(error: Exception) -> str:
    """Say why the broker does not answer, without its address, which may hold a password."""
    if isinstance(error, AuthenticationError) or _NO_PASSWORD.search(str(error)):
        return "Redis refuses the password: check that of HOUSEPRICE_REDIS_URL"
    if isinstance(error, NoPermissionError):
        return "Redis refuses the user of HOUSEPRICE_REDIS_URL a command: check its ACL"
    if isinstance(error, ValueError):
        return "HOUSEPRICE_REDIS_URL must be an address like redis://127.0.0.1:6379/0"
    return "Redis does not answer"
