"""Takes the only amounts of money for the price, and the only dates for those of the sales.

Names decide first; here the name of no column speaks of a price, or of a day of sale. So it is with
places whose names say just width and length, as German and other languages call the coordinates.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from houseprice.data.cells.cell_parts import take_apart
from houseprice.data.cells.money import currency_of_header
from houseprice.data.cells.reading import Reading
from houseprice.data.importing.roles.distribution import TableProfile, compare
from houseprice.data.importing.roles.guess import Guess
from houseprice.data.importing.roles.names import understand
from houseprice.data.importing.roles.profile import profile_of
from houseprice.data.importing.roles.values import judge
from houseprice.data.schema import Role

#: How the evidence of such a guess begins.
ONLY_COLUMN = "the only column of "
_CONFIDENCE = 0.5
_SAMPLE = 1_000
#: Values that agree less than this are no prices, and no dates of sales.
_LEAST = 0.7
_OTHER = ("rent", "previous", "assessed", "renovated", "person")
_OTHER_MONEY = (*_OTHER, "per", "part", "area unit")
_OTHER_DATES = (*_OTHER, "built", "start")
#: Sides of a plot are measured to the centimetre; places in degrees are finer.
_CENTIMETRE, _MOST_COARSE = 0.01, 0.5
_DEGREES: dict[str, Role] = {"width": "latitude", "length": "longitude"}


def with_last_resort(
    readings: Mapping[str, Reading], guesses: Mapping[str, Guess], text: pl.DataFrame
) -> dict[str, Guess]:
    """Give the price and the date to the only column that can be it, where none is named so.

    Parameters
    ----------
    readings, guesses : mapping
        Type and role of each column.
    text : polars.DataFrame of shape (n_rows, n_columns)
        The cells.

    Returns
    -------
    dict of str to Guess
        The guesses; the evidence of a new one begins with `ONLY_COLUMN`.
    """
    new = dict(guesses)
    new |= _only("price", "amounts of money", _amounts_of_money(readings, new, text), readings)
    new |= _width_and_length(readings, new)
    dates = [name for name in dates_without_role(readings, new) if _may_be_of_sales(name, new)]
    return new | _only("date", "dates", dates, readings)


def _only(
    role: Role, what: str, names: list[str], readings: Mapping[str, Reading]
) -> dict[str, Guess]:
    if len(names) != 1 or judge(role, profile_of(readings[names[0]])).score < _LEAST:
        return {}
    evidence = f"{ONLY_COLUMN}{what}; its name does not say that it is the {role}"
    return {names[0]: Guess(role, _CONFIDENCE, evidence)}


def _width_and_length(
    readings: Mapping[str, Reading], guesses: Mapping[str, Guess]
) -> dict[str, Guess]:
    """The only width and length of a table without coordinates, if they can be degrees."""
    if _has("latitude", guesses) or _has("longitude", guesses):
        return {}
    named = {
        role: [name for name in readings if understand(name).concepts == {concept}]
        for concept, role in _DEGREES.items()
    }
    if any(len(names) != 1 for names in named.values()):
        return {}
    pair = {role: names[0] for role, names in named.items()}
    if any(guesses[name].confidence == 1 for name in pair.values()):
        return {}
    table = TableProfile({name: readings[name] for name in pair.values()})
    if not all(_may_be_degrees(role, name, table) for role, name in pair.items()):
        return {}
    why = f"{' and '.join(map(repr, pair.values()))} are degrees of one market"
    return {name: Guess(role, _CONFIDENCE, why) for role, name in pair.items()}


def _may_be_degrees(role: Role, name: str, table: TableProfile) -> bool:
    profile = table.columns[name]
    return (
        profile.is_number
        and profile.share_of_multiples(_CENTIMETRE) < _MOST_COARSE
        and min(judge(role, profile).score, compare(role, name, table).score) >= _LEAST
    )


def dates_without_role(readings: Mapping[str, Reading], guesses: Mapping[str, Guess]) -> list[str]:
    """Columns of days in a table without a date of sale."""
    if _has("date", guesses):
        return []
    return [
        name
        for name, reading in readings.items()
        if reading.type == "date" and guesses[name].confidence < 1
    ]


def _may_be_of_sales(name: str, guesses: Mapping[str, Guess]) -> bool:
    """Whether a name says nothing else; the day of a listing is that of an asking price.

    A name of a sale has had its chance: it was ignored for a reason.
    """
    asking = any(
        guess.role == "price" and understand(other).has("listing")
        for other, guess in guesses.items()
    )
    words = understand(name)
    return not words.has(*_OTHER_DATES, "sale") and (asking or not words.has("listing"))


def _amounts_of_money(
    readings: Mapping[str, Reading], guesses: Mapping[str, Guess], text: pl.DataFrame
) -> list[str]:
    if _has("price", guesses):
        return []
    return [
        name
        for name, reading in readings.items()
        if guesses[name].role == "number"
        and guesses[name].confidence < 1
        and reading.values.dtype.is_numeric()
        and not understand(name).has(*_OTHER_MONEY)
        and (currency_of_header(name) or _name_money(text[name]))
    ]


def _name_money(text: pl.Series) -> bool:
    """Whether most cells name a currency, or a sign that several currencies share."""
    sample = text.drop_nulls().head(_SAMPLE)
    return 2 * take_apart(sample, money=True, units=False).currency.count() > sample.len()


def _has(role: Role, guesses: Mapping[str, Guess]) -> bool:
    return any(guess.role == role for guess in guesses.values())
