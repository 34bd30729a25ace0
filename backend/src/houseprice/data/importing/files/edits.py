"""Changes cells of a sheet by hand, before anything is read from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import EditedCell, Sheet, TableProblem, shortened
from houseprice.data.importing.table_request import CellEdit
from houseprice.errors import InvalidInput

#: Characters of a cell that the record of an import keeps.
_SHOWN = 200


def with_edits(sheet: Sheet, edits: Sequence[CellEdit], limits: Limits) -> Sheet:
    """The sheet with the texts of `edits` in their cells.

    Parameters
    ----------
    sheet : Sheet
        A table of text as it is in the file.
    edits : sequence of CellEdit
        Changes, each of another cell.
    limits : Limits
        The longest value.

    Returns
    -------
    Sheet
        It names the cells that were changed, with their text before; one problem counts them.

    Raises
    ------
    InvalidInput
        If the table has no such row or column, a value is too long, or two edits are of one cell.
    """
    if not edits:
        return sheet
    columns = {edit.column: _column(sheet.frame.columns, edit) for edit in edits}
    texts: dict[str, dict[int, str | None]] = defaultdict(dict)
    for edit in edits:
        texts_of_column, at = texts[columns[edit.column]], _position(sheet.row, edit)
        if at in texts_of_column:
            raise InvalidInput(f"a cell must be edited once, got two edits of row {edit.row}, "
                               f"column {shortened(edit.column)!r}")  # fmt: skip
        texts_of_column[at] = _text(edit, limits)
    frame = sheet.frame.with_columns(
        _changed(sheet.frame[name], values) for name, values in texts.items()
    )
    edited = _edited(sheet, texts)
    return replace(sheet, frame=frame, edited=edited, problems=(*sheet.problems, _note(edited)))


def _column(names: Sequence[str], edit: CellEdit) -> str:
    """The column of an edit: by its header as it was read, or as it stands in the file."""
    plain = " ".join(edit.column.split())
    for name in (edit.column, plain):
        if name in names:
            return name
    raise InvalidInput(
        f"an edit must name a column of the table, got {shortened(edit.column)!r}; "
        f"its columns are {shortened(', '.join(names), 400)}",
        places=({"row": edit.row, "column": shortened(edit.column), "value": shortened(edit.value),
                 "rule": "must name a column of the table"},),
    )  # fmt: skip


def _position(rows: pl.Series, edit: CellEdit) -> int:
    at = int(rows.search_sorted(edit.row))
    if at < rows.len() and rows[at] == edit.row:
        return at
    there = f"rows {rows[0]} to {rows[-1]}" if rows.len() else "no row"
    raise InvalidInput(
        f"an edit must name a row of the table, got row {edit.row}; the table has {there}, without "
        "the lines that are blank, above the header or below the table",
        places=({"row": edit.row, "column": shortened(edit.column), "value": shortened(edit.value),
                 "rule": "must name a row of the table"},),
    )  # fmt: skip


def _text(edit: CellEdit, limits: Limits) -> str | None:
    text = edit.value.strip()
    size = len(text.encode())
    if size > limits.field_bytes:
        raise InvalidInput(
            f"a value must have at most {limits.field_bytes} bytes, got {size} in the "
            f"edit of row {edit.row}, column {shortened(edit.column)!r}"
        )
    return text or None


def _changed(column: pl.Series, values: Mapping[int, str | None]) -> pl.Series:
    return column.clone().scatter(list(values), pl.Series(list(values.values()), dtype=pl.String))


def _edited(sheet: Sheet, texts: Mapping[str, Mapping[int, str | None]]) -> tuple[EditedCell, ...]:
    cells = [
        EditedCell(int(sheet.row[at]), name, _shown(sheet.frame[name][at]), _shown(value))
        for name, values in texts.items()
        for at, value in values.items()
    ]
    return tuple(sorted(cells, key=lambda cell: cell.row))


def _shown(text: str | None) -> str | None:
    return None if text is None else shortened(text, _SHOWN)


def _note(edited: Sequence[EditedCell]) -> TableProblem:
    first, count = edited[0], len(edited)
    cells = "1 cell was" if count == 1 else f"{count:,} cells were"
    return TableProblem(
        f"{cells} changed by hand at the import",
        first.row,
        first.column,
        None if first.value is None else shortened(first.value),
        count,
        kind="edited by hand",
    )
