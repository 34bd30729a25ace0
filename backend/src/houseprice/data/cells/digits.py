"""Digits, minus signs and blanks of every script, written as plain ASCII numbers have them."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache

import polars as pl

from houseprice.data.cells.era_years import western_years

#: The usual letters outside ASCII need no respelling, so that their columns are read fast.
_ORDINARY = r"[^\x00-\x7f€£²äöüÄÖÜßéèêáàâíóúñçãõ]"


def ascii_digits(text: pl.Series) -> pl.Series:
    """Text whose digits, minus signs, apostrophes and blanks are those of ASCII.

    Years of Japanese eras are counted since Christ.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Null is an empty cell.

    Examples
    --------
    >>> ascii_digits(pl.Series(["−٤٢", "1’250", "1\\u202f250"])).to_list()
    ['-42', "1'250", '1 250']
    """
    foreign = text.str.contains(_ORDINARY).fill_null(value=False)
    if not foreign.any():
        return text
    spelled = text.filter(foreign).str.replace_many(_spellings())
    return text.scatter(foreign.arg_true(), western_years(spelled))


@cache
def _spellings() -> dict[str, str]:
    characters = map(chr, range(128, sys.maxunicode + 1))
    digits = {c: str(unicodedata.decimal(c)) for c in characters if c.isdecimal()}
    blanks = dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007", " ")
    blanks |= dict.fromkeys("\u2008\u2009\u200a\u202f\u205f\u3000", " ")
    minus = dict.fromkeys("−–—‐‑‒﹣－", "-")
    marks = {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "＇": "'",
        "٫": ".",
        "٬": ",",
        "．": ".",
        "，": ",",
    }
    hidden = dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff", "")
    wide = {"（": "(", "）": ")", "＋": "+", "％": "%"}
    return digits | blanks | minus | marks | hidden | wide
