"""Names of months in twelve languages."""

from __future__ import annotations

import polars as pl
import pytest
from babel import Locale

from houseprice.data.cells.month_names import clean, month_numbers, month_of_word, plain


@pytest.mark.parametrize(
    "language", ["en", "es", "fr", "de", "pt", "it", "nl", "sv", "da", "nb", "pl", "cs"]
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
