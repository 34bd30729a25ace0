"""Columns without information: empty ones, and those with one value."""

from __future__ import annotations

from houseprice.data.checks.sales_check import CheckedSales, SalesCheck


def empty_columns(sales: CheckedSales) -> list[SalesCheck]:
    """Columns without a single value."""
    frame = sales.frame
    empty = [name for name in frame.columns if frame[name].null_count() == frame.height]
    if not empty:
        return [sales.passed("empty column", "Every column has values.")]
    return [_column_check(sales, "empty column", name, "has no value") for name in empty]


def constant_columns(sales: CheckedSales) -> list[SalesCheck]:
    """Columns that a model could use, with one value in all rows."""
    constant = [
        column.name
        for column in sales.schema.features
        if column.name in sales.frame.columns and _is_constant(sales, column.name)
    ]
    if not constant:
        return [sales.passed("constant column", "No column has the same value in every row.")]
    texts = [f"has the value {str(sales.frame[name][0])[:40]!r}" for name in constant]
    pairs = zip(constant, texts, strict=True)
    return [_column_check(sales, "constant column", name, text) for name, text in pairs]


def _is_constant(sales: CheckedSales, name: str) -> bool:
    values = sales.frame[name]
    if sales.height < 2 or values.null_count() > 0:
        return False
    return bool((values.head(1000) == values[0]).all() and (values == values[0]).all())


def _column_check(sales: CheckedSales, kind: str, name: str, text: str) -> SalesCheck:
    explanation = f"The column {name} {text} in all {sales.height:,} rows."
    action = "Ignore the column: it tells nothing about a price."
    return sales.warned(
        kind,
        sales.nobody(),
        text=explanation,
        action=action,
        column=name,
        fixes=("ignore the column",),
    )
