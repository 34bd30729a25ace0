"""Country of a table by its coordinates, and the currency and area unit that are usual there."""

from __future__ import annotations

from collections import Counter

import polars as pl

from houseprice.data.schema import AreaUnit

_SAMPLE = 40
_MOSTLY = 0.6
_AT_SEA = "ZZ"
#: Countries where homes are measured in square feet, and where both units are usual.
_SQUARE_FEET = frozenset({"US", "PR", "GU", "VI", "AS", "MP", "BS", "BM", "KY", "BZ", "JM"})
_BOTH_UNITS = frozenset(
    {
        "GB", "IE", "IM", "JE", "GG", "CA", "IN", "PK", "BD", "LK", "NP", "HK", "SG", "MY", "AE",
        "TT", "BB", "GH", "KE", "NG", "MM",
    }
)  # fmt: skip

#: Countries of currencies that do not begin with the code of one. Ireland measures in both units,
#: yet nobody would ask about the euro for its sake.
_MANY_COUNTRIES = {
    "EUR": ("DE", "FR", "ES", "IT", "NL", "PT", "AT", "BE"),
    "USD": ("US", "EC", "SV", "PA"),
}


def country_of(latitudes: pl.Series, longitudes: pl.Series) -> str:
    """The territory of most homes, by the time zones of the median and a sample of places.

    Parameters
    ----------
    latitudes, longitudes : polars.Series of float, shape (n_rows,)
        Degrees; rows without one of them are passed over.

    Returns
    -------
    str
        ISO 3166 code such as ``NZ``; empty if the places lie at sea or in several countries.

    Examples
    --------
    >>> country_of(pl.Series([-31.95, -31.9]), pl.Series([115.86, 115.8]))
    'AU'
    """
    places = _places(latitudes, longitudes)
    votes = Counter(territory for place in places if (territory := _territory(*place)))
    if not votes:
        return ""
    territory, count = votes.most_common(1)[0]
    return territory if count >= _MOSTLY * votes.total() else ""


def currency_of_country(country: str) -> str:
    """The ISO 4217 code of a territory's currency today; empty if it is unknown.

    Examples
    --------
    >>> currency_of_country("GB"), currency_of_country("")
    ('GBP', '')
    """
    if not country:
        return ""
    from babel.numbers import get_territory_currencies  # noqa: PLC0415  only few imports need it

    currencies: list[str] = get_territory_currencies(country)
    return currencies[0] if currencies else ""


def area_unit_of_country(country: str) -> AreaUnit:
    """The usual unit of living areas; empty if the country is unknown or uses two.

    Examples
    --------
    >>> area_unit_of_country("US"), area_unit_of_country("GB"), area_unit_of_country("DE")
    ('ft2', '', 'm2')
    """
    if not country or country in _BOTH_UNITS:
        return ""
    return "ft2" if country in _SQUARE_FEET else "m2"


def area_unit_of_currency(currency: str) -> AreaUnit:
    """The unit that is usual wherever a currency is the money; empty if its countries use two.

    Examples
    --------
    >>> area_unit_of_currency("EUR"), area_unit_of_currency("USD"), area_unit_of_currency("")
    ('m2', '', '')
    """
    if not currency:
        return ""
    from babel.numbers import get_territory_currencies  # noqa: PLC0415  only few imports need it

    countries = _MANY_COUNTRIES.get(currency) or (currency[:2],)
    paid = [country for country in countries if currency in get_territory_currencies(country)]
    units = {area_unit_of_country(country) for country in paid}
    return units.pop() if len(units) == 1 else ""


def _places(latitudes: pl.Series, longitudes: pl.Series) -> list[tuple[float, float]]:
    """The median place and some others, as (latitude, longitude)."""
    frame = pl.DataFrame(
        {"latitude": latitudes.cast(pl.Float64), "longitude": longitudes.cast(pl.Float64)}
    ).drop_nulls()
    on_globe = frame.filter(
        pl.col("latitude").is_between(-90, 90), pl.col("longitude").is_between(-180, 180)
    )
    if on_globe.is_empty():
        return []
    sample = on_globe.sample(min(on_globe.height, _SAMPLE), seed=0)
    return [*on_globe.median().rows(), *sample.rows()]


def _territory(latitude: float, longitude: float) -> str:
    """The territory of a place; empty at sea."""
    # Both libraries read large tables, which only tables with coordinates need.
    from babel.core import get_global  # noqa: PLC0415
    from timezonefinder import timezone_at  # noqa: PLC0415

    zone = timezone_at(lat=latitude, lng=longitude)
    territory = str(get_global("zone_territories").get(zone or "", ""))
    return "" if territory == _AT_SEA else territory
