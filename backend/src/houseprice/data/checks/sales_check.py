"""What a check of sales notices."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class SalesCheck:
    """What a check noticed.

    Parameters
    ----------
    kind : str
        The check in two or three words, such as ``unit mix-up``.
    mask : polars.Series of bool, shape (n_rows,)
        Mask of the sales that it is about.
    explanation, action : str
        A sentence with figures, and one that says what to do.
    column : str or None
        The column; None if it is about whole rows.
    fixes : tuple of str
        What can be done about the sales.
    """

    kind: str
    mask: pl.Series
    explanation: str
    action: str
    column: str | None = None
    fixes: tuple[str, ...] = ("leave out",)

    @property
    def count(self) -> int:
        """Number of sales that it is about."""
        return int(self.mask.sum())


def warning_of(
    kind: str, mask: pl.Series, words: tuple[str, str], column: str | None, rows: pl.Series
) -> SalesCheck:
    """A warning about the sales of a mask that names the first rows.

    Parameters
    ----------
    kind, column
        As in `SalesCheck`.
    mask : polars.Series of bool, shape (n_rows,)
    words : tuple of str, str
        What these sales are, such as ``have a price of 100 or less``, and what to do about them.
    rows : polars.Series of shape (n_rows,)
        Row numbers of the sales in their file.
    """
    what, action = words
    count = int(mask.sum())
    first = ", ".join(str(row) for row in rows.filter(mask).head(5))
    more = " and others" if count > 5 else ""
    who = "1 sale" if count == 1 else f"{count:,} sales"
    explanation = f"{who} {what} (rows {first}{more})."
    return SalesCheck(kind, mask, explanation, action, column)
