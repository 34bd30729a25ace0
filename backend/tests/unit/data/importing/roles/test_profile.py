"""The sample of a column is no pattern of it."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from houseprice.data.cells.column_format import PLAIN
from houseprice.data.cells.reading import Reading
from houseprice.data.importing.roles.profile import profile_of


def reading(values: pl.Series) -> Reading:
    never = pl.repeat(value=False, n=values.len(), eager=True, dtype=pl.Boolean)
    return Reading("integer", values, never, never, "")


def test_a_column_that_repeats_itself_is_seen_whole() -> None:
    # Every fifth row would be 0 alone.
    profile = profile_of(reading(pl.Series([0, 1, 2, 3, 4] * 20_000)))
    assert profile.distinct == 5
    assert profile.sample.len() == 20_000


def test_the_same_column_has_the_same_sample() -> None:
    values = pl.Series(range(100_000))
    assert profile_of(reading(values)).sample.equals(profile_of(reading(values)).sample)


def test_sizes_in_rare_units_are_judged_in_square_metres() -> None:
    tsubo = replace(PLAIN, unit="tsubo")
    cells = replace(reading(pl.Series([8, 10, 12] * 20)), format=tsubo)
    assert round(profile_of(cells).median, 1) == 33.1
    assert round(profile_of(reading(pl.Series([8, 10, 12] * 20)), "ping").median, 1) == 33.1
    assert profile_of(reading(pl.Series([800, 1000, 1200] * 20)), "ft2").median == 1000
