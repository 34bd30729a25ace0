"""Currencies and scales in the names of columns."""

from __future__ import annotations

import pytest

from houseprice.data.cells.money import currency_of_header, scale_of_header


@pytest.mark.parametrize(
    ("name", "currency", "scale"),
    [
        ("Sale price (NZ$)", "NZD", 1),
        ("price_eur", "EUR", 1),
        ("PriceUSD", "USD", 1),
        ("PRICE (USD)", "USD", 1),
        ("Price (k€)", "EUR", 1e3),
        ("Preis in 1000 EUR", "EUR", 1e3),
        ("Preis TEUR", "EUR", 1e3),
        ("Prix (M€)", "EUR", 1e6),
        ("Mio CHF", "CHF", 1e6),
        ("Price ($000)", "", 1e3),
        ("Price (€000)", "EUR", 1e3),
        ("price_gbp_thousands", "GBP", 1e3),
        ("Cena (zł)", "PLN", 1),
        ("Valor (R$)", "BRL", 1),
        ("成交价(万元)", "CNY", 1e4),
        ("価格（万円）", "JPY", 1e4),
        ("Precio UF", "CLF", 1),
        ("거래금액(만원)", "KRW", 1e4),
        ("매매가(억원)", "KRW", 1e8),
        ("Price (₹ lakhs)", "INR", 1e5),
        ("Price (CAD)", "CAD", 1),
        ("SalePrice", "", 1),
        ("CAD_ID", "", 1),
        ("price_all", "", 1),
        ("top", "", 1),
        ("bookkeeping", "", 1),
        ("", "", 1),
    ],
)
def test_currency_and_scale_of_a_header(name: str, currency: str, scale: float) -> None:
    assert currency_of_header(name) == currency
    assert scale_of_header(name) == scale
