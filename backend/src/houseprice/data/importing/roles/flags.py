"""Finds flags whose empty cells are the answer no."""

from __future__ import annotations

import polars as pl

from houseprice.data.cells.reading import Reading

#: Yes in seven languages, and the marks that forms use for it.
_YES = ("1", "1.0", "y", "yes", "true", "t", "x", "✓", "✔", "ja", "j", "oui", "o", "si", "sí", "s")
_MORE_YES = ("sim", "vrai", "wahr", "verdadero", "verdadeiro", "vero", "waar")


def is_flag_with_blanks(column: Reading | pl.Series) -> bool:
    """Whether the only value of a column is a yes, so that an empty cell is the answer no.

    Parameters
    ----------
    column : Reading or polars.Series of shape (n_rows,)
        The values of a column in any type, or its text.

    Examples
    --------
    >>> is_flag_with_blanks(pl.Series(["Y", None, "Y"])), is_flag_with_blanks(pl.Series(["Y", "N"]))
    (True, False)
    """
    values = column.values if isinstance(column, Reading) else column
    if values.null_count() in {0, values.len()}:
        return False
    answers = values.drop_nulls().unique().head(4).cast(pl.String).str.to_lowercase().unique()
    return answers.len() == 1 and answers[0] in {*_YES, *_MORE_YES}
