"""Changes that a check of sales proposes, applied to the table."""

from __future__ import annotations

import polars as pl

from houseprice.data.checks.sales_check import SalesCheck
from houseprice.errors import InvalidData

FT2_PER_M2 = 10.763910416709722
#: Factor on the marked values of the check's column.
_FACTORS = {
    "divide by 100": 1 / 100,
    "divide by 1000": 1 / 1000,
    "multiply by 100": 100.0,
    "multiply by 1000": 1000.0,
    "convert from ft2": 1 / FT2_PER_M2,
    "convert from m2": FT2_PER_M2,
    "change the sign": -1.0,
}
#: Fixes that lose sales or a column.
_LOSSES = frozenset({"leave out", "ignore the column"})


def conversion_of(check: SalesCheck) -> str:
    """The fix that keeps the sales and changes their values; empty if there is none to make."""
    conversions = (fix for fix in check.fixes if fix not in _LOSSES)
    return next(conversions, "") if check.count else ""


def apply_fix(frame: pl.DataFrame, check: SalesCheck, fix: str) -> pl.DataFrame:
    """The table after a fix of the sales that a check marked.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
        The rows are those that were checked: a fix that leaves sales out comes last, or the
        others are applied with checks of the shorter table.
    check : SalesCheck
    fix : str
        One of ``check.fixes``.

    Returns
    -------
    polars.DataFrame
        The types of the columns stay; areas of a whole-number column are rounded.

    Raises
    ------
    InvalidData
        If the check does not offer this fix, or it was made of a table of another length.
    """
    if fix not in check.fixes:
        raise InvalidData(
            f"a fix of {check.kind} must be one of {', '.join(check.fixes) or 'none'}, got {fix!r}",
        )
    if frame.height != check.mask.len():
        raise InvalidData(
            f"the check {check.kind} is of {check.mask.len():,} sales, got {frame.height:,}",
            hint="Check the table again after sales were left out.",
        )
    return _changed(frame, check, fix)


def _changed(frame: pl.DataFrame, check: SalesCheck, fix: str) -> pl.DataFrame:
    if fix == "leave out":
        return frame.filter(~check.mask)
    name = str(check.column)
    if fix == "ignore the column":
        return frame.drop(name)
    if fix == "swap":
        return _swapped(frame, check.mask, name, str(check.other_column))
    if fix == "read as a gap":
        names = [name, *([check.other_column] if check.other_column else [])]
        return frame.with_columns(pl.when(~check.mask).then(pl.col(column)) for column in names)
    return _scaled(frame, check.mask, name, _FACTORS[fix])


def _swapped(frame: pl.DataFrame, mask: pl.Series, first: str, second: str) -> pl.DataFrame:
    return frame.with_columns(
        pl.when(mask).then(pl.col(second)).otherwise(pl.col(first)).alias(first),
        pl.when(mask).then(pl.col(first)).otherwise(pl.col(second)).alias(second),
    )


def _scaled(frame: pl.DataFrame, mask: pl.Series, name: str, factor: float) -> pl.DataFrame:
    scaled = pl.col(name).cast(pl.Float64) * factor
    dtype = frame[name].dtype
    if dtype.is_integer():
        scaled = scaled.round()
    return frame.with_columns(
        pl.when(mask).then(scaled.cast(dtype)).otherwise(pl.col(name)).alias(name)
    )
