"""Every way to write dates is read, and what is not sure is said."""

from __future__ import annotations

import csv
import json
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from houseprice.data.cells.column_format import ColumnFormat
from houseprice.data.cells.dates import read_date
from houseprice.data.cells.reading import Reading
from houseprice.errors import InvalidData

_FIRST = date(2019, 1, 1)
_CASES = os.environ.get("HOUSEPRICE_CASES_DIR")


def _read(texts: list[str | None], *, named: bool = True, **options: Any) -> Reading:
    return read_date(pl.Series("sold", texts, pl.String), named_as_date=named, **options)


def _days(rows: int, seed: int = 1) -> pl.Series:
    """Days of 2019 to 2024, every day of the month among them."""
    shift = np.random.default_rng(seed).integers(0, 2190, rows)
    return pl.Series([_FIRST + timedelta(days=int(days)) for days in shift])


def _assert_read_alike(text: pl.Series, reading: Reading) -> None:
    again = read_date(text, named_as_date=True, written=reading.format)
    assert again.values.equals(reading.values)
    assert again.bad.equals(reading.bad)
    assert again.gap_words.equals(reading.gap_words)
    assert again.question is None


@pytest.mark.parametrize("rows", [60, 100_000])
@pytest.mark.parametrize(
    "form",
    [
        "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%m-%d-%Y",
        "%d %m %Y", "%d/%m/%y", "%m/%d/%y", "%y-%m-%d", "%d %b %Y", "%d-%b-%Y", "%B-%d-%Y",
        "%B %d, %Y", "%d-%b-%y", "%Y%m%d", "%d%m%Y",
    ],
)  # fmt: skip
def test_days_are_read_in_every_order(form: str, rows: int) -> None:
    days = _days(rows)
    text = days.dt.strftime(form)
    reading = read_date(text, named_as_date=True)
    assert reading.values.equals(days)
    assert reading.fits
    assert reading.question is None
    assert reading.format.dates == (form,)
    assert reading.evidence.startswith(f"dates written {form} ({rows:,} of {rows:,})")
    _assert_read_alike(text, reading)


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-02-17T23:30:00+08:00", date(2021, 2, 17)),
        ("2021-02-17T23:30:00-11:00", date(2021, 2, 17)),
        ("2021-02-17T00:30:00Z", date(2021, 2, 17)),
        ("2021-02-17 23:30:00.000", date(2021, 2, 17)),
        ("2021-02-17T23:30:00+01:00[Europe/Berlin]", date(2021, 2, 17)),
        ("20210217T000000", date(2021, 2, 17)),
        ("17.02.2021, 10:30", date(2021, 2, 17)),
        ("17/02/2021 10h30", date(2021, 2, 17)),
        ("2/17/2021 12:00:00 AM", date(2021, 2, 17)),
        ("17. 2. 2021", date(2021, 2, 17)),
        ("Wed Feb 17 10:30:00 UTC 2021", date(2021, 2, 17)),
        ("Wed, 17 Feb 2021 10:30:00 GMT", date(2021, 2, 17)),
        ("17FEB2021", date(2021, 2, 17)),
        ("May 4, 2021", date(2021, 5, 4)),
        ("2nd of May 2021", date(2021, 5, 2)),
        ("17 de febrero de 2021", date(2021, 2, 17)),
        ("miércoles, 17 de febrero de 2021", date(2021, 2, 17)),
        ("1er mars 2021", date(2021, 3, 1)),
        ("mar. 2 mars 2021", date(2021, 3, 2)),
        ("3 FÉVR. 2021", date(2021, 2, 3)),
        ("17. Februar 2021", date(2021, 2, 17)),
        ("Mi., 17. Ma\u0308rz 2021", date(2021, 3, 17)),
        ("1. Jänner 2021", date(2021, 1, 1)),
        ("1º de março de 2021", date(2021, 3, 1)),
        ("quarta-feira, 17 de fevereiro de 2021", date(2021, 2, 17)),
        ("17 gennaio 2021", date(2021, 1, 17)),
        ("17-02-2021 r.", date(2021, 2, 17)),
        ("17.02.2021 г.", date(2021, 2, 17)),
        ("令和3年2月17日", date(2021, 2, 17)),
        ("17 mrt. 2021", date(2021, 3, 17)),
    ],
)
def test_times_zones_and_names_of_months_are_read(text: str, day: date, named: bool) -> None:
    reading = _read([text, None], named=named)
    assert reading.values.to_list() == [day, None]
    assert reading.fits
    assert read_date(pl.Series([text]), named_as_date=True, written=reading.format).values[0] == day


@pytest.mark.parametrize(
    ("texts", "first", "form"),
    [
        (["2021-02", "2020-11"], date(2021, 2, 1), "%Y-%m"),
        (["02/2021", "11/2020"], date(2021, 2, 1), "%m/%Y"),
        (["Feb-21", "Nov-20"], date(2021, 2, 1), "%b-%y"),
        (["Feb 2021", "Nov 2020"], date(2021, 2, 1), "%b %Y"),
        (["février 2021", "novembre 2020"], date(2021, 2, 1), "%B %Y"),
        (["2021Q1", "2020Q4"], date(2021, 1, 1), "%Y-Q%q"),
        (["2021-T2", "2020-T4"], date(2021, 4, 1), "%Y-Q%q"),
        (["Q3 2021", "Q4 2020"], date(2021, 7, 1), "Q%q %Y"),
        (["4Q21", "1Q20"], date(2021, 10, 1), "%qQ%y"),
        (["1. Quartal 2021", "2. Quartal 2020"], date(2021, 1, 1), "%qQ%Y"),
        (["4º trimestre de 2021", "1er trimestre 2020"], date(2021, 10, 1), "%qQ%Y"),
    ],
)
def test_a_period_is_its_first_day_and_says_so(texts: list[str], first: date, form: str) -> None:
    reading = _read(list(texts), named=False)
    assert reading.values[0] == first
    assert reading.format.dates == (form,)
    assert reading.evidence.endswith("(2 of 2), each read as its first day")
    _assert_read_alike(pl.Series(texts), reading)


@pytest.mark.parametrize(
    ("texts", "days", "form"),
    [
        (["44244", "44357.75"], [date(2021, 2, 17), date(2021, 6, 10)], "excel"),
        (["2021.129", "2024"], [date(2021, 2, 17), date(2024, 1, 1)], "decimal_year"),
        (["1613520000", "1613606399"], [date(2021, 2, 17)] * 2, "epoch_s"),
        (["1613520000000", "1.6135632e12"], [date(2021, 2, 17)] * 2, "epoch_ms"),
        (["1613520000000000"], [date(2021, 2, 17)], "epoch_us"),
        (["2021", "2019.0"], [date(2021, 1, 1), date(2019, 1, 1)], "%Y"),
        (["202102", "202112"], [date(2021, 2, 1), date(2021, 12, 1)], "%Y%m"),
        (["202101", "202102"], [date(2021, 1, 1), date(2021, 2, 1)], "%Y%m"),
        (
            ["202104", "202101", "202102", "202103"],
            [date(2021, 10, 1), date(2021, 1, 1), date(2021, 4, 1), date(2021, 7, 1)],
            "%Y0%q",
        ),
        # A spreadsheet drops the last zero of 2021.10.
        (["2021.02", "2021.1"], [date(2021, 2, 1), date(2021, 10, 1)], "%Y.%m"),
        (["2021.2", "2021.10"], [date(2021, 2, 1), date(2021, 10, 1)], "%Y.%-m"),
    ],
)
def test_numbers_are_dates_in_a_column_named_so(
    texts: list[str], days: list[date], form: str
) -> None:
    reading = _read(list(texts))
    assert reading.values.to_list() == days
    assert reading.format.dates == (form,)
    _assert_read_alike(pl.Series(texts), reading)
    assert _read(list(texts), named=False).bad.all()


def test_a_guess_from_numbers_is_called_one() -> None:
    assert "guess" in _read(["44244", "44300"]).evidence


@pytest.mark.parametrize("step", [500, 1000])
def test_prices_are_no_serial_days(step: int) -> None:
    assert _read([str(20_000 + step * n) for n in range(40)]).bad.all()


def test_several_formats_are_read_and_named() -> None:
    days = _days(60)
    text = days.dt.strftime("%d/%m/%Y")
    text = text.scatter(range(0, 60, 3), days.gather_every(3).dt.strftime("%Y-%m-%d"))
    reading = read_date(text, named_as_date=True)
    assert reading.values.equals(days)
    [remark] = reading.remarks
    assert remark.kind == "two date formats"
    assert "%d/%m/%Y in 40" in remark.text
    assert "%Y-%m-%d in 20" in remark.text
    assert remark.rows.sum() == 20
    _assert_read_alike(text, reading)


def test_an_impossible_day_is_the_problem_of_its_row() -> None:
    reading = _read(["17/02/2021"] * 20 + ["31/02/2021", "17/02/2150", "soon"])
    assert reading.bad.arg_true().to_list() == [20, 21, 22]
    assert reading.evidence.startswith("dates written %d/%m/%Y (20 of 23)")
    assert reading.rule == "must be a date of 1700..2100, written as %d/%m/%Y, such as 17/02/2021"


def test_placeholders_and_words_are_gaps() -> None:
    texts = ["2021-02-17", "2021-03-18"] * 20 + ["1900-01-01", "1900-01-01", "0000-00-00", "NA"]
    reading = _read([*texts, None])
    assert reading.fits
    assert reading.gap_words.arg_true().to_list() == [40, 41, 42, 43]
    [remark] = reading.remarks
    assert remark.kind == "placeholder dates"
    assert remark.text.startswith("3 values such as 1900-01-01, 0000-00-00")
    assert reading.format.gap_codes == ("1900-01-01", "0000-00-00")
    _assert_read_alike(pl.Series([*texts, None], dtype=pl.String), reading)


@pytest.mark.parametrize("rows", [60, 100_000])
def test_a_later_table_is_read_as_the_first_one(rows: int) -> None:
    learned = read_date(_days(rows).dt.strftime("%d/%m/%Y"), named_as_date=True)
    later = _read(["03/04/2022", "03-04-2022", "03/04/22", "2022-04-03"], written=learned.format)
    assert later.values.to_list() == [date(2022, 4, 3)] * 4
    assert _read(["02/25/2022", "3 April"], written=learned.format).bad.all()


def test_a_later_table_does_not_take_a_day_for_a_year() -> None:
    assert _read(["05/04/22"], written=ColumnFormat(dates=("%Y-%m-%d",))).bad.all()


def test_a_format_that_is_unknown_is_refused() -> None:
    with pytest.raises(InvalidData, match="%H"):
        _read(["12"], written=ColumnFormat(dates=("%H",)))


@pytest.mark.parametrize(
    "texts",
    [["House", "Unit"], ["41 - 51", "THE OLD MILL"], ["1600-2850", "10.5"], [], [None, None]],
)
def test_other_columns_hold_no_dates(texts: list[str | None]) -> None:
    reading = _read(texts, named=False)
    assert reading.values.null_count() == len(texts)
    assert reading.bad.sum() == len(texts) - texts.count(None)


def test_long_columns_of_names_hold_no_dates() -> None:
    reading = _read([f"{n} Acacia St" for n in range(100_000)] + ["NA"], named=False)
    assert reading.bad.sum() == 100_000
    assert reading.gap_words.sum() == 1


@given(
    st.lists(st.dates(date(1950, 1, 1), date(2020, 12, 31)), min_size=1, max_size=40),
    st.sampled_from(["%Y-%m-%d", "%d %b %Y", "%B %d, %Y", "%Y%m%d", "%Y/%m/%d %H:%M"]),
)
@settings(max_examples=40, deadline=None)
def test_what_is_written_without_doubt_comes_back(days: list[date], form: str) -> None:
    reading = _read([day.strftime(form) for day in days])
    read = [
        gap or day == expected
        for gap, day, expected in zip(reading.gap_words, reading.values, days, strict=True)
    ]
    assert all(read)
    assert reading.fits


@pytest.mark.skipif(_CASES is None, reason="HOUSEPRICE_CASES_DIR is not set")
def test_the_example_files_come_out_as_expected() -> None:
    folder = Path(str(_CASES))
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    cases = {
        name: column
        for name, case in expected.items()
        if name.startswith("date-") and name.endswith(".csv")
        for column, role in case.get("roles", {}).items()
        if role == "date"
    }
    assert cases
    for name, column in cases.items():
        with (folder / name).open(encoding="utf-8", newline="") as file:
            reading = _read([row[column] or None for row in csv.DictReader(file)])
        day = date.fromisoformat(expected[name]["first_row"].get("sale_date", "2021-02-17"))
        tolerance = expected[name].get("date_tolerance_days", 0)
        problems = [row + 2 for row in reading.bad.arg_true().to_list()]
        assert problems == expected[name].get("problem_rows", []), name
        if name != "date-ambiguous.csv":
            assert abs((reading.values[0] - day).days) <= tolerance, name
        asked = reading.question.kind if reading.question else None
        assert asked == expected[name].get("question"), name
