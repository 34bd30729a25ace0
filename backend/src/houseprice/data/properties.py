"""Finds the sales that belong to the same property."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.schema import Role, TableSchema

IntArray = NDArray[np.int64]

#: Roles that identify a home where there is neither an id nor an address; all must have values.
_LOOKS: tuple[Role, ...] = ("latitude", "longitude", "living_area")


def property_numbers(frame: pl.DataFrame, schema: TableSchema) -> IntArray:
    """A number per sale, equal for sales of one property.

    Sales of a property share the id; where a table has no id, the address and the living area;
    where it has no address either, the coordinates, the living area and the year of building.
    A sale that lacks these values counts as a property of its own.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
    schema : TableSchema

    Returns
    -------
    ndarray of int, shape (n_sales,)
    """
    alone = frame.height + 1 + np.arange(frame.height, dtype=np.int64)
    keys, required = _keys(schema)
    if not keys:
        return alone
    texts = [_comparable(frame[name], schema) for name in keys]
    is_identified = np.logical_and.reduce(
        [text.is_not_null().to_numpy() for text in texts[:required]]
    )
    table = pl.DataFrame([text.alias(str(place)) for place, text in enumerate(texts)])
    whole = table.select(pl.concat_str(pl.all().fill_null(""), separator="\n")).to_series()
    return np.where(is_identified, whole.rank("dense").to_numpy().astype(np.int64), alone)


def _keys(schema: TableSchema) -> tuple[list[str], int]:
    """Columns that identify a property, and how many of the first ones must have values."""
    identity = schema.first("id")
    if identity is not None:
        return [identity], 1
    size = _named(schema, "living_area")
    address = _named(schema, "address")
    if address:
        return [*address, *size], 1
    looks = [name for role in _LOOKS for name in _named(schema, role)]
    if len(looks) < len(_LOOKS):
        return [], 0
    return [*looks, *_named(schema, "year_built")], len(_LOOKS)


def _named(schema: TableSchema, role: Role) -> list[str]:
    name = schema.first(role)
    return [] if name is None else [name]


def _comparable(values: pl.Series, schema: TableSchema) -> pl.Series:
    """The values as text; case and blanks make no difference between two addresses."""
    text = values.cast(pl.String)
    if values.name != schema.first("address"):
        return text
    return text.str.to_lowercase().str.replace_all(r"[\s,.]+", " ").str.strip_chars()
