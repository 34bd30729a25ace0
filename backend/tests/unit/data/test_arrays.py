"""Columns of homes become arrays, for few or many homes, of a frame or plain values."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from houseprice.data.arrays import FEW_ROWS, Table

HOMES = {
    "area": [100.0, None, 85.5],
    "rooms": [3, 4, None],
    "garage": [True, None, False],
    "kind": ["villa", None, "flat"],
    "sold": [date(2024, 5, 1), None, date(1969, 12, 31)],
}
FRAME = pl.DataFrame(HOMES)
MANY = pl.concat([FRAME] * FEW_ROWS)


@pytest.mark.parametrize("table", [Table(HOMES), Table(FRAME), Table(MANY).part(3, 6)])
def test_plain_values_a_small_and_a_large_frame_read_alike(table: Table) -> None:
    assert table.height == 3
    np.testing.assert_array_equal(table.numbers("area"), [100.0, np.nan, 85.5])
    np.testing.assert_array_equal(table.numbers("rooms"), [3.0, 4.0, np.nan])
    np.testing.assert_array_equal(table.numbers("garage"), [1.0, np.nan, 0.0])
    np.testing.assert_array_equal(table.numbers("pool"), [np.nan] * 3)
    several = table.matrix(("rooms", "pool", "garage"))
    np.testing.assert_array_equal(
        several, [[3.0, np.nan, 1.0], [4.0, np.nan, np.nan], [np.nan, np.nan, 0.0]]
    )
    assert table.matrix(()).shape == (3, 0)
    assert table.texts("garage") == ["true", None, "false"]
    np.testing.assert_array_equal(table.days("sold", date(1970, 1, 2)), [19844.0, 1.0, -1.0])


@pytest.mark.parametrize("table", [Table(HOMES), Table(FRAME), Table(MANY)])
def test_texts_are_gaps_known_or_neither(table: Table) -> None:
    times = table.height // 3
    gap, is_member = table.membership("kind", frozenset({"villa"}))
    assert gap.tolist() == [False, True, False] * times
    assert is_member.tolist() == [True, False, False] * times
    gap, is_member = table.membership("garden", frozenset({"villa"}))
    assert gap.all()
    assert not is_member.any()


@pytest.mark.parametrize("table", [Table(HOMES), Table(FRAME), Table(MANY)])
def test_a_part_has_the_homes_from_start_to_stop(table: Table) -> None:
    assert Table.of(table) is table
    assert table.part(0, table.height) is table
    assert table.part(1, 3).texts("kind") == [None, "flat"]
    assert table.part(2, 99).height == table.height - 2


@pytest.mark.parametrize("height", [2, 40])  # plain values, and a frame
def test_numbers_are_replaced_in_a_table_of_their_own(height: int) -> None:
    table = Table(pl.DataFrame({"area": [1.0] * height, "kind": ["flat"] * height}))
    other = table.with_numbers({"area": np.full(height, 2.0)})
    assert other.numbers("area").tolist() == [2.0] * height
    assert other.texts("kind") == ["flat"] * height
    assert table.numbers("area").tolist() == [1.0] * height
