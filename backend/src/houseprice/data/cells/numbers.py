"""Reads numbers however a column writes them; the whole column decides, not its first rows."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from houseprice.data.cells.cell_parts import CellParts, take_apart
from houseprice.data.cells.column_format import PLAIN, ColumnFormat, ColumnType
from houseprice.data.cells.decimals import DecimalSign, decimal_sign, to_floats
from houseprice.data.cells.gaps import gap_codes
from houseprice.data.cells.money import SIGN_CURRENCIES
from houseprice.data.cells.ranges import is_range
from houseprice.data.cells.reading import Reading, Remark
from houseprice.data.cells.wording import counted

#: Whole numbers that a float holds exactly.
_EXACT = 2.0**53
#: Bad cells from which the words of the rule are chosen.
_EXAMPLES = 10_000
_DIGITS = 14  # digits that survive a factor such as 0.1 million


@dataclass(frozen=True)
class ParsedNumbers:
    """The numbers of a column, before anybody asks what they are.

    Parameters
    ----------
    values : polars.Series of float, shape (n_rows,)
        Null where a cell is empty, a gap or no number.
    bad, gaps : polars.Series of bool, shape (n_rows,)
        Masks of the cells that are no number, and of words and codes for a gap.
    cells : CellParts
        The cells, taken apart.
    sign : DecimalSign
        How they are written.
    codes : tuple of float
        Numbers that were read as gaps.
    remarks : tuple of Remark
        Facts about the cells.
    """

    values: pl.Series
    bad: pl.Series
    gaps: pl.Series
    cells: CellParts
    sign: DecimalSign
    codes: tuple[float, ...]
    remarks: tuple[Remark, ...]


def read_number(
    text: pl.Series,
    *,
    written: ColumnFormat | None = None,
    decimal: str | None = None,
    is_money: bool = False,
    scale: float = 1.0,
) -> Reading:
    """Read numbers, with or without separators, currency, scale or brackets.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Stripped text; null is an empty cell.
    written : ColumnFormat or None
        The format of an earlier table, by which these cells are read; nothing is guessed. Then one
        separator before three digits is read only if the format names it: 2.150 in a column of
        commas is an error, as it may be 2150. A point that can group nothing, as in 2150.5, is
        still the decimal sign.
    decimal : str or None
        The decimal sign, ``.`` or ``,``, where the user or the other columns decided it.
    is_money : bool
        Whether the numbers are money: it has no three decimals, and ``m`` means million.
    scale : float
        Factor of the cells that name none, for a column "Price (k$)"; `written` has its own.

    Returns
    -------
    Reading
        Of type ``integer`` or ``number``. Words, percentages and ranges are bad. A column in which
        every separator stands before three digits carries a question.

    Examples
    --------
    >>> read_number(pl.Series(["1.250,50 €", "980,00 €", "-"])).values.to_list()
    [1250.5, 980.0, None]
    >>> read_number(pl.Series(["786.5k", "1.48M", "(1,200)"])).values.to_list()
    [786500, 1480000, -1200]
    """
    factor = written.scale if written else scale
    # An amount in thousands may well have three decimals.
    numbers = parse_numbers(
        text, written=written, decimal=decimal, is_money=is_money, is_exact=factor == 1.0
    )
    values = numbers.values
    if factor != 1.0:
        values = values.set(~numbers.cells.scaled, None).fill_null(values * factor)
    currency, mixed = _currency(numbers)
    style = format_of(numbers, scale=factor, written=written)
    return typed(
        text,
        numbers,
        values,
        style=style,
        currency=currency,
        evidence=_evidence(numbers),
        more=mixed,
    )


def parse_numbers(
    text: pl.Series,
    *,
    written: ColumnFormat | None,
    decimal: str | None,
    is_money: bool,
    units: bool = False,
    is_exact: bool = True,
) -> ParsedNumbers:
    """Read the numbers of a column, with gaps found and nothing converted.

    Parameters
    ----------
    text, written, decimal, is_money
        As for `read_number`.
    units : bool
        Whether cells may name units of areas.
    is_exact : bool
        Whether the numbers are amounts themselves, and not thousands or millions.
    """
    cells = take_apart(text, money=is_money, units=units)
    sign = decimal_sign(cells, written=written, decimal=decimal, is_money=is_money and is_exact)
    values, slips = to_floats(cells.numeral, sign, scaled=cells.scaled)
    values = _scaled(values, cells)
    bad = text.is_not_null() & ~cells.gap_words & values.is_null()
    codes = _codes(values, written, positive_only=is_money or units)
    coded = values.is_in(list(codes)).fill_null(value=False) if codes else bad & ~bad
    remarks = (*_slip_remark(slips, sign), *_code_remark(coded, codes))
    gaps = cells.gap_words | coded
    return ParsedNumbers(values.set(coded, None), bad, gaps, cells, sign, codes, remarks)


def _scaled(values: pl.Series, cells: CellParts) -> pl.Series:
    values = values * cells.factor
    if cells.scaled.any():
        rounded = values.filter(cells.scaled).round_sig_figs(_DIGITS)
        values = values.scatter(cells.scaled.arg_true(), rounded)
    return values.set(~values.is_finite(), None)


def _codes(
    values: pl.Series, written: ColumnFormat | None, *, positive_only: bool
) -> tuple[float, ...]:
    if written is None:
        return gap_codes(values, positive_only=positive_only, year=False)
    return tuple(float(code) for code in written.gap_codes if _is_number(code))


def _is_number(code: str) -> bool:
    try:
        float(code)
    except ValueError:
        return False
    return True


def _slip_remark(slips: pl.Series, sign: DecimalSign) -> tuple[Remark, ...]:
    count = int(slips.sum())
    if not count:
        return ()
    mark = "," if sign.decimal == "." else "."
    text = f"{counted(count)} read with the decimal sign {mark!r}, the others with {sign.decimal!r}"
    return (Remark("decimal signs", text, slips),)


def _code_remark(coded: pl.Series, codes: tuple[float, ...]) -> tuple[Remark, ...]:
    count = int(coded.sum())
    if not count:
        return ()
    names = ", ".join(f"{code:.0f}" for code in codes)
    return (Remark("gap codes", f"{names} stands for a missing value in {counted(count)}", coded),)


def format_of(
    numbers: ParsedNumbers, *, scale: float, written: ColumnFormat | None, unit: str = ""
) -> ColumnFormat:
    """How the cells are written, so that a later table is read alike.

    Parameters
    ----------
    numbers : ParsedNumbers
        The numbers of the column.
    scale : float
        Factor of the cells that name none.
    written : ColumnFormat or None
        The format of an earlier table, which stays as it is.
    unit : str
        Unit of the cells that name none.
    """
    if written is not None:
        return written
    return ColumnFormat(
        decimal=numbers.sign.decimal,
        thousands=numbers.sign.thousands,
        scale=scale,
        unit=unit,
        gap_codes=tuple(f"{code:.0f}" for code in numbers.codes),
    )


def typed(
    text: pl.Series,
    numbers: ParsedNumbers,
    values: pl.Series,
    *,
    style: ColumnFormat = PLAIN,
    currency: str = "",
    evidence: str = "",
    more: tuple[Remark, ...] = (),
) -> Reading:
    """Whole numbers as integers, and everything else that a reading holds.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        The cells.
    numbers : ParsedNumbers
        The numbers before their conversion.
    values : polars.Series of float, shape (n_rows,)
        The numbers after it.
    style, currency, evidence, more
        Format, currency, rest of the evidence and further remarks.
    """
    largest = values.abs().max()
    whole = (values == values.round(0)).all() and (
        not isinstance(largest, float) or largest < _EXACT
    )
    kind: ColumnType = "integer" if whole else "number"
    words = ("whole numbers" if whole else "numbers") + numbers.sign.evidence + evidence
    return Reading(
        kind,
        values.cast(pl.Int64) if whole else values,
        numbers.bad,
        numbers.gaps,
        words,
        _rule(text, numbers),
        style,
        currency,
        numbers.sign.question,
        (*numbers.remarks, *more),
    )


def _rule(text: pl.Series, numbers: ParsedNumbers) -> str:
    """The rule in words that fit what breaks it."""
    rule = "must be a number"
    wrong = text.filter(numbers.bad)
    if not len(wrong):
        return rule
    wrong = wrong.gather_every(1 + len(wrong) // _EXAMPLES)
    ranges = wrong.filter(is_range(wrong))
    if len(ranges):
        rule = f"must be a single number, not a range such as {str(ranges[0])[:40]!r}"
    if wrong.str.contains(r"%\s*$").any():
        rule += ", without a percent sign"
    if numbers.sign.strict and wrong.str.contains(r"[0-9][.,][0-9]").any():
        rule += f"; the decimal sign is {numbers.sign.decimal!r} and must be clear"
    return rule


def _currency(numbers: ParsedNumbers) -> tuple[str, tuple[Remark, ...]]:
    """The currency that most cells name, and a remark where they name several."""
    named = numbers.cells.currency.set(numbers.values.is_null(), None)
    if named.null_count() == len(named):
        return "", ()
    counts = named.drop_nulls().value_counts(sort=True)
    totals = dict(zip(counts[counts.columns[0]].to_list(), counts["count"].to_list(), strict=True))
    codes = [name for name in totals if name not in SIGN_CURRENCIES]
    main = codes[0] if codes else ""
    alike = {main, *(sign for sign, shared in SIGN_CURRENCIES.items() if main in shared)}
    others = [name for name in totals if name not in alike] if main else list(totals)[1:]
    remarks = _mixed_remark(named, totals, others) if others else ()
    agreed = sum(totals.get(name, 0) for name in alike)
    enough = 2 * agreed > numbers.values.count() and 2 * agreed > sum(totals.values())
    return (main if enough else ""), remarks


def shared_signs(text: pl.Series) -> list[str]:
    """Signs in cells of money that several currencies share, such as a dollar's."""
    named = take_apart(text, money=True, units=False).currency.unique()
    return [sign for sign in named.sort() if sign in SIGN_CURRENCIES]


def _mixed_remark(
    named: pl.Series, totals: dict[str, int], others: list[str]
) -> tuple[Remark, ...]:
    counts = ", ".join(f"{name} in {counted(count)}" for name, count in totals.items())
    rows = named.is_in(others).fill_null(value=False)
    return (Remark("mixed currencies", f"the cells name more than one currency: {counts}", rows),)


def _evidence(numbers: ParsedNumbers) -> str:
    """What else the cells name: shared signs, factors, and how many are no number."""
    signs = [sign for sign in numbers.cells.currency.unique() if sign in SIGN_CURRENCIES]
    parts = [f", the sign {sign} is shared by several currencies" for sign in sorted(signs)]
    scaled = int(numbers.cells.scaled.sum())
    if scaled:
        parts.append(f", {scaled:,} of them with a factor such as k or million")
    odd = int(numbers.bad.sum())
    if odd:
        parts.append(f"; {counted(odd)} without a number")
    return "".join(parts)
