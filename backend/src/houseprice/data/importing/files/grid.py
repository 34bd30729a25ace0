"""The cells of a file as they stand in it, before anybody says which line names the columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import polars as pl


@dataclass(frozen=True)
class CellGrid:
    """All lines of a file that are not blank.

    Parameters
    ----------
    cells : polars.DataFrame of shape (n_lines, n_fields)
        String columns without blanks around the values; null is an empty field.
    row : polars.Series of int, shape (n_lines,)
        Row number of each line in a spreadsheet, from 1.
    widths : polars.Series of int, shape (n_lines,)
        Fields that each line was written with; shorter lines end in nulls.
    """

    cells: pl.DataFrame
    row: pl.Series
    widths: pl.Series

    @classmethod
    def of(cls, columns: list[pl.Series], row: pl.Series, widths: pl.Series) -> Self:
        """Strip the cells of blanks and leave out blank lines.

        The list is emptied, so that no column is in memory twice for long.
        """
        columns.reverse()
        cells = pl.DataFrame([_stripped(columns.pop()) for _ in range(len(columns))])
        if not cells.width:
            return cls(cells, row.clear(), widths.clear())
        filled = ~cells.select(pl.all_horizontal(pl.all().is_null())).to_series()
        if filled.all():
            return cls(cells, row, widths)
        return cls(cells.filter(filled), row.filter(filled), widths.filter(filled))

    @property
    def height(self) -> int:
        """Number of lines."""
        return self.cells.height

    def slice(self, start: int, length: int | None = None) -> CellGrid:
        """Lines from position `start` on."""
        return CellGrid(
            self.cells.slice(start, length),
            self.row.slice(start, length),
            self.widths.slice(start, length),
        )

    def line(self, position: int) -> list[str]:
        """Cells of a line; an empty text is an empty field."""
        return [value or "" for value in self.cells.row(position)]

    def filled(self) -> pl.Series:
        """Number of cells with a value in each line."""
        return self.cells.select(pl.sum_horizontal(pl.all().is_not_null())).to_series()


def _stripped(column: pl.Series) -> pl.Series:
    stripped = column.str.strip_chars()
    return stripped.set(stripped == "", None) if (stripped == "").any() else stripped
