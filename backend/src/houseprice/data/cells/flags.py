"""Reads answers: yes and no in seven languages, and marks such as Y beside empty cells."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from houseprice.data.cells.column_format import PLAIN, ColumnFormat
from houseprice.data.cells.reading import Reading

YES = ("yes", "y", "true", "t", "si", "s", "oui", "o", "ja", "j", "sim")
NO = ("no", "n", "false", "f", "non", "nein", "nao", "nee")


def read_flag(text: pl.Series, written: ColumnFormat | None = None) -> Reading:
    """Read yes and no; where `written` says so, an empty cell is the answer no."""
    written = written or PLAIN
    plain = text.str.to_lowercase().str.normalize("NFKD").str.replace_all(r"\p{M}", "")
    yes, no = plain.is_in(YES), plain.is_in(NO)
    values = yes.set((~(yes | no)).fill_null(value=True), None)
    bad = text.is_not_null() & values.is_null()
    if written.blank_means_no:
        values = values.set(text.is_null(), False)
    never = pl.repeat(value=False, n=text.len(), eager=True, dtype=pl.Boolean)
    evidence = "yes and no" + (", an empty cell means no" if written.blank_means_no else "")
    return Reading(
        "boolean", values, bad, never, evidence, "must be yes or no", format=replace(written)
    )
