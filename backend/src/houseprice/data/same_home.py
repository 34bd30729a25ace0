"""What tells one home from all others, and which sales of a table are of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from houseprice.data.properties import MOST_SALES_OF_A_HOME
from houseprice.data.schema import Role, TableSchema

#: Roles whose equal values tell a home by its place and looks; all of the first must be known.
_PLACE_AND_SIZE: tuple[Role, ...] = ("latitude", "longitude", "living_area")
_NAMING: tuple[Role, ...] = ("id", "address")
_MORE_LOOKS: tuple[Role, ...] = ("bedrooms", "bathrooms", "year_built", "lot_area")
#: Four decimals of a degree are about 10 m; areas are compared as whole numbers.
_DECIMALS: Mapping[str, int] = {"latitude": 4, "longitude": 4, "living_area": 0, "lot_area": 0}
_EXACT = 6


@dataclass(frozen=True)
class HomeKey:
    """Values that agree for all sales of one home, by column, as `data.properties` finds them."""

    values: tuple[tuple[str, float | str], ...]
    decimals: Mapping[str, int]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns by which the home is told from others."""
        return tuple(name for name, _ in self.values)

    def digest(self, dataset: str) -> str:
        """A hash that is the same for all valuations of the home with data of this name."""
        return hashlib.sha256(json.dumps([dataset, self.values]).encode()).hexdigest()

    def sales_in(self, table: pl.LazyFrame) -> pl.DataFrame:
        """The sales of the home; none where so many agree that it cannot be one home."""
        rules = [self._rule(name, value) for name, value in self.values]
        sales = table.filter(*rules).head(MOST_SALES_OF_A_HOME + 1).collect()
        return sales if sales.height <= MOST_SALES_OF_A_HOME else sales.clear()

    def _rule(self, name: str, value: float | str) -> pl.Expr:
        column = pl.col(name)
        if isinstance(value, str):
            text = column.cast(pl.String).str.to_lowercase()
            return text.str.replace_all(r"[\s,.]+", " ").str.strip_chars() == value
        return column.cast(pl.Float64, strict=False).round(self.decimals.get(name, _EXACT)) == value


def key_of_home(schema: TableSchema, home: Mapping[str, Any]) -> HomeKey | None:
    """What tells a home from others: the columns that a user named, its id, address, or looks.

    Parameters
    ----------
    schema : TableSchema
    home : mapping
        Values by column; the first key of which all are known is taken.

    Returns
    -------
    HomeKey or None
        None if too little is known of the home.

    Examples
    --------
    >>> from houseprice.data.builtin.king_county import SCHEMA
    >>> key_of_home(SCHEMA, {"id": "7129300520"}).columns
    ('id',)
    >>> key_of_home(SCHEMA, {"sqft_living": 1180}) is None
    True
    """
    decimals = {c.name: _DECIMALS[c.role] for c in schema.columns if c.role in _DECIMALS}
    for columns in _keys(schema, home):
        values = [(name, _plain(home.get(name), decimals.get(name, _EXACT))) for name in columns]
        known = tuple((name, value) for name, value in values if value is not None)
        if known and len(known) == len(values):
            return HomeKey(known, decimals)
    return None


def _keys(schema: TableSchema, home: Mapping[str, Any]) -> list[list[str]]:
    if schema.property_columns == ():
        return []  # the user says that every sale is of a home of its own
    named = {role: [c.name for c in schema.with_role(role)] for role in _NAMING}
    place = [schema.first(role) for role in _PLACE_AND_SIZE]
    looks = [name for role in _MORE_LOOKS if (name := schema.first(role)) in home and name]
    keys = [list(schema.property_columns or ()), named["id"], named["address"]]
    if None not in place:
        keys.append([*(name for name in place if name), *looks])
    return keys


def _plain(value: Any, decimals: int) -> float | str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool | int | float):
        return round(float(value), decimals)
    words = str(value).lower().replace(",", " ").replace(".", " ").split()
    return " ".join(words)
