"""The parts of the last group of an explanation, which holds all other features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from houseprice.valuation.answers import Adjustment, Contribution
from houseprice.valuation.explanation.contributions import MAX_GROUPS, OTHER, Group
from houseprice.valuation.explanation.mixtures import (
    HOME,
    REFERENCE,
    Mixtures,
    Source,
    differing,
)
from houseprice.valuation.explanation.opening import Opening

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class _Grouped(Protocol):
    """What is known of the groups of a question."""

    @property
    def groups(self) -> tuple[Group, ...]: ...

    @property
    def others(self) -> tuple[Group, ...]: ...


@dataclass(frozen=True)
class OtherFeatures:
    """The groups with the last one taken apart, and the homes that tell what its parts are worth.

    Parameters
    ----------
    fine : tuple of Group
        The groups, and in place of `OTHER` each of its features.
    owner : ndarray of int, shape (n_fine,)
        Number of the group that each belongs to.
    moved : ndarray of bool, shape (n_groups,)
        Groups in which home and reference differ.
    parts : ndarray of int, shape (n_parts,)
        Numbers in `fine` of the features of `OTHER` in which they differ.
    opening : Opening or None
        None where there is nothing to take apart.
    """

    fine: tuple[Group, ...]
    owner: Ints
    moved: Bools
    parts: Ints
    opening: Opening | None

    @classmethod
    def of(cls, source: Source, question: _Grouped, moved: Bools) -> Self:
        """Take the last group apart, if home and reference differ in two of its features."""
        groups, place = question.groups, _place(question.groups)
        if place is None or not question.others:
            return cls(groups, np.arange(len(groups)), moved, np.array([], dtype=np.int64), None)
        fine = (*groups[:place], *question.others, *groups[place + 1 :])
        count = len(question.others)
        owner = np.repeat(
            np.arange(len(groups)), [count if g == place else 1 for g in range(len(groups))]
        )
        differs = differing(source, fine, HOME, [REFERENCE])[:, 0]
        parts = np.flatnonzero(differs & (owner == place))
        opening = None
        if len(parts) > 1 and moved.sum() <= MAX_GROUPS:
            opening = Opening.of(int(moved.sum()), int(moved[:place].sum()), len(parts))
        return cls(fine, owner, moved, parts, opening)

    def mixtures(self) -> Mixtures:
        """Homes in which the features join one by one; none where nothing is taken apart."""
        if self.opening is None:
            return Mixtures.of_home(np.ones((0, len(self.fine)), dtype=np.bool_))
        groups, steps = self.opening.chosen()
        coarse = np.ones((len(groups), len(self.moved)), dtype=np.bool_)
        coarse[:, self.moved] = groups
        chosen = coarse[:, self.owner]
        # What is the same in home and reference may come from either.
        chosen[:, self.parts] = steps
        return Mixtures.of_home(chosen)

    def opened(
        self, contributions: Sequence[Contribution], worth: Floats, stepped: Floats
    ) -> tuple[Contribution, ...]:
        """The contributions, the last group with its parts, the largest first.

        Parameters
        ----------
        contributions : sequence of Contribution
        worth : ndarray of shape (n_coalitions,)
            Worth of the mixtures of whole groups.
        stepped : ndarray of shape (n_steps,)
            Worth of `mixtures`.
        """
        if self.opening is None:
            return tuple(contributions)
        amounts = self.opening.amounts(worth, stepped)
        labels = [self.fine[number].label for number in self.parts]
        order = np.argsort(-np.abs(amounts), kind="stable")
        parts = tuple(Adjustment(labels[number], float(amounts[number])) for number in order)
        return tuple(
            replace(part, parts=parts) if part.feature == OTHER else part for part in contributions
        )


def _place(groups: tuple[Group, ...]) -> int | None:
    return next((number for number, group in enumerate(groups) if group.label == OTHER), None)
