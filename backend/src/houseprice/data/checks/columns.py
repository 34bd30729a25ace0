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
    """The price and columns that a model could use, with one value in all rows."""
    price = sales.schema.price
    if sales.height > 1 and _is_constant(sales, price):
        return [_constant_price(sales, price)]
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


def _constant_price(sales: CheckedSales, price: str) -> SalesCheck:
    return sales.warned(
        "constant price",
        sales.nobody(),
        text=f"The price is {sales.price[0]:,.0f} in all {sales.height:,} rows.",
        action="Bring sales with different prices, or name the column of the prices: nothing can "
        "be learned from one price.",
        column=price,
        fixes=("name another price",),
    )


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
