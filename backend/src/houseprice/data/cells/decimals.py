"""Decides which sign stands before the fraction of a column's numbers."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from houseprice.data.cells.cell_parts import CellParts
from houseprice.data.cells.column_format import ColumnFormat
from houseprice.data.cells.reading import OpenQuestion
from houseprice.data.cells.wording import counted

#: One separator before exactly three digits: it may group them, or begin the fraction.
_THREE = r"^[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}$"
#: A point that cannot group digits, though the decimal sign is the comma.
_CLEAR_POINT = r"^[+-]?(?:[0-9]*\.(?:[0-9]{1,2}|[0-9]{4,})|(?:0[0-9]*|[0-9]{4,})\.[0-9]{3})$"
#: If fewer cells have another shape than one separator and three digits, these may be slips.
_FEWEST_OTHER_SHAPES = 0.01
#: A sign within a number, or at its beginning.
_ANY_SIGN = r"(?:^|\d)[.,٫]\d"
#: Groups of blanks need no decision; these are the others, by decimal sign.
_OTHER_SIGN = {".": ",", ",": "."}
_NAMES = {".": "dots", ",": "commas", " ": "blanks", "'": "apostrophes"}
#: From here a factor makes three digits a fraction: 1.480 million is less than two million.
_LARGE_FACTOR = 1e5
#: Cells with a separator of thousands of which at least one must be a number.
_SAMPLE = 10_000
#: Shares of whole numbers below 1000 among numbers that look grouped.
_FEWEST_SMALL = 0.1


def has_decimal_sign(text: pl.Series) -> bool:
    """Whether any cell has a sign that may stand before a fraction: 480 has none.

    Examples
    --------
    >>> has_decimal_sign(pl.Series(["480 m²", "512"])), has_decimal_sign(pl.Series(["480", "51,2"]))
    (False, True)
    """
    return bool(text.str.contains(_ANY_SIGN).any())


@dataclass(frozen=True)
class DecimalSign:
    """How the numbers of a column are written.

    Parameters
    ----------
    decimal, thousands : str
        As in `ColumnFormat`.
    strict : bool
        Whether one separator before three digits is an error unless the format names it.
    evidence : str
        What decided, beginning with a blank; empty for plain numbers.
    question : OpenQuestion or None
        The other reading that explains all numbers.
    mixed : bool
        Whether a comma that cannot group digits, as in 120,5, is a decimal comma although the
        decimal sign is the point.
    """

    decimal: str
    thousands: str
    strict: bool = False
    evidence: str = ""
    question: OpenQuestion | None = None
    mixed: bool = False


def decimal_sign(
    cells: CellParts, *, written: ColumnFormat | None, decimal: str | None, is_money: bool
) -> DecimalSign:
    """Find the decimal sign and the thousands separator from all numbers of a column.

    Parameters
    ----------
    cells : CellParts
        The cells, taken apart.
    written : ColumnFormat or None
        The format of an earlier table: nothing is guessed.
    decimal : str or None
        The sign, where somebody or the other columns decided; a column that one sign explains
        better than the other keeps its own.
    is_money : bool
        Whether the numbers are money, which has no three decimals.
    """
    if written is not None:
        return _as_written(written, decimal)
    numeral = cells.numeral
    marked = numeral.filter(numeral.str.contains(r"[.,]").fill_null(value=False))
    if not len(marked):
        return _described(numeral, decimal or ".")
    three = numeral.str.contains(_THREE).fill_null(value=False)
    sure = three & (cells.factor.abs() >= _LARGE_FACTOR).fill_null(value=False)
    open_cells = numeral.filter(three & ~sure)
    if len(marked) - len(open_cells) <= _FEWEST_OTHER_SHAPES * len(marked):
        if decimal:
            return _described(numeral, decimal, ", the decimal sign being decided elsewhere")
        paid = is_money or 2 * cells.currency.count() > numeral.count()
        return _open(numeral, open_cells, is_money=paid)
    return _described(numeral, _vote(numeral.filter(~sure), numeral.filter(sure)))


def _as_written(written: ColumnFormat, decimal: str | None) -> DecimalSign:
    if decimal is None or decimal == written.decimal:
        return DecimalSign(written.decimal, written.thousands, decimal is None, mixed=True)
    return DecimalSign(decimal, _OTHER_SIGN[decimal], mixed=True)


def _vote(numeral: pl.Series, fractions: pl.Series) -> str:
    """The sign that explains more numbers; the point where both explain as many."""
    votes = {sign: fits(numeral, sign).sum() for sign in _OTHER_SIGN}
    for sign in votes:
        votes[sign] += int(fractions.str.contains(sign, literal=True).sum())
    return max(votes, key=lambda sign: votes[sign])


def _open(numeral: pl.Series, open_cells: pl.Series, *, is_money: bool) -> DecimalSign:
    """Every separator stands before three digits: both readings explain the column."""
    dots = open_cells.str.contains(".", literal=True).sum()
    mark = "." if 2 * dots >= len(open_cells) else ","
    other = _OTHER_SIGN[mark]
    if is_money:
        reason = f", since no amount of money has three decimals in every cell ({_NAMES[mark]})"
        return _described(numeral, other, reason)
    taken = other if mark == "," or _looks_grouped(numeral, len(open_cells)) else mark
    example = open_cells.filter(open_cells.str.contains(mark, literal=True))[0]
    sign = _described(numeral, taken)
    question = _question(example, mark, taken, len(open_cells))
    return DecimalSign(taken, sign.thousands, evidence=sign.evidence, question=question)


def _looks_grouped(numeral: pl.Series, grouped: int) -> bool:
    """Whether whole numbers below 1000 stand beside the others, and none above without a group."""
    small = int(numeral.str.contains(r"^[+-]?[0-9]{1,3}$").sum())
    large = int(numeral.str.contains(r"^[+-]?[0-9]{4,}$").sum())
    return not large and small >= _FEWEST_SMALL * (small + grouped)


def _question(example: str, mark: str, taken: str, count: int) -> OpenQuestion:
    fraction = example.replace(mark, ".")
    grouped = example.replace(mark, "")
    readings = {mark: f"{float(fraction):.15g}", _OTHER_SIGN[mark]: grouped}
    text = (
        f"{example!r} can mean {readings['.']} (decimal sign '.') or {readings[',']} "
        f"(decimal sign ','), in {counted(count)}; taken: {readings[taken]}"
    )
    return OpenQuestion("decimal sign", taken, (".", ","), "--decimal", text)


def _described(numeral: pl.Series, decimal: str, reason: str = "") -> DecimalSign:
    """The sign with the separator of thousands that most numbers use, in words."""
    thousands = _thousands(numeral, decimal)
    parts = []
    if decimal == "," and numeral.str.contains(r",[0-9]*$").any():
        parts.append("a decimal comma")
    if thousands:
        parts.append(f"thousands separated by {_NAMES[thousands]}")
    words = f" with {' and '.join(parts)}" if parts else ""
    return DecimalSign(decimal, thousands, evidence=words + reason)


def _thousands(numeral: pl.Series, decimal: str) -> str:
    counts = {}
    for mark in (_OTHER_SIGN[decimal], " ", "'"):
        marked = numeral.filter(numeral.str.contains(mark, literal=True).fill_null(value=False))
        spread = marked.sample(min(len(marked), _SAMPLE), seed=0)
        counts[mark] = len(marked) if fits(spread, decimal).any() else 0
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ""


def fits(numeral: pl.Series, decimal: str) -> pl.Series:
    """Mask of the numerals that are numbers with this decimal sign.

    Digits may be grouped in threes by the other sign, blanks or apostrophes, and with a decimal
    point as in India: ``12,34,567``.

    Parameters
    ----------
    numeral : polars.Series of str, shape (n_rows,)
        Digits with separators.
    decimal : str
        ``.`` or ``,``.
    """
    return numeral.str.contains(_shape(decimal))


def _shape(decimal: str) -> str:
    other = _OTHER_SIGN[decimal]
    groups = "|".join(f"[1-9][0-9]{{0,2}}(?:[{mark}][0-9]{{3}})+" for mark in (other, " ", "'"))
    indian = "|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}" if decimal == "." else ""
    return rf"^[+-]?(?:[0-9]+|{groups}{indian})(?:[{decimal}][0-9]*)?(?:[eE][+-]?[0-9]+)?$"


def to_floats(
    numeral: pl.Series, sign: DecimalSign, *, scaled: pl.Series
) -> tuple[pl.Series, pl.Series]:
    """Numbers, and the mask of those that were read with the other decimal sign.

    In a column of commas a point that cannot group digits is a decimal point; beside a factor, as
    in ``1,5 Mio``, and in homes to value, a comma that cannot group digits is a decimal comma.

    Parameters
    ----------
    numeral : polars.Series of str, shape (n_rows,)
        Digits with separators.
    sign : DecimalSign
        How they are written.
    scaled : polars.Series of bool, shape (n_rows,)
        Whether the cell names a factor.
    """
    whole = numeral.cast(pl.Float64, strict=False) if sign.decimal == "." else None
    if whole is not None and whole.null_count() == numeral.null_count():
        return whole, numeral.is_null() & False
    raw = pl.col("numeral")
    allowed = raw.str.contains(_shape(sign.decimal))
    if sign.strict:
        allowed &= ~raw.str.contains(_THREE) | raw.str.contains(f"[{_expected(sign)}]")
    clear = _CLEAR_POINT if sign.decimal == "," else _CLEAR_POINT.replace(r"\.", ",")
    other = raw.str.contains(clear) & (
        True if sign.decimal == "," or sign.mixed else pl.col("scaled")
    )
    clean = raw.str.replace_all(f"[{_OTHER_SIGN[sign.decimal]}' ]", "")
    clean = clean.str.replace(sign.decimal, ".", literal=True) if sign.decimal == "," else clean
    odd = raw.str.replace(",", ".", literal=True)
    text = pl.when(allowed).then(clean).when(other).then(odd)
    frame = pl.DataFrame({"numeral": numeral, "scaled": scaled}).select(
        text.cast(pl.Float64, strict=False).alias("value"),
        (other & ~allowed).fill_null(value=False).alias("other"),
    )
    return frame["value"], frame["other"]


def _expected(sign: DecimalSign) -> str:
    """Separators that may stand before three digits without a doubt."""
    return sign.decimal + (sign.thousands if sign.thousands in (".", ",") else "")
