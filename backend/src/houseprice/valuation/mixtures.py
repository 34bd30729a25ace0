"""Homes put together from others, feature by feature: what explanations let the model value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from houseprice.valuation.explain import Group

Ints = NDArray[np.int64]

#: Rows of the source.
REFERENCE, HOME, FIRST_SALE = 0, 1, 2


@dataclass(frozen=True)
class Mixtures:
    """Homes as rows of indices into a few source homes.

    Parameters
    ----------
    base : ndarray of int, shape (n_homes,)
        Row of the source that everything is taken from but the groups.
    parts : ndarray of int, shape (n_homes, n_groups)
        Row of the source that each group of features is taken from.
    own : ndarray of int, shape (n_homes,)
        Row number of the stored sale that the model must not see, else -1.
    """

    base: Ints
    parts: Ints
    own: Ints

    @classmethod
    def of_home(cls, chosen: NDArray[np.bool_]) -> Mixtures:
        """Between the reference and the home; `chosen` marks, per group, what is the home's."""
        base = np.full(len(chosen), HOME, dtype=np.int64)
        return cls(base, np.where(chosen, HOME, REFERENCE), np.full(len(chosen), -1))

    @classmethod
    def of_sales(cls, rows: Ints, differs: NDArray[np.bool_]) -> Mixtures:
        """Each sale as it is, then with one group of the home wherever that differs.

        Parameters
        ----------
        rows : ndarray of int, shape (k,)
            Row numbers of the stored sales.
        differs : ndarray of bool, shape (n_groups, k)
        """
        group, sale = np.nonzero(differs)
        number = np.concatenate([np.arange(len(rows)), sale])
        base = FIRST_SALE + number
        parts = np.repeat(base[:, None], len(differs), axis=1)
        parts[len(rows) + np.arange(len(sale)), group] = HOME
        return cls(base, parts, rows[number])

    def __add__(self, other: Mixtures) -> Mixtures:
        return Mixtures(
            np.concatenate([self.base, other.base]),
            np.vstack([self.parts, other.parts]),
            np.concatenate([self.own, other.own]),
        )

    def frame(
        self, source: pl.DataFrame, groups: Sequence[Group], dates: Sequence[str]
    ) -> pl.DataFrame:
        """The homes themselves; all on the day of the home that is explained.

        Parameters
        ----------
        source : polars.DataFrame
            Reference, home, sales.
        groups : sequence of Group
        dates : sequence of str
            Names of the columns that say the day of the value.
        """
        place = {name: pl.Series(self.base) for name in source.columns}
        for number, group in enumerate(groups):
            place |= dict.fromkeys(group.columns, pl.Series(self.parts[:, number]))
        place |= dict.fromkeys(dates, pl.Series(np.full(len(self.base), HOME)))
        return pl.DataFrame([source[name][place[name]] for name in source.columns])


def differing(
    source: pl.DataFrame, groups: Sequence[Group], one: int, others: Sequence[int]
) -> NDArray[np.bool_]:
    """In which groups row `one` of the source differs from `others`; (n_groups, n_others)."""
    lists = {name: source[name].to_list() for group in groups for name in group.columns}
    return np.array(
        [
            [any(lists[name][one] != lists[name][row] for name in group.columns) for row in others]
            for group in groups
        ],
        dtype=np.bool_,
    ).reshape(len(groups), len(others))
