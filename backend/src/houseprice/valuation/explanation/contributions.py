"""Why a home has its value: what each group of features moves, in money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from houseprice.data.schema import Role
from houseprice.valuation.answers import Contribution, FormField
from houseprice.valuation.explanation.shapley import (
    coalitions,
    joining,
    random_orders,
    sampled_values,
    shapley_values,
)

Floats = NDArray[np.float64]
Detail = Literal["groups", "features"]

MAX_GROUPS = 7
#: Homes that the model values for sampled contributions, about; more make the error smaller.
SAMPLES = 2_048
_LEAST_PAIRS = 8
_PLACE: frozenset[Role] = frozenset({"latitude", "longitude", "neighbourhood"})
#: Used where a model has more features than groups; what is in none of them comes last.
_GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Location", frozenset(_PLACE)),
    ("Living area", frozenset({"living_area"})),
    ("Bedrooms and bathrooms", frozenset({"bedrooms", "bathrooms"})),
    ("Age", frozenset({"year_built"})),
    ("Lot", frozenset({"lot_area"})),
    ("Type and quality", frozenset({"property_type", "category"})),
)
_REST = "Other features"


@dataclass(frozen=True)
class Group:
    """Features that are explained together."""

    label: str
    columns: tuple[str, ...]


def feature_groups(fields: tuple[FormField, ...]) -> tuple[Group, ...]:
    """At most `MAX_GROUPS` groups that hold every feature but the date once.

    The date is that of the valuation, the same for the home and for the reference.
    """
    used = [field for field in fields if field.kind != "date"]
    single = single_features(fields)
    if len(single) <= MAX_GROUPS:
        return single
    groups, left = [], used
    for label, roles in _GROUPS:
        groups.append(_group(label, [field for field in left if field.role in roles]))
        left = [field for field in left if field.role not in roles]
    return _non_empty([*groups, _group(_REST, left)])


def single_features(fields: tuple[FormField, ...]) -> tuple[Group, ...]:
    """The place as one group, every other feature but the date as one of its own."""
    used = [field for field in fields if field.kind != "date"]
    place = [field for field in used if field.role in _PLACE]
    others = [field for field in used if field.role not in _PLACE]
    return _non_empty([_group("Location", place), *(_group(one.label, [one]) for one in others)])


def _group(label: str, fields: list[FormField]) -> Group:
    return Group(label, tuple(field.name for field in fields))


def _non_empty(groups: list[Group]) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.columns)


class Game:
    """Which mixtures of home and reference must be valued to explain a home, and what follows.

    Exact for up to `MAX_GROUPS` groups, else sampled.

    Parameters
    ----------
    groups : tuple of Group
        Those in which the home differs from the reference: the others move nothing.

    Attributes
    ----------
    chosen : ndarray of bool, shape (n_mixtures, n_groups)
        Which groups are the home's; the first row is the reference, the last one the home.
    """

    def __init__(self, groups: tuple[Group, ...]) -> None:
        self._groups = groups
        count = len(groups)
        if count <= MAX_GROUPS:
            self.chosen = coalitions(count)
            return
        pairs = max(SAMPLES // (2 * count), _LEAST_PAIRS)
        self._orders = random_orders(count, pairs, seed=count)
        steps = joining(self._orders)
        self.chosen, self._place = _distinct(steps.reshape(-1, count))

    def contributions(self, worth: Floats) -> tuple[Contribution, ...]:
        """What each group moves, the largest first.

        Parameters
        ----------
        worth : ndarray of shape (n_mixtures,)
            Value of each mixture of `chosen`, in money.

        Returns
        -------
        tuple of Contribution
            They add up exactly to ``worth[-1] - worth[0]``.
        """
        count = len(self._groups)
        if count <= MAX_GROUPS:
            amounts, errors = shapley_values(worth, count), np.zeros(count)
        else:
            steps = worth[self._place].reshape(len(self._orders), count + 1)
            amounts, errors = sampled_values(steps, self._orders)
        found = [
            Contribution(group.label, float(amount), float(error))
            for group, amount, error in zip(self._groups, amounts, errors, strict=True)
        ]
        return tuple(sorted(found, key=lambda one: -abs(one.amount)))


def _distinct(steps: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Different rows, the empty one first and the full one last, and where each row went."""
    rows, place = np.unique(steps, axis=0, return_inverse=True)
    return rows, place.reshape(-1)
