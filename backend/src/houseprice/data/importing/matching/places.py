"""Takes coordinates of homes from a column that holds both of them in one cell."""

from __future__ import annotations

from houseprice.data.importing.column_types import read_best
from houseprice.data.importing.matching.answer import MatchedColumn
from houseprice.data.importing.matching.headers import MatchedHeaders
from houseprice.data.importing.roles.coordinate_pairs import (
    LATITUDE,
    LONGITUDE,
    with_coordinates,
)
from houseprice.data.importing.roles.guess import guess_roles
from houseprice.data.importing.sheet import Sheet
from houseprice.data.schema import TableSchema


def with_places(
    sheet: Sheet, schema: TableSchema, headers: MatchedHeaders
) -> tuple[Sheet, dict[str, MatchedColumn]]:
    """Add latitude and longitude where the file has both in one cell in place of the sales' two.

    Parameters
    ----------
    sheet : Sheet
        The text of the table.
    schema : TableSchema
        The columns of the sales.
    headers : MatchedHeaders
        What was matched without it.

    Returns
    -------
    tuple of Sheet, dict of str to MatchedColumn
        The table, and the matches of both by their names in the sales; empty where none was made.
    """
    north, east = schema.first("latitude"), schema.first("longitude")
    if north is None or east is None or {north, east} & set(headers.matched):
        return sheet, {}
    readings = {
        column.name: read_best(column, named_as_date=False) for column in sheet.frame.iter_columns()
    }
    placed, _, guesses = with_coordinates(sheet, readings, guess_roles(readings, {}))
    if placed is sheet:
        return sheet, {}
    used = f"in {LATITUDE} and {LONGITUDE}"
    source = tuple(name for name, guess in guesses.items() if guess.evidence == used)
    why = guesses[LATITUDE].evidence
    return placed, {
        name: MatchedColumn(name, source, "two in one cell", why, derived)
        for name, derived in ((north, LATITUDE), (east, LONGITUDE))
    }
