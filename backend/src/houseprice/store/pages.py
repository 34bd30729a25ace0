"""Pages of rows, newest first, with a cursor that stays right while rows are added."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from houseprice.errors import InvalidInput

T = TypeVar("T")
MAX_LIMIT = 200


@dataclass(frozen=True)
class Page(Generic[T]):
    """A page of rows; `next_cursor` is None on the last page."""

    items: tuple[T, ...]
    next_cursor: str | None


def read_cursor(cursor: str | None) -> int | None:
    """The number in a cursor; rows below it come next."""
    if cursor is None:
        return None
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) <= 18):
        raise InvalidInput(f"cursor must be the next_cursor of a page, got {cursor[:80]!r}")
    return int(cursor)


def check_limit(limit: int) -> int:
    """Refuse a limit that no page may have."""
    if not 1 <= limit <= MAX_LIMIT:
        raise InvalidInput(f"limit must be in 1..{MAX_LIMIT}, got {limit}")
    return limit


def make_page(rows: Sequence[T], limit: int, number: Callable[[T], int]) -> Page[T]:
    """Make a page from up to ``limit + 1`` rows."""
    items = tuple(rows[:limit])
    return Page(items, str(number(items[-1])) if len(rows) > limit else None)
