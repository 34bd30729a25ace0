"""Reads answers: yes and no in many languages, and marks such as Y beside empty cells."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from houseprice.data.cells.column_format import PLAIN, ColumnFormat
from houseprice.data.cells.reading import Reading

#: Answers without accents.
_YES = (
    *("yes", "y", "true", "t", "si", "s", "oui", "o", "ja", "j", "sim"),
    *("vrai", "wahr", "verdadero", "verdadeiro", "vero", "waar"),
    *("tak", "ano", "da", "igen", "kylla", "evet", "да", "так", "ναι", "有", "是", "はい", "あり"),
)
_NO = (
    *("no", "n", "false", "f", "non", "nein", "nao", "nee", "faux", "falsch", "falso", "onwaar"),
    *("nie", "ne", "nej", "nei", "nem", "nu", "ei", "hayır", "hayir", "нет", "ні", "не", "οχι"),
    *("無", "否", "いいえ", "なし"),
)
#: Marks that mean yes beside empty cells only: X among Yes and No is a slip.
_MARKS = ("1", "1.0", "x", "✓", "✔")


def read_flag(text: pl.Series, written: ColumnFormat | None = None) -> Reading:
    """Read yes and no.

    Parameters
    ----------
    text : polars.Series of shape (n_rows,)
        Stripped text; null is an empty field.
    written : ColumnFormat, optional
        The format of an earlier table, in whose column 1 and 0 are answers, too. Where an empty
        cell means no, marks such as X mean yes.
    """
    digits = (_MARKS[:2], ("0", "0.0")) if written is not None else ((), ())
    written = written or PLAIN
    plain = _plain(text)
    yes = plain.is_in((*_YES, *(_MARKS if written.blank_means_no else digits[0])))
    no = plain.is_in((*_NO, *digits[1]))
    values = yes.set((~(yes | no)).fill_null(value=True), None)
    bad = text.is_not_null() & values.is_null()
    evidence = "yes and no"
    if written.blank_means_no:
        values = values.set(text.is_null(), False)
        evidence = "yes and no, an empty cell means no"
    never = pl.repeat(value=False, n=text.len(), eager=True, dtype=pl.Boolean)
    return Reading("boolean", values, bad, never, evidence, "must be yes or no", format=written)


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
    answers = _plain(values.drop_nulls().unique().head(4).cast(pl.String)).unique()
    return answers.len() == 1 and answers[0] in {*_YES, *_MARKS}


def read_flag_with_blanks(text: pl.Series) -> Reading:
    """Read a column of which `is_flag_with_blanks` is true; arguments as in `read_flag`."""
    return read_flag(text, replace(PLAIN, blank_means_no=True))


def _plain(text: pl.Series) -> pl.Series:
    return text.str.to_lowercase().str.normalize("NFKD").str.replace_all(r"\p{M}", "")
