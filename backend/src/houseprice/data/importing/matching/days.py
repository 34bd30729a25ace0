"""Puts a date together from columns of year and month of a table of homes."""

from __future__ import annotations

from dataclasses import replace

from houseprice.data.importing.column_types import read_best
from houseprice.data.importing.matching.answer import MatchedColumn
from houseprice.data.importing.matching.headers import MatchedHeaders
from houseprice.data.importing.roles.guess import guess_roles, speaks_of_a_sale_date
from houseprice.data.importing.sale_month import SALE_DATE, add_sale_date
from houseprice.data.importing.sheet import Sheet
from houseprice.data.schema import TableSchema


def with_sale_date(
    sheet: Sheet, schema: TableSchema, headers: MatchedHeaders, sale_year: int | None = None
) -> tuple[Sheet, dict[str, MatchedColumn]]:
    """Add the column ``sale_date`` where the file has year and month in place of the sales' date.

    Parameters
    ----------
    sheet : Sheet
        The text of the table.
    schema : TableSchema
        The columns of the sales.
    headers : MatchedHeaders
        What was matched without it.
    sale_year : int, optional
        Year of all homes of a table that has months alone.

    Returns
    -------
    tuple of Sheet, dict of str to MatchedColumn
        The table, and the match of the date by its name in the sales; empty where none was made.
    """
    date = schema.first("date")
    if date is None or date in headers.matched:
        return sheet, {}
    used = {header for column in headers.matched.values() for header in column.headers}
    rest = sheet.frame.select(name for name in sheet.frame.columns if name not in used)
    readings = {
        column.name: read_best(column, named_as_date=speaks_of_a_sale_date(column.name))
        for column in rest.iter_columns()
    }
    dated, _, guesses = add_sale_date(
        replace(sheet, frame=rest), readings, guess_roles(readings, {}), sale_year
    )
    if SALE_DATE not in guesses or SALE_DATE in rest.columns:
        return sheet, {}
    frame = sheet.frame.with_columns(dated.frame[SALE_DATE])
    parts = tuple(name for name, guess in guesses.items() if guess.evidence == f"in {SALE_DATE}")
    evidence = guesses[SALE_DATE].evidence
    match = MatchedColumn(date, parts, "year and month", evidence, SALE_DATE)
    return replace(sheet, frame=frame), {date: match}
