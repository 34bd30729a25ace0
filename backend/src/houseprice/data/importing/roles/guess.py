"""Guesses which column is the price, the place or the size, and gives a reason for each guess."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from houseprice.data.cells.column_format import ColumnType
from houseprice.data.cells.flags import is_flag_with_blanks
from houseprice.data.cells.reading import Reading
from houseprice.data.importing.roles.distribution import TableProfile, compare
from houseprice.data.importing.roles.name_rules import NameMatch, matches
from houseprice.data.importing.roles.names import understand
from houseprice.data.importing.roles.personal import personal_data
from houseprice.data.importing.roles.profile import ColumnProfile
from houseprice.data.importing.roles.values import (
    CONTRADICTION,
    ValueJudgement,
    are_web_addresses,
    hold_places,
    judge,
)
from houseprice.data.schema import SINGLE_ROLES, Role

#: Shares of name, values and distribution in the confidence.
_SHARES = (0.5, 0.3, 0.2)
_LEAST_NAME = 0.3
_LEAST_CONFIDENCE = 0.45
#: A name that is misspelt or says little is believed only where the values agree so well.
_UNSURE_NAME, _AGREEING_VALUES = 0.6, 0.5
#: A spelling that is trusted less is believed only where the values agree.
_SURE_SPELLING = 0.9
_GAPS_COST = 0.2
#: Another price that is nearly as likely may be the price, too; an assessed value may not.
_RIVAL_PRICE, _RIVAL_NAME = 0.3, 0.5
_ROLE_OF_TYPE: dict[ColumnType, Role] = {
    "number": "number",
    "integer": "number",
    "boolean": "number",
    "category": "category",
    "text": "text",
}
#: How the evidence of a column of whole places begins.
PLACES = "places of two coordinates in one cell"
_PROSE_SHARE = 0.5
_MANY_CODES = 100
_NEARLY_UNIQUE = 0.9
#: So many numbers in a row without a gap count the rows, whatever the first of them is.
_FEWEST_COUNTED = 20


@dataclass(frozen=True)
class Guess:
    """A role with its confidence, 0..1, and the evidence for it."""

    role: Role
    confidence: float
    evidence: str


def speaks_of_a_sale_date(name: str) -> bool:
    """Whether a column's name means a date, so that bare digits may be one.

    A year alone or a sale price is no date.

    Examples
    --------
    >>> speaks_of_a_sale_date("Verkaufsdatum"), speaks_of_a_sale_date("SalePrice")
    (True, False)
    """
    return any(match.role == "date" for match in matches(name))


def guess_roles(readings: Mapping[str, Reading], fixed: Mapping[str, Role]) -> dict[str, Guess]:
    """Give every column a role by its name, its values and the other columns together.

    A role that only one column may have goes to the likeliest.

    Parameters
    ----------
    readings : mapping of str to Reading
        The columns in table order.
    fixed : mapping of str to Role
        Roles that the caller set, which are not questioned.

    Returns
    -------
    dict of str to Guess
        In table order; the evidence names the share of name, values and distribution.
    """
    table = TableProfile(readings)
    guesses = {name: Guess(role, 1.0, "said by the caller") for name, role in fixed.items()}
    guesses |= _swapped_coordinates(table, guesses)
    guesses |= _personal(table, guesses)
    taken = {guess.role for guess in guesses.values()} & SINGLE_ROLES
    for name, guess in _candidates(table):
        if name in guesses or guess.role in taken:
            continue
        guesses[name] = guess
        if guess.role in SINGLE_ROLES:
            taken.add(guess.role)
    return _without_older_sales(
        {
            name: guesses.get(name) or _by_values(name, reading, table.columns[name])
            for name, reading in readings.items()
        }
    )


def price_candidates(readings: Mapping[str, Reading]) -> list[str]:
    """Columns that may be the price, the likeliest first."""
    prices = _candidates(TableProfile(readings), "price")
    least = prices[0][1].confidence - _RIVAL_PRICE if prices else 0.0
    rivals = [
        name
        for name, guess in prices[1:]
        if guess.confidence >= least
        and any(match.role == "price" and match.score >= _RIVAL_NAME for match in matches(name))
    ]
    return [name for name, _ in prices[:1]] + rivals


def _personal(table: TableProfile, guesses: Mapping[str, Guess]) -> dict[str, Guess]:
    """Columns about people, which are left out."""
    kinds = {
        name: personal_data(name, profile)
        for name, profile in table.columns.items()
        if name not in guesses
    }
    return {
        name: Guess("ignore", 0.9, f"personal data ({kind})")
        for name, kind in kinds.items()
        if kind is not None
    }


def _swapped_coordinates(table: TableProfile, guesses: Mapping[str, Guess]) -> dict[str, Guess]:
    """Columns named latitude and longitude whose values are each other's."""
    named: dict[Role, list[str]] = {"latitude": [], "longitude": []}
    for name, profile in table.columns.items():
        for match in matches(name):
            if match.role in named and profile.is_number and name not in guesses:
                named[match.role].append(name)
    if any(len(names) != 1 for names in named.values()):
        return {}
    latitude, longitude = named["latitude"][0], named["longitude"][0]
    east, north = table.columns[latitude], table.columns[longitude]
    if (
        east.share_between(-90, 90) > 0.5
        or min(east.share_between(-180, 180), north.share_between(-90, 90)) < 0.9
    ):
        return {}
    why = "named as the other coordinate, but most of {!r} are outside -90..90: swapped"
    return {
        latitude: Guess("longitude", 0.8, why.format(latitude)),
        longitude: Guess("latitude", 0.8, why.format(latitude)),
    }


def _without_older_sales(guesses: dict[str, Guess]) -> dict[str, Guess]:
    """Ignore the date of an older sale where the price is an asking price."""
    asking = any(
        guess.role == "price" and understand(name).has("listing") for name, guess in guesses.items()
    )
    why = "the date of a sale, but the price is asked for"
    return {
        name: Guess("ignore", 0.6, why)
        if asking and guess.role == "date" and guess.confidence < 1 and understand(name).has("sale")
        else guess
        for name, guess in guesses.items()
    }


def _candidates(table: TableProfile, role: Role | None = None) -> list[tuple[str, Guess]]:
    """Every match of a column with a role, best first; ties keep the order of the table."""
    guesses = [
        (name, guess)
        for name in table.columns
        for match in matches(name)
        if role in {None, match.role}
        for guess in [_weighed(name, match, table)]
        if guess is not None
    ]
    return sorted(guesses, key=lambda item: -item[1].confidence)


def _weighed(name: str, match: NameMatch, table: TableProfile) -> Guess | None:
    """The guess for a role that the name speaks for; None where the values contradict it."""
    profile = table.columns[name]
    if match.score < _LEAST_NAME:
        return None
    values = judge(match.role, profile)
    needed = _AGREEING_VALUES if match.score < _UNSURE_NAME else CONTRADICTION
    needed = max(needed, _AGREEING_VALUES if understand(name).trust < _SURE_SPELLING else 0.0)
    if values.score < needed:
        return None
    others = compare(match.role, name, table)
    if match.score < _UNSURE_NAME and others.score < CONTRADICTION:
        return None
    scores = (match.score, values.score, others.score)
    confidence = sum(share * score for share, score in zip(_SHARES, scores, strict=True))
    confidence *= 1 - _GAPS_COST * (1 - profile.filled)
    if confidence < _LEAST_CONFIDENCE:
        return None
    return Guess(match.role, round(confidence, 3), _evidence(name, match, values, others))


def _evidence(name: str, match: NameMatch, values: ValueJudgement, others: ValueJudgement) -> str:
    return (
        f'name: "{understand(name).label}" means {match.meaning} ({match.score:.2f}); '
        f"values: {values.why} ({values.score:.2f}); "
        f"distribution: {others.why} ({others.score:.2f})"
    )


def _by_values(name: str, reading: Reading, profile: ColumnProfile) -> Guess:
    """A role for a column whose name says nothing, or something that its values contradict."""
    if is_flag_with_blanks(reading):
        return _flag(reading)
    reason = _no_use(name, reading, profile)
    if reason is not None:
        return reason
    role: Role = _ROLE_OF_TYPE[reading.type]
    return Guess(role, 0.8, reading.evidence)


def _flag(reading: Reading) -> Guess:
    answer = reading.values.drop_nulls()[0]
    shown = "yes" if answer is True else answer
    role = _ROLE_OF_TYPE[reading.type]
    return Guess(role, 0.8, f"a flag of {shown!r} and blank; blank is the answer no")


def _no_use(name: str, reading: Reading, profile: ColumnProfile) -> Guess | None:
    """Why a column is ignored; None if it is of use."""
    present = reading.values.drop_nulls()
    if profile.distinct <= 1 and present.n_unique() <= 1:
        what = "no values" if present.is_empty() else "the same value in every row"
        return Guess("ignore", 0.9, what)
    if reading.type == "date":
        return Guess("ignore", 0.6, f"{reading.evidence}; not the date of the sale")
    if _is_row_number(reading):
        return Guess("ignore", 0.9, "a row number")
    if hold_places(profile) or are_web_addresses(profile):
        is_place = hold_places(profile)
        what = f"{PLACES}, which are not read" if is_place else "addresses of web pages"
        return Guess("ignore", 0.9, what)
    is_id = understand(name).has("id")
    if not is_id and (reading.type != "category" or profile.distinct <= _MANY_CODES):
        return None
    return _many_codes(present.n_unique(), present.len(), reading, is_id=is_id)


def _many_codes(distinct: int, n_rows: int, reading: Reading, *, is_id: bool) -> Guess | None:
    """Why a column of many codes is ignored; None if it is of use."""
    if is_id and distinct > _NEARLY_UNIQUE * n_rows:
        return Guess("ignore", 0.8, f"codes of rows: {distinct} in {n_rows} rows")
    if reading.type == "category" and distinct > max(_MANY_CODES, _PROSE_SHARE * n_rows):
        return Guess("ignore", 0.7, f"{distinct} different values in {n_rows} rows")
    return None


def _is_row_number(reading: Reading) -> bool:
    """Whether the values count the rows, from any first number."""
    values = reading.values
    if reading.type != "integer" or values.null_count() or values.len() < 3:
        return False
    if values[0] not in {0, 1} and values.len() < _FEWEST_COUNTED:
        return False
    return bool((values.diff(null_behavior="drop") == 1).all())
