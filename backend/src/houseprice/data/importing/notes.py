"""Notes on a table that block nothing: how cells were read, and which sales look odd."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from houseprice.data.cells.reading import Reading
from houseprice.data.checks.sales_check import SalesCheck
from houseprice.data.importing.examined_table import ExaminedTable
from houseprice.data.importing.roles.coordinate_pairs import LATITUDE, LONGITUDE
from houseprice.data.importing.roles.guess import PLACES, Guess, price_candidates
from houseprice.data.importing.roles.last_resort import ONLY_COLUMN, dates_without_role
from houseprice.data.importing.roles.name_rules import matches
from houseprice.data.importing.sheet import Sheet, TableProblem, shortened
from houseprice.data.importing.table_request import TableRequest

_PERSONAL = "personal data"
#: A name that says so surely what a column is should not be passed over in silence.
_CLEAR_NAME = 0.9


def notes_of(examined: ExaminedTable, asked: TableRequest) -> tuple[TableProblem, ...]:
    """Everything that the owner of a table should know of it.

    Parameters
    ----------
    examined : ExaminedTable
        A table whose columns have types, roles and units.
    asked : TableRequest
        What the caller said of it.
    """
    sheet, readings, guesses = examined.sheet, examined.readings, examined.guesses
    return (
        *sheet.problems,
        *_remarks(sheet, readings, guesses),
        *_personal(guesses),
        *_prices(readings, guesses, asked),
        *_only_columns(guesses),
        *_dates(readings, guesses),
        *_without_their_role(readings, guesses),
        *_places(guesses),
        *(_note(check) for check in examined.checks if check.is_warning),
    )


def _remarks(
    sheet: Sheet, readings: Mapping[str, Reading], guesses: Mapping[str, Guess]
) -> Iterator[TableProblem]:
    for name, reading in readings.items():
        if guesses[name].role == "ignore" or name not in sheet.frame.columns:
            continue
        yield from _gaps(sheet, name, reading)
        for remark in reading.remarks:
            yield _at_first(sheet, name, remark.rows, remark.text, remark.kind)


def _gaps(sheet: Sheet, name: str, reading: Reading) -> Iterator[TableProblem]:
    """Words that were read as gaps, where no remark counts them."""
    words = reading.gap_words
    for remark in reading.remarks:
        words = words & ~remark.rows
    if words.any():
        rule = "read as a gap, because it is a word for a value that nobody knows"
        yield _at_first(sheet, name, words, rule, "gap words")


def _at_first(sheet: Sheet, name: str, mask: pl.Series, rule: str, kind: str) -> TableProblem:
    if not mask.any():
        return TableProblem(rule, column=name, count=0, kind=kind)
    at = mask.arg_max() or 0
    value = shortened(sheet.frame[name][at])
    return TableProblem(rule, sheet.row[at], name, value, int(mask.sum()), kind)


def _personal(guesses: Mapping[str, Guess]) -> Iterator[TableProblem]:
    names = [name for name, guess in guesses.items() if guess.evidence.startswith(_PERSONAL)]
    if names:
        rule = "personal data of people are left out; give the column a role to use it"
        yield TableProblem(rule, column=", ".join(names), count=len(names), kind=_PERSONAL)


def _prices(
    readings: Mapping[str, Reading], guesses: Mapping[str, Guess], asked: TableRequest
) -> Iterator[TableProblem]:
    candidates = price_candidates(readings)
    if asked.target is None and len(candidates) > 1:
        rule = "more than one column may be the price; name it to be sure"
        yield TableProblem(rule, column=", ".join(candidates))
    if not any(guess.role == "price" for guess in guesses.values()):
        yield TableProblem(no_price(candidates, readings))


def _only_columns(guesses: Mapping[str, Guess]) -> Iterator[TableProblem]:
    for name, guess in guesses.items():
        if guess.evidence.startswith(ONLY_COLUMN):
            rule = f"{name!r} is taken for the {guess.role}: it is {guess.evidence}"
            fixes = (f"Give another column this role (--role COLUMN={guess.role}) if it is wrong.",)
            yield TableProblem(rule, column=name, count=1, kind="role by values", fixes=fixes)


def _dates(readings: Mapping[str, Reading], guesses: Mapping[str, Guess]) -> Iterator[TableProblem]:
    names = dates_without_role(readings, guesses)
    if names:
        columns = ", ".join(names)
        rule = "no column is named like the day of the sale, so the sales have none"
        fixes = (f"Give the column of the days of sale its role (--role {names[0]!r}=date).",)
        yield TableProblem(rule, column=columns, count=len(names), kind="no date", fixes=fixes)


def _places(guesses: Mapping[str, Guess]) -> Iterator[TableProblem]:
    for name, guess in guesses.items():
        if guess.evidence == f"in {LATITUDE} and {LONGITUDE}":
            rule = f"{name!r} has two coordinates in one cell: {guesses[LATITUDE].evidence}"
            yield TableProblem(rule, column=name, count=1, kind="places")
        if guess.evidence.startswith(PLACES):
            fixes = ("Write latitude and longitude into two columns.",)
            yield TableProblem(
                f"{name!r} holds {guess.evidence}", column=name, count=1, kind="places", fixes=fixes
            )


def _without_their_role(
    readings: Mapping[str, Reading], guesses: Mapping[str, Guess]
) -> Iterator[TableProblem]:
    """Columns whose name is clear, whose values are not, and no other column in their place."""
    present = {guess.role for guess in guesses.values()}
    for role in ("date", "latitude", "longitude"):
        for name, reading in readings.items():
            is_free = guesses[name].confidence < 1 and not guesses[name].evidence.startswith("in ")
            named = any(m.role == role and m.score >= _CLEAR_NAME for m in matches(name))
            if role not in present and is_free and named and reading.type != "date":
                rule = f"{name!r} is named like the {role}, but its values are {reading.evidence}"
                yield TableProblem(rule, column=name, count=1, kind="role by name alone")


def no_price(candidates: list[str], readings: Mapping[str, Reading]) -> str:
    """Why no column is the price: none is named like one, or its values are no numbers."""
    rule = "a table must have a price column"
    if not candidates:
        return f"{rule}; none is named like one"
    name = candidates[0]
    return f"{rule}; {name!r} is named like one, but its values are {readings[name].evidence}"


def _note(check: SalesCheck) -> TableProblem:
    return TableProblem(
        f"{check.explanation} {check.action}".strip(),
        column=check.column,
        count=check.count,
        kind=check.kind,
        fixes=tuple(check.fixes),
    )
