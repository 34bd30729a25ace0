"""Token buckets: how often somebody may do something."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Engine

from houseprice.errors import TooManyRequests
from houseprice.store.accounts import buckets
from houseprice.store.accounts.buckets import BucketRule
from houseprice.store.clock import db_now
from houseprice.store.engine import transaction


class TokenBuckets:
    """A bucket for each caller, which holds `per_minute` tokens and fills up within a minute.

    The buckets are in the database, so that all processes of the API count together and a restart
    changes nothing.

    Parameters
    ----------
    engine : Engine
    per_minute : int
        Calls in a minute.
    what : str
        What is limited, for the message.
    clock : callable, optional
        Seconds since 1970; those of the database if left out.
    """

    def __init__(
        self,
        engine: Engine,
        per_minute: int,
        what: str,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self._engine = engine
        self._rule = BucketRule(what, per_minute)
        self._clock = clock

    def take(self, caller: str) -> None:
        """Take a token.

        Raises
        ------
        TooManyRequests
            If the bucket of the caller is empty.
        """
        with transaction(self._engine) as db:
            now = db_now(db) if self._clock is None else self._clock()
            buckets.forget_full(db, now)
            wait_s = buckets.take(db, self._rule, caller, now)
        if wait_s is not None:
            raise TooManyRequests(
                f"{self._rule.what} are limited to {self._rule.per_minute} a minute, got more",
                retry_after_s=wait_s,
                hint=f"Try again in {wait_s:.0f} s.",
            )

    def refill(self, caller: str) -> None:
        """Forget what a caller did."""
        with transaction(self._engine) as db:
            buckets.refill(db, self._rule, caller)
