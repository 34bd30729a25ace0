"""When a reaper trusts what it sees, and the pages of a list."""

from __future__ import annotations

import pytest

from houseprice.errors import InvalidInput
from houseprice.store.pages import make_page, read_cursor
from houseprice.store.runs.endings import Punctuality

DAY_S = 86_400.0


def _allowed(*times: float) -> list[bool]:
    punctuality = Punctuality(lease_s=60, interval_s=10)
    return [punctuality.allows(time) for time in times]


def test_a_reaper_that_comes_in_time_may_reap_from_its_first_round_on() -> None:
    assert _allowed(0, 10, 20, 59, 99) == [True] * 5


def test_a_reaper_that_was_away_is_quiet_for_one_lease() -> None:
    assert _allowed(0, 300, 310, 340, 359, 360, 370) == [True, *[False] * 4, True, True]


def test_a_clock_set_forward_and_back_keeps_it_quiet_for_no_longer_than_a_lease() -> None:
    assert _allowed(0, DAY_S, 10, 40, 69, 70) == [True, False, False, False, False, True]


@pytest.mark.parametrize("cursor", ["", "-1", "1.0", "x", "١", "1 ", "9" * 19])
def test_a_cursor_is_a_number_that_a_page_gave(cursor: str) -> None:
    with pytest.raises(InvalidInput, match="cursor"):
        read_cursor(cursor)


def test_the_last_page_has_no_cursor() -> None:
    assert make_page([3, 2, 1], 2, int).next_cursor == "2"
    assert make_page([3, 2], 2, int).next_cursor is None
    assert make_page([], 2, int).items == ()
