"""Matches a table with the columns of the sales, and reads these: the one way in for homes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rapidfuzz import process

from houseprice.data.cells.date_formats import ISO
from houseprice.data.cells.reading import OpenQuestion, Reading
from houseprice.data.importing.matching.answer import HomesMatch, HomesRequest, MatchedColumn
from houseprice.data.importing.matching.days import with_sale_date
from houseprice.data.importing.matching.dialect import ReadColumn, read_cells_of, signs_of_file
from houseprice.data.importing.matching.headers import headers_of, match_headers
from houseprice.data.importing.matching.places import with_places
from houseprice.data.importing.roles.name_rules import matches
from houseprice.data.importing.sheet import Sheet, shortened
from houseprice.data.schema import Column, TableSchema
from houseprice.errors import InvalidInput

_LIKE = 60


def match_homes(
    sheet: Sheet, schema: TableSchema, asked: HomesRequest
) -> tuple[Sheet, HomesMatch, dict[str, Reading]]:
    """Match a table with the columns of the sales, and read these.

    Columns of place layers are left out: they are made from the coordinates.

    Returns
    -------
    sheet : Sheet
        The table, with a date that was put together from its columns of year and month.
    match : HomesMatch
        What each column was read from.
    readings : dict of str to Reading
        Values of the columns that the file has.

    Raises
    ------
    InvalidInput
        If a required column is missing, or all are, or `asked` names what is not there.
    """
    schema = schema.asked
    headers = match_headers(sheet.frame, schema, asked.rename)
    sheet, parts = with_sale_date(sheet, schema, headers, asked.sale_year)
    sheet, places = with_places(sheet, schema, headers)
    matched = {**headers.matched, **parts, **places}
    questions = [
        question for question in headers.questions if question.column not in {**parts, **places}
    ]
    _check_required(matched, sheet, schema, questions)
    columns = {column.name: column for column in schema.columns if column.name in matched}
    texts = {name: sheet.frame[matched[name].source].alias(name) for name in columns}
    signs = signs_of_file(texts, columns, asked)
    cells = {
        name: read_cells_of(texts[name], _as_put_together(column, parts),
                            matched[name].headers[0], signs, asked)
        for name, column in columns.items()
    }  # fmt: skip
    match = _answer(sheet, schema, matched, cells, questions)
    readings = {name: column.reading for name, column in cells.items()}
    return sheet, match, _in_degrees(readings, schema)


def _as_put_together(column: Column, parts: Mapping[str, MatchedColumn]) -> Column:
    """A date that was put together is written as in ISO 8601, whatever the sales had."""
    if column.name not in parts:
        return column
    return replace(column, format=replace(column.format, dates=(ISO,)))


def _answer(
    sheet: Sheet,
    schema: TableSchema,
    matched: Mapping[str, MatchedColumn],
    cells: Mapping[str, ReadColumn],
    questions: Sequence[OpenQuestion],
) -> HomesMatch:
    used = {header for column in matched.values() for header in (*column.headers, column.source)}
    return HomesMatch(
        matched=tuple(_with_notes(matched[name], read.notes) for name, read in cells.items()),
        unmatched=tuple(column.name for column in schema.features if column.name not in matched),
        ignored=tuple(header for header in sheet.frame.columns if header not in used),
        questions=(*questions, *(asked for read in cells.values() for asked in read.questions)),
    )


def _with_notes(column: MatchedColumn, notes: tuple[str, ...]) -> MatchedColumn:
    return replace(column, evidence="; ".join(filter(None, (column.evidence, *notes))))


def _check_required(
    matched: Mapping[str, MatchedColumn],
    sheet: Sheet,
    schema: TableSchema,
    questions: Sequence[OpenQuestion],
) -> None:
    """Refuse a table without a column that no value can do without, or without any."""
    missing = [
        column for column in schema.columns if column.required and column.name not in matched
    ]
    if missing or not matched:
        raise _missing(missing or list(schema.features), sheet.frame.columns, questions)


def _in_degrees(readings: dict[str, Reading], schema: TableSchema) -> dict[str, Reading]:
    """Coordinates in degrees, where those of the sales were converted from another system."""
    if not any(column.format.crs for column in schema.columns):
        return readings
    from houseprice.data.importing import projected  # noqa: PLC0415  few models need PROJ

    converted = projected.converted_columns(schema.columns)
    if converted is None or not set(converted[:2]) <= set(readings):
        return readings
    return readings | projected.homes_in_degrees(readings, *converted)


def _missing(
    columns: Sequence[Column], headers: Sequence[str], questions: Sequence[OpenQuestion]
) -> InvalidInput:
    """The error with what is missing, what is there, and the header that looks like it."""
    names = ", ".join(column.name for column in columns[:20])
    near = [
        f"{header!r} for {column.name!r}"
        for column in columns[:20]
        if (header := _likely_header(column, headers, questions)) is not None
    ]
    renamed = "Rename the columns of the file as those of the sales, or say --rename OLD=NEW"
    hint = f"Did you mean {', '.join(near)}? {renamed}." if near else f"{renamed}."
    there = shortened(", ".join(headers), 400)
    return InvalidInput(
        f"The columns {names} are required, but the table has only {there}.", hint=hint
    )


def _likely_header(
    column: Column, headers: Sequence[str], questions: Sequence[OpenQuestion]
) -> str | None:
    """The header of an open question, or that speaks of the same role, or looks like the name."""
    asked = [headers_of(question) for question in questions if question.column == column.name]
    if asked:
        return asked[0][0]
    roles = {header: [match.role for match in matches(header)[:1]] for header in headers}
    alike = [header for header, role in roles.items() if role == [column.role]]
    if alike:
        return alike[0]
    others = [header for header, role in roles.items() if not role]
    match = process.extractOne(column.name, others, score_cutoff=_LIKE)
    return None if match is None else str(match[0])
