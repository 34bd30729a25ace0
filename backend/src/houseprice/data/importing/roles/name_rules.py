"""Roles that the concepts of a column's name speak for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from houseprice.data.importing.roles.names import ColumnName, understand
from houseprice.data.schema import Role

_MONEY = ("price", "value")
_SIZE = ("area", "area unit")
_OTHER_MONEY = ("listing", "assessed", "rent", "previous", "net")
_NOT_PRICE = (
    *("per", "area unit", "date", "month", "period", "year", "type", "number", "area"),
    *("person", "part", "id", "code", "renovated", "unit", "bed"),
)
_NOT_DATE = (
    *("price", "value", "built", "listing", "assessed", "rent", "previous", "renovated", "person"),
    *("type", "id", "code", "number", "per", "start", "area", "area unit", "text", "address"),
)
_NOT_AREA = (*_MONEY, "per", "part", "renovated", "type", "date", "year", "number", "rent")
_NOT_PLACE = (
    *_MONEY, "per", "date", "year", "person", "room", "bed", "bath", "type", "text", "id", "part",
    "phone", "email", "count",
)  # fmt: skip
_NOT_ADDRESS = (
    *_MONEY, "per", "date", "year", "person", "type", "part", "email", "bed", "bath", "room",
    "area", "area unit", "parcel",
)  # fmt: skip


@dataclass(frozen=True)
class NameRule:
    """A rule for names: each group needs a concept in the name, and none may be excluded.

    Parameters
    ----------
    role : Role
        The role that the name speaks for.
    score : float
        How surely, 0..1.
    needs : tuple of tuple of str
        Groups of concepts.
    without : tuple of str
        Concepts that mean something else.
    meaning : str
        What the name means, for people to read.
    is_whole : bool
        Whether the name may have no unknown word.
    """

    role: Role
    score: float
    needs: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    meaning: str
    is_whole: bool = False

    def fits(self, name: ColumnName) -> bool:
        """Whether the rule speaks of this name."""
        if self.is_whole and name.known < 1:
            return False
        return all(name.has(*group) for group in self.needs) and not name.has(*self.without)


def _rules() -> Iterator[NameRule]:
    yield from _price_rules()
    yield from _date_rules()
    yield from _place_rules()
    yield from _size_rules()
    yield from _home_rules()
    yield from _identity_rules()


def _price_rules() -> Iterator[NameRule]:
    usual = (*_NOT_PRICE, *_OTHER_MONEY)
    yield NameRule("price", 0.95, (("price",), ("sale", "latest")), usual, "a sale price")
    yield NameRule("price", 0.95, (("value",), ("sale",)), usual, "the amount of a sale")
    yield NameRule("price", 0.9, (("price",),), usual, "a price")
    yield NameRule("price", 0.85, (("value",), ("home",)), usual, "the value of a home")
    yield NameRule("price", 0.7, (("value",),), usual, "a value", is_whole=True)
    yield NameRule("price", 0.7, (("price",), ("listing",)), _NOT_PRICE, "an asking price")
    yield NameRule("price", 0.45, (("listing",),), (*_NOT_PRICE, "text"), "what is asked", True)
    yield NameRule("price", 0.5, (("price",), ("net",)), (*_NOT_PRICE, "rent"), "a net price")
    yield NameRule(
        "price", 0.4, (("assessed",), ("value",)), _NOT_PRICE, "an assessed value", is_whole=True
    )
    yield NameRule(
        "price", 0.35, (("rent", "previous"), _MONEY), _NOT_PRICE, "another price", is_whole=True
    )


def _date_rules() -> Iterator[NameRule]:
    when = ("date", "month", "period")
    yield NameRule("date", 0.95, (when, ("sale",)), _NOT_DATE, "the date of a sale")
    yield NameRule("date", 0.9, (("sale",),), (*_NOT_DATE, "year"), "a sale")
    yield NameRule("date", 0.8, (when,), _NOT_DATE, "a date", is_whole=True)
    yield NameRule("date", 0.6, (("date",),), (*_NOT_DATE, "home", "year"), "a date")


def _place_rules() -> Iterator[NameRule]:
    yield NameRule("latitude", 0.95, (("latitude",),), ("per", "text"), "a latitude")
    yield NameRule("longitude", 0.95, (("longitude",),), ("per", "text"), "a longitude")
    yield NameRule("latitude", 0.6, (("width",), ("coordinate",)), (), "a latitude")
    yield NameRule("longitude", 0.6, (("length",), ("coordinate",)), (), "a longitude")
    yield NameRule("latitude", 0.55, (("y", "northing"),), ("per",), "a y coordinate", True)
    yield NameRule("longitude", 0.55, (("x", "easting"),), ("per",), "an x coordinate", True)
    place: Role = "neighbourhood"
    yield NameRule(place, 0.95, (("neighbourhood",),), _NOT_PLACE, "a neighbourhood")
    yield NameRule(place, 0.9, (("suburb",),), _NOT_PLACE, "a district")
    yield NameRule(place, 0.85, (("postcode",),), _NOT_PLACE, "a postcode")
    yield NameRule(place, 0.75, (("city",),), (*_NOT_PLACE, "address"), "a town")
    yield NameRule(place, 0.6, (("region",),), (*_NOT_PLACE, "address"), "a region")
    yield NameRule(place, 0.5, (("location",),), _NOT_PLACE, "a place", True)
    yield NameRule(place, 0.4, (("area",),), (*_NOT_PLACE, "living", "lot", "area unit"), "an area")
    yield NameRule("address", 0.95, (("address",),), _NOT_ADDRESS, "an address")
    yield NameRule("address", 0.85, (("street",),), _NOT_ADDRESS, "a street, not one property")
    yield NameRule("address", 0.85, (("house number",),), _NOT_ADDRESS, "the number of a house")
    yield NameRule(
        "address", 0.8, (("unit", "building"), ("number",)), (*_NOT_ADDRESS, "floor"), "a unit"
    )
    yield NameRule("address", 0.75, (("block",),), _NOT_ADDRESS, "a block", True)
    yield NameRule("address", 0.5, (("unit",),), (*_NOT_ADDRESS, "floor"), "a unit", True)


def _size_rules() -> Iterator[NameRule]:
    yield NameRule(
        "living_area", 0.95, (("living",), _SIZE), (*_NOT_AREA, "lot"), "the size of a home"
    )
    yield NameRule(
        "living_area", 0.85, (("built", "building", "floor", "home"), _SIZE),
        (*_NOT_AREA, "lot"), "the size of a home",
    )  # fmt: skip
    not_size = (*_NOT_AREA, "lot", "city", "suburb", "land unit")
    yield NameRule("living_area", 0.65, (_SIZE,), not_size, "a size")
    yield NameRule("living_area", 0.6, (("living",),), (*_NOT_AREA, "lot", "room"), "a size", True)
    yield NameRule("living_area", 0.35, (("floor",),), _NOT_AREA, "a floor", True)
    yield NameRule("lot_area", 0.95, (("lot",), _SIZE), _NOT_AREA, "the size of a plot")
    yield NameRule(
        "lot_area", 0.7, (("land unit",),), (*_NOT_AREA, "living"), "a plot, by its unit"
    )
    yield NameRule(
        "lot_area", 0.45, (("lot",),), (*_NOT_AREA, "id", "code", "sale"), "a plot", True
    )


def _home_rules() -> Iterator[NameRule]:
    not_count = (*_MONEY, *_SIZE, "per", "part", "type", "date", "year")
    yield NameRule("bedrooms", 0.95, (("bed",),), (*not_count, "bath"), "bedrooms")
    baths = (*not_count, "bed", "half", "full")
    yield NameRule("bathrooms", 0.95, (("bath",),), baths, "bathrooms")
    yield NameRule(
        "bathrooms", 0.7, (("bath",), ("full",)), (*not_count, "bed", "half"), "full bathrooms"
    )
    not_year = (*_MONEY, "per", "part", "renovated", "sale", "type", "period", "number", "person")
    yield NameRule(
        "year_built", 0.95, (("year",), ("built", "building")), (*not_year, *_SIZE),
        "the year of building",
    )  # fmt: skip
    yield NameRule("year_built", 0.85, (("built",),), (*not_year, *_SIZE), "building")
    yield NameRule("year_built", 0.65, (("rent",), ("start",)), not_year, "the start of a lease")
    yield NameRule("year_built", 0.35, (("built",), _SIZE), not_year, "building")
    not_type = (*_MONEY, *_SIZE, "sale", "per", "part", "renovated", "date", "year", "assessed")
    yield NameRule("property_type", 0.95, (("property type",),), not_type, "the type of a home")
    yield NameRule(
        "property_type", 0.95, (("type",), ("home", "building")), not_type, "the type of a home"
    )
    yield NameRule("property_type", 0.85, (("type",),), not_type, "a type", is_whole=True)


def _identity_rules() -> Iterator[NameRule]:
    not_id = (
        *_MONEY, "sale", "unique", "person", "personal id", "per", "date", "year", "text",
        "rent",
    )  # fmt: skip
    yield NameRule("id", 0.95, (("parcel",),), (*not_id, *_SIZE, "lot", "type"), "a parcel", True)
    yield NameRule("id", 0.95, (("parcel",), ("id", "number", "code")), not_id, "a parcel")
    yield NameRule("id", 0.8, (("parcel",),), (*not_id, *_SIZE, "type"), "a parcel", True)
    yield NameRule("id", 0.9, (("id",), ("home", "building")), not_id, "a property's code")
    yield NameRule("id", 0.85, (("id",),), not_id, "a property's code", is_whole=True)
    yield NameRule("text", 0.9, (("text",),), (*_MONEY, "date", "year"), "a description")
    yield NameRule("text", 0.6, (("listing",),), (*_MONEY, "date", "year"), "a listing", True)


RULES: tuple[NameRule, ...] = tuple(_rules())
#: What is left of a score where only some words of the name are known.
_LEAST_SHARE = 0.25


@dataclass(frozen=True)
class NameMatch:
    """A role that a column's name speaks for, with the score of the name, 0..1."""

    role: Role
    score: float
    meaning: str


def matches(name: str) -> list[NameMatch]:
    """The best rule of each role that a column's name speaks for, best first.

    Examples
    --------
    >>> [match.role for match in matches("precio_venta")]
    ['price']
    """
    understood = understand(name)
    best: dict[Role, NameMatch] = {}
    for rule in RULES:
        if not rule.fits(understood):
            continue
        score = round(rule.score * _trust(understood), 3)
        if rule.role not in best or score > best[rule.role].score:
            best[rule.role] = NameMatch(rule.role, score, rule.meaning)
    return sorted(best.values(), key=lambda match: -match.score)


def _trust(name: ColumnName) -> float:
    share = _LEAST_SHARE + (1 - _LEAST_SHARE) * name.known
    return share * name.trust


def speaks_of_a_price(name: str) -> bool:
    """Whether a column's name means a price rather than anything else.

    Examples
    --------
    >>> speaks_of_a_price("Kaufpreis"), speaks_of_a_price("price per sqm")
    (True, False)
    """
    roles = [match.role for match in matches(name)]
    return roles[:1] == ["price"]
