"""Number formats name currencies, or leave them open."""

from __future__ import annotations

import pytest

from houseprice.data.importing.files.workbook_formats import currency_of_format


@pytest.mark.parametrize(
    ("number_format", "currency"),
    [
        ('#,##0.00 "€"', "EUR"),
        ("#,##0.00\\ €", "EUR"),
        ("[$€-2] #,##0.00", "EUR"),
        ('_-* #,##0.00 [$€-407]_-;\\-* #,##0.00 [$€-407]_-;_-* "-"?? [$€-407]_-;_-@_-', "EUR"),
        ("[$£-809]#,##0", "GBP"),
        ("[$$-409]#,##0", "USD"),
        ("[$$-C09]#,##0", "AUD"),
        ("[$CHF-807] #,##0", "CHF"),
        ("[$NZD] #,##0", "NZD"),
        ("[$¥-411]#,##0", "JPY"),
        ("[$kr-41D] #,##0", "SEK"),
        ('"R$" #,##0', "BRL"),
        ("#,##0", ""),
        ("General", ""),
        ("[Red]#,##0", ""),
        ('"$"#,##0', ""),  # a dollar of any country
        ('0 "m2"', ""),
        ("[$-409]d-mmm-yy", ""),
    ],
)
def test_the_currency_of_a_format(number_format: str, currency: str) -> None:
    assert currency_of_format(number_format) == currency
