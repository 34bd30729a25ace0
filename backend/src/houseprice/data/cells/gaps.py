"""Words and numbers that stand for a missing value."""

from __future__ import annotations

import polars as pl

from houseprice.data.cells.digits import ascii_digits

#: Words that mean a gap where all other values are numbers or dates. Among codes they are values:
#: "NA" in the Ames table means "there is none".
GAP_WORDS = (
    *("na", "n/a", "n.a.", "n.a", "#n/a", "#na", "nan", "null", "(null)", "<null>", "<na>", "\\n"),
    *("none", "nil", "unknown", "unk", "not known", "unavailable", "not available", "missing"),
    *("not applicable", "not stated", "no data", "n/d", "tbd", "tba", "blank", "(blank)", "empty"),
    *("k.a.", "k. a.", "ka", "keine angabe", "unbekannt", "nicht bekannt", "n.v.", "onbekend"),
    *("s/d", "s.d.", "n.d.", "n.d", "nd", "sin datos", "sin dato", "no disponible", "desconocido"),
    *("inconnu", "non disponible", "non renseigné", "nc", "n.c.", "sconosciuto", "desconhecido"),
    *("não informado", "sem dados", "brak", "b/d", "okänt", "ukjent", "нет данных"),
    *("#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#error!"),
    *("-", "--", "---", "?", "??", "???", ".", "..", "...", "…", "*", "_"),
)
#: Words that mean a gap among other words, too: "NA" and "none" may mean that there is none.
UNKNOWN_WORDS = (
    *("null", "(null)", "<null>", "<na>", "#n/a", "#na", "unknown", "unk", "not known"),
    *("unavailable", "not available", "not stated", "no data", "keine angabe", "unbekannt"),
    *("nicht bekannt", "onbekend", "sin datos", "sin dato", "no disponible", "desconocido"),
    *("inconnu", "non disponible", "non renseigné", "sconosciuto", "desconhecido"),
    *("não informado", "sem dados"),
)
#: Most cells are numbers, and need no search among the words.
_NO_NUMBER = "^(?:[^0-9]{1,20}|#DIV/0!|#div/0!)$"
#: Whole numbers that stand for a gap in many registers: nines, and the limits of integers.
_NEGATIVE = (*(1 - 10**n for n in range(1, 11)), -1, -(2**31))
_POSITIVE = (*(10**n - 1 for n in range(3, 11)), 2**31 - 1)
#: Stand-ins for an unknown year; no register of homes begins before 1500 or ends after 2200.
_NO_YEARS = (0, 1, 9, 99, 1111, *_POSITIVE, *_NEGATIVE)
_YEARS = (1500, 2200)
#: A code must be repeated: a value that stands once may be a value.
_FEWEST = 2
#: With fewer other values nobody can say how far away a code lies.
_FEWEST_OTHERS = 5


def gap_words(text: pl.Series) -> pl.Series:
    """Mask of the cells that hold a word for a gap, such as ``n/a`` or ``#REF!``.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Stripped text; null is an empty cell and no word.
    """
    likely = text.str.contains(_NO_NUMBER).fill_null(value=False)
    lower = ascii_digits(text.filter(likely)).str.to_lowercase()
    return likely.scatter(likely.arg_true(), lower.is_in(GAP_WORDS))


def unknown_words(text: pl.Series) -> pl.Series:
    """Mask of the cells of a column of words that say that the value is not known.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Stripped text; null is an empty cell and no word.
    """
    return text.str.to_lowercase().is_in(UNKNOWN_WORDS).fill_null(value=False)


def gap_codes(values: pl.Series, *, positive_only: bool, year: bool) -> tuple[float, ...]:
    """Numbers such as -999 that stand for a gap in a column.

    A code is repeated, and farther from the other values than these lie from each other: -1 and -9
    count where no other value is as low as zero or below it, 9999 does not in a column that reaches
    8500.

    Parameters
    ----------
    values : polars.Series of shape (n_rows,)
        Numbers; null is an empty cell.
    positive_only : bool
        Whether the column can only be positive, such as a price or an area: then each repeated
        negative code is a gap.
    year : bool
        Whether the values are years: then 0, 1, 99, 9999 and the like are gaps even where they
        stand once.

    Returns
    -------
    tuple of float
        The codes in ascending order; empty where there are none.

    Examples
    --------
    >>> areas = pl.Series([166.0, 181, -999, 216, 58, 169, -999, 81])
    >>> gap_codes(areas, positive_only=True, year=False)
    (-999.0,)
    """
    known = _NO_YEARS if year else (*_NEGATIVE, *_POSITIVE)
    floats = values.cast(pl.Float64)
    suspect = floats.is_in([float(code) for code in known]).fill_null(value=False)
    if not suspect.any():
        return ()
    others = floats.filter(~suspect).drop_nulls()
    if len(others) < _FEWEST_OTHERS:
        return ()
    counts = floats.filter(suspect).value_counts().iter_rows()
    codes = (
        code
        for code, count in counts
        if (
            _is_no_year(code)
            if year
            else count >= _FEWEST and _lies_apart(code, others, positive_only)
        )
    )
    return tuple(sorted(codes))


def _is_no_year(code: float) -> bool:
    return not _YEARS[0] <= code <= _YEARS[1]


def _lies_apart(code: float, others: pl.Series, positive_only: bool) -> bool:
    low, high = (float(edge) for edge in (others.min(), others.max()))  # type: ignore[arg-type]
    if code < 0 and (positive_only or (low > 0 if code == -1 else low >= 0)):
        return True
    distance = low - code if code < 0 else code - high
    return code != -1 and distance > high - low
