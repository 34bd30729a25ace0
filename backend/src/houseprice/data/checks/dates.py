"""Dates of sale that stand for a gap, lie in the future, or come before the house."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from houseprice.data.checks.sales_check import CheckedSales, Outcome, SalesCheck

#: Days that programs write where no date is known.
_PLACEHOLDERS = (
    *(date(year, 1, 1) for year in (1, 1000, 1601, 1700, 1753, 1800, 1900, 1901, 1904, 1970)),
    *(date(1899, 12, day) for day in (30, 31)),
    *(date(1980, 1, 1), date(1969, 12, 31), date(1111, 11, 11), date(1900, 1, 2)),
    *(date(2049, 12, 31), date(2099, 12, 31), date(2079, 6, 6), date(2999, 12, 31)),
    *(date(9999, 12, 31), date(9999, 1, 1), date(9999, 9, 9), date(3000, 1, 1)),
)
#: A real day has other sales within this many days, at least half as many as itself.
_NEAR_DAYS = 400
_WARN_SHARE = 0.02


def placeholder_dates(sales: CheckedSales) -> list[SalesCheck]:
    """Days such as 1900-01-01 or 9999-12-31, where no other sale is near."""
    dates, kind = sales.dates(), "placeholder dates"
    if dates is None:
        return []
    mask = _placeholder_mask(dates)
    if not mask.any():
        return [sales.passed(kind, "No date of sale stands for a gap.", dates.name)]
    days = dates.filter(mask).unique().sort().cast(pl.String).to_list()
    text = (
        f"{sales.share(mask, 'have')} the date {' or '.join(days)}, which programs write where "
        f"no date is known ({sales.rows_of(mask)})."
    )
    action = "Leave these sales out, or read the date as a gap."
    fixes = ("leave out", "read as a gap")
    return [sales.warned(kind, mask, text=text, action=action, column=dates.name, fixes=fixes)]


def _placeholder_mask(dates: pl.Series) -> np.typing.NDArray[np.bool_]:
    candidates = [day for day in _PLACEHOLDERS if (dates == day).any()]
    others = dates.filter(~dates.is_in(candidates).fill_null(value=True))
    days = others.to_physical().to_numpy()
    wrong = [day for day in candidates if not _has_neighbours(day, dates, days)]
    return dates.is_in(wrong).fill_null(value=False).to_numpy()


def _has_neighbours(day: date, dates: pl.Series, days: np.typing.NDArray[np.int32]) -> bool:
    number = day.toordinal() - date(1970, 1, 1).toordinal()
    near = int((np.abs(days - number) <= _NEAR_DAYS).sum())
    return near > 0.5 * int((dates == day).sum())


def future_dates(sales: CheckedSales) -> list[SalesCheck]:
    """Days after today that are no placeholders."""
    dates, kind = sales.dates(), "future dates"
    if dates is None:
        return []
    later = (dates > sales.today).fill_null(value=False).to_numpy()
    mask = later & ~_placeholder_mask(dates)
    if not mask.any():
        return [sales.passed(kind, f"No sale is dated after {sales.today}.", dates.name)]
    last = dates.filter(mask).sort()[-1]
    text = (
        f"{sales.share(mask, 'are')} dated after today, {sales.today}, up to {last} "
        f"({sales.rows_of(mask)})."
    )
    action = "Check the order of day and month and the century, or leave these sales out."
    fixes = ("leave out", "read as a gap")
    return [sales.warned(kind, mask, text=text, action=action, column=dates.name, fixes=fixes)]


def sold_before_built(sales: CheckedSales) -> list[SalesCheck]:
    """Homes sold before the year in which they were built; a few are sold off the plan."""
    dates, name, kind = sales.dates(), sales.column("year_built"), "sold before built"
    if dates is None or name is None:
        return []
    year = dates.dt.year().cast(pl.Float64).fill_null(float("nan")).to_numpy()
    mask = (sales.numbers(name) > year) & ~_placeholder_mask(dates)
    if not mask.any():
        return [sales.passed(kind, "No home was sold before it was built.", name)]
    outcome: Outcome = "warning" if mask.mean() > _WARN_SHARE else "ok"
    text = (
        f"{sales.share(mask, 'were')} sold in a year before the year of building "
        f"({sales.rows_of(mask)})."
    )
    action = "A few homes are sold before they stand; if there are many, check both columns."
    return [sales.warned(kind, mask, text=text, action=action, column=name, outcome=outcome)]
