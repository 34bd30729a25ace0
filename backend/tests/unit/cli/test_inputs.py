"""Options of the command line become requests."""

from __future__ import annotations

import pytest

from houseprice.cli.inputs import load_sales, parse_edits
from houseprice.data.importing.table_request import CellEdit, TableRequest
from houseprice.errors import InvalidInput
from houseprice.settings import Settings


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("7:price=250000", CellEdit(7, "price", "250000")),
        ("7:note: a=b=c", CellEdit(7, "note: a", "b=c")),  # the first = ends the column
        ("7:price=", CellEdit(7, "price", "")),  # an empty cell
    ],
)
def test_an_edit_names_row_column_and_value(text: str, edit: CellEdit) -> None:
    assert parse_edits([text]) == (edit,)


@pytest.mark.parametrize("text", ["price=5", "x:price=5", "7:price", "7:=5", "-7:a=1", "٧:a=1", ""])
def test_another_form_of_an_edit_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="--edit must be ROW:COLUMN=VALUE"):
        parse_edits([text])


def test_cells_of_a_built_in_data_set_are_not_edited() -> None:
    asked = TableRequest("demo", edits=(CellEdit(2, "price", "1"),))
    with pytest.raises(InvalidInput, match="demo is built in"):
        load_sales("demo", Settings(), asked)
