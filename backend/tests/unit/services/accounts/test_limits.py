"""A bucket gives as many tokens as it holds, and fills up within a minute."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, func, select

from houseprice.errors import TooManyRequests
from houseprice.services.accounts.limits import TokenBuckets
from houseprice.store.accounts.tables import call_buckets
from houseprice.store.engine import make_engine, reading


class Clock:
    """A clock that tests turn by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def engine(sqlite_url: str) -> Engine:
    return make_engine(sqlite_url)


def take(buckets: TokenBuckets, caller: str, times: int) -> int:
    """Number of tokens that a caller gets of so many."""
    count = 0
    for _ in range(times):
        try:
            buckets.take(caller)
        except TooManyRequests:
            continue
        count += 1
    return count


def test_a_caller_gets_so_many_and_then_one_as_time_passes(engine: Engine) -> None:
    clock = Clock()
    buckets = TokenBuckets(engine, 5, "Tries", clock)
    assert take(buckets, "ada", 8) == 5
    with pytest.raises(TooManyRequests) as refusal:
        buckets.take("ada")
    assert refusal.value.retry_after_s == pytest.approx(12.0)
    clock.now += 12.0
    assert take(buckets, "ada", 3) == 1
    clock.now += 3_600.0
    assert take(buckets, "ada", 8) == 5


def test_callers_do_not_share_a_bucket_and_one_can_be_forgiven(engine: Engine) -> None:
    buckets = TokenBuckets(engine, 2, "Tries", Clock())
    assert take(buckets, "ada", 3) == 2
    assert take(buckets, "bea", 3) == 2
    buckets.refill("ada")
    assert take(buckets, "ada", 3) == 2


def test_a_clock_that_goes_back_fills_no_bucket(engine: Engine) -> None:
    clock = Clock()
    buckets = TokenBuckets(engine, 2, "Tries", clock)
    assert take(buckets, "ada", 3) == 2
    clock.now -= 3_600.0
    assert take(buckets, "ada", 3) == 0


def test_what_is_full_again_is_forgotten_and_names_are_not_stored(engine: Engine) -> None:
    clock = Clock()
    buckets = TokenBuckets(engine, 2, "Tries", clock)
    for number in range(20):
        buckets.take(f"caller {number}")
        clock.now += 10.0
    with reading(engine) as db:
        assert db.execute(select(func.count()).select_from(call_buckets)).scalar_one() <= 7
        names = db.execute(select(call_buckets.c.caller_hash)).scalars()
        assert all(len(name) == 64 for name in names)
