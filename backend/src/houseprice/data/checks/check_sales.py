"""All checks of a table of sales."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import polars as pl

from houseprice.data.checks.areas import unit_mix_up
from houseprice.data.checks.prices import nominal_prices, other_scale, several_parcels
from houseprice.data.checks.rows import duplicate_rows, future_dates
from houseprice.data.checks.sales_check import SalesCheck
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidInput

_CHECKS: tuple[Callable[[pl.DataFrame, TableSchema, pl.Series], Iterator[SalesCheck]], ...] = (
    nominal_prices,
    several_parcels,
    other_scale,
    unit_mix_up,
    future_dates,
    duplicate_rows,
)
#: The kinds of sales that can be left out.
KINDS = ("non-market", "price scale", "unit mix-up", "future dates", "duplicate rows")


def check_kinds(kinds: Sequence[str]) -> None:
    """Raise `InvalidInput` if no check warns of a kind of sales."""
    for kind in kinds:
        if kind not in KINDS:
            raise InvalidInput(
                f"sales that are left out must be of the kind {', '.join(KINDS)}, got {kind!r:.80}"
            )


def check_sales(
    frame: pl.DataFrame, schema: TableSchema, rows: pl.Series
) -> tuple[SalesCheck, ...]:
    """Check sales for what makes them unfit to learn from.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_rows, n_columns)
        Typed columns; null is a gap.
    schema : TableSchema
    rows : polars.Series of shape (n_rows,)
        Row numbers of the sales in their file.
    """
    return tuple(warning for check in _CHECKS for warning in check(frame, schema, rows))
