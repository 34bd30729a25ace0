"""Find the rows of a file that are rows of another table, by the columns that both have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.data.schema import Role, TableSchema

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Hashes = NDArray[np.uint64]
#: Keys of sales, equal where the sales are, and their days, NaN where unknown.
_Dated = tuple[Hashes, Floats]

#: Days from a contract to its recording; within these, the same home at the same price is one sale.
SAME_SALE_DAYS = 60
#: Numbers are rounded to 10 m and to whole units, since a file may be rounded.
FINE: Mapping[Role, int] = {"latitude": 4, "longitude": 4, "living_area": 0, "price": 0}
#: The same with degrees to 100 m.
COARSE: Mapping[Role, int] = {**FINE, "latitude": 3, "longitude": 3}


class RowMatcher:
    """Finds the sales of a file that are among known sales.

    Methods that return an array give a truth value for each sale of the file, shape (n_sales,).

    Parameters
    ----------
    frame : polars.DataFrame of shape (n_sales, any)
        The file.
    known : polars.DataFrame of shape (n_known, any)
        The known sales.
    schema : TableSchema
    decimals : mapping
        Decimals to which the numbers of a role are rounded before they are compared.

    Attributes
    ----------
    shared : list of str
        Columns that both tables have.
    """

    def __init__(
        self,
        frame: pl.DataFrame,
        known: pl.DataFrame,
        schema: TableSchema,
        decimals: Mapping[Role, int] = FINE,
    ) -> None:
        self.shared = [name for name in frame.columns if name in known.columns]
        roles = {column.name: column.role for column in schema.columns}
        values = [
            _comparable(name, roles.get(name), frame, known, decimals) for name in self.shared
        ]
        date = schema.first("date")
        self._file, self._known = (_Rows(table.select(values), date) for table in (frame, known))

    def none(self) -> Bools:
        """No sale."""
        return np.zeros(self._file.day.size, dtype=np.bool_)

    def shares(self, names: Sequence[str]) -> bool:
        """Whether both tables have the columns `names`; False for no names."""
        return bool(names) and set(names) <= set(self.shared)

    def has(self, names: Sequence[str]) -> Bools:
        """Sales for which all of `names` are known."""
        return self._file.has(names)

    def equal(
        self, names: Sequence[str], *, lacking: Sequence[str] = (), about_then: bool = False
    ) -> Bools:
        """Sales that equal a known sale in all of `names`; a gap equals a gap.

        Parameters
        ----------
        names : sequence of str
        lacking : sequence of str
            Columns of which one of the two sales must have none.
        about_then : bool
            Whether their dates must be at most `SAME_SALE_DAYS` apart; an unknown date passes.
        """
        meet = _meet_about_then if about_then else _meet
        file, known = self._file.dated(names), self._known.dated(names)
        lacks = self._known.lacks(lacking)
        matches = meet(file, (known[0][lacks], known[1][lacks]))
        return matches if lacks.all() else matches | (self._file.lacks(lacking) & meet(file, known))

    def share_told_apart(self, names: Sequence[str]) -> float:
        """Share of the different known sales that `names` tell from each other, 0..1."""
        different = self._different
        return np.unique(self._known.key(names)[different]).size / max(different.size, 1)

    @cached_property
    def _different(self) -> NDArray[np.int64]:
        """A row number for each of the known sales that are not all alike."""
        return np.unique(self._known.key(self.shared), return_index=True)[1]


class _Rows:
    """A table as numbers that are equal where its values are."""

    def __init__(self, values: pl.DataFrame, date: str | None) -> None:
        # Each column has a seed of its own, so sums of hashes, even after an overflow, differ
        # wherever values do.
        self._hashes = {
            name: values[name].hash(seed).to_numpy() for seed, name in enumerate(values.columns)
        }
        self._has = {name: values[name].is_not_null().to_numpy() for name in values.columns}
        self._height = values.height
        self.day = np.full(values.height, np.nan)
        if date in values.columns:
            self.day = values[date].to_physical().cast(pl.Float64).to_numpy()

    def key(self, names: Sequence[str]) -> Hashes:
        out = np.zeros(self._height, dtype=np.uint64)
        for name in names:
            out += self._hashes[name]
        return out

    def dated(self, names: Sequence[str]) -> _Dated:
        return self.key(names), self.day

    def has(self, names: Sequence[str]) -> Bools:
        out = np.ones(self._height, dtype=np.bool_)
        for name in names:
            out &= self._has[name]
        return out

    def lacks(self, names: Sequence[str]) -> Bools:
        out = np.ones(self._height, dtype=np.bool_)
        for name in names:
            out &= ~self._has[name]
        return out


def _meet(file: _Dated, known: _Dated) -> Bools:
    """Rows of `file` whose key is among the known ones."""
    return np.isin(file[0], known[0])


def _meet_about_then(file: _Dated, known: _Dated) -> Bools:
    day, (known_key, known_day) = file[1], known
    matches = _meet(file, (known_key[np.isnan(known_day)], known_day))
    matches |= np.isnan(day) & _meet(file, known)
    left_table, right_table = (_by_day(*rows) for rows in (file, known))
    near = left_table.join_asof(
        right_table,
        on="day",
        by="key",
        strategy="nearest",
        tolerance=float(SAME_SALE_DAYS),
        check_sortedness=False,  # polars cannot within keys, and warns
    )
    matches[near.filter(pl.col("row_right").is_not_null())["row"].to_numpy()] = True
    return matches


def _by_day(key: Hashes, day: Floats) -> pl.DataFrame:
    """Rows that have a day, oldest first."""
    table = pl.DataFrame({"key": key, "day": day, "row": np.arange(key.size)})
    return table.filter(pl.col("day").is_not_nan()).sort("day")


def _comparable(
    name: str,
    role: Role | None,
    frame: pl.DataFrame,
    known: pl.DataFrame,
    decimals: Mapping[Role, int],
) -> pl.Expr:
    """One type for both sides, since whole numbers in one file may be decimals in another."""
    column, types = pl.col(name), (frame[name].dtype, known[name].dtype)
    if role == "date":
        return column.cast(pl.Date)
    if role in ("id", "address"):
        return _plain(column.cast(pl.String)).alias(name)
    if all(kind.is_numeric() or kind == pl.Boolean for kind in types):
        number = column.cast(pl.Float64)
        return number.round(decimals[role]) if role is not None and role in decimals else number
    return column.cast(pl.String)


def _plain(text: pl.Expr) -> pl.Expr:
    """Letters and digits in lower case, without the leading zeros that spreadsheets drop."""
    bare = text.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "")
    bare = bare.str.strip_chars_start("0")
    return pl.when(bare == "").then(None).otherwise(bare)
