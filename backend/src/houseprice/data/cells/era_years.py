"""Years that are counted by the reign of an emperor, as Japan writes them."""

from __future__ import annotations

import polars as pl

#: The year before the first one of each era.
_BEFORE = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_ERA = "|".join(_BEFORE)
_YEAR = rf"^(.*?)({_ERA}) ?([0-9]{{1,2}}|元)( ?年.*)$"


def western_years(text: pl.Series) -> pl.Series:
    """Text with the years of eras counted since Christ.

    Parameters
    ----------
    text : polars.Series of str, shape (n_rows,)
        Text with ASCII digits; null is an empty cell.

    Examples
    --------
    >>> western_years(pl.Series(["昭和55年", "令和元年第1四半期", "1991年"])).to_list()
    ['1980年', '2019年第1四半期', '1991年']
    """
    counted = text.str.contains(_YEAR).fill_null(value=False)
    if not counted.any():
        return text
    parts = text.filter(counted).str.extract_groups(_YEAR).struct.unnest()
    era = pl.col("2").replace_strict(_BEFORE, return_dtype=pl.Int32)
    number = pl.col("3").replace("元", "1").cast(pl.Int32)
    years = parts.select(pl.concat_str("1", (era + number).cast(pl.String), "4"))
    return text.scatter(counted.arg_true(), years.to_series())
