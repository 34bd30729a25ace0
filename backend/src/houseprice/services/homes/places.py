"""Addresses and areas of a data set's own sales, for the form of a home."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

import polars as pl

from houseprice.data.schema import Role, TableSchema
from houseprice.errors import InvalidInput
from houseprice.services.context import Context
from houseprice.services.datasets import TableOnDisk, table_on_disk

MOST_PLACES = 8
SHORTEST = 2
_METRES_PER_DEGREE = 111_320.0
#: Roles that the form of a home does not take from an earlier sale.
_NOT_SHOWN = frozenset({"price", "date", "id", "address", "ignore", "text"})


@dataclass(frozen=True)
class SoldPlaceView:
    """An address or an area with its sales.

    Parameters
    ----------
    kind : {"address", "area"}
        An address has the place of its newest sale, an area the middle of its sales.
    name : str
        As the table writes it.
    latitude, longitude : float
        Degrees.
    sales : int
        Number of sales there.
    reach_m : float or None
        Of an area: half of its sales lie within this distance of its middle.
    home_id : str or None
        The id of the home, if sales have ids; the model then leaves out its own sales.
    features : dict
        What the newest sale says of the home, for a form; of an area only its name. Columns about
        people are never among them: the import leaves them out of every role.
    """

    kind: Literal["address", "area"]
    name: str
    latitude: float
    longitude: float
    sales: int
    reach_m: float | None
    home_id: str | None
    features: dict[str, Any]


@dataclass(frozen=True)
class PlacesView:
    """Places that fit; `has_addresses` and `has_areas` say what the data set can be asked for."""

    dataset_id: str
    has_addresses: bool
    has_areas: bool
    id_column: str | None
    items: tuple[SoldPlaceView, ...]


def search(ctx: Context, dataset_id: str, text: str) -> PlacesView:
    """Find addresses and areas of a data set's sales, every word of which is begun by the text.

    Parameters
    ----------
    ctx : Context
    dataset_id : str
        Name of a built-in data set or id of an imported one.
    text : str
        Beginnings of words, such as ``12 map``; an empty text finds nothing.

    Returns
    -------
    PlacesView
        At most `MOST_PLACES`: areas first, then addresses in alphabetical order. Places without
        coordinates are left out.

    Raises
    ------
    NotFound
        If there is no such data set.
    InvalidInput
        If the text is a single character.
    DatasetUnavailable
        If the table is not on this server.
    """
    sales = table_on_disk(ctx, dataset_id)
    schema = sales.schema
    located = schema.first("latitude") is not None and schema.first("longitude") is not None
    words = re.findall(r"[^\W_]+", text.lower())
    if len("".join(words)) == 1:
        raise InvalidInput(f"A place needs {SHORTEST} or more letters or digits, got {text!r:.40}")
    return PlacesView(
        dataset_id=dataset_id,
        has_addresses=located and bool(schema.with_role("address")),
        has_areas=located and schema.first("neighbourhood") is not None,
        id_column=schema.first("id"),
        items=_found(sales, words) if located and words else (),
    )


def _found(sales: TableOnDisk, words: list[str]) -> tuple[SoldPlaceView, ...]:
    table = pl.scan_parquet(sales.path)
    places = (*_areas(table, sales.schema, words), *_addresses(table, sales.schema, words))
    return places[:MOST_PLACES]


def _areas(table: pl.LazyFrame, schema: TableSchema, words: list[str]) -> list[SoldPlaceView]:
    name = schema.first("neighbourhood")
    if name is None:
        return []
    inside = _located(table, schema).select(pl.col(name).cast(pl.String), *_place(schema))
    fits = inside.filter(_begins(pl.col(name), words)).with_columns(
        pl.col("latitude", "longitude").median().over(name).name.prefix("middle_")
    )
    away = _distance_m("latitude", "longitude", "middle_latitude", "middle_longitude")
    areas = fits.group_by(name).agg(
        pl.col("middle_latitude", "middle_longitude").first(), n=pl.len(), reach=away.median()
    )
    rows = areas.sort(name).head(MOST_PLACES // 2).collect().rows()
    return [
        SoldPlaceView("area", area, lat, long, n, reach, None, {name: area})
        for area, lat, long, n, reach in rows
    ]


def _addresses(table: pl.LazyFrame, schema: TableSchema, words: list[str]) -> list[SoldPlaceView]:
    columns = [column.name for column in schema.with_role("address")]
    if not columns:
        return []
    whole = pl.concat_str(
        [pl.col(c).cast(pl.String) for c in columns], separator=" ", ignore_nulls=True
    )
    fits = _located(table, schema).with_columns(whole.alias("\taddress"))
    fits = fits.filter(_begins(pl.col("\taddress"), words)).with_row_index("\trow")
    date = schema.first("date")
    newest = fits.sort(date or "\trow", nulls_last=False, maintain_order=True)
    addresses = newest.group_by("\taddress").agg(pl.all().last(), pl.len().alias("\tsales"))
    rows = addresses.sort("\taddress").head(MOST_PLACES).collect().iter_rows(named=True)
    return [_address(row, schema) for row in rows]


def _address(row: dict[str, Any], schema: TableSchema) -> SoldPlaceView:
    shown = [column.name for column in schema.asked.columns if column.role not in _NOT_SHOWN]
    name, known = schema.first("id"), {n: row[n] for n in shown if row[n] is not None}
    return SoldPlaceView(
        kind="address",
        name=row["\taddress"],
        latitude=row[str(schema.first("latitude"))],
        longitude=row[str(schema.first("longitude"))],
        sales=row["\tsales"],
        reach_m=None,
        home_id=None if name is None or row[name] is None else str(row[name]),
        features={name: _plain(value) for name, value in known.items()},
    )


def _located(table: pl.LazyFrame, schema: TableSchema) -> pl.LazyFrame:
    latitude, longitude = str(schema.first("latitude")), str(schema.first("longitude"))
    return table.filter(
        pl.col(latitude).is_between(-90, 90) & pl.col(longitude).is_between(-180, 180)
    )


def _place(schema: TableSchema) -> list[pl.Expr]:
    roles: tuple[Role, ...] = ("latitude", "longitude")
    return [pl.col(str(schema.first(role))).alias(role) for role in roles]


def _begins(column: pl.Expr, words: list[str]) -> pl.Expr:
    """Whether a word of the text begins with each of some words."""
    low = column.cast(pl.String).str.to_lowercase()
    # Words hold letters and digits only, so that none of them means anything in a pattern.
    return pl.all_horizontal([low.str.contains(rf"(^|[^\w]){word}") for word in words])


def _distance_m(lat: str, long: str, lat_to: str, long_to: str) -> pl.Expr:
    """Distance in metres, as good as a map of one town is flat."""
    north = pl.col(lat) - pl.col(lat_to)
    east = (pl.col(long) - pl.col(long_to)) * pl.col(lat_to).radians().cos()
    return (north.pow(2) + east.pow(2)).sqrt() * _METRES_PER_DEGREE


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | int | float | str) else str(value)
