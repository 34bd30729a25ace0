"""Names of months in twenty languages, and what stands around a date."""

from __future__ import annotations

import polars as pl
import pytest
from babel import Locale

from houseprice.data.cells.dates import read_date
from houseprice.data.cells.month_names import clean, month_numbers, month_of_word, plain


@pytest.mark.parametrize(
    "language",
    [
        *("en", "es", "fr", "de", "pt", "it", "nl", "sv", "da", "nb", "pl", "cs"),
        *("tr", "fi", "hu", "ro", "ru", "uk", "bg", "el"),
    ],
)
@pytest.mark.parametrize("width", ["wide", "abbreviated"])
def test_every_name_is_known(language: str, width: str) -> None:
    names = dict(Locale.parse(language).months["format"][width])
    assert {month_of_word()[plain(name)] for name in names.values()} == set(range(1, 13))
    assert month_numbers(pl.Series(list(names.values()))).to_list() == list(names)
    upper = pl.Series([f"17 {name.upper()} 2021" for name in names.values()])
    assert [text.replace(".", " ").replace("  ", " ") for text in clean(upper)] == [
        f"17 m{month:02} 2021" for month in names
    ]


def test_no_name_means_two_months() -> None:
    assert "jui" not in month_of_word()
    assert month_numbers(pl.Series(["Haus", None, "Sept."])).to_list() == [None, None, 9]


def test_dates_of_east_asia_are_written_with_dashes() -> None:
    texts = pl.Series(["2021年3月15日", "2021年3月", "2021年第3四半期", "2021年 第1季度"])
    assert clean(texts).to_list() == ["2021-3-15", "2021-3", "2021-q3", "2021-q1"]


def test_dates_of_korea_are_written_with_dashes() -> None:
    assert clean(pl.Series(["2022년 6월 11일", "2022년 6월"])).to_list() == ["2022-6-11", "2022-6"]


@pytest.mark.parametrize(
    ("written", "plainly"),
    [
        ("Sold 4 Mar 2022", "4 m03 2022"),
        ("SOLD on 04/03/2022", "04/03/2022"),
        ("sold: 2022-03-04", "2022-03-04"),
        ("vendu le 4 mars 2022", "4 m03 2022"),
        ("verkauft am 4.3.2022", "4.3.2022"),
        ("vendido el 4 de marzo de 2022", "4 m03 2022"),
        ("Såld den 4 mars 2022", "4 m03 2022"),
        ("27/02/2022 (estimated)", "27/02/2022"),
        ("4 марта 2022 г.", "4 m03 2022"),
        ("4 Mart 2022", "4 m03 2022"),
        ("4 Μαρτίου 2022", "4 m03 2022"),
    ],
)
def test_what_is_said_around_a_date_changes_nothing_of_it(written: str, plainly: str) -> None:
    assert clean(pl.Series([written])).to_list() == [plainly]


@pytest.mark.parametrize("words", ["sold", "soldier 4", "(4) sold", "date of sale unknown"])
def test_words_without_a_date_are_none(words: str) -> None:
    reading = read_date(pl.Series([words] * 30), named_as_date=True)
    assert reading.values.null_count() == 30
