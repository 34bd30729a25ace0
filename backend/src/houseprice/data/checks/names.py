"""Words of column names and of cells without accents, for checks that go by names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from houseprice.data.checks.sales_check import CheckedSales
from houseprice.data.column_words import plain_words

#: More different answers than a column of yes and no, or of codes, has.
_MOST_ANSWERS = 200
YES = frozenset({"yes", "y", "true", "t", "1", "1.0", "x", "ja", "j", "oui", "si", "sim", "s"})
NO = frozenset({"no", "n", "false", "f", "0", "0.0", "nein", "non", "nao", "nee"})


def columns_named(sales: CheckedSales, pattern: re.Pattern[str]) -> Iterator[str]:
    """Columns of the frame whose name, as plain words, has this pattern; not the price."""
    for name in sales.frame.columns:
        if name != sales.schema.price and pattern.search(plain_words(name)):
            yield name


def answers(values: pl.Series) -> dict[str, str]:
    """The different cells of a column of codes as plain words; empty if there are too many."""
    if values.dtype in (pl.Date, pl.Datetime) or values.n_unique() > _MOST_ANSWERS:
        return {}
    cells = values.cast(pl.String).drop_nulls().unique().to_list()
    return {cell: plain_words(cell) if not _is_number(cell) else cell for cell in cells}


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"[-+]?\d+(\.\d+)?", cell) is not None
