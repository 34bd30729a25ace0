"""Measure whether and how fast the broker answers."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from redis import Redis
from redis.exceptions import AuthenticationError, NoPermissionError, RedisError

from houseprice.errors import HousePriceError
from houseprice.jobs.records import QUEUES

TIMEOUT_S = 1.0
NO_ANSWER = "Redis does not answer"
#: Servers say it with different classes of error.
_NO_PASSWORD = re.compile("NOAUTH|WRONGPASS|invalid.*password|without any password", re.IGNORECASE)


class BrokerEvicts(HousePriceError):
    """The broker throws messages away when its memory is full."""

    code = "broker_evicts"
    status = 503


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
        What is wrong, and what to do about it; empty if nothing is.
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
            policy = _eviction_policy(client)
    except (RedisError, OSError, ValueError) as error:
        return BrokerState(problem=_problem(error))
    return BrokerState(round(latency_ms, 3), waiting, _evicts(policy))


def check_broker(url: str) -> None:
    """Refuse a broker that throws messages away to make room for others.

    A broker that does not answer yet is none: it may come later.

    Raises
    ------
    BrokerEvicts
        If it does.
    """
    state = measure_broker(url)
    if state.latency_ms is not None and state.problem:
        raise BrokerEvicts(state.problem)


def _eviction_policy(client: Redis) -> str:
    """What the server does when its memory is full; empty where it does not say."""
    policy = client.info("memory").get("maxmemory_policy", "")
    return str(policy)


def _evicts(policy: str) -> str:
    if policy in ("", "noeviction"):
        return ""
    return (
        f"Redis must keep every message (maxmemory-policy noeviction), got {policy}: "
        "set it in redis.conf or with CONFIG SET"
    )


def _problem(error: Exception) -> str:
    """Say why the broker does not answer, without its address, which may hold a password."""
    if isinstance(error, AuthenticationError) or _NO_PASSWORD.search(str(error)):
        return "Redis refuses the password: check that of HOUSEPRICE_REDIS_URL"
    if isinstance(error, NoPermissionError):
        return "Redis refuses the user of HOUSEPRICE_REDIS_URL a command: check its ACL"
    if isinstance(error, ValueError):
        return "HOUSEPRICE_REDIS_URL must be an address like redis://127.0.0.1:6379/0"
    return NO_ANSWER
