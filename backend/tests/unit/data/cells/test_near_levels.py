"""Levels that are nearly the same word are shown, never joined."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.cells.near_levels import by_letters, near_level, near_twins


@pytest.mark.parametrize(
    ("value", "level"),
    [
        ("St Paul", "Saint Paul"),
        ("St. Paul", "Saint Paul"),
        ("saint-paul", "Saint Paul"),
        ("Sankt Pauli", None),
        ("Munchen", "München"),
        ("Muenchen", "München"),
        ("Old Town", "Oldtown"),
        ("Gronigen", "Groningen"),
        ("Mt Eden", "Mount Eden"),
        ("5th Ave", "5th Avenue"),
        ("6th Ave", None),  # digits must agree
        ("East Side", None),
        ("Rom", None),
        ("", None),
    ],
)
def test_a_known_level_is_recognised_in_a_near_spelling(value: str, level: str | None) -> None:
    known = ["Saint Paul", "München", "Oldtown", "Groningen", "Mount Eden", "5th Avenue",
             "West Side", "Roma"]  # fmt: skip
    assert near_level(value, by_letters(known)) == level


@pytest.mark.parametrize("times", [1, 1000])
def test_near_twins_are_counted(times: int) -> None:
    cells = ["Saint Paul"] * 60 + ["St Paul"] * 2 + ["Café"] * 20 + ["Cafe"] * 18 + [None, "Bonn"]
    levels = pl.Series("town", cells * times)
    remark = near_twins(levels)
    assert remark is not None
    assert remark.kind == "near twins"
    assert (
        f"'St Paul' in {2 * times:,} cells may be 'Saint Paul' in {60 * times:,} c" in remark.text
    )
    assert f"'Cafe' in {18 * times:,} cells may be 'Café'" in remark.text
    assert int(remark.rows.sum()) == 20 * times


@pytest.mark.parametrize(
    "levels",
    [
        ["Area 1"] * 50 + ["Area 2"],
        ["North Side"] * 50 + ["South Side"],
        ["Eastwood"] * 50 + ["Westwood"],
        ["98101"] * 50 + ["98102"],
        ["Sawyer"] * 30 + ["SawyerW"] * 25,  # as common as the other
        ["Oak"] * 50 + ["Oakland"],
        ["RM"] * 50 + ["RMH"],
        [None, None],
        ["-"] * 50 + ["!"],
    ],
)
def test_other_levels_are_not_taken_for_twins(levels: list[str | None]) -> None:
    assert near_twins(pl.Series(levels, dtype=pl.String)) is None


def test_many_levels_are_compared_to_the_end() -> None:
    names = [f"S{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}ville" for n in range(676)]
    levels = pl.Series(["Shelbyville"] * 100 + names + [f"Street {n}" for n in range(50_000)])
    assert near_twins(levels) is None
    assert near_twins(pl.Series(["Shelbyville"] * 100 + names * 2)) is None
