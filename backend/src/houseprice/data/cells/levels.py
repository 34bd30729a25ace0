"""Levels of categories in normal form: the same word in another spelling is the same level."""

from __future__ import annotations

import polars as pl

from houseprice.data.cells.reading import Remark


def normal_form(text: pl.Series) -> pl.Series:
    """Composed letters, one case, single blanks; whole floats are integers."""
    return (
        text.str.normalize("NFC")
        .str.to_lowercase()
        .str.replace_all(r"\s+", " ")
        .str.strip_chars()
        .str.replace(r"^(\d+)\.0+$", "$1")
    )


def normal_levels(text: pl.Series) -> tuple[pl.Series, Remark | None]:
    """Each value in the commonest spelling of its normal form, and a remark on what was joined."""
    counts = text.drop_nulls().rename("text").value_counts()
    spellings = counts.with_columns(form=normal_form(counts["text"]))
    if spellings["form"].is_unique().all():
        return text, None
    order = pl.struct(-pl.col("count").cast(pl.Int64), "text")
    commonest = pl.col("text").sort_by(order).first().over("form")
    joined = spellings.with_columns(level=commonest).filter(pl.col("level") != pl.col("text"))
    rows = text.is_in(joined["text"].implode()).fill_null(value=False)
    levels = text.replace(joined["text"], joined["level"])
    remark = f"{int(rows.sum())} cells were in another spelling of a value and were joined with it"
    return levels, Remark("spellings joined", remark, rows)


def known_levels(levels: pl.Series) -> dict[str, str]:
    """The level of each normal form, for `as_known`."""
    distinct = levels.drop_nulls().unique().cast(pl.String).sort()
    return dict(zip(normal_form(distinct).to_list(), distinct.to_list(), strict=True))


def as_known(text: pl.Series, known: dict[str, str]) -> pl.Series:
    """Each value in the spelling of the level that it means; others stay as they are."""
    strange = text.drop_nulls().unique()
    strange = strange.filter(~strange.is_in(list(known.values())))
    if strange.is_empty():
        return text
    meant = {
        value: known[form]
        for value, form in zip(strange.to_list(), normal_form(strange).to_list(), strict=True)
        if form in known
    }
    return text.replace(meant) if meant else text
