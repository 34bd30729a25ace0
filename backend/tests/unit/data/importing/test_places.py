"""The coordinates tell the country, and the country its currency and unit."""

from __future__ import annotations

import polars as pl
import pytest

from houseprice.data.importing.places import (
    area_unit_of_country,
    country_of,
    currency_of_country,
)


@pytest.mark.parametrize(
    ("latitude", "longitude", "country", "currency", "unit"),
    [
        (-31.95, 115.86, "AU", "AUD", "m2"),
        (47.6, -122.33, "US", "USD", "ft2"),
        (51.5, -0.12, "GB", "GBP", ""),
        (41.38, 2.17, "ES", "EUR", "m2"),
        (-36.85, 174.76, "NZ", "NZD", "m2"),
        (47.37, 8.54, "CH", "CHF", "m2"),
        (19.07, 72.87, "IN", "INR", ""),
        (0.0, 0.0, "", "", ""),  # at sea
    ],
)
def test_a_market_lies_in_a_country(
    latitude: float, longitude: float, country: str, currency: str, unit: str
) -> None:
    steps = [i / 5000 for i in range(100)]
    latitudes = pl.Series([latitude + step for step in steps] + [None])
    longitudes = pl.Series([longitude - step for step in steps] + [7.0])
    assert country_of(latitudes, longitudes) == country
    assert currency_of_country(country) == currency
    assert area_unit_of_country(country) == unit


def test_homes_in_many_countries_have_no_country() -> None:
    assert country_of(pl.Series([52.5, 48.85, 41.9]), pl.Series([13.4, 2.35, 12.5])) == ""


def test_no_place_has_no_country() -> None:
    empty = pl.Series([None, None], dtype=pl.Float64)
    assert country_of(empty, empty) == ""
    assert country_of(pl.Series([388_433.6]), pl.Series([6_470_273.6])) == ""
