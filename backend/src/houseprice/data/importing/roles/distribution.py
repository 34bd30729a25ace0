"""Judges a column for a role by comparison with the other columns of its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from houseprice.data.cells.area_units import unit_of_header
from houseprice.data.cells.reading import Reading
from houseprice.data.importing.roles.name_rules import matches
from houseprice.data.importing.roles.profile import ColumnProfile, profile_of
from houseprice.data.importing.roles.values import ValueJudgement, hold_years
from houseprice.data.schema import Role

_NEUTRAL = ValueJudgement(0.8, "nothing against it")
_WIDEST_MARKET_DEG = 30.0


@dataclass(frozen=True)
class TableProfile:
    """The columns of a table and their distributions.

    Parameters
    ----------
    readings : mapping of str to Reading
        The columns in table order.
    """

    readings: Mapping[str, Reading]

    @cached_property
    def columns(self) -> dict[str, ColumnProfile]:
        """The distribution of each column."""
        return {
            name: profile_of(reading, unit_of_header(name))
            for name, reading in self.readings.items()
        }

    @cached_property
    def medians(self) -> dict[str, float]:
        """Medians of the number columns that are no prices, codes or coordinates."""
        return {
            name: profile.median
            for name, profile in self.columns.items()
            if profile.is_number and not profile.sample.is_empty() and not _is_apart(name)
        }

    @cached_property
    def living_area(self) -> str | None:
        """The column that is best named as the size of homes."""
        return self._best_named("living_area")

    @cached_property
    def year_built(self) -> str | None:
        """The column that is best named as the year of building and holds years."""
        name = self._best_named("year_built")
        return name if name is not None and hold_years(self.columns[name]) else None

    def _best_named(self, role: Role) -> str | None:
        scores = {
            name: match.score
            for name in self.medians
            for match in matches(name)
            if match.role == role and not (role == "living_area" and hold_years(self.columns[name]))
        }
        return max(scores, key=lambda name: scores[name]) if scores else None


def _is_apart(name: str) -> bool:
    apart = {"price", "id", "latitude", "longitude", "date"}
    return any(match.role in apart for match in matches(name))


def _price(name: str, table: TableProfile) -> ValueJudgement:
    others = list(table.medians.values())
    if not others:
        return _NEUTRAL
    smaller = sum(median < table.columns[name].median for median in others)
    score = 0.3 + 0.7 * smaller / len(others)
    return ValueJudgement(score, f"larger than {smaller} of {len(others)} other number columns")


def _lot_area(name: str, table: TableProfile) -> ValueJudgement:
    home = table.living_area
    if home is None or home == name:
        return _NEUTRAL
    median, home_median = table.columns[name].median, table.medians[home]
    if median >= home_median:
        return ValueJudgement(1.0, f"larger than {home!r}")
    return ValueJudgement(0.5, f"smaller than {home!r}, perhaps in another unit")


def _coordinate(name: str, table: TableProfile) -> ValueJudgement:
    profile = table.columns[name]
    spread = profile.quantile(0.95) - profile.quantile(0.05)
    if spread > _WIDEST_MARKET_DEG:
        return ValueJudgement(0.1, f"they spread over {spread:.0f} degrees")
    return ValueJudgement(1.0, f"they spread over {spread:.2g} degrees")


def _date(name: str, table: TableProfile) -> ValueJudgement:
    reading, built = table.readings[name], table.year_built
    if built is None or reading.type != "date":
        return _NEUTRAL
    years = table.readings[built].values.cast(pl.Float64, strict=False)
    share = (reading.values.dt.year() >= years - 1).mean()
    after = float(share) if isinstance(share, float) else 0.5
    if after < 0.5:
        return ValueJudgement(0.1, f"most of the dates lie before {built!r}")
    return ValueJudgement(1.0, f"{after:.0%} of the dates lie after {built!r}")


def _neighbourhood(name: str, table: TableProfile) -> ValueJudgement:
    repeats = _repeats(table.readings[name])
    score = 1.0 if repeats >= 20 else 0.6 if repeats >= 3 else 0.4 if repeats >= 1.3 else 0.2
    return ValueJudgement(score, f"{repeats:.3g} rows for each on average")


def _id(name: str, table: TableProfile) -> ValueJudgement:
    repeats = _repeats(table.readings[name])
    if repeats == 1:
        return ValueJudgement(0.8, "a different code in every row")
    return ValueJudgement(1.0 if repeats < 5 else 0.6, f"{repeats:.3g} rows for each on average")


def _repeats(reading: Reading) -> float:
    present = reading.values.drop_nulls()
    return present.len() / max(present.n_unique(), 1)


_COMPARISONS: dict[Role, Callable[[str, TableProfile], ValueJudgement]] = {
    "price": _price,
    "date": _date,
    "latitude": _coordinate,
    "longitude": _coordinate,
    "lot_area": _lot_area,
    "neighbourhood": _neighbourhood,
    "id": _id,
}


def compare(role: Role, name: str, table: TableProfile) -> ValueJudgement:
    """Compare a column with the others of its table, 0..1."""
    comparison = _COMPARISONS.get(role)
    return comparison(name, table) if comparison is not None else _NEUTRAL
