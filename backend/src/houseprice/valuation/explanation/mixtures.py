"""Homes that combine features of other homes, which the model values for an explanation."""

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
        Row of the source for everything but the groups.
    parts : ndarray of int, shape (n_homes, n_groups)
        Row of the source for each group of features.
    own : ndarray of int, shape (n_homes,)
        Row number of the stored sale that the model must not use, else -1.
    """

    base: Ints
    parts: Ints
    own: Ints

    @classmethod
    def of_home(cls, chosen: NDArray[np.bool_]) -> Mixtures:
        """Mixtures of reference and home; `chosen` marks the groups that come from the home."""
        base = np.full(len(chosen), HOME, dtype=np.int64)
        return cls(base, np.where(chosen, HOME, REFERENCE), np.full(len(chosen), -1))

    @classmethod
    def of_sales(cls, rows: Ints, differs: NDArray[np.bool_]) -> Mixtures:
        """Sales on their way to the home, one group of features after the other, from both ends.

        First come the sales as they are, then each with one group of the home that differs; after
        them the sales with all groups of the home, then each with all but one of them.

        Parameters
        ----------
        rows : ndarray of int, shape (k,)
            Row numbers of the stored sales.
        differs : ndarray of bool, shape (n_groups, k)
        """
        group, sale = np.nonzero(differs)
        number = np.concatenate([np.arange(len(rows)), sale])
        base = FIRST_SALE + number
        near = np.repeat(base[:, None], len(differs), axis=1)
        far = np.full_like(near, HOME)
        changed = len(rows) + np.arange(len(sale))
        near[changed, group], far[changed, group] = HOME, base[changed]
        parts, own = np.vstack([near, far]), np.tile(rows[number], 2)
        return cls(np.tile(base, 2), parts, own)

    def spread(self, owner: Ints) -> Mixtures:
        """The same homes by finer groups, each of which belongs to the group `owner`."""
        return Mixtures(self.base, self.parts[:, owner], self.own)

    def __add__(self, other: Mixtures) -> Mixtures:
        return Mixtures(
            np.concatenate([self.base, other.base]),
            np.vstack([self.parts, other.parts]),
            np.concatenate([self.own, other.own]),
        )

    def table(self, source: Source, groups: Sequence[Group], dates: Sequence[str]) -> Table:
        """The homes as a table, all on the day of the explained home.

        Parameters
        ----------
        source : mapping of str to sequence
            Reference, home and sales, column by column.
        groups : sequence of Group
        dates : sequence of str
            Names of the columns that hold the day of the value.
        """
        place = dict.fromkeys(source, self.base.tolist())
        for number, group in enumerate(groups):
            place |= dict.fromkeys(group.columns, self.parts[:, number].tolist())
        place |= dict.fromkeys(dates, [HOME] * len(self.base))
        return Table(
            {name: [values[row] for row in place[name]] for name, values in source.items()}
        )


def differing(
    source: Source, groups: Sequence[Group], row: int, others: Sequence[int]
) -> NDArray[np.bool_]:
    """Which groups of a row of the source differ from other rows; (n_groups, n_others)."""
    columns = [[source[name] for name in group.columns] for group in groups]
    return np.array(
        [
            [any(values[row] != values[other] for values in group) for other in others]
            for group in columns
        ],
        dtype=np.bool_,
    ).reshape(len(groups), len(others))
