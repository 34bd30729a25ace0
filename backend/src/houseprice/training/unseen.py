"""Which sales of a file a model learned from; a ratio study on those is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.schema import Role, TableSchema
from houseprice.errors import InvalidData

Bools = NDArray[np.bool_]

_IDENTITY: tuple[Role, ...] = ("id", "address")
_PLACE: tuple[Role, ...] = ("latitude", "longitude")
#: Degrees to 10 m and sizes to the unit: a file may be rounded.
_DECIMALS: dict[Role, int] = {"latitude": 4, "longitude": 4, "living_area": 0, "price": 0}


@dataclass(frozen=True)
class Unseen:
    """Sales that a model did not learn from.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
    learned_from : int
        Sales of the file that are left out.
    not_later : int
        Sales of `frame` that were sold no later than the last one the model learned from: it
        knows what came after them. 0 where sales have no dates.
    """

    frame: pl.DataFrame
    learned_from: int
    not_later: int


def unseen(frame: pl.DataFrame, learned: pl.DataFrame, schema: TableSchema) -> Unseen:
    """Leave out the sales that a model learned from.

    A sale is one of those if all columns that both tables have are equal, or its id or address,
    date and price, or its date, price, living area and place.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, any)
        Sales with prices.
    learned : polars.DataFrame
        The model's training sales.
    schema : TableSchema

    Raises
    ------
    InvalidData
        If no sale is left.
    """
    shared = [name for name in frame.columns if name in learned.columns]
    seen = _matches(frame, learned, shared, schema, nulls_equal=True)
    for key in _identities(shared, schema):
        seen |= _matches(frame, learned, key, schema, nulls_equal=False)
    if seen.all():
        raise InvalidData(
            "A ratio study on training sales is refused: there must be sales with a price that "
            f"the model did not learn from, but it learned from all {frame.height}.",
            hint="Give it sales that were not in its data set, or later ones.",
        )
    kept = frame.filter(~seen)
    return Unseen(kept, int(seen.sum()), _not_later(kept, learned, schema))


def _identities(shared: Sequence[str], schema: TableSchema) -> list[list[str]]:
    """Columns which tell that two rows are one sale, though other columns may differ."""
    dates, areas = _names(schema, "date"), _names(schema, "living_area")
    sold = [*dates, schema.price]
    keys = [[name, *sold] for role in _IDENTITY for name in _names(schema, role)]
    if dates and areas:
        place = [name for role in _PLACE for name in _names(schema, role)]
        keys.append([*sold, *areas, *place])
    return [key for key in keys if set(key) <= set(shared)]


def _names(schema: TableSchema, role: Role) -> list[str]:
    return [column.name for column in schema.with_role(role)]


def _matches(
    frame: pl.DataFrame,
    learned: pl.DataFrame,
    names: Sequence[str],
    schema: TableSchema,
    *,
    nulls_equal: bool,
) -> Bools:
    roles = {column.name: column.role for column in schema.columns}
    key = [_comparable(name, roles.get(name), frame, learned) for name in names]
    known = learned.select(key).unique()
    at = (
        frame.select(key)
        .with_row_index("__at__")
        .join(known, on=list(names), how="semi", nulls_equal=nulls_equal)
    )
    found = np.zeros(frame.height, dtype=np.bool_)
    found[at["__at__"].to_numpy()] = True
    return found


def _comparable(
    name: str, role: Role | None, frame: pl.DataFrame, learned: pl.DataFrame
) -> pl.Expr:
    """The same type on both sides: whole numbers in one file may be decimals in another."""
    types = (frame[name].dtype, learned[name].dtype)
    if all(kind.is_numeric() or kind == pl.Boolean for kind in types):
        number = pl.col(name).cast(pl.Float64)
        return number if role not in _DECIMALS else number.round(_DECIMALS[role])
    return pl.col(name).cast(pl.String)


def _not_later(frame: pl.DataFrame, learned: pl.DataFrame, schema: TableSchema) -> int:
    date = schema.first("date")
    if date is None or date not in frame.columns or learned[date].null_count() == learned.height:
        return 0
    last = learned[date].cast(pl.Date).max()
    return int((frame[date].cast(pl.Date) <= last).sum())
