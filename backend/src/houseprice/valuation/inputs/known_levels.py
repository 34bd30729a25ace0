"""Choices of homes in the spelling of the sales: ``98101.0`` is the postcode ``98101``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Self

import polars as pl

from houseprice.data.arrays import Table
from houseprice.data.cells.levels import as_known, known_levels
from houseprice.data.cells.near_levels import by_letters, near_level
from houseprice.valuation.answers import FormField


@dataclass(frozen=True)
class KnownLevels:
    """The levels of each choice of a model, by their normal form.

    Parameters
    ----------
    levels : mapping of str to dict
        Of each column, the level of each normal form.
    spellings : mapping of str to frozenset
        Of each column, the levels as they were learned.
    """

    levels: Mapping[str, dict[str, str]]
    spellings: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, sales: pl.DataFrame, fields: Sequence[FormField]) -> Self:
        """The levels of the sales, shape (n_sales, n_columns), that a model has learned from."""
        choices = [field.name for field in fields if field.kind == "choice"]
        names = [name for name in choices if name in sales.columns]
        levels = {name: known_levels(sales[name]) for name in names}
        spellings = {
            name: frozenset(sales[name].drop_nulls().unique().cast(pl.String)) for name in names
        }
        return cls(levels, spellings)

    def frame(self, homes: pl.DataFrame) -> pl.DataFrame:
        """Homes with every choice in the spelling of its level."""
        columns = [name for name in self.levels if name in homes.columns]
        return homes.with_columns(
            as_known(homes[name].cast(pl.String), self.levels[name]) for name in columns
        )

    def columns(self, homes: dict[str, list[Any]]) -> dict[str, list[Any]]:
        """The same for plain values, which for a few homes is faster than a frame."""
        return {
            name: self._spelled(name, values) if name in self.levels else values
            for name, values in homes.items()
        }

    def near(self, name: str, value: str) -> str | None:
        """The level of a choice that an unknown value may mean; None if it is like none."""
        return near_level(value, self._letters[name]) if name in self._letters else None

    @cached_property
    def _letters(self) -> dict[str, dict[str, str]]:
        return {name: by_letters(sorted(known)) for name, known in self.spellings.items()}

    def _spelled(self, name: str, values: list[Any]) -> list[Any]:
        known = self.levels[name]
        if all(value is None or value in self.spellings[name] for value in values):
            return values
        return as_known(pl.Series(values, dtype=pl.String), known).to_list()


#: Different unknown values of a table of homes that are compared with the levels.
_MOST_COMPARED = 200
UNKNOWN = "unknown_category"


class NearLevels:
    """What the unknown choices of homes may mean.

    Parameters
    ----------
    levels : KnownLevels
    homes : Table
        The homes, of `n_homes` rows.
    """

    def __init__(self, levels: KnownLevels, homes: Table) -> None:
        self._levels, self._homes = levels, homes
        self._near: dict[tuple[str, str], str | None] = {}
        self._texts = cache(homes.texts)

    def meant(self, row: int, codes: Sequence[str]) -> dict[str, str]:
        """Of each code for an unknown choice of a home, the known level that is nearly the same."""
        names = [code.removeprefix(f"{UNKNOWN}:") for code in codes if code.startswith(UNKNOWN)]
        words = {}
        for name in names:
            value = self._texts(name)[row]
            level = None if value is None else self._level(name, value)
            if level is not None:
                words[f"{UNKNOWN}:{name}"] = f" {value!r}, but with {level!r}"
        return words

    def _level(self, name: str, value: str) -> str | None:
        if (name, value) not in self._near:
            if len(self._near) >= _MOST_COMPARED:
                return None
            self._near[name, value] = self._levels.near(name, value)
        return self._near[name, value]
