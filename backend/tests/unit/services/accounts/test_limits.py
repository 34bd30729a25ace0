"""A bucket gives as many tokens as it holds, and fills up within a minute."""

from __future__ import annotations

import pytest

from houseprice.errors import TooManyRequests
from houseprice.services.accounts import limits
from houseprice.services.accounts.limits import TokenBuckets


class Clock:
    """A clock that tests turn by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


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


def test_a_caller_gets_so_many_and_then_one_as_time_passes() -> None:
    clock = Clock()
    buckets = TokenBuckets(5, "Tries", clock)
    assert take(buckets, "ada", 8) == 5
    with pytest.raises(TooManyRequests) as refusal:
        buckets.take("ada")
    assert refusal.value.retry_after_s == pytest.approx(12.0)
    clock.now += 12.0
    assert take(buckets, "ada", 3) == 1
    clock.now += 3_600.0
    assert take(buckets, "ada", 8) == 5


def test_callers_do_not_share_a_bucket_and_one_can_be_forgiven() -> None:
    buckets = TokenBuckets(2, "Tries", Clock())
    assert take(buckets, "ada", 3) == 2
    assert take(buckets, "bea", 3) == 2
    buckets.refill("ada")
    assert take(buckets, "ada", 3) == 2


def test_many_callers_take_no_more_memory_and_an_empty_bucket_is_not_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MOST_CALLERS", 10)
    clock = Clock()
    buckets = TokenBuckets(2, "Tries", clock)
    assert take(buckets, "ada", 3) == 2
    for number in range(100):
        buckets.take(f"caller {number}")
        assert len(buckets._buckets) <= 10
    assert take(buckets, "ada", 1) == 0
