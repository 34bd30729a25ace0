"""A value long after the last known sale says why its range is wide."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from houseprice.data.arrays import Table
from houseprice.valuation.market_age import MarketAge

LAST = date(2025, 3, 31)
MARKET = MarketAge("sold", LAST, 2.04, "month")


def homes(*days: date | None) -> Table:
    return Table(pl.DataFrame({"sold": days}, schema={"sold": pl.Date}))


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (LAST, None),
        (date(2025, 4, 29), None),  # within a period of the index
        (date(2025, 4, 30), "a month older than this value"),
        (date(2025, 7, 31), "4 months older than this value"),
        (date(2020, 1, 1), None),
    ],
)
def test_the_note_says_how_old_the_last_sale_is(day: date, says: str | None) -> None:
    for note, *_ in [MARKET.notes(homes(day), None)[0] or ("",)]:
        assert (says or "") in note
        assert bool(note) == (says is not None)


def test_the_movement_is_that_of_the_index() -> None:
    ((note,),) = MARKET.notes(homes(None), date(2025, 7, 31))
    assert note == (
        "The last sale that the model knows is 4 months older than this value, and prices moved by "
        "about ±2.0 % a month: the range has to allow for that."
    )


@pytest.mark.parametrize("move", [None, 0.01])
def test_no_movement_is_stated_without_one(move: float | None) -> None:
    ((note,),) = MarketAge("sold", LAST, move, "month").notes(homes(None), date(2025, 7, 31))
    assert "%" not in note
    assert "may have moved" in note


def test_each_home_has_notes_of_its_own_day() -> None:
    own, other = MARKET.notes(homes(LAST, None), date(2026, 3, 31))
    assert own == ()
    assert "12 months older" in other[0]


def test_sales_without_dates_give_no_note() -> None:
    assert MarketAge(None, None, None, "month").notes(homes(None), LAST) == [()]
