"""Finds columns about people: names, phones, e-mail and personal numbers."""

from __future__ import annotations

from houseprice.data.importing.roles.names import ColumnName, understand
from houseprice.data.importing.roles.profile import ColumnProfile

_EMAIL = r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$"
_PHONE = r"^\(?[+0-9][-0-9 ()./]{5,22}$"
_FOREIGN_PHONE = r"^(?:\+|00)[1-9][-0-9 ()./]{7,20}$"
_PERSON = r"^(?:\p{Lu}[\p{L}'’.-]*,? ){1,4}\p{Lu}[\p{L}'’.-]*$"
_MOSTLY = 0.8
_FEWEST_PEOPLE = 4
#: Words that turn "owner" or "agent" into something else than a person.
_ABOUT = ("type", "price", "value", "date", "per", "assessed", "year", "rent", "area")


def personal_data(name: str, profile: ColumnProfile) -> str | None:
    """The kind of personal data in a column; None where there is none.

    Examples
    --------
    >>> from houseprice.data.importing.roles.profile import profile_of
    >>> from houseprice.data.cells.reading import Reading
    >>> import polars as pl
    >>> texts = pl.Series(["a@b.org", "c@d.org"])
    >>> never = pl.Series([False, False])
    >>> personal_data("x", profile_of(Reading("category", texts, never, never, "words")))
    'e-mail addresses'
    """
    if profile.sample.is_empty() or profile.type in {"boolean", "date", "number"}:
        return None
    if profile.share_matching(_EMAIL) >= _MOSTLY:
        return "e-mail addresses"
    if profile.share_matching(_FOREIGN_PHONE) >= _MOSTLY:
        return "phone numbers"
    return _by_name(understand(name), profile)


def _by_name(name: ColumnName, profile: ColumnProfile) -> str | None:
    few = profile.distinct < min(_FEWEST_PEOPLE, profile.sample.len())
    if name.has("email") and not few:
        return "e-mail addresses"
    if name.has("phone") and not few and _are_phones(profile):
        return "phone numbers"
    if name.has("personal id") and not few:
        return "numbers of persons"
    return "names of people" if _names_people(name, profile, few) else None


def _names_people(name: ColumnName, profile: ColumnProfile, few: bool) -> bool:
    is_count = name.has("number") and not name.has("name")  # "nombre" is a count or a name
    if name.has(*_ABOUT) or is_count or name.known < 1 or profile.type == "integer":
        return False
    looks = profile.share_matching(_PERSON) >= _MOSTLY
    if name.has("person"):
        return name.has("name", "address", "id", "person name") or not few or looks
    return name.has("person name") or (name.concepts <= {"name", "given"} and looks and not few)


def _are_phones(profile: ColumnProfile) -> bool:
    return profile.type == "integer" or profile.share_matching(_PHONE) >= _MOSTLY
