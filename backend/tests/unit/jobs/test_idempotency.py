"""Idempotency keys."""

from __future__ import annotations

import pytest

from houseprice.errors import InvalidInput
from houseprice.jobs.idempotency import IdempotencyKey


def test_the_order_of_fields_does_not_make_another_request() -> None:
    first = IdempotencyKey.of("k", {"a": 1, "b": [1, 2]})
    assert first == IdempotencyKey.of("k", {"b": [1, 2], "a": 1})
    assert first != IdempotencyKey.of("k", {"a": 1, "b": [2, 1]})


@pytest.mark.parametrize("key", ["", " ", "a b", "a\n", "é", "x" * 256])
def test_a_key_is_short_printable_ascii(key: str) -> None:
    with pytest.raises(InvalidInput, match="Idempotency-Key"):
        IdempotencyKey.of(key, {})


def test_the_longest_key_is_taken() -> None:
    assert IdempotencyKey.of("x" * 255, {}).key == "x" * 255
