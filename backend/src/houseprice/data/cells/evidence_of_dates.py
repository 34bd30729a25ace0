"""What is said of a column of dates: evidence, rule and remarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import polars as pl

from houseprice.data.cells.date_formats import ISO, date_format
from houseprice.data.cells.date_numbers import MEANING
from houseprice.data.cells.placeholder_dates import YEARS
from houseprice.data.cells.reading import Remark

_EXAMPLE = date(2021, 2, 17)
_NUMBER_EXAMPLES = {
    "excel": "44244",
    "decimal_year": "2021.129",
    "epoch_s": "1613520000",
    "epoch_ms": "1613520000000",
    "epoch_us": "1613520000000000",
    "epoch_ns": "1613520000000000000",
}


def evidence(shares: dict[str, int], total: int, note: str = "") -> str:
    """The formats, how many values each explains, and the reason for the order.

    Parameters
    ----------
    shares : dict of str to int
        Rows of each format, the commonest first.
    total : int
        Rows that are no gap.
    note : str
        Why day or month come first; empty where that was no question.

    Examples
    --------
    >>> evidence({"%d/%m/%Y": 1998}, 2000)
    'dates written %d/%m/%Y (1,998 of 2,000)'
    """
    if not shares:
        return "no dates"
    groups = " and ".join(_share(name, rows, total) for name, rows in shares.items())
    groups = groups.replace(" and dates written", " and")
    return f"{groups}, {note}" if note else groups


def _share(name: str, rows: int, total: int) -> str:
    share = f"({rows:,} of {total:,})"
    if name in MEANING:
        return f"dates, by a guess from numbers: {MEANING[name]}, {name} {share}"
    period = date_format(name).period
    if period == "day":
        return f"dates written {name} {share}"
    return f"{period}s written {name} {share}, each read as its first day"


def rule(names: Sequence[str]) -> str:
    """The rule of a column with these formats, the commonest first.

    Examples
    --------
    >>> rule(["%d/%m/%Y"])
    'must be a date of 1700..2100, written as %d/%m/%Y, such as 17/02/2021'
    """
    main = names[0] if names else ISO
    written = MEANING.get(main, main)
    return (
        f"must be a date of {YEARS[0]}..{YEARS[1]}, written as {written}, such as {example(main)}"
    )


def example(name: str) -> str:
    """17 February 2021 in a format.

    Examples
    --------
    >>> example("%d/%m/%Y"), example("Q%q %Y"), example("excel")
    ('17/02/2021', 'Q1 2021', '44244')
    """
    return _NUMBER_EXAMPLES.get(name) or _EXAMPLE.strftime(
        name.replace("%q", "1").replace("%-m", "2")
    )


def remarks(rows: pl.DataFrame, shares: dict[str, int]) -> Iterator[Remark]:
    """Several formats in one column, and placeholders.

    Parameters
    ----------
    rows : polars.DataFrame of shape (n_rows, n)
        ``text``, ``form`` and ``placeholder`` of each row.
    shares : dict of str to int
        Rows of each format, the commonest first.
    """
    if len(shares) > 1:
        main = next(iter(shares))
        counts = ", ".join(f"{name} in {count:,} values" for name, count in shares.items())
        number = "Two" if len(shares) == 2 else f"{len(shares)}"
        others = (rows["form"] != main).fill_null(value=False)
        yield Remark("two date formats", f"{number} formats in one column: {counts}.", others)
    placeholder = rows["placeholder"].fill_null(value=False)
    if placeholder.any():
        texts = rows.filter(placeholder)["text"]
        shown = ", ".join(texts.unique(maintain_order=True).head(3))
        number = f"{texts.len():,} {'value' if texts.len() == 1 else 'values'}"
        text = f"{number} such as {shown}: no real date, read as a gap."
        yield Remark("placeholder dates", text, placeholder)
