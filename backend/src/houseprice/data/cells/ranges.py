"""Ranges among numbers, such as ``2100 - 2850``."""

from __future__ import annotations

import polars as pl

#: Words between the ends of a range; the minus signs of other scripts are ASCII by then.
_BETWEEN = r"(?:\s*(?:-|–|—|−|~|…|\.{2,3})\s*|\s+(?:to|bis|à|a|al|até|tot|till|до|and|und|y|et)\s+)"
_NUMERAL = r"[0-9](?:[0-9.,' \x{a0}\x{202f}’]*[0-9])?"
_BEFORE = r"(?:between |from |von |zwischen |entre |de |desde )?[^0-9\s-]{0,4} ?"
_AFTER = r"\s?[^0-9\s.,'-][^-–—]{0,16}?|"
RANGE = rf"(?i)^({_BEFORE})({_NUMERAL})({_AFTER}){_BETWEEN}({_BEFORE})({_NUMERAL})({_AFTER})$"


def is_range(text: pl.Series) -> pl.Series:
    """Mask of the cells that look like a range.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Stripped text; null is an empty cell and no range.
    """
    return text.str.contains(RANGE).fill_null(value=False)
