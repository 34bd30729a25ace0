"""Names of months in seven languages."""

from __future__ import annotations

import polars as pl
import pytest
from babel import Locale

from houseprice.data.cells.month_names import clean, month_numbers, month_of_word, plain


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "it", "nl"])
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
