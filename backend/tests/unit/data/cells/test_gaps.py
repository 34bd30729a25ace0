"""Words and numbers for a missing value."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.cells.gaps import gap_codes, gap_words


@pytest.mark.parametrize(
    "word",
    [
        *("NULL", "n/a", "Unavailable", "not available", "k.A.", "s/d", "n.d.", "sin datos", "–"),
        *("unbekannt", "inconnu", "desconocido", "missing", "#REF!", "#VALUE!", "#DIV/0!", "."),
    ],
)
def test_words_for_a_gap(word: str) -> None:
    assert gap_words(pl.Series([word, "17", None])).to_list() == [True, False, False]


@pytest.mark.parametrize("rows", [60, 100_000])
@pytest.mark.parametrize(
    ("code", "low", "high", "is_gap"),
    [
        (-999, 40, 220, True),
        (-1, 1, 6, True),
        (-1, 0, 6, False),
        (-1, -30, -20, False),
        (-9, 0, 6, True),
        (-99, -123, -121, False),
        (-9999, -123, -121, True),
        (9999, 40, 8500, False),
        (9999, 40, 900, True),
        (999999, 100_000, 1_200_000, False),
        (999999999, 100_000, 1_200_000, True),
        (99, 40, 220, False),
    ],
)
def test_a_code_lies_apart_and_is_repeated(
    rows: int, code: int, low: int, high: int, *, is_gap: bool
) -> None:
    values = pl.Series([low + n * (high - low) // (rows - 1) for n in range(rows)])
    assert low == values.min()
    assert high == values.max()
    repeated = values.append(pl.Series([code] * 3))
    codes = gap_codes(repeated, positive_only=False, year=False)
    assert codes == ((float(code),) if is_gap else ())


def test_a_code_that_stands_once_is_a_value() -> None:
    values = pl.Series([*range(40, 100), -999])
    assert gap_codes(values, positive_only=True, year=False) == ()


def test_a_negative_code_in_a_positive_column_needs_no_distance() -> None:
    values = pl.Series([0.0, 10, 20, 30, 40, 50, -1, -1])
    assert gap_codes(values, positive_only=True, year=False) == (-1.0,)


def test_years_have_codes_that_stand_once() -> None:
    years = pl.Series([1930, 1990, 1925, 1927, 1928, 2018, 0, 9999])
    assert gap_codes(years, positive_only=True, year=True) == (0.0, 9999.0)


def test_several_codes_do_not_hide_each_other() -> None:
    values = pl.Series([*range(40, 100), -9, -9, 9999, 9999, 999999, 999999])
    assert gap_codes(values, positive_only=False, year=False) == (-9.0, 9999.0, 999999.0)
