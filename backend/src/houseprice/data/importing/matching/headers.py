"""Finds the header of a file that stands for a column of the sales, also in another language."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import polars as pl
from rapidfuzz import fuzz, process

from houseprice.data.cells.dates import read_date
from houseprice.data.cells.durations import YEAR
from houseprice.data.cells.flags import read_flag
from houseprice.data.cells.numbers import read_number
from houseprice.data.cells.reading import OpenQuestion, Reading
from houseprice.data.cells.units import read_area
from houseprice.data.importing.matching.answer import MatchedColumn
from houseprice.data.importing.roles.name_rules import NameMatch, matches
from houseprice.data.importing.roles.names import understand
from houseprice.data.importing.sheet import shortened
from houseprice.data.schema import SINGLE_ROLES, Column, Role, TableSchema
from houseprice.errors import InvalidInput

#: Least score of a name that is believed without a question.
_SURE = 0.6
#: Share of the cells that the parser of the column must read.
_MOSTLY = 0.9
_ALIKE = 80
#: Roles of which the words must mean the same: a postcode is no district, an asking price no price.
_KINDS: frozenset[Role] = frozenset({"neighbourhood", "bathrooms", "price", "year_built", "id"})
#: Words that say too little to name a characteristic on their own.
_VAGUE = frozenset(
    {
        *("count", "number", "type", "code", "id", "value", "area", "part", "year", "date", "per"),
        *("month", "text", "unit", "name", "total", "unique", "home", "building", "period"),
        "area unit",
    }
)
_AREAS = frozenset({"living_area", "lot_area"})


@dataclass(frozen=True)
class MatchedHeaders:
    """The header of each column that the file has, and what stays open."""

    matched: dict[str, MatchedColumn]
    questions: tuple[OpenQuestion, ...] = ()


def match_headers(
    frame: pl.DataFrame, schema: TableSchema, rename: Mapping[str, str]
) -> MatchedHeaders:
    """Match the headers of a file with the columns of the sales.

    What `rename` says goes first, then the same name without regard to case, accents, blanks and
    signs, then the only header that means the same and whose cells fit.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_homes, n_headers)
        The text of the file.
    schema : TableSchema
        The columns of the sales; ignored ones are not looked for.
    rename : mapping of str to str
        Column of the sales by header.

    Raises
    ------
    InvalidInput
        If `rename` names a header or a column that is not there.
    """
    columns = [column for column in schema.columns if column.role != "ignore"]
    matched = _said(frame.columns, columns, rename)
    more, questions = _by_name(frame.columns, columns, matched)
    matched |= more
    named = {column.name for column in schema.columns}
    asked = {header for question in questions for header in headers_of(question)}
    free = [header for header in _free(frame.columns, matched) if header not in named | asked]
    left = [column for column in columns if column.name not in matched]
    open_names = {question.column for question in questions}
    left = [column for column in left if column.name not in open_names]
    by_meaning, more_questions = _by_meaning(frame, left, free)
    matched |= by_meaning
    order = {column.name: matched[column.name] for column in columns if column.name in matched}
    return MatchedHeaders(order, (*questions, *more_questions))


def headers_of(question: OpenQuestion) -> list[str]:
    """The headers between which a question of the kind ``column`` asks to choose."""
    return [answer.removesuffix(f"={question.column}") for answer in question.answers]


def plain_name(header: str) -> str:
    """A header in small letters and digits, without accents, blanks and signs.

    Examples
    --------
    >>> plain_name("Wohnfläche "), plain_name("LOT_AREA")
    ('wohnflache', 'lotarea')
    """
    letters = unicodedata.normalize("NFKD", header).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def _free(headers: Sequence[str], matched: Mapping[str, MatchedColumn]) -> list[str]:
    used = {header for column in matched.values() for header in column.headers}
    return [header for header in headers if header not in used]


def _said(
    headers: Sequence[str], columns: Sequence[Column], rename: Mapping[str, str]
) -> dict[str, MatchedColumn]:
    known = [column.name for column in columns]
    for header, name in rename.items():
        for what, word, choices in (("header", header, headers), ("column", name, known)):
            if word not in choices:
                place = "the file" if what == "header" else "the sales"
                raise InvalidInput(
                    f"a renaming must name a {what} of {place}, got {word!r:.80}",
                    hint=f"It has {shortened(', '.join(choices), 400)}.",
                )
    return {
        name: MatchedColumn(name, (header,), "said", "as you say")
        for header, name in rename.items()
    }


def _by_name(
    headers: Sequence[str], columns: Sequence[Column], matched: Mapping[str, MatchedColumn]
) -> tuple[dict[str, MatchedColumn], list[OpenQuestion]]:
    """Columns whose name the file has; two headers that differ in signs only are a question."""
    free = _free(headers, matched)
    same: dict[str, MatchedColumn] = {}
    questions = []
    for column in columns:
        if column.name in matched:
            continue
        plain = plain_name(column.name)
        alike = [header for header in free if plain and plain_name(header) == plain]
        if column.name in free:
            same[column.name] = MatchedColumn(column.name, (column.name,), "same name")
        elif len(alike) == 1:
            same[column.name] = MatchedColumn(column.name, (alike[0],), "same name")
        elif alike:
            questions.append(_which(column, alike))
    return same, questions


def _by_meaning(
    frame: pl.DataFrame, columns: Sequence[Column], headers: Sequence[str]
) -> tuple[dict[str, MatchedColumn], list[OpenQuestion]]:
    """Columns with the only header of their meaning; several, or unfit cells, are a question."""
    kin = _kin(columns, headers)
    claims = [header for alike in kin.values() for header, _ in alike]
    same: dict[str, MatchedColumn] = {}
    questions = []
    for column in columns:
        alike = kin[column.name]
        if len(alike) != 1 or claims.count(alike[0][0]) > 1:
            if alike:
                questions.append(_which(column, [header for header, _ in alike]))
            continue
        header, meaning = alike[0]
        if not _is_read(frame[header], column):
            questions.append(_unfit(column, header))
            continue
        same[column.name] = MatchedColumn(column.name, (header,), "same meaning", meaning)
    rest = [column for column in columns if not kin[column.name]]
    return same, [*questions, *_alike(rest, _free(headers, same))]


def _kin(columns: Sequence[Column], headers: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Headers that mean what a column means, with that meaning; first by role, then by words."""
    by_role = {column.name: _of_role(column, headers) for column in columns}
    used = {header for alike in by_role.values() for header, _ in alike}
    others = [header for header in headers if header not in used]
    return {
        column.name: by_role[column.name] or _of_words(column, others, columns)
        for column in columns
    }


def _of_role(column: Column, headers: Sequence[str]) -> list[tuple[str, str]]:
    if column.role not in SINGLE_ROLES | {"property_type", "text"}:
        return []
    own = next((match for match in matches(column.name) if match.role == column.role), None)
    return [
        (header, best.meaning)
        for header in headers
        for best in matches(header)[:1]
        if best.role == column.role and best.score >= _SURE and _agree(own, best)
    ]


def _agree(own: NameMatch | None, other: NameMatch) -> bool:
    """Whether two names of one role mean the same; a role that was said has no meaning of words."""
    if other.role not in _KINDS or (own is None and other.role != "neighbourhood"):
        return True
    return own is not None and own.meaning == other.meaning


def _of_words(
    column: Column, headers: Sequence[str], columns: Sequence[Column]
) -> list[tuple[str, str]]:
    """Headers with the same concepts; none if another column of the sales has these, too."""
    concepts = _concepts(column.name)
    if not concepts or sum(_concepts(other.name) == concepts for other in columns) > 1:
        return []
    words = ", ".join(sorted(concepts))
    return [(header, f"both mean {words}") for header in headers if _concepts(header) == concepts]


def _concepts(name: str) -> frozenset[str]:
    """Concepts of a name of which every word is known and spelt right; empty if these are vague."""
    words = understand(name)
    if words.known < 1 or words.trust < 1 or words.concepts <= _VAGUE:
        return frozenset()
    return words.concepts - {"number", "count"}


def _is_read(text: pl.Series, column: Column) -> bool:
    reading = _tried(text, column)
    present = text.len() - text.null_count()
    return reading is None or int(reading.bad.sum()) <= (1 - _MOSTLY) * present


def _tried(text: pl.Series, column: Column) -> Reading | None:
    """The cells in the type of a column, however they are written; None if all cells fit."""
    if column.type == "date":
        return read_date(text, named_as_date=True)
    if column.type == "boolean":
        return read_flag(text, column.format)
    if column.type in {"category", "text"} or column.format.unit == YEAR:
        return None
    if column.role in _AREAS or column.format.unit:
        return read_area(text, into="", bare="")
    return None if column.role in {"latitude", "longitude"} else read_number(text)


def _alike(columns: Sequence[Column], headers: Collection[str]) -> list[OpenQuestion]:
    """Questions about headers whose letters look like the name of a column."""
    plain = {header: plain_name(header) for header in headers}
    return [
        _which(column, [header])
        for column in columns
        for _, _, header in process.extract(
            plain_name(column.name), plain, scorer=fuzz.ratio, limit=1, score_cutoff=_ALIKE
        )
        if len(plain_name(column.name)) > 3
    ]


def _which(column: Column, headers: Sequence[str]) -> OpenQuestion:
    names = " or ".join(repr(header) for header in headers)
    text = f"Is {names} the column {column.name!r}? Nothing is read from it until somebody says so."
    return _question(column, headers, text)


def _unfit(column: Column, header: str) -> OpenQuestion:
    text = (
        f"{header!r} seems to be the column {column.name!r}, but more than a tenth of its cells "
        f"cannot be read as {column.type}; nothing is read from it."
    )
    return _question(column, [header], text)


def _question(column: Column, headers: Sequence[str], text: str) -> OpenQuestion:
    answers = tuple(f"{header}={column.name}" for header in headers)
    return OpenQuestion("column", "", answers, "--rename", text, column.name)
