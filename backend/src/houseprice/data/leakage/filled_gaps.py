"""A second form of some columns, because their commonest value may stand for a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from houseprice.data.leakage.judged_sales import JudgedSales
from houseprice.data.schema import Column

#: From this share of the sales on, a value (0, -1, 999999999 …) ruins the ranks of the others.
_COMMON_SHARE = 0.02
#: Counts and grades have a commonest value too, but it does not stand for a gap.
_LEAST_VALUES = 20
#: Ends the name of the second form: no name in a file ends so, and it adds no word to the name.
_MARK = "\0"


@dataclass(frozen=True)
class UnfilledColumn:
    """A column without its commonest value.

    Parameters
    ----------
    column : Column
        A column of the sales that `with_unfilled` returned.
    value : float
        The value that is treated as a gap.
    share : float
        Share of the sales that have this value, 0..1.
    """

    column: Column
    value: float
    share: float

    def sentence_part(self) -> str:
        """Words that follow the figures which were measured without that value."""
        return (
            f"without the {100 * self.share:.0f} % of the sales that have its commonest value, "
            f"{self.value:.12g}"
        )


def with_unfilled(
    sales: JudgedSales, columns: Sequence[Column]
) -> tuple[JudgedSales, dict[str, UnfilledColumn]]:
    """Add a second form of each numeric column in which one value is common.

    Parameters
    ----------
    sales : JudgedSales
    columns : sequence of Column

    Returns
    -------
    (JudgedSales, dict of str to UnfilledColumn)
        The same sales with more columns; the second forms by the names of the first.
    """
    forms_by_name = {column.name: _unfilled(sales.frame[column.name], column) for column in columns}
    second = {name: form for name, form in forms_by_name.items() if form is not None}
    forms = [
        pl.when(pl.col(name) != form.value).then(pl.col(name)).alias(form.column.name)
        for name, form in second.items()
    ]
    return replace(sales, frame=sales.frame.with_columns(forms)), second


def _unfilled(values: pl.Series, column: Column) -> UnfilledColumn | None:
    if column.type not in ("number", "integer"):
        return None
    counts = values.drop_nulls().value_counts(name="sales")
    if counts.height < _LEAST_VALUES:
        return None
    value, sales = counts.row(int(counts["sales"].arg_max() or 0))
    share = sales / values.len()
    second = replace(column, name=column.name + _MARK)
    return UnfilledColumn(second, value, share) if share > _COMMON_SHARE else None
