"""Why a home has its value: comparable sales, and groups of features in money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.schema import Role, TableSchema
from houseprice.valuation.engine import Engine
from houseprice.valuation.form import FormField
from houseprice.valuation.shapley import coalitions, shapley_values

Floats = NDArray[np.float64]

MAX_GROUPS = 7
_PLACE: frozenset[Role] = frozenset({"latitude", "longitude", "neighbourhood"})
#: Used where a model has more features than groups; what is in none of them comes last.
_GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Location", frozenset(_PLACE)),
    ("Living area", frozenset({"living_area"})),
    ("Bedrooms and bathrooms", frozenset({"bedrooms", "bathrooms"})),
    ("Age", frozenset({"year_built"})),
    ("Lot", frozenset({"lot_area"})),
    ("Type and quality", frozenset({"property_type", "category"})),
)
_REST = "Other features"


@dataclass(frozen=True)
class Group:
    """Features that are explained together."""

    label: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Comparable:
    """A sale the model has seen that is much like the home.

    Parameters
    ----------
    sale_id : str or None
    distance_m : float or None
    similarity : float
        0..1.
    sale_date : date or None
    price : float
    adjusted_price : float
        Price times (the home's value / the sale's own out-of-fold value): the price moved by
        the model's view of the differences, the date among them.
    latitude, longitude : float or None
    features : dict
    """

    sale_id: str | None
    distance_m: float | None
    similarity: float
    sale_date: date | None
    price: float
    adjusted_price: float
    latitude: float | None
    longitude: float | None
    features: dict[str, Any]


@dataclass(frozen=True)
class Contribution:
    """How far one group of features moves the value away from the reference, in money."""

    feature: str
    amount: float


def feature_groups(fields: tuple[FormField, ...]) -> tuple[Group, ...]:
    """At most `MAX_GROUPS` groups that hold every feature but the date once.

    The date is that of the valuation, the same for the home and for the reference.
    """
    used = [field for field in fields if field.kind != "date"]
    place = [field for field in used if field.role in _PLACE]
    others = [field for field in used if field.role not in _PLACE]
    if len(others) + bool(place) <= MAX_GROUPS:
        single = [Group(field.label, (field.name,)) for field in others]
        return _non_empty([_group("Location", place), *single])
    groups, left = [], used
    for label, roles in _GROUPS:
        groups.append(_group(label, [field for field in left if field.role in roles]))
        left = [field for field in left if field.role not in roles]
    return _non_empty([*groups, _group(_REST, left)])


def _group(label: str, fields: list[FormField]) -> Group:
    return Group(label, tuple(field.name for field in fields))


def _non_empty(groups: list[Group]) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.columns)


def contributions(
    engine: Engine,
    groups: tuple[Group, ...],
    home: pl.DataFrame,
    reference: pl.DataFrame,
    *,
    value: float,
    as_of: date | None,
) -> tuple[tuple[Contribution, ...], float]:
    """Exact Shapley values of the groups, from a reference home to this one.

    Parameters
    ----------
    engine : Engine
    groups : tuple of Group
    home, reference : polars.DataFrame of shape (1, n_fields)
        With the same columns.
    value : float
        The home's value as it was told.
    as_of : date or None

    Returns
    -------
    tuple of Contribution, float
        Largest first, adding up exactly to value - reference value; the reference value.
    """
    chosen = coalitions(len(groups))
    pair, both = pl.concat([reference, home]), chosen.astype(np.int64)
    mixed = pair[np.ones(len(chosen), dtype=np.int64)]  # the home, over and over
    columns = [
        pair[name].gather(both[:, number])
        for number, group in enumerate(groups)
        for name in group.columns
    ]
    worth = engine.value(mixed.with_columns(columns), as_of).values
    worth[-1] = value  # one home and a batch may round differently in the graph
    amounts = shapley_values(worth, len(groups))
    found = [Contribution(group.label, float(amounts[i])) for i, group in enumerate(groups)]
    return tuple(sorted(found, key=lambda one: -abs(one.amount))), float(worth[0])


def comparables(
    engine: Engine,
    own_values: Floats,
    home: pl.DataFrame,
    value: float,
    *,
    as_of: date | None,
    k: int,
) -> tuple[Comparable, ...]:
    """The sales most like a home, with prices adjusted to it.

    Parameters
    ----------
    engine : Engine
    own_values : ndarray of shape (n_sales,)
        Out-of-fold value of each sale in ``engine.pipeline.sales``.
    home : polars.DataFrame of shape (1, n_fields)
    value : float
        The home's own value.
    as_of : date or None
    k : int
        How many, where there are so many.
    """
    pipeline = engine.pipeline
    found = pipeline.comparables(home, k, as_of)
    sales = pipeline.sales[found.rows]
    return tuple(
        _comparable(
            row,
            pipeline.schema,
            distance_m=float(found.distance_m[i]),
            similarity=float(found.similarity[i]),
            factor=value / float(own_values[found.rows[i]]),
        )
        for i, row in enumerate(sales.iter_rows(named=True))
    )


def _comparable(
    row: dict[str, Any],
    schema: TableSchema,
    *,
    distance_m: float,
    similarity: float,
    factor: float,
) -> Comparable:
    price = float(row[schema.price])
    sale_id, latitude, longitude = (
        row[name] if (name := schema.first(role)) is not None else None
        for role in ("id", "latitude", "longitude")
    )
    sold = schema.first("date")
    return Comparable(
        sale_id=None if sale_id is None else str(sale_id),
        distance_m=distance_m if np.isfinite(distance_m) else None,
        similarity=min(max(similarity, 0.0), 1.0),
        sale_date=row[sold] if sold is not None else None,
        price=price,
        adjusted_price=price * factor,
        latitude=latitude,
        longitude=longitude,
        features={column.name: _plain(row[column.name]) for column in schema.features},
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
