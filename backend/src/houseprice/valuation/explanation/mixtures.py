"""Homes put together from others, feature by feature: what explanations let the model value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from houseprice.data.arrays import Table
from houseprice.valuation.explanation.contributions import Group

Ints = NDArray[np.int64]
#: A few homes, column by column.
Source = Mapping[str, Sequence[Any]]

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

    def table(self, source: Source, groups: Sequence[Group], dates: Sequence[str]) -> Table:
        """The homes themselves; all on the day of the home that is explained.

        Parameters
        ----------
        source : mapping of str to sequence
            Reference, home, sales.
        groups : sequence of Group
        dates : sequence of str
            Names of the columns that say the day of the value.
        """
        place = dict.fromkeys(source, self.base.tolist())
        for number, group in enumerate(groups):
            place |= dict.fromkeys(group.columns, self.parts[:, number].tolist())
        place |= dict.fromkeys(dates, [HOME] * len(self.base))
        return Table(
            {name: [values[row] for row in place[name]] for name, values in source.items()}
        )


def differing(
    source: Source, groups: Sequence[Group], one: int, others: Sequence[int]
) -> NDArray[np.bool_]:
    """In which groups row `one` of the source differs from `others`; (n_groups, n_others)."""
    columns = [[source[name] for name in group.columns] for group in groups]
    return np.array(
        [
            [any(values[one] != values[row] for values in group) for row in others]
            for group in columns
        ],
        dtype=np.bool_,
    ).reshape(len(groups), len(others))
