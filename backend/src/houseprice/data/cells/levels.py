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
    frame = pl.DataFrame({"text": text, "form": normal_form(text)})
    spelling = frame.select(
        pl.col("text").mode().sort().first().over("form").alias(text.name)
    ).to_series()
    spelling = spelling.set(text.is_null(), None)
    joined = (spelling != text).fill_null(value=False)
    if not joined.any():
        return text, None
    count = int(joined.sum())
    remark = f"{count} cells were in another spelling of a value and were joined with it"
    return spelling, Remark("spellings joined", remark, joined)


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
