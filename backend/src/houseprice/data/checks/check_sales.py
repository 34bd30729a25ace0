"""All checks of a table of sales."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import polars as pl

from houseprice.data.checks import (
    blocks,
    columns,
    coordinates,
    dates,
    deeds,
    gap_codes,
    nominal_prices,
    outliers,
    price_scale,
    repeats,
    top_coding,
    total_lines,
    unit_mixup,
)
from houseprice.data.checks.sales_check import Check, CheckedSales, SalesCheck
from houseprice.data.schema import TableSchema
from houseprice.errors import InvalidInput

#: In the order in which people should look at them: lines that are no sales come first.
_CHECKS: tuple[Check, ...] = (
    total_lines.total_lines,
    repeats.duplicate_rows,
    repeats.same_listings,
    nominal_prices.nominal_prices,
    deeds.several_parcels,
    deeds.validity_codes,
    deeds.same_names,
    blocks.block_sales,
    blocks.flips,
    price_scale.price_scale,
    unit_mixup.unit_mixup,
    dates.placeholder_dates,
    dates.future_dates,
    dates.sold_before_built,
    coordinates.coordinates_outside,
    gap_codes.gap_codes,
    top_coding.top_coded,
    repeats.repeat_sales,
    columns.constant_columns,
    columns.empty_columns,
)
#: The kinds of sales that can be left out.
KINDS = (
    "non-market",
    "price scale",
    "unit mix-up",
    "future dates",
    "duplicate rows",
    "same listing twice",
    "total line",
    "placeholder dates",
    "sold before built",
    "swapped coordinates",
    "coordinates outside",
    "gap codes",
    "top-coded",
    "price outlier",
)


def check_kinds(kinds: Sequence[str]) -> None:
    """Raise `InvalidInput` if no check warns of a kind of sales."""
    for kind in kinds:
        if kind not in KINDS:
            raise InvalidInput(f"a kind of sales must be {', '.join(KINDS)}, got {kind!r:.80}")


def check_sales(
    frame: pl.DataFrame,
    schema: TableSchema,
    rows: pl.Series,
    today: date | None = None,
    *,
    with_forest: bool = False,
) -> tuple[SalesCheck, ...]:
    """The outcomes of all checks that apply to a table of sales.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
        Typed columns; null is a gap. Every sale has a price.
    schema : TableSchema
        Columns of the schema that the frame lacks are not checked.
    rows : polars.Series of int, shape (n_sales,)
        Row numbers in the user's spreadsheet.
    today : date or None
        Later sales are in the future; None means tomorrow: somewhere it is tomorrow already.
    with_forest : bool
        Whether an isolation forest looks for outliers, too, where scikit-learn is installed.

    Returns
    -------
    tuple of SalesCheck
        Several may have one kind: one for each column or rule. A check that finds nothing has the
        outcome ``ok`` and marks no sale. Empty for a table without sales.
    """
    if frame.height == 0:
        return ()
    columns_there = tuple(column for column in schema.columns if column.name in frame.columns)
    there = replace(schema, columns=columns_there)
    last_day = today or datetime.now(UTC).date() + timedelta(days=1)
    sales = CheckedSales(frame, there, rows, last_day, with_forest)
    outcomes = [outcome for check in _CHECKS for outcome in check(sales)]
    warned = [outcome.mask.to_numpy() for outcome in outcomes if outcome.is_warning]
    known = np.logical_or.reduce([sales.nobody(), *warned])
    return (*outcomes, outliers.price_outliers(sales, known))
