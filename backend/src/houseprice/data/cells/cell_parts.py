"""Takes the cells of a column apart: digits here, what stands around them there."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from houseprice.data.cells.affixes import Affixes, read_affixes
from houseprice.data.cells.digits import ascii_digits
from houseprice.data.cells.gaps import gap_words

#: Digits and separators only.
_BARE = r"^[+-]?[0-9][0-9.,' ]*(?:[eE][+-]?[0-9]+)?$"
#: Each part begins with a character that the one before cannot hold, so that a cell is read once.
_AROUND = r"^([^0-9]*)([0-9][0-9.,' ]*)((?:[^0-9.,' ].*)?)$"
#: ".5" and "-.5", but not the point of "Rs.500".
_LEADING_POINT = r"^((?:[^0-9.]*[^0-9.\p{L}/])?)\.([0-9])"
#: Text around a number that is looked up; a longer one is prose.
_LONGEST_AFFIX = 40
_MOST_AFFIXES = 2_000
#: If hardly any cell of a sample has known text around its number, the others are not looked at.
_SAMPLE = 1_000
_FEWEST_KNOWN = 0.1


@dataclass(frozen=True)
class CellParts:
    """The cells of a column, taken apart.

    Parameters
    ----------
    numeral : polars.Series of str, shape (n_rows,)
        Digits with their separators; null where the cell is no number.
    factor : polars.Series of float, shape (n_rows,)
        The number is multiplied by it; it carries the sign.
    scaled : polars.Series of bool, shape (n_rows,)
        Whether the cell names a factor, such as ``k``.
    currency, unit : polars.Series of str, shape (n_rows,)
        What the cell names, see `Affixes`; null if nothing.
    gap_words : polars.Series of bool, shape (n_rows,)
        Mask of the cells that hold a word for a gap.
    """

    numeral: pl.Series
    factor: pl.Series
    scaled: pl.Series
    currency: pl.Series
    unit: pl.Series
    gap_words: pl.Series


def take_apart(text: pl.Series, *, money: bool, units: bool) -> CellParts:
    """Take the cells of a column apart.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Stripped text; null is an empty cell.
    money, units : bool
        As for `read_affixes`.
    """
    plain = ascii_digits(text)
    odd = ~plain.str.contains(_BARE).fill_null(value=True)
    parts = _of_bare(plain)
    at = odd.arg_true()
    if not len(at):
        return parts
    cells = plain.gather(at)
    words = gap_words(cells)
    around = _of_odd(cells.set(words, None), money=money, units=units)
    if len(at) == len(text):
        return CellParts(gap_words=words, **{name: around[name] for name in around.columns})
    return CellParts(
        parts.numeral.scatter(at, around["numeral"]),
        parts.factor.scatter(at, around["factor"]),
        parts.scaled.scatter(at, around["scaled"]),
        parts.currency.scatter(at, around["currency"]),
        parts.unit.scatter(at, around["unit"]),
        parts.gap_words.scatter(at, words),
    )


def _of_bare(text: pl.Series) -> CellParts:
    count = len(text)
    never = pl.repeat(value=False, n=count, eager=True, dtype=pl.Boolean)
    nothing = pl.repeat(None, count, eager=True, dtype=pl.String)
    factor = pl.repeat(1.0, count, eager=True, dtype=pl.Float64)
    return CellParts(text.clone(), factor, never, nothing, nothing.clone(), never.clone())


def _of_odd(cells: pl.Series, *, money: bool, units: bool) -> pl.DataFrame:
    if len(cells) > 4 * _SAMPLE:
        # Every n-th cell would be a poor sample of a table that repeats itself.
        sample = cells.sample(_SAMPLE, seed=0)
        known = _split(sample, money=money, units=units)["factor"]
        if known.count() < _FEWEST_KNOWN * len(known):
            return _no_numbers(len(cells))
    return _split(cells, money=money, units=units)


def _no_numbers(count: int) -> pl.DataFrame:
    nothing = {name: pl.lit(None, dtype=kind) for name, kind in _SCHEMA.items() if name in _READ}
    frame = pl.DataFrame({"numeral": pl.repeat(None, count, eager=True, dtype=pl.String)})
    return frame.with_columns(**nothing).with_columns(scaled=pl.lit(value=False))


def _split(cells: pl.Series, *, money: bool, units: bool) -> pl.DataFrame:
    if cells.str.contains(_LEADING_POINT).any():
        cells = cells.str.replace(_LEADING_POINT, "${1}0.$2")
    fields = cells.str.extract_groups(_AROUND).struct.rename_fields(["prefix", "raw", "suffix"])
    trimmed = pl.col("raw").str.strip_chars_end(" .,'")
    # "1.200,-" has no cents and no minus.
    no_cents = pl.col("raw").str.contains(r"[.,]$") & pl.col("suffix").str.contains(r"^-")
    suffix = pl.when(no_cents).then(pl.col("suffix").str.replace("^-+", "")).otherwise("suffix")
    frame = fields.struct.unnest().select("prefix", trimmed.alias("numeral"), suffix=suffix)
    table = _known_affixes(frame, money=money, units=units)
    joined = frame.join(table, on=["prefix", "suffix"], how="left", maintain_order="left")
    return joined.select(
        pl.when(pl.col("factor").is_not_null()).then("numeral").alias("numeral"),
        "factor",
        pl.col("scaled").fill_null(value=False),
        "currency",
        "unit",
    )


def _known_affixes(frame: pl.DataFrame, *, money: bool, units: bool) -> pl.DataFrame:
    sides = pl.col("prefix"), pl.col("suffix")
    short = [
        (side.str.len_bytes() <= _LONGEST_AFFIX) & ~side.str.contains("[0-9]{2}") for side in sides
    ]
    pairs = frame.filter(*short).group_by("prefix", "suffix").len()
    pairs = pairs.sort("len", descending=True).head(_MOST_AFFIXES)
    rows = [
        (prefix, suffix, affixes)
        for prefix, suffix in pairs.select("prefix", "suffix").iter_rows()
        if (affixes := read_affixes(prefix, suffix, money=money, units=units))
    ]
    return pl.DataFrame([_row(*row) for row in rows], schema=_SCHEMA, orient="row")


#: Fields of `Affixes`.
_READ = ("factor", "scaled", "currency", "unit")
_SCHEMA = {
    "prefix": pl.String,
    "suffix": pl.String,
    "factor": pl.Float64,
    "scaled": pl.Boolean,
    "currency": pl.String,
    "unit": pl.String,
}


def _row(prefix: str, suffix: str, affixes: Affixes) -> tuple[object, ...]:
    names = affixes.currency or None, affixes.unit or None
    return prefix, suffix, affixes.factor, affixes.scaled, *names
