"""Where a table stands in its file: the sheet of a workbook, and the row of the header."""

from __future__ import annotations

from dataclasses import dataclass

from houseprice.errors import InvalidInput


@dataclass(frozen=True)
class TablePlace:
    """Where a table is looked for; what is not said is found.

    Parameters
    ----------
    sheet : str
        Name of the sheet of a workbook; empty for the one with the largest table.
    header_row : int or None
        Row number of the header in a spreadsheet, from 1; None if it is found.
    """

    sheet: str = ""
    header_row: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no row.

        Raises
        ------
        InvalidInput
            If `header_row` is none.
        """
        row = self.header_row
        if row is not None and (type(row) is not int or not 1 <= row < 2**31):
            raise InvalidInput(f"the header row must be a row number from 1, got {row!r:.80}")

    def check(self, kind: str, *, has_sheets: bool = False, has_lines: bool = False) -> None:
        """Refuse a place that a kind of file does not have.

        Raises
        ------
        InvalidInput
            If a sheet or a header row is named, and the file has no sheets or no lines.
        """
        if self.sheet and not has_sheets:
            raise InvalidInput(
                f"a sheet can be chosen of a workbook only, got {self.sheet!r:.80} for {kind}"
            )
        if self.header_row is not None and not has_lines:
            raise InvalidInput(
                f"a header row can be chosen of a text or a workbook only, got {self.header_row} "
                f"for {kind}"
            )


#: The table is looked for in the whole file.
ANYWHERE = TablePlace()


@dataclass(frozen=True)
class TableOrigin:
    """Where a table was read from.

    Parameters
    ----------
    sheets : tuple of str
        Visible sheets of a workbook, in its order; empty for other files.
    sheet : str
        The sheet that was read.
    header_row : int or None
        Row number of the header; None for files without lines.
    top : tuple of (int, tuple of str)
        Row number and cells of the first lines, as far as a header can be chosen from them.
    """

    sheets: tuple[str, ...] = ()
    sheet: str = ""
    header_row: int | None = None
    top: tuple[tuple[int, tuple[str, ...]], ...] = ()


#: A file without sheets and lines.
NO_ORIGIN = TableOrigin()
