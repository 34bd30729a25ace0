"""Judges a column for a role by comparison with the other columns of its table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

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
        return {name: profile_of(reading) for name, reading in self.readings.items()}

    @cached_property
    def medians(self) -> dict[str, float]:
        """Medians of the number columns that are no codes and no coordinates in metres."""
        return {
            name: profile.median
            for name, profile in self.columns.items()
            if profile.is_number and not profile.sample.is_empty() and not _is_code(name)
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


def _is_code(name: str) -> bool:
    return any(match.role in {"id", "latitude", "longitude", "date"} for match in matches(name))


def compare(role: Role, name: str, table: TableProfile) -> ValueJudgement:
    """Compare a column with the others of its table, 0..1."""
    if role == "price":
        return _price(name, table)
    if role == "lot_area":
        return _lot_area(name, table)
    if role in {"latitude", "longitude"}:
        return _coordinate(table.columns[name])
    if role == "date":
        return _date(name, table)
    if role == "neighbourhood":
        return _neighbourhood(table.readings[name])
    if role == "id":
        return _id(table.readings[name])
    return _NEUTRAL


def _price(name: str, table: TableProfile) -> ValueJudgement:
    others = [median for other, median in table.medians.items() if other != name]
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


def _coordinate(profile: ColumnProfile) -> ValueJudgement:
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


def _neighbourhood(reading: Reading) -> ValueJudgement:
    repeats = _repeats(reading)
    score = 1.0 if repeats >= 3 else 0.7 if repeats >= 1.3 else 0.2
    return ValueJudgement(score, f"{repeats:.3g} rows for each on average")


def _id(reading: Reading) -> ValueJudgement:
    repeats = _repeats(reading)
    if repeats == 1:
        return ValueJudgement(0.8, "a different code in every row")
    return ValueJudgement(1.0 if repeats < 5 else 0.6, f"{repeats:.3g} rows for each on average")


def _repeats(reading: Reading) -> float:
    present = reading.values.drop_nulls()
    return present.len() / max(present.n_unique(), 1)
