"""Token buckets: how often somebody may do something."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from houseprice.errors import TooManyRequests

#: Callers that are remembered; a bucket that is full again tells nothing and is forgotten first.
MOST_CALLERS = 10_000


@dataclass
class _Bucket:
    tokens: float
    at: float


class TokenBuckets:
    """A bucket for each caller, which holds `per_minute` tokens and fills up within a minute.

    The buckets are those of this process: they are full again after a restart.

    Parameters
    ----------
    per_minute : int
        Calls in a minute.
    what : str
        What is limited, for the message.
    clock : callable
        Seconds that never go back.
    """

    def __init__(
        self, per_minute: int, what: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._per_minute = per_minute
        self._what = what
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}
        self._lock = Lock()

    def take(self, caller: str) -> None:
        """Take a token.

        Raises
        ------
        TooManyRequests
            If the bucket of the caller is empty.
        """
        with self._lock:
            bucket = self._filled(caller)
            if bucket.tokens < 1:
                wait_s = (1 - bucket.tokens) * 60 / self._per_minute
                raise TooManyRequests(
                    f"{self._what} are limited to {self._per_minute} a minute, got more",
                    retry_after_s=wait_s,
                    hint=f"Try again in {wait_s:.0f} s.",
                )
            bucket.tokens -= 1

    def refill(self, caller: str) -> None:
        """Forget what a caller did."""
        with self._lock:
            self._buckets.pop(caller, None)

    def _filled(self, caller: str) -> _Bucket:
        now = self._clock()
        if caller not in self._buckets and len(self._buckets) >= MOST_CALLERS:
            self._forget(now)
        bucket = self._buckets.setdefault(caller, _Bucket(self._per_minute, now))
        bucket.tokens = self._at(bucket, now)
        bucket.at = now
        return bucket

    def _at(self, bucket: _Bucket, now: float) -> float:
        return min(self._per_minute, bucket.tokens + (now - bucket.at) * self._per_minute / 60)

    def _forget(self, now: float) -> None:
        """Forget the full buckets, and the fuller half if there are none."""
        order = sorted(self._buckets, key=lambda caller: self._at(self._buckets[caller], now))
        for caller in order[MOST_CALLERS // 2 :]:
            del self._buckets[caller]
