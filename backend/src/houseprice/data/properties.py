"""Finds the sales that belong to the same home."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.column_words import words
from houseprice.data.schema import Role, TableSchema
from houseprice.errors import InvalidInput

IntArray = NDArray[np.int64]
Bools = NDArray[np.bool_]

#: A home is sold or listed at most so often; a larger group is a building, a street or a gap code.
MOST_SALES_OF_A_HOME = 20
#: At least this share of the sales must be left when earlier sales of the same home are dropped.
LEAST_LEFT = 0.9
#: At most this share of the sales may share an address or looks with another sale.
MOST_GROUPED = 0.5
#: Larger groups with fewer sales than this share are taken apart, and the others are believed.
_FEW_IN_CROWDS = 0.01
#: An id that fewer sales than this share have in common numbers the rows, not the homes.
_REPEATED_IDS = 0.0025
_TEST_SHARE, _DATED = 0.2, 0.8

#: Roles that identify a home by its looks; all must have values.
_PLACE_AND_SIZE: tuple[Role, ...] = ("latitude", "longitude", "living_area")
_MORE_LOOKS: tuple[Role, ...] = ("bedrooms", "bathrooms", "year_built", "lot_area")
_SIZES: tuple[Role, ...] = ("living_area", "lot_area")
#: Four decimals of a degree are about 10 m; areas are compared as whole numbers.
_DECIMALS: dict[Role, int] = {"latitude": 4, "longitude": 4, "living_area": 0, "lot_area": 0}

_NUMBERED = r"( ?(no|nr|num|number|nummer|range|id|code))?"
_PART_OF_ADDRESS = re.compile(
    r"(unit|apt|apartment|flat|suite|door|floor|floors|level|storey|story|etage|stock|stockwerk|"
    r"geschoss|piso|planta|puerta|andar|piano|interno|verdieping|appartement|wohnung|wohnungs|"
    rf"block|blk|house|hausnummer|huisnummer|numero|street|building){_NUMBERED}"
)
_NO_PART = re.compile(r"flat|house|street|building|apartment|door|stock|level")
#: Numbers of an area, not of a home.
_POSTCODE = re.compile(r"\b(zip|zip ?code|post ?code|postal|plz|cap|cep|codigo postal)\b")


@dataclass(frozen=True)
class Homes:
    """Which sales are of one home.

    Parameters
    ----------
    numbers : ndarray of int, shape (n_sales,)
        Equal for sales of one home.
    columns : tuple of str
        The columns that agree for sales of one home; empty where every sale is a home of its own.
    doubts : tuple of str
        A sentence, with counts, for each key that was not believed.
    """

    numbers: IntArray
    columns: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Key:
    """Columns that may identify a home, and the sales for which they do."""

    columns: tuple[str, ...]
    identified: Bools
    is_id: bool = False


def property_numbers(frame: pl.DataFrame, schema: TableSchema) -> IntArray:
    """A number per sale, equal for sales of one home; see `find_homes`."""
    return find_homes(frame, schema).numbers


def find_homes(frame: pl.DataFrame, schema: TableSchema) -> Homes:
    """Find the sales of the same home.

    Sales are of one home if these agree, the first of them that the table has and that is
    plausible: the id; the whole address (street, house number, unit, floor) with the areas; the
    coordinates to about 10 m with the living area, rooms, year of building and lot. An id that is
    another one in nearly every row is the number of a listing, and is passed over. An address
    without any digit is no home. A sale that lacks these values is of a home of its own.

    A key is not plausible if homes would be sold more than `MOST_SALES_OF_A_HOME` times, if fewer
    than `LEAST_LEFT` of the sales were left after a split, or if more than `MOST_GROUPED` of the
    sales shared an address or looks. ``schema.property_columns`` takes the place of all this.

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, n_columns)
    schema : TableSchema

    Returns
    -------
    Homes

    Raises
    ------
    InvalidInput
        If ``schema.property_columns`` names a column that the table does not have.
    """
    if schema.property_columns is not None:
        return _as_asked(frame, schema, schema.property_columns)
    doubts: list[str] = []
    for key in _keys(frame, schema):
        numbers = _without_few_crowds(_numbers(frame, schema, key))
        doubt = _doubt(frame, schema, key, numbers)
        if doubt is None:
            return Homes(numbers, key.columns, _with_choice(doubts, key.columns))
        doubts.append(doubt)
    return Homes(_alone(frame.height), (), _with_choice(doubts, ()))


def _with_choice(doubts: Sequence[str], columns: tuple[str, ...]) -> tuple[str, ...]:
    """The doubts, the last with what took the place of those columns."""
    if not doubts:
        return ()
    choice = f"Homes are told by {', '.join(columns)}" if columns else "Every sale is one home"
    option = "--group-by (property_columns) names other columns, or none."
    return (*doubts[:-1], f"{doubts[-1]} {choice} instead; {option}")


def check_property_columns(frame: pl.DataFrame, columns: Sequence[str] | None) -> None:
    """Raise `InvalidInput` if a column that is to identify a home is not in the table."""
    for name in columns or ():
        if name not in frame.columns:
            raise InvalidInput(
                f"property_columns must name columns of the table, got {name!r:.80}",
                hint=f"The table has: {', '.join(frame.columns):.400}.",
                places=(
                    {"field": "property_columns", "value": name, "rule": "must be in the table"},
                ),
            )


def _as_asked(frame: pl.DataFrame, schema: TableSchema, columns: tuple[str, ...]) -> Homes:
    check_property_columns(frame, columns)
    if not columns:
        return Homes(_alone(frame.height))
    key = _Key(columns, _all_known(frame, columns))
    return Homes(_numbers(frame, schema, key), columns)


def _alone(count: int) -> IntArray:
    return count + 1 + np.arange(count, dtype=np.int64)


def _keys(frame: pl.DataFrame, schema: TableSchema) -> Iterator[_Key]:
    """The keys to try in turn; those of one kind become finer."""
    address = _named(schema, "address")
    sizes = [name for role in _SIZES for name in _named(schema, role)]
    place = [name for role in _PLACE_AND_SIZE for name in _named(schema, role)]
    looks = [*place, *(name for role in _MORE_LOOKS for name in _named(schema, role))]
    parts = _parts_of_address(schema)
    identity = _id_key(frame, schema)
    of_listings = identity is not None and _numbers_the_rows(frame[identity.columns[0]])
    if identity is not None and not of_listings:
        yield identity
        yield from _finer(identity, [*address, *parts, *sizes])
    if address:
        first = _unique([*address, *parts, *sizes])
        key = _Key(first, _has_digit(frame, [*address, *parts]))
        yield key
        yield from _finer(key, looks)
    if len(place) == len(_PLACE_AND_SIZE):
        key = _Key(tuple(looks), _all_known(frame, place))
        yield key
        yield from _finer(key, parts)
    if identity is not None and of_listings:
        yield identity


def _id_key(frame: pl.DataFrame, schema: TableSchema) -> _Key | None:
    name = schema.first("id")
    return None if name is None else _Key((name,), _all_known(frame, [name]), is_id=True)


def _finer(key: _Key, more: Sequence[str]) -> Iterator[_Key]:
    columns = _unique([*key.columns, *more])
    if len(columns) > len(key.columns):
        yield _Key(columns, key.identified, key.is_id)


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _named(schema: TableSchema, role: Role) -> list[str]:
    return [column.name for column in schema.with_role(role)]


def _parts_of_address(schema: TableSchema) -> list[str]:
    """Columns without a role of their own whose names speak of a unit, a floor or a number."""
    names = [c.name for c in schema.columns if c.role in ("category", "number", "ignore", "text")]
    return [name for name in names if _is_part_of_address(name)]


def _is_part_of_address(name: str) -> bool:
    label = words(name)
    return _PART_OF_ADDRESS.fullmatch(label) is not None and _NO_PART.fullmatch(label) is None


def _numbers_the_rows(ids: pl.Series) -> bool:
    repeated = ids.is_duplicated() & ids.is_not_null()
    return int(repeated.sum()) <= _REPEATED_IDS * ids.len()


def _all_known(frame: pl.DataFrame, names: Sequence[str]) -> Bools:
    known: Bools = (
        frame.select(pl.all_horizontal(pl.col(names).is_not_null())).to_series().to_numpy()
    )
    return known


def _has_digit(frame: pl.DataFrame, names: Sequence[str]) -> Bools:
    """Sales whose address has a digit that is not that of a postcode."""
    names = [name for name in names if not _POSTCODE.search(words(name))]
    if not names:
        return np.zeros(frame.height, dtype=np.bool_)
    digits = [pl.col(name).cast(pl.String).str.contains(r"\d").fill_null(False) for name in names]
    out: Bools = frame.select(pl.any_horizontal(digits)).to_series().to_numpy()
    return out


def _numbers(frame: pl.DataFrame, schema: TableSchema, key: _Key) -> IntArray:
    roles = {column.name: column.role for column in schema.columns}
    texts = [
        _comparable(frame[name], roles.get(name)).fill_null("").alias(str(place))
        for place, name in enumerate(key.columns)
    ]
    whole = pl.DataFrame(texts).select(pl.concat_str(pl.all(), separator="\n")).to_series()
    numbers = whole.rank("dense").to_numpy().astype(np.int64)
    return np.where(key.identified, numbers, _alone(frame.height))


def _comparable(values: pl.Series, role: Role | None) -> pl.Series:
    """The values as text; case and blanks make no difference between two addresses."""
    if role in _DECIMALS and values.dtype.is_numeric():
        return values.cast(pl.Float64).round(_DECIMALS[role]).cast(pl.String)
    text = values.cast(pl.String)
    if role != "address":
        return text
    return text.str.to_lowercase().str.replace_all(r"[\s,.]+", " ").str.strip_chars()


def _without_few_crowds(numbers: IntArray) -> IntArray:
    """The numbers without too large groups, where those have hardly any of the sales."""
    crowded = _group_sizes(numbers) > MOST_SALES_OF_A_HOME
    if not 0 < crowded.sum() < _FEW_IN_CROWDS * numbers.size:
        return numbers
    return np.where(crowded, _alone(numbers.size), numbers)


def _group_sizes(numbers: IntArray) -> IntArray:
    """Number of sales that share the number of each sale."""
    _, code, count = np.unique(numbers, return_inverse=True, return_counts=True)
    sizes: IntArray = count[code].astype(np.int64)
    return sizes


def _doubt(frame: pl.DataFrame, schema: TableSchema, key: _Key, numbers: IntArray) -> str | None:
    """Why the key does not identify homes; None if it may."""
    sizes = _group_sizes(numbers)
    grouped, left = int((sizes > 1).sum()), _left(frame, schema, numbers, sizes)
    largest = int(sizes.max(initial=0))
    is_plausible = (
        largest <= MOST_SALES_OF_A_HOME
        and left >= LEAST_LEFT * numbers.size
        and (key.is_id or grouped <= MOST_GROUPED * numbers.size)
    )
    if is_plausible:
        return None
    return (
        f"Sales that agree in {', '.join(key.columns)} were not taken for sales of one home: "
        f"{grouped:,} of {numbers.size:,} sales would be in groups of up to {largest:,}, and "
        f"{left:,.0f} would be left after the split."
    )


def _left(frame: pl.DataFrame, schema: TableSchema, numbers: IntArray, sizes: IntArray) -> float:
    """Sales left when those of homes in the test are dropped; expected, if the test is random."""
    date = schema.first("date")
    if date is not None and frame[date].null_count() <= (1 - _DATED) * frame.height:
        days = frame[date].to_physical().cast(pl.Int64).fill_null(-(2**31)).to_numpy()
        order = np.argsort(days, kind="stable")[::-1]
        n_test = int(np.ceil(_TEST_SHARE * numbers.size))
        test, earlier = order[:n_test], order[n_test:]
        return float(numbers.size - np.isin(numbers[earlier], numbers[test]).sum())
    stays = 1 - _TEST_SHARE
    return float((1 - stays * (1 - stays ** (sizes - 1.0))).sum())
