"""Why a home has its value: the contribution of each group of features, in money."""

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
#: The model values about this many homes for sampled contributions; more make errors smaller.
SAMPLES = 2_048
_LEAST_PAIRS = 8
_PLACE: frozenset[Role] = frozenset({"latitude", "longitude", "neighbourhood"})
#: Groups for a model with more features than that; the other features come last.
_GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("Location", frozenset(_PLACE)),
    ("Living area", frozenset({"living_area"})),
    ("Bedrooms and bathrooms", frozenset({"bedrooms", "bathrooms"})),
    ("Age", frozenset({"year_built"})),
    ("Lot", frozenset({"lot_area"})),
    ("Type and quality", frozenset({"property_type", "category"})),
)
OTHER = "Other features"


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
    groups, rest = [], used
    for label, roles in _GROUPS:
        groups.append(_group(label, [field for field in rest if field.role in roles]))
        rest = [field for field in rest if field.role not in roles]
    return _non_empty([*groups, _group(OTHER, rest)])


def single_features(fields: tuple[FormField, ...]) -> tuple[Group, ...]:
    """The place as one group, every other feature but the date as one of its own."""
    used = [field for field in fields if field.kind != "date"]
    place = [field for field in used if field.role in _PLACE]
    others = [field for field in used if field.role not in _PLACE]
    return _non_empty(
        [_group("Location", place), *(_group(field.label, [field]) for field in others)]
    )


def other_features(fields: tuple[FormField, ...]) -> tuple[Group, ...]:
    """Each feature of the group `OTHER` by itself; none where there is no such group."""
    others = [group for group in feature_groups(fields) if group.label == OTHER]
    columns = {name for group in others for name in group.columns}
    return tuple(_group(field.label, [field]) for field in fields if field.name in columns)


def _group(label: str, fields: list[FormField]) -> Group:
    return Group(label, tuple(field.name for field in fields))


def _non_empty(groups: list[Group]) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.columns)


class Game:
    """The mixtures of home and reference that explain a home, and the contributions from them.

    Contributions are exact for up to `MAX_GROUPS` groups; beyond that they are sampled.

    Parameters
    ----------
    groups : tuple of Group
        Groups in which the home differs from the reference; the others contribute nothing.

    Attributes
    ----------
    chosen : ndarray of bool, shape (n_mixtures, n_groups)
        Which groups come from the home; the first row is the reference, the last one the home.
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
        """Contribution of each group, the largest first.

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
        contributions = [
            Contribution(group.label, float(amount), float(error))
            for group, amount, error in zip(self._groups, amounts, errors, strict=True)
        ]
        return tuple(sorted(contributions, key=lambda contribution: -abs(contribution.amount)))


def _distinct(steps: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Distinct rows, the empty one first and the full one last, and the position of each row."""
    rows, place = np.unique(steps, axis=0, return_inverse=True)
    return rows, place.reshape(-1)
