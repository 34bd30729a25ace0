"""What a caller says of a table is checked, and survives the way to another process."""

from __future__ import annotations

import json
from typing import Any

import pytest

from houseprice.data.importing.table_request import MOST_EDITS, CellEdit, TableRequest
from houseprice.errors import InvalidInput


def test_a_request_comes_back_from_json_with_its_edits() -> None:
    edits = (CellEdit(7, "price", "250000"), CellEdit(8, "beds", ""))
    asked = TableRequest("t", roles={"a": "price"}, leave_out=("non-market",), edits=edits)
    assert TableRequest.from_json(json.loads(json.dumps(asked.to_json()))) == asked


BAD: list[tuple[Any, Any, Any, str]] = [
    (0, "price", "1", "row number from 1"),
    (True, "price", "1", "row number"),  # JSON's true is no row
    (2.0, "price", "1", "row number"),
    (2**40, "price", "1", "row number"),
    (2, 7, "1", "the column of an edit must be text"),
    (2, "price", 250_000, "the value of an edit must be text"),
    (2, "price", "a\0", "the value"),  # no PostgreSQL can store it
    (2, "price", "\ud800", "the value"),  # half of a character
    (2, "price", "x" * 10_001, "may have 10000 characters"),
]


@pytest.mark.parametrize(("row", "column", "value", "message"), BAD)
def test_an_edit_that_no_cell_can_have_is_refused(
    row: Any, column: Any, value: Any, message: str
) -> None:
    with pytest.raises(InvalidInput, match=message):
        CellEdit(row, column, value)


def test_a_cell_is_edited_once_and_not_too_many_are() -> None:
    with pytest.raises(InvalidInput, match="got 2 edits of row 7"):
        TableRequest("t", edits=(CellEdit(7, "a", "1"), CellEdit(7, "a", "2")))
    many = tuple(CellEdit(row, "a", "1") for row in range(1, MOST_EDITS + 2))
    assert TableRequest("t", edits=many[1:]).edits
    with pytest.raises(InvalidInput, match="at most 1000 cells"):
        TableRequest("t", edits=many)
