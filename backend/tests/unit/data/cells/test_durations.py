"""Durations in years."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.cells.durations import read_duration_years


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("61 years 04 months", 61 + 4 / 12),
        ("61 yrs", 61),
        ("61 Jahre 4 Monate", 61 + 4 / 12),
        ("61 Jahre und 4 Monate", 61 + 4 / 12),
        ("61 ans", 61),
        ("61 años y 6 meses", 61.5),
        ("60,5 anni", 60.5),
        ("18 months", 1.5),
        ("61 years 4 weeks", None),
        ("House", None),
    ],
)
def test_durations(cell: str, years: float | None) -> None:
    reading = read_duration_years(pl.Series([cell]))
    assert reading.values.to_list() == [pytest.approx(years) if years else None]
    assert reading.fits == (years is not None)


@pytest.mark.parametrize("rows", [60, 100_000])
def test_bare_numbers_are_years_only_among_years(rows: int) -> None:
    cells = pl.Series(["61 years 04 months", "70 years", "65"] * (rows // 3))
    reading = read_duration_years(cells)
    assert reading.fits
    assert reading.values[2] == 65
    assert f"{rows // 3:,} cells without a unit" in reading.evidence
    assert read_duration_years(pl.Series(["61", "70"])).bad.all()
