"""A day over 12 anywhere decides; where none does, the reading is a question."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest

from houseprice.data.cells import date_order
from houseprice.data.cells.dates import read_date
from houseprice.data.cells.reading import Reading


def _read(texts: list[str], **options: Any) -> Reading:
    return read_date(pl.Series(texts), named_as_date=True, **options)


def _open_dates(rows: int) -> list[str]:
    """Dates whose days and months are both at most 12."""
    numbers = np.random.default_rng(3)
    return [
        f"{day:02}/{month:02}/{year}"
        for day, month, year in zip(
            numbers.integers(1, 13, rows),
            numbers.integers(1, 13, rows),
            numbers.integers(2015, 2024, rows),
            strict=True,
        )
    ]


@pytest.mark.parametrize("rows", [60, 100_000])
def test_an_open_order_is_a_question(rows: int) -> None:
    reading = _read(["05/02/2021", *_open_dates(rows - 1)])
    question = reading.question
    assert question is not None
    assert question.kind == "date order"
    assert question.option == "--date-order"
    assert question.taken == "day-first"
    assert question.answers == ("day-first", "month-first")
    assert "05/02/2021 is 5 February 2021 (day first) or 2 May 2021 (month first)" in question.text
    assert reading.values[0] == date(2021, 2, 5)


@pytest.mark.parametrize("rows", [60, 100_000])
@pytest.mark.parametrize(
    ("decides", "first"), [("25/10/2021", date(2021, 2, 5)), ("10/25/2021", date(2021, 5, 2))]
)
def test_one_day_over_12_decides(rows: int, decides: str, first: date) -> None:
    reading = _read(["05/02/2021", *_open_dates(rows), decides])
    assert reading.question is None
    assert reading.values[0] == first
    assert decides in reading.evidence


def test_the_caller_decides_an_open_order_alone() -> None:
    reading = _read(["05/02/2021", "06/03/2021"], order="month-first")
    assert reading.values[0] == date(2021, 5, 2)
    assert reading.question is None
    assert "as it was asked for" in reading.evidence
    assert _read(["05/02/2021", "25/10/2021"], order="month-first").values[0] == date(2021, 2, 5)


def test_days_that_equal_their_month_leave_no_question() -> None:
    assert _read(["05/05/2021", "06/06/2022"]).question is None


def test_another_shape_of_the_column_decides() -> None:
    reading = _read(["05/02/2021", "17-02-2021"])
    assert reading.question is None
    assert reading.values.to_list() == [date(2021, 2, 5), date(2021, 2, 17)]


class _Midsummer(date):
    @classmethod
    def today(cls) -> date:
        return date(2021, 6, 24)


@pytest.mark.parametrize(
    ("text", "taken"), [("12/01/2021", "day-first"), ("01/12/2021", "month-first")]
)
def test_dates_in_the_future_tell_the_likelier_order(
    text: str, taken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(date_order, "date", _Midsummer)
    question = _read([text, "02/03/2020"]).question
    assert question is not None
    assert question.taken == taken
    assert "future" in question.text


@pytest.mark.parametrize(
    ("form", "taken"), [("01/{month:02}/2021", "day-first"), ("{month:02}/01/2021", "month-first")]
)
def test_first_days_of_months_tell_the_likelier_order(form: str, taken: str) -> None:
    question = _read([form.format(month=month) for month in range(1, 13)]).question
    assert question is not None
    assert question.taken == taken
    assert "first of a month" in question.text


def test_a_thousand_sales_tell_the_more_even_order() -> None:
    days = [2, 3, 4, 5] * 30
    texts = [f"{month:02}/{day:02}/2019" for month in range(1, 13) for day in days]
    question = _read(texts).question
    assert question is not None
    assert question.taken == "month-first"
    assert "evenly" in question.text


def test_short_years_in_front_are_found() -> None:
    days = range(1, 29)
    texts = [f"{year}-{month:02}-{day:02}" for year in (21, 22) for month in (1, 9) for day in days]
    reading = _read(texts)
    assert reading.format.dates == ("%y-%m-%d",)
    assert reading.question is None


def test_one_short_date_may_have_its_year_in_front() -> None:
    question = _read(["21-02-17"]).question
    assert question is not None
    assert question.answers == ("day-first", "year-first")
    assert _read(["21-02-17"], order="year-first").values[0] == date(2021, 2, 17)
