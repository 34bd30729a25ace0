"""Columns judged a second time, because their commonest value may stand for a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from houseprice.data.leakage.judged_sales import Sales
from houseprice.data.schema import Column

#: From this share of the sales on, a value (0, -1, 999999999 …) ruins the ranks of the others.
_COMMON_SHARE = 0.02
#: Counts and grades have a commonest value too, but it is none that stands for a gap.
_LEAST_VALUES = 20
#: Ends the name of the second form; no name in a file does, and no word is added to it.
_MARK = "\0"


@dataclass(frozen=True)
class Unfilled:
    """A column without its commonest value.

    Parameters
    ----------
    column : Column
        Of the sales that `with_unfilled` returned.
    value : float
        What was taken as a gap.
    share : float
        Of the sales have it, 0..1.
    """

    column: Column
    value: float
    share: float

    def sentence_part(self) -> str:
        """To follow the figures that were found without that value."""
        return (
            f"without the {100 * self.share:.0f} % of the sales that have its commonest value, "
            f"{self.value:.12g}"
        )


def with_unfilled(sales: Sales, columns: Sequence[Column]) -> tuple[Sales, dict[str, Unfilled]]:
    """Add a second form of each numeric column in which one value is common.

    Parameters
    ----------
    sales : Sales
    columns : sequence of Column

    Returns
    -------
    (Sales, dict of str to Unfilled)
        The same sales with more columns; the second forms by the names of the first.
    """
    found = {column.name: _unfilled(sales.frame[column.name], column) for column in columns}
    second = {name: form for name, form in found.items() if form is not None}
    forms = [
        pl.when(pl.col(name) != form.value).then(pl.col(name)).alias(form.column.name)
        for name, form in second.items()
    ]
    return replace(sales, frame=sales.frame.with_columns(forms)), second


def _unfilled(values: pl.Series, column: Column) -> Unfilled | None:
    if column.type not in ("number", "integer"):
        return None
    counts = values.drop_nulls().value_counts(name="sales")
    if counts.height < _LEAST_VALUES:
        return None
    value, sales = counts.row(int(counts["sales"].arg_max() or 0))
    share = sales / values.len()
    second = replace(column, name=column.name + _MARK)
    return Unfilled(second, value, share) if share > _COMMON_SHARE else None
