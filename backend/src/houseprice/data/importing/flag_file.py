"""A file of flagged sales: written to be corrected in a spreadsheet, and imported again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl

from houseprice.data.importing.sheet import Sheet, TableProblem

#: Columns that the file has before those of the table.
_FLAGS = ("row", "column", "value", "rule", "reasons", "action")
FLAG_COLUMNS = tuple(f"flag_{name}" for name in _FLAGS)
#: Columns that follow these where the flags were reviewed.
_REVIEW = ("review", "comment", "author")
REVIEW_COLUMNS = tuple(f"flag_{name}" for name in _REVIEW)
#: A cell that a spreadsheet may take for a formula, unless it is a plain number.
_FORMULA = r"^[=+\-@\t\r]"
_NUMBER = r"^[+\-]?[0-9]+([.,' ][0-9]+)*$"
_HARMLESS = r"^'([=+\-@\t\r])"


def write_flag_file(flags: pl.DataFrame, cells: pl.DataFrame, path: Path) -> None:
    """Write flagged sales as CSV: why each is flagged, then its cells as they were.

    No cell can start a formula: a quote stands before what could, and is taken away when the file
    is read again.

    Parameters
    ----------
    flags : polars.DataFrame of shape (n_flagged, 8)
        See `checks.flags.flagged_sales`.
    cells : polars.DataFrame of shape (n_rows, n_columns)
        The text of the table.
    path : Path
        The file, which is replaced.
    """
    path.write_bytes(flag_csv(flags, cells[flags["sale"]]))


def flag_csv(flags: pl.DataFrame, cells: pl.DataFrame, separator: str = ",") -> bytes:
    """The content of a file of flagged sales, see `write_flag_file`.

    Parameters
    ----------
    flags : polars.DataFrame of shape (n_flagged, 8) or (n_flagged, 11)
        The flagged sales; perhaps with ``review``, ``comment`` and ``author``.
    cells : polars.DataFrame of shape (n_flagged, n_columns)
        Their cells.
    separator : str
        The sign between two cells of the file.
    """
    reasons = pl.col("reasons").list.eval(pl.element().struct.field("text")).list.join("; ")
    names = [*_FLAGS, *(name for name in _REVIEW if name in flags.columns)]
    own = flags.with_columns(reasons).select(pl.col(names).cast(pl.String).name.prefix("flag_"))
    table = pl.concat([own, cells.drop(own.columns, strict=False)], how="horizontal")
    safe = table.with_columns(harmless(pl.col(pl.String)))
    # A byte order mark, because a spreadsheet takes UTF-8 without one for another encoding.
    return b"\xef\xbb\xbf" + safe.write_csv(separator=separator).encode()


def harmless(text: pl.Expr) -> pl.Expr:
    """Cells of text that start no formula in a spreadsheet; numbers stay as they are."""
    is_formula = text.str.contains(_FORMULA) & ~text.str.contains(_NUMBER)
    return pl.when(is_formula).then(pl.lit("'") + text).otherwise(text).name.keep()


def without_flags(sheet: Sheet) -> Sheet:
    """The sheet as it was before its sales were flagged; another sheet stays as it is."""
    if not set(FLAG_COLUMNS) <= set(sheet.frame.columns):
        return sheet
    columns = [c for c in (*FLAG_COLUMNS, *REVIEW_COLUMNS) if c in sheet.frame.columns]
    frame = sheet.frame.drop(columns)
    note = TableProblem(
        "these columns say why sales were flagged, and are left out",
        column=", ".join(columns),
        count=len(columns),
        kind="column left out",
    )
    plain = frame.with_columns(pl.col(pl.String).str.replace(_HARMLESS, "$1"))
    return replace(sheet, frame=plain, problems=(*sheet.problems, note))
