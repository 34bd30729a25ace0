"""Formats are built from their names."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from houseprice.data.cells import date_formats
from houseprice.data.cells.date_formats import NAMED_SHAPES, SHAPES, date_format, read_cells
from houseprice.errors import InvalidData


class _Turn(date):
    @classmethod
    def today(cls) -> date:
        return date(2026, 12, 31)


def test_a_year_of_two_digits_is_at_most_next_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(date_formats, "date", _Turn)
    days = read_cells(pl.Series(["1/2/27", "1/2/28", "1/2/99"]), date_format("%d/%m/%y"))
    assert days.dt.year().to_list() == [2027, 1928, 1999]


@pytest.mark.parametrize("text", ["31/02/2021", "29/02/2023", "0/1/2021", "1/13/2021", "1/1/0000"])
def test_a_day_that_no_calendar_has_is_none(text: str) -> None:
    assert read_cells(pl.Series([text]), date_format("%d/%m/%Y")).to_list() == [None]


def test_every_format_of_a_shape_has_a_name_that_is_known() -> None:
    names = [name for shape in (*SHAPES, *NAMED_SHAPES) for name in shape.names]
    assert all(date_format(name).name == name for name in names)


@pytest.mark.parametrize("name", ["", "%H:%M", "excel_1904"])
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(InvalidData, match="documented"):
        date_format(name)
