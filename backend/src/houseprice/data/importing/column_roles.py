"""Guesses which column is the price, the place or the size, and gives a reason for each guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from houseprice.data.cells.column_format import ColumnType
from houseprice.data.cells.reading import Reading
from houseprice.data.column_words import words
from houseprice.data.schema import SINGLE_ROLES, Role

_NUMERIC = frozenset({"number", "integer"})
_CODE = frozenset({"category", "integer", "text"})
_SIZE = r"(area|size|space|sq ?ft|sqfoot|square feet|m2|sqm|square met(re|er)s)"
_SOLD = r"(sale|sold|selling|latest|last sold|transaction)"
_SALE_WORD = r"(sales?|sold|closing|close|transaction|transfer|deed)"
_COUNTED = r"(num|number|no|n|tot|total)?( of)? ?"
_RULES: tuple[tuple[Role, frozenset[str], float, str], ...] = (
    ("price", _NUMERIC, 0.95, rf"^({_SOLD} ?)?(price|prc)$"),
    ("price", _NUMERIC, 0.85, r"^(median|med|mean|avg)? ?(house|home|property) ?(val|value)$"),
    ("price", _NUMERIC, 0.7, r"^(sale ?amount|consideration|value|(listing|list|asking) price)$"),
    ("price", _NUMERIC, 0.5, r"\b(price|prc)\b"),
    ("date", frozenset({"date"}), 0.95, rf"\b{_SALE_WORD}( ?(date|day|on))?\b"),
    ("date", frozenset({"date"}), 0.8, r"^(date|sale date|month)$"),
    ("latitude", _NUMERIC, 0.95, r"^(lat|latitude|y ?lat)$"),
    ("longitude", _NUMERIC, 0.95, r"^(lon|lng|long|longitude|x ?lon)$"),
    ("living_area", _NUMERIC, 0.95, rf"\b(living|liv|lvg|livable|habitable|heated) ?{_SIZE}"),
    ("living_area", _NUMERIC, 0.95, rf"^{_SIZE} (living|liv|heated)$"),
    ("living_area", _NUMERIC, 0.7, rf"^((gross |total )?(floor|building|house|home) )?{_SIZE}$"),
    ("lot_area", _NUMERIC, 0.95, rf"\b(lot|land|lnd|plot|parcel|site) ?{_SIZE}"),
    ("lot_area", _NUMERIC, 0.95, rf"^{_SIZE} (lot|land|plot)$"),
    ("bedrooms", _NUMERIC, 0.95, rf"^{_COUNTED}(bed ?rooms?|beds?|bdrms?)( abv ?gr)?$"),
    ("bathrooms", _NUMERIC, 0.95, rf"^{_COUNTED}(bath ?rooms?|baths?)$"),
    ("bathrooms", _NUMERIC, 0.7, r"^(full baths?|baths? full)$"),
    ("year_built", _NUMERIC, 0.95, r"^(((yr|year) ?)?built|(construction year|year of building))$"),
    ("property_type", _CODE, 0.9, r"^((property|home|house|building|bldg|dwelling) )?type$"),
    ("neighbourhood", _CODE, 0.95, r"^neighbou?rhood( code| name)?$"),
    ("neighbourhood", _CODE, 0.85, r"^(zip ?code|post ?code|postal code|zip)$"),
    ("neighbourhood", _CODE, 0.7, r"^(district|suburb|borough|city|town|municipality)$"),
    ("address", _CODE, 0.9, r"\b(address|addr|street (name|address))\b"),
    ("id", _CODE, 0.9, r"^(id|pid|apn|pin|folio|parcel ?(no|number|id)?|(property|house) id)$"),
    ("text", frozenset({"text"}), 0.9, r"\b(description|remarks?|text|comments?|listing)\b"),
)  # fmt: skip
#: Names that look like a price, a size or a place but are something about it.
_ABOUT = re.compile(r"\b(changes|per|tax|rate|photos|distance|dist|num of price)\b")
#: An area with such a word in its name is the worth of the area.
_WORTH = re.compile(r"\b(price|prices|prc|value|values|val|worth|cost|amount|usd)\b")
_AREAS: frozenset[Role] = frozenset({"living_area", "lot_area"})
_ASKING = re.compile(r"\b(list|listing|asking)\b")
_SOLD_ON = re.compile(r"\b(sold|sale)\b")
_SALE = re.compile(r"sale|sold|date|closing|closed")
_ROLE_OF_TYPE: dict[ColumnType, Role] = {
    "number": "number",
    "integer": "number",
    "boolean": "number",
    "category": "category",
    "text": "text",
}
_PROSE_SHARE = 0.5
_MANY_CODES = 100


@dataclass(frozen=True)
class Guess:
    """A role with its confidence, 0..1, and the evidence for it."""

    role: Role
    confidence: float
    evidence: str


def speaks_of_a_sale_date(name: str) -> bool:
    """Whether a column's name makes eight digits a date."""
    return _SALE.search(words(name)) is not None


def guess_roles(readings: Mapping[str, Reading], fixed: Mapping[str, Role]) -> dict[str, Guess]:
    """Give every column a role; the best-named column gets a role that only one may have.

    Parameters
    ----------
    readings : mapping of str to Reading
        The columns in table order.
    fixed : mapping of str to Role
        Roles that the caller set, which are not questioned.
    """
    guesses = {name: Guess(role, 1.0, "said by the caller") for name, role in fixed.items()}
    taken = set(fixed.values()) & SINGLE_ROLES
    for name, guess in _candidates(readings):
        if name in guesses or guess.role in taken:
            continue
        guesses[name] = guess
        if guess.role in SINGLE_ROLES:
            taken.add(guess.role)
    return _without_older_sales(
        {name: guesses.get(name) or _by_values(reading) for name, reading in readings.items()}
    )


def _without_older_sales(guesses: dict[str, Guess]) -> dict[str, Guess]:
    """Ignore the date of an older sale where the price is an asking price."""
    asking = any(
        guess.role == "price" and _ASKING.search(words(name)) for name, guess in guesses.items()
    )
    why = "the date of a sale, but the price is asked for"
    return {
        name: Guess("ignore", 0.6, why)
        if asking and guess.role == "date" and guess.confidence < 1 and _SOLD_ON.search(words(name))
        else guess
        for name, guess in guesses.items()
    }


def price_candidates(readings: Mapping[str, Reading]) -> list[str]:
    """Columns that may be the price, the likeliest first."""
    names = [name for name, guess in _candidates(readings) if guess.role == "price"]
    return list(dict.fromkeys(names))


def _candidates(readings: Mapping[str, Reading]) -> list[tuple[str, Guess]]:
    """Every match of a name with a rule, best first; ties keep the order of the table."""
    matches = []
    for name, reading in readings.items():
        if reading.values.null_count() == reading.values.len():
            continue
        label = words(name)
        for role, types, score, pattern in _RULES:
            if role in _AREAS and _WORTH.search(label):
                continue
            if reading.type in types and re.search(pattern, label) and not _ABOUT.search(label):
                full = 1 - 0.5 * reading.values.null_count() / reading.values.len()
                why = f'named "{label}", {reading.evidence}'
                matches.append((name, Guess(role, round(score * full, 2), why)))
    return sorted(matches, key=lambda item: -item[1].confidence)


def _by_values(reading: Reading) -> Guess:
    """A role for a column whose name says nothing."""
    present = reading.values.drop_nulls()
    distinct = present.n_unique()
    if distinct <= 1:
        what = "no values" if distinct == 0 else "the same value in every row"
        return Guess("ignore", 0.9, what)
    if reading.type == "date":
        return Guess("ignore", 0.6, f"{reading.evidence}; not the date of the sale")
    if _is_row_number(reading):
        return Guess("ignore", 0.9, "a row number")
    role: Role = _ROLE_OF_TYPE[reading.type]
    if role != "category":
        return Guess(role, 0.8, reading.evidence)
    if distinct > max(_MANY_CODES, _PROSE_SHARE * present.len()):
        return Guess("ignore", 0.7, f"{distinct} different values in {present.len()} rows")
    return Guess("category", 0.8, reading.evidence)


def _is_row_number(reading: Reading) -> bool:
    """Whether the values count the rows from 0 or 1."""
    values = reading.values
    if reading.type != "integer" or values.null_count() or values.len() < 3:
        return False
    return values[0] in {0, 1} and bool((values.diff(null_behavior="drop") == 1).all())
