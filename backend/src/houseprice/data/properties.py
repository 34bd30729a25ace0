"""Which sales are of one property."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.schema import Role, TableSchema

IntArray = NDArray[np.int64]

#: What tells homes apart where there is neither an id nor an address; all must be known.
_LOOKS: tuple[Role, ...] = ("latitude", "longitude", "living_area")


def property_numbers(frame: pl.DataFrame, schema: TableSchema) -> IntArray:
    """A number per sale, equal for sales of one property.

    Sales of a property share the id; where a table has no id, the address and the living area;
    where it has no address either, the coordinates, the living area and the year of building.
    A sale for which this is not known is alone.

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
    known = np.logical_and.reduce([text.is_not_null().to_numpy() for text in texts[:required]])
    table = pl.DataFrame([text.alias(str(place)) for place, text in enumerate(texts)])
    whole = table.select(pl.concat_str(pl.all().fill_null(""), separator="\n")).to_series()
    return np.where(known, whole.rank("dense").to_numpy().astype(np.int64), alone)


def _keys(schema: TableSchema) -> tuple[list[str], int]:
    """Columns that tell a property, and how many of them must be known."""
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
    """Text; in addresses case and blanks do not tell properties apart."""
    text = values.cast(pl.String)
    if values.name != schema.first("address"):
        return text
    return text.str.to_lowercase().str.replace_all(r"[\s,.]+", " ").str.strip_chars()
