"""Leave out the sales of a file that a model learned from; a ratio study on those is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.schema import Role, TableSchema
from houseprice.errors import InvalidData
from houseprice.training.overlap.row_matching import COARSE, RowMatcher

Bools = NDArray[np.bool_]

_IDENTITY: tuple[Role, ...] = ("id", "address")
_PLACE: tuple[Role, ...] = ("latitude", "longitude")
#: A sale whose columns are all equal but one needs at least this many equal columns, and these
#: must tell this share of the training sales from each other.
_LEAST_EQUAL, _TOLD_APART = 3, 0.99


@dataclass(frozen=True)
class UnseenSales:
    """Sales that a model did not learn from.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
    learned_from : int
        Number of sales of the file that are left out.
    not_later : int
        Number of sales of `frame` that are no later than the last training sale, so that the
        model knows later prices. 0 where sales have no dates.
    """

    frame: pl.DataFrame
    learned_from: int
    not_later: int


def unseen_sales(frame: pl.DataFrame, learned: pl.DataFrame, schema: TableSchema) -> UnseenSales:
    """Leave out the sales that a model learned from.

    A file may lack a column, or have one that was rounded, edited or written in another way. A
    sale counts as a training sale if one of these is equal:

    - All columns that both tables have.
    - Id and price, where the dates are at most 60 days apart (one may be that of the contract,
      the other that of its recording) or one date is unknown. The same property at another price,
      or at another time, is a resale. Address and price count in the same way where one of the
      two sales has no id.
    - Date, price, living area and place to 10 m.
    - Date, price and place to 100 m, where one of the two has neither id nor address. Homes that
      differ in these are often in one new building and were sold on one day for one price.
    - All columns that both have but one; latitude and longitude count as one. If the date differs,
      the days must be as near as above. If the price differs, both sales must be of one known day,
      or else one is a resale. The equal columns must be at least three, and must tell 99 % of the
      training sales from each other; then they also tell other sales from training sales.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, any)
        Sales with prices.
    learned : polars.DataFrame
        Training sales of the model.
    schema : TableSchema

    Raises
    ------
    InvalidData
        If no sale is left.
    """
    fine, coarse = RowMatcher(frame, learned, schema), RowMatcher(frame, learned, schema, COARSE)
    matches = fine.equal(fine.shared) | _by_identity(fine, schema)
    matches |= _by_home(fine, schema) | _by_place(coarse, schema) | _by_all_but_one(fine, schema)
    if matches.all():
        raise InvalidData(
            "A ratio study on training sales is refused. It needs sales with a price that the "
            f"model did not learn from, but the model learned from all {frame.height}.",
            hint="Use sales that were not in the model's data set, or later sales.",
        )
    others = frame.filter(~matches)
    return UnseenSales(others, int(matches.sum()), _not_later(others, learned, schema))


def _by_identity(matcher: RowMatcher, schema: TableSchema) -> Bools:
    matches = matcher.none()
    better: list[str] = []  # where both sales have an id, an address of two homes says nothing
    for name in _identity(matcher, schema):
        key = [name, schema.price]
        same = matcher.equal(key, lacking=better, about_then=True)
        matches, better = matches | (matcher.has(key) & same), [name]
    return matches


def _by_home(matcher: RowMatcher, schema: TableSchema) -> Bools:
    key = [*_names(schema, "date", *_PLACE, "living_area"), schema.price]
    if not _has_roles(schema, "date", "living_area") or not matcher.shares(key):
        return matcher.none()
    return matcher.has(key) & matcher.equal(key)


def _by_place(matcher: RowMatcher, schema: TableSchema) -> Bools:
    key = [*_names(schema, "date", *_PLACE), schema.price]
    if not _has_roles(schema, "date", *_PLACE) or not matcher.shares(key):
        return matcher.none()
    return matcher.has(key) & matcher.equal(key, lacking=_identity(matcher, schema))


def _by_all_but_one(matcher: RowMatcher, schema: TableSchema) -> Bools:
    matches, date = matcher.none(), _names(schema, "date")
    for but, rest in _all_but_one(matcher.shared, _names(schema, *_PLACE)):
        if len(rest) < _LEAST_EQUAL or matcher.share_told_apart(rest) < _TOLD_APART:
            continue
        if schema.price not in but:
            matches |= matcher.equal(rest, about_then=True)
        elif matcher.shares(date):
            matches |= matcher.has(date) & matcher.equal(rest)
    return matches


def _all_but_one(
    shared: Sequence[str], place: Sequence[str]
) -> Iterator[tuple[set[str], list[str]]]:
    """Each column, and those of the place together, with all the others."""
    for but in ({name} for name in shared if name not in place):
        yield but, [name for name in shared if name not in but]
    if not set(place).isdisjoint(shared):
        yield set(place), [name for name in shared if name not in place]


def _names(schema: TableSchema, *roles: Role) -> list[str]:
    return [column.name for role in roles for column in schema.with_role(role)]


def _identity(matcher: RowMatcher, schema: TableSchema) -> list[str]:
    return [name for name in _names(schema, *_IDENTITY) if matcher.shares([name])]


def _has_roles(schema: TableSchema, *roles: Role) -> bool:
    return all(schema.with_role(role) for role in roles)


def _not_later(frame: pl.DataFrame, learned: pl.DataFrame, schema: TableSchema) -> int:
    date = schema.first("date")
    if date is None or date not in frame.columns or learned[date].null_count() == learned.height:
        return 0
    last = learned[date].cast(pl.Date).max()
    return int((frame[date].cast(pl.Date) <= last).sum())
