"""How the features of one group share the contribution of the group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from houseprice.valuation.explanation.shapley import coalitions, company_weights

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Opening:
    """The features of a group join one by one, in each company of other groups.

    Their shares add up to the contribution of the group (an Owen value). In each company they join
    in one order of chance, and in the opposite company in the reverse of it.

    Parameters
    ----------
    group : int
        Number of the group that is opened.
    companies : ndarray of bool, shape (n_companies, n_groups)
        The subsets of the other groups.
    orders : ndarray of int, shape (n_companies, n_parts)
    """

    group: int
    companies: Bools
    orders: Ints

    @classmethod
    def of(cls, groups: int, group: int, parts: int) -> Self:
        """Open one of so many groups, which has so many features."""
        inside = coalitions(groups)
        companies = inside[~inside[:, group]]
        half = len(companies) // 2 or 1
        random = np.random.default_rng(parts)
        forward = np.array([random.permutation(parts) for _ in range(half)]).reshape(half, parts)
        # Companies are numbers in binary: the opposite of the first is the last.
        orders = np.vstack([forward, forward[::-1, ::-1]])[: len(companies)]
        return cls(group, companies, orders)

    def chosen(self) -> tuple[Bools, Bools]:
        """Which other groups, and which of the features, come from the home on the way.

        Returns
        -------
        ndarray of bool, shape (n_steps, n_groups), and of bool, shape (n_steps, n_parts)
            Without the first and the last step, which are coalitions of whole groups.
        """
        parts = self.orders.shape[1]
        place = np.argsort(self.orders, axis=1)
        steps = place[:, None, :] < np.arange(1, parts)[None, :, None]
        groups = np.repeat(self.companies, parts - 1, axis=0)
        return groups, steps.reshape(-1, parts)

    def amounts(self, worth: Floats, stepped: Floats) -> Floats:
        """The share of each feature.

        Parameters
        ----------
        worth : ndarray of shape (2 ** n_groups,)
            Worth of each coalition of whole groups.
        stepped : ndarray of shape (n_steps,)
            Worth of each row of `chosen`.
        """
        count, parts = self.orders.shape
        alone = self.companies @ (1 << np.arange(self.companies.shape[1]))
        whole = alone + (1 << self.group)
        ladder = np.column_stack([worth[alone], stepped.reshape(count, parts - 1), worth[whole]])
        gains = np.empty(self.orders.shape)
        np.put_along_axis(gains, self.orders, np.diff(ladder, axis=1), axis=1)
        return np.asarray(company_weights(self.companies) @ gains, dtype=np.float64)
